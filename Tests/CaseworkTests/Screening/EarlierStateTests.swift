import Casework
import ClewModel
import Foundation
import ListImport
import Screening
import StatementStore
import TestSupport
import Testing
import World

/// What may be left out of a run because nothing has changed since an earlier one, against full runs of both days.
///
/// All parties are invented.
struct EarlierStateTests {
    private let folder: TemporaryDirectory
    private let archive: Archive
    private let since = Day("2024-06-01") ?? .distantPast
    private let today = Day("2025-02-01") ?? .distantPast

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        let text = try String(
            contentsOf: RepositoryFiles.fixtures.appending(path: "lists/un-sc.xml"), encoding: .utf8)
        let start = try #require(text.range(of: "    <ENTITY>\n"))
        let end = try #require(text.range(of: "    </ENTITY>\n"))
        let entity = String(text[start.lowerBound..<end.upperBound])
        func other(_ number: String, _ name: String, _ day: String) -> String {
            entity.replacing("6900002", with: number).replacing("EXAMPLE FRONT COMPANY", with: name)
                .replacing("Example Front", with: name).replacing("2014-06-30", with: day)
        }
        let stays = other("6900003", "QUILLON LANTERN WORKS", "2012-01-01")
        let goes = other("6900004", "INVENTED HARBOUR TRUST", "2012-01-01")
        let comes = other("6900005", "INVENTED MERIDIAN FOUNDRY", "2024-09-01")
        let before = text.replacing("  </ENTITIES>", with: stays + goes + "  </ENTITIES>")
        let after = text.replacing("EXAMPLE FRONT COMPANY", with: "EXAMPLE FRONT COMBINE")
            .replacing("  </ENTITIES>", with: stays + comes + "  </ENTITIES>")
        for (day, version) in [("2024-01-01", before), ("2025-01-01", after)] {
            let importer = try PublishedLists.catalog().importer(for: "un-sc")
            _ = try ArchiveImport(importer, metadata: nil, archive: archive).run(
                [try folder.write(version, to: "un-\(day).xml")],
                options: ArchiveImportOptions(recorded: try #require(Day(day)), acceptsProblems: true))
        }
        // A listing that was published before it began, one that was to end, and one of either that was then withdrawn.
        let dated = [
            ("y-1", "Invented Juniper Shipping", "2024-08-01", nil, true),
            ("y-2", "Invented Kestrel Optics", "2020-01-01", "2024-10-01", true),
            ("y-3", "Invented Larch Chemicals", "2024-08-01", nil, false),
            ("y-4", "Invented Mistral Textiles", "2020-01-01", "2024-10-01", false),
        ]
        for (day, isLater) in [("2024-01-01", false), ("2025-01-01", true)] {
            let request = ListImportRequest(
                dataset: "invented_dated", recorded: try #require(Day(day)), reader: "test",
                rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
            _ = try archive.importList(request) { draft in
                for (id, name, from, to, stays) in dated where stays || !isLater {
                    try draft.add(Self.party(id, name, from: from, to: to))
                }
            }
        }
    }

    private static func party(_ id: String, _ name: String, from: String, to: String?) -> [Statement] {
        let list: DatasetName = "invented_dated"
        func listing(_ property: PropertyName, _ value: String) -> Statement {
            Statement(
                entity: EntityID(id + "-listing"), schema: .sanction, property: property, value: value, dataset: list,
                validFrom: PartialDate(from), validTo: to.flatMap { PartialDate($0) })
        }
        return [
            Statement(entity: EntityID(id), schema: .company, property: .name, value: name, dataset: list),
            listing(.entity, id), listing(.startDate, from),
        ] + (to.map { [listing(.endDate, $0)] } ?? [])
    }

    private let names = [
        "Example Front Company", "Example Front Combine", "Quillon Lantern Works", "Invented Harbour Trust",
        "Invented Meridian Foundry", "Invented Juniper Shipping", "Invented Kestrel Optics",
        "Invented Larch Chemicals", "Invented Mistral Textiles", "Unrelated Granite Bakery",
    ]

    private func world(_ knownAt: Day?) throws -> World {
        try World(try Examples.knowledge.get(), archive: archive, knownAt: knownAt)
    }

    private func query(_ name: String) -> ScreeningQuery {
        ScreeningQuery(id: name, schema: .legalEntity, names: [name])
    }

    @Test func whatIsLeftOutIsWhatFullRunsBeforeAndAfterAgreeOn() throws {
        let keys = ["un-sc", "invented-dated"]
        func answers(_ base: ScreeningBase) throws -> [[String]] {
            try base.screener(ScreeningOptions()).screen(names.map(query)).map { candidates in
                candidates.map { "\($0.entity) \($0.score) \($0.isMatch) \($0.matchedName)" }
            }
        }
        let now = try ScreeningBase.lists(world(nil), keys: keys, asOf: today)
        let earlier = try ScreeningBase.earlier(world(since), keys: keys, on: since, asOf: today)
        let delta = try ScreeningDelta(from: earlier.index, to: now.compiled())
        let after = try answers(now)
        for asOf in [since, today] {
            let before = try answers(
                ScreeningBase.lists(world(since), keys: keys, asOf: asOf))
            for (place, name) in names.enumerated() where !delta.affects(query(name)) {
                #expect(before[place] == after[place], "\(name), as of \(asOf)")
            }
        }
        let leftOut = names.filter { !delta.affects(query($0)) }
        #expect(leftOut == ["Quillon Lantern Works", "Unrelated Granite Bakery"])
    }

    @Test func aRunOnTheSameDayLeavesEverythingOut() throws {
        let now = try ScreeningBase.lists(world(today), asOf: today)
        let earlier = try ScreeningBase.earlier(world(today), on: today, asOf: today)
        #expect(try ScreeningDelta(from: earlier.index, to: now.compiled()).changed.isEmpty)
    }

    @Test func aListThatWasNotOnRecordYetHadNobodyOnIt() throws {
        let early = try #require(Day("2023-01-01"))
        let keys = ["un-sc"]
        let now = try ScreeningBase.lists(world(nil), keys: keys, asOf: today)
        let earlier = try ScreeningBase.earlier(world(early), keys: keys, on: early, asOf: today)
        #expect(try ScreeningDelta(from: earlier.index, to: now.compiled()).changed.count == now.partyCount)
    }
}
