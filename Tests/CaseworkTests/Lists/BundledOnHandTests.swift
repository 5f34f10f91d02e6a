import ClewModel
import Foundation
import Screening
import StatementStore
import TestSupport
import Testing

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

    private func collection(asOf: String = "2026-11-01", knownAt: String? = nil) throws -> ListCollection {
        try ListCollection(
            try Examples.knowledge.get(), archive: archive, asOf: try #require(Day(asOf)),
            knownAt: try knownAt.map { try #require(Day($0)) })
    }

    private func state(_ collection: ListCollection) throws -> String {
        try #require(collection.lists.first { $0.dataset == list }).state
    }

    @Test func aPartyThatAWholeListNoLongerNamesIsNotOnIt() throws {
        #expect(try collection().library[bundled] != nil)
        try record(200, on: "2026-10-01")
        let lists = try collection()
        #expect(lists.library[bundled] == nil)
        #expect(lists.library["invented-0"] != nil)
        #expect(try state(lists) == "imported: recorded 2026-10-01; it supersedes the bundled snapshot")
        let holdings = try HoldingsOnHand(try Examples.knowledge.get(), archive: archive)
        #expect(holdings.library[bundled] == nil)
        let file = folder.url.appending(path: "lists.clew")
        let base = try ScreeningBase.lists(
            try Examples.knowledge.get(), archive: archive, keys: ["us-dhs-uflpa"],
            asOf: try #require(Day("2026-11-01")), knownAt: nil)
        let index = try ListsIndex.build(
            try Examples.knowledge.get(), archive: archive, keys: ["us-dhs-uflpa"],
            asOf: try #require(Day("2026-11-01")), knownAt: nil, to: file)
        #expect(index.count == base.index.count)
        #expect(index.count == 200)
    }

    @Test func beforeTheWholeListWasOnRecordTheSnapshotCounts() throws {
        try record(200, on: "2026-10-01")
        #expect(try collection(knownAt: "2026-09-30").library[bundled] != nil)
        #expect(try collection(knownAt: "2026-10-01").library[bundled] == nil)
    }

    @Test func besideAPartTheSnapshotStays() throws {
        try record(3, on: "2026-10-01")
        let lists = try collection()
        #expect(lists.library[bundled] != nil)
        #expect(try state(lists).contains("a part, with the 187 bundled listings as of 2026-08-03 beside it"))
    }

    @Test func aListingThatBeganAfterTheWholeListStays() throws {
        try record(200, on: "2023-01-01")
        let lists = try collection()
        #expect(lists.library[bundled] == nil)
        let later = lists.library.parties.filter { $0.datasets == [list] && !$0.id.rawValue.hasPrefix("invented-") }
        #expect(!later.isEmpty)
        for party in later {
            let entries = lists.library.designations[party.id, default: []]
            #expect(entries.contains { ($0.from?.earliest ?? .distantPast).parts.year >= 2023 })
        }
        #expect(try state(lists).hasSuffix("it supersedes the bundled snapshot but for \(later.count) listed later"))
    }
}
