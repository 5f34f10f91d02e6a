import ClewModel
import Foundation
import Screening
import StatementStore
import TestSupport
import Testing

import World
@testable import Casework

/// What comes with Clew beside imported versions of the same list.
struct BundledOnHandTests {
    private let folder: TemporaryDirectory
    private let archive: Archive
    private let list: DatasetName = "us_dhs_uflpa"
    private let bundled: EntityID = "us-dhs-uflpa-hetian-taida-apparel-co-ltd"

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
    }

    /// Records a version of the list with invented parties alone.
    private func record(_ count: Int, on day: String) throws {
        let request = ListImportRequest(
            dataset: list, recorded: try #require(Day(day)), reader: "test",
            rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        _ = try archive.importList(request) { draft in
            draft.targets = count
            for number in 0..<count {
                try draft.add(
                    Statement(
                        entity: EntityID("invented-\(number)"), schema: .company, property: .name,
                        value: "Invented Party \(number)", dataset: list))
            }
        }
    }

    private func world(knownAt: String? = nil) throws -> World {
        try World(
            try Examples.knowledge.get(), archive: archive, knownAt: try knownAt.map { try #require(Day($0)) })
    }

    private func state(_ world: World) throws -> String {
        try #require(world.datasets.first { $0.dataset == list }).state
    }

    @Test func aPartyThatAWholeListNoLongerNamesIsNotOnIt() throws {
        #expect(try world().entity(bundled) != nil)
        try record(200, on: "2026-10-01")
        let lists = try world()
        #expect(try lists.entity(bundled) == nil)
        #expect(try lists.entity("invented-0") != nil)
        #expect(try state(lists) == "imported: recorded 2026-10-01; it supersedes the bundled snapshot")
        let base = try ScreeningBase.lists(lists, keys: ["us-dhs-uflpa"], asOf: try #require(Day("2026-11-01")))
        #expect(base.partyCount == 200)
    }

    @Test func beforeTheWholeListWasOnRecordTheSnapshotCounts() throws {
        try record(200, on: "2026-10-01")
        #expect(try world(knownAt: "2026-09-30").entity(bundled) != nil)
        #expect(try world(knownAt: "2026-10-01").entity(bundled) == nil)
    }

    @Test func besideAPartTheSnapshotStays() throws {
        try record(3, on: "2026-10-01")
        let lists = try world()
        #expect(try lists.entity(bundled) != nil)
        #expect(try state(lists).contains("a part, with the 187 bundled listings as of 2026-08-03 beside it"))
    }

    @Test func aListingThatBeganAfterTheWholeListStays() throws {
        try record(200, on: "2023-01-01")
        let lists = try world()
        #expect(try lists.entity(bundled) == nil)
        var later: [Entity] = []
        try lists.forEachListedParty(on: [list], standingOn: nil) { party in
            if party.datasets == [list] && !party.id.rawValue.hasPrefix("invented-") { later.append(party) }
        }
        #expect(!later.isEmpty)
        for party in later {
            let entries = lists.designations(of: party.id).filter { $0.dataset == list }
            #expect(entries.contains { ($0.from?.earliest ?? .distantPast).parts.year >= 2023 })
        }
        #expect(try state(lists).hasSuffix("it supersedes the bundled snapshot but for \(later.count) listed later"))
    }
}
