import ClewModel
import Foundation
import Testing

struct EntityTests {
    private func statement(_ property: PropertyName, _ value: String, _ dataset: DatasetName = "example") -> Statement {
        Statement(entity: "ex-1", schema: .company, property: property, value: value, dataset: dataset)
    }

    @Test func isPutTogetherFromStatementsWithoutRepeats() throws {
        let entities = Entity.assemble([
            statement(.alias, "Example Mill"), statement(.name, "Example Spinning Mill"),
            statement(.name, "Example Spinning Mill", "another"), statement(.country, "cn"),
        ])
        let entity = try #require(entities.first)
        #expect(entities.count == 1)
        #expect(entity.caption == "Example Spinning Mill")
        #expect(entity[.name] == ["Example Spinning Mill"])
        #expect(entity.datasets == ["another", "example"])
    }

    @Test func hasTheShapeOfFollowTheMoney() throws {
        let line = """
            {"id":"ex-1","caption":"Example","schema":"Company","properties":{"name":["Example"],"country":["cn"]},"datasets":["example"]}
            """
        let entity = try JSONDecoder().decode(Entity.self, from: Data(line.utf8))
        #expect(entity[.country] == ["cn"])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let again = try JSONDecoder().decode(Entity.self, from: encoder.encode(entity))
        #expect(again == entity)
    }

    @Test(arguments: [
        (Schema.company, Schema.legalEntity, true), (.company, .person, false), (.person, .legalEntity, true),
        (.vessel, .company, false), (.thing, .vessel, true), (.organization, .publicBody, true),
    ])
    func knowsWhichSchemataCanBeOne(first: Schema, second: Schema, compatible: Bool) {
        #expect(first.isCompatible(with: second) == compatible)
        #expect(second.isCompatible(with: first) == compatible)
    }

    @Test func aStatementHoldsOnEveryDayThatItsPartialDatesCanMean() throws {
        var claim = statement(.country, "cn")
        claim.validFrom = PartialDate("2022")
        claim.validTo = PartialDate("2024-02")
        #expect(claim.isValid(on: try #require(Day("2022-01-01"))))
        #expect(claim.isValid(on: try #require(Day("2024-02-29"))))
        #expect(!claim.isValid(on: try #require(Day("2024-03-01"))))
        #expect(!claim.isValid(on: try #require(Day("2021-12-31"))))
    }
}
