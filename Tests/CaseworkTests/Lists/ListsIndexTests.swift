import Casework
import ClewModel
import Foundation
import Screening
import StatementStore
import TestSupport
import Testing
import World

struct ListsIndexTests {
    /// An archive with invented parties that came, went, were listed without a day, or were never listed themselves.
    private func archive(in folder: TemporaryDirectory) throws -> Archive {
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        func day(_ text: String) throws -> Day { try #require(Day(text)) }
        func party(
            _ id: EntityID, _ name: String, in list: DatasetName, topics: String = "sanction"
        ) -> [Statement] {
            [
                Statement(entity: id, schema: .company, property: .name, value: name, dataset: list),
                Statement(entity: id, schema: .company, property: .topics, value: topics, dataset: list),
            ]
        }
        func listing(
            _ id: EntityID, of party: EntityID, in list: DatasetName, _ dates: [PropertyName: String]
        ) -> [Statement] {
            // Importers write the days of a listing on each of its statements.
            let from = (dates[.startDate] ?? dates[.listingDate]).flatMap { PartialDate($0) }
            let to = dates[.endDate].flatMap { PartialDate($0) }
            return dates.merging([.entity: party.rawValue]) { first, _ in first }.sorted { $0.key < $1.key }.map {
                Statement(
                    entity: id, schema: .sanction, property: $0.key, value: $0.value, dataset: list, validFrom: from,
                    validTo: to)
            }
        }
        let rules = PublishingRules(greatestLoss: 1, fewestEntities: 0)
        for (list, recorded, extra) in [
            ("invented_a", "2024-01-01", "Invented Alder Textile"), ("invented_b", "2024-01-01", "Invented Beech Food"),
            ("invented_a", "2024-03-01", "Invented Cedar Mining"),
        ] {
            let list = DatasetName(list)
            _ = try archive.importList(
                ListImportRequest(dataset: list, recorded: try day(recorded), reader: "test", rules: rules)
            ) { draft in
                try draft.add(party("x-1", extra, in: list))
                try draft.add(listing("x-1-l", of: "x-1", in: list, [.startDate: "2020", .endDate: "2022-06-30"]))
                try draft.add(party(EntityID("x-2-\(list)"), "Invented Dogwood Cement", in: list))
                try draft.add(
                    listing(
                        EntityID("x-2-l-\(list)"), of: EntityID("x-2-\(list)"), in: list, [.listingDate: "2023-05-01"]))
                try draft.add(party(EntityID("x-3-\(list)"), "Invented Elder Energy", in: list))
                try draft.add(listing(EntityID("x-3-l-\(list)"), of: EntityID("x-3-\(list)"), in: list, [:]))
                try draft.add(
                    listing(EntityID("x-3-m-\(list)"), of: EntityID("x-3-\(list)"), in: list, [.endDate: "2021"]))
                try draft.add(party(EntityID("x-4-\(list)"), "Invented Fir Paper", in: list, topics: "role.rca"))
                try draft.add(party(EntityID("x-5-\(list)"), "Invented Gorse Glass", in: list))
                try draft.add(
                    Statement(
                        entity: EntityID("x-6-\(list)"), schema: .address, property: "full", value: "Invented Road 1",
                        dataset: list))
            }
        }
        return archive
    }

    @Test(arguments: [
        ("2019-01-01", nil, nil), ("2021-05-05", nil, nil), ("2024-02-01", "2024-02-01", nil),
        ("2024-06-01", "2023-12-31", nil), ("2021-05-05", "2024-02-01", ["invented_a"]),
        ("2024-06-01", nil, ["invented-b", "us-dhs-uflpa"]),
    ])
    func theIndexOfADayHoldsThePartiesThatStandOnIt(asOf: String, knownAt: String?, keys: [String]?) throws {
        let knowledge = try Examples.knowledge.get()
        let folder = try TemporaryDirectory()
        let archive = try archive(in: folder)
        let asOf = try #require(Day(asOf))
        let knownAt = try knownAt.map { try #require(Day($0)) }
        let world = try World(knowledge, archive: archive, knownAt: knownAt)
        let base = try ScreeningBase.lists(world, keys: keys, asOf: asOf)
        let file = folder.url.appending(path: "lists.clew")
        try base.write(to: file)
        let index = try ScreeningIndex.open(file, lexicon: try knowledge.lexicon)
        #expect(index.count == base.partyCount)
        // Straight from the archive, by the days of each listing, as anyone would do it by hand.
        let chosen = try keys.map { try world.datasets(of: $0) }
        var standing: [Entity] = []
        try world.forEachListedParty(on: chosen, standingOn: asOf) { standing.append($0) }
        #expect(try index.parties(0..<index.count).map(\.id) == standing.map(\.id))
    }

    @Test func aListThatIsNotOnHandIsNamed() throws {
        let error = #expect(throws: ClewError.self) {
            try ScreeningBase.lists(Examples.world.get(), keys: ["no-such-list"], asOf: .distantFuture)
        }
        #expect(error?.code == .listUnknown)
    }
}
