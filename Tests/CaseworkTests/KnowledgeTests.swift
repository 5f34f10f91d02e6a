import Casework
import ClewModel
import Foundation
import ListImport
import OwnershipAnalysis
import RegimeRules
import SupplyChain
import TestSupport
import Testing
import World

struct KnowledgeTests {
    @Test func everyFileOfTheReferenceDataFollowsItsSchema() {
        #expect(KnowledgeBase.problems(in: RepositoryFiles.reference).map(\.description) == [])
    }

    /// A whole snapshot clears nobody either: it ends with its day, and the answer says so.
    @Test func theBundledSnapshotSaysHowMuchItHoldsAndWithWhichDayItEnds() throws {
        let knowledge = try Examples.knowledge.get()
        let snapshot = try #require(knowledge.bundled.snapshots.first { $0.dataset == "us_dhs_uflpa" })
        #expect(snapshot.official == 187)
        #expect(snapshot.held == 187)
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        #expect(
            assessment.answer.notKnown.contains {
                $0.contains("187 of the official 187 entries as of 2026-08-03; later changes are not in it")
            })
    }

    @Test func noRowWithoutASourceBecomesAListing() throws {
        let knowledge = try Examples.knowledge.get()
        for statement in try knowledge.bundled.statements {
            #expect(statement.confidence > .unverified)
            #expect(statement.citation?.verification != .unverified && statement.citation != nil)
        }
    }

    @Test func everyKindOfDocumentThatAStageLeavesBehindIsOneThatALawCanAskFor() throws {
        let knowledge = try Examples.knowledge.get()
        let asked = Set(
            try knowledge.regimes.regimes.flatMap { regime in
                regime.provisions.flatMap { $0.evidenceAsked.flatMap { $0.documentTypes.map(\.key) } }
            })
        let left = Set(try knowledge.commodities.commodities.flatMap { $0.stages.flatMap(\.documents) })
        let shared = left.intersection(asked)
        #expect(
            shared.isSuperset(of: ["bale-list", "laydown-sheet", "mixing-sheet", "production-record", "charge-sheet"]))
    }

    @Test func everyOwnershipRuleStartsFromListsThatAreDescribed() throws {
        let knowledge = try Examples.knowledge.get()
        let described = Set(try knowledge.lists.map(\.dataset))
        let known = ["us-ofac", "uk", "eu", "us-uflpa"]
        for rule in try knowledge.ownershipRules.rules where known.contains(rule.key) {
            #expect(Set(rule.datasets).isSubset(of: described), "\(rule.key)")
        }
    }

    @Test func theVersionDependsOnTheDataAlone() throws {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "Reference")
        try FileManager.default.copyItem(at: RepositoryFiles.reference, to: copy)
        let same = try KnowledgeBase.load(from: copy)
        #expect(try same.version == Examples.knowledge.get().version)
        try Data("# a remark\n".utf8).write(to: copy.appending(path: "commodities/README.md"))
        #expect(try KnowledgeBase.load(from: copy).version == same.version)
        let file = copy.appending(path: "commodities/cotton.yaml")
        try (String(contentsOf: file, encoding: .utf8) + "# a remark\n").write(
            to: file, atomically: true, encoding: .utf8)
        #expect(try KnowledgeBase.load(from: copy).version != same.version)
    }
}
