import ClewModel
import Testing

@testable import StatementStore

struct FollowTheMoneyFormTests {
    @Test(arguments: [
        ("phone", "+98 21 66153220", true), ("phone", "982166153220", false), ("phone", "+98 21 6615322012345", false),
        ("phone", "No. 03889402", false), ("phone", "+999 1234567", false), ("email", "A@MAIL.EXAMPLE", true),
        ("email", "PRIYEMNAYA@YGDU", false), ("email", "a@b.example or c@d.example", false),
        ("website", "www.example.org", true), ("website", "https://example.org/a?b=c", true),
        ("website", "www.example.org. Offices Worldwide", false), ("website", "gopher://example.org", false),
        ("country", "cn", true), ("country", "anhh", false), ("country", "China", false), ("topics", "sanction", true),
        ("topics", "something", false), ("birthDate", "1970-05", true), ("birthDate", "circa 1970", false),
        ("modifiedAt", "2024-01-05T10:00:00", true), ("gender", "male", true), ("gender", "M", false),
        ("idNumber", String(repeating: "9", count: 64), true), ("idNumber", String(repeating: "9", count: 65), false),
        ("alias", String(repeating: "名", count: 384), true), ("alias", String(repeating: "名", count: 385), false),
    ])
    func aValueThatThePackageRefusesBecomesANote(property: String, value: String, isTaken: Bool) {
        let property = PropertyName(rawValue: property)
        let placed = FollowTheMoneyForm.place(value, of: property, in: .company)
        if isTaken {
            #expect(placed == (property, value))
        } else {
            #expect(placed == (.notes, "\(property.rawValue): \(value)"))
        }
    }

    @Test func anIntervalHasASummaryInPlaceOfNotes() {
        let number = String(repeating: "9", count: 65)
        #expect(FollowTheMoneyForm.place(number, of: "number", in: .identification) == ("summary", "number: " + number))
    }

    @Test func aGoodIsAnAssetAndWhatNothingFitsIsLeftOutAndCounted() throws {
        #expect(FollowTheMoneyForm.schema("Good") == "Asset")
        #expect(FollowTheMoneyForm.schema(.company) == .company)
        #expect(FollowTheMoneyForm.schema(.thing) == nil)
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        func statement(_ id: EntityID, _ schema: Schema) -> [Statement] {
            [Statement(entity: id, schema: schema, property: .name, value: "Invented", dataset: Invented.list)]
        }
        try archive.load(
            [statement("a", "Good"), statement("b", "Gadget"), statement("c", "Gadget")], on: "2024-01-01")
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture)
        for format in [ExportFormat.entities, .statements, .statementTable] {
            var text: [UInt8] = []
            let leftOut = try snapshot.export(format) { text += $0 }
            #expect(leftOut.map(\.schema) == ["Gadget"])
            #expect(leftOut.map(\.count) == [2])
            #expect(String(decoding: text, as: UTF8.self).contains("Asset"))
        }
    }

    @Test func aRowOfTheTableHasEachValueOnce() {
        let entity = Entity(
            id: "a", schema: .company, properties: [.name: ["Invented"], .country: ["ie"], .jurisdiction: ["ie"]])
        #expect(!String(decoding: EntityRow.bytes(of: entity), as: UTF8.self).contains("ie; ie"))
    }
}
