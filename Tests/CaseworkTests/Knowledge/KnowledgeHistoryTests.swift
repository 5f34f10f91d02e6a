import ClewModel
import Foundation
import ListImport
import TestSupport
import Testing

@testable import Casework
@testable import World

/// What we said before a row was corrected.
struct KnowledgeHistoryTests {
    private let knowledge: KnowledgeBase

    init() throws {
        knowledge = try Examples.knowledge.get()
    }

    private func entities(knownAt day: String?) throws -> [EntityID: Entity] {
        let lists = try knowledge.bundled(knownAt: day.map { try #require(Day($0)) })
        return Dictionary(uniqueKeysWithValues: lists.entities.map { ($0.id, $0) })
    }

    @Test func onADayBeforeTheCorrectionTheListIsAsItWasSaidThen() throws {
        let then = try knowledge.bundled(knownAt: try #require(Day("2026-11-25")))
        #expect(then.snapshots.first { $0.list == "us-dhs-uflpa" }?.held == 94)
        let junggar: EntityID = "us-cbp-wro-xinjiang-junggar-cotton-and-linen-co-ltd-listing"
        let before = try entities(knownAt: "2026-11-25")
        #expect(before[junggar]?.first(.startDate) == "2021-11-02")
        #expect(before["us-dhs-uflpa-chacha-food"]?.caption == "Chacha Food")
        #expect(before["us-dhs-uflpa-chacha-food-company-limited"] == nil)
        let now = try entities(knownAt: nil)
        #expect(now[junggar]?.first(.startDate) == "2020-09")
        #expect(now["us-dhs-uflpa-chacha-food"] == nil)
    }

    /// Before anything was said, what is said now is the best that is known of what had been published.
    @Test(arguments: ["2022-01-01", "2026-11-22", "2026-12-01"])
    func onAnyOtherDayItIsAsItIsSaidNow(day: String) throws {
        #expect(try knowledge.bundled(knownAt: try #require(Day(day))).statements == knowledge.bundled.statements)
    }

    @Test func anAssessmentTellsWhatWasOnHandThen() throws {
        let then = try World(knowledge, archive: nil, knownAt: try #require(Day("2026-11-25")))
        #expect(
            then.datasets.first { $0.dataset == "us_dhs_uflpa" }?.caveat
                == "94 of the official 187 entries as of 2026-08-03")
    }

    @Test func everyCorrectionIsOfARowThatIsThere() throws {
        let rows = Set(try Examples.inventory.get().rows.map { $0.file + "\n" + $0.id })
        let changes = try knowledge.history.changes
        // Of a row that is there no more its history says what it was.
        let gone = Set(
            changes.filter { $0.field == KnowledgeChange.wholeRow && !$0.said.isEmpty }.map { $0.file + "\n" + $0.row })
        for change in changes
        where change.file.hasSuffix(".csv") && !gone.contains(change.file + "\n" + change.row) {
            #expect(rows.contains(change.file + "\n" + change.row), "\(change.file) \(change.row)")
        }
    }

    @Test func aFormerIdentifierFindsThePartyAndItsDecision() throws {
        let world = try World(knowledge, archive: nil)
        #expect(try world.entity("us-dhs-uflpa-chacha-food")?.id == "us-dhs-uflpa-chacha-food-company-limited")
        let former = FormerIdentifiers(["a": "b", "b": "c", "x": "x"])
        #expect(former.current(of: "a") == "c")
        #expect(former.former(of: "c") == ["a", "b"])
        #expect(former.current(of: "x") == "x")
    }

    @Test func chainsOfRenamesThatRunInACircleEnd() {
        let former = FormerIdentifiers(["a": "b", "b": "a"])
        #expect(["a", "b"].contains(former.current(of: "a")))
    }
}
