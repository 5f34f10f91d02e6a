import ClewModel
import Foundation
import OwnershipAnalysis
import SanctionsStudy
import TestSupport
import Testing

@testable import Casework

/// Target sets over the rules of the laws themselves, on invented companies.
struct TargetDesignTests {
    let folder: TemporaryDirectory
    let day = Day("2026-01-15") ?? .distantPast

    init() throws {
        folder = try TemporaryDirectory()
        _ = try folder.write(
            """
            owner,asset,share
            invented-a,invented-mill,30
            invented-b,invented-mill,30
            invented-c,invented-works,80
            invented-works,invented-shop,100

            """, to: "stakes.csv")
        _ = try folder.write(
            "entity,programme\ninvented-a,labour-transfer\ninvented-b,labour-transfer\ninvented-c,vsetc\n",
            to: "candidates.csv")
    }

    private func rule(_ key: String) throws -> OwnershipRule {
        let catalog = try OwnershipRuleCatalog(directory: RepositoryFiles.reference.appending(path: "ownership-rules"))
        return try #require(catalog[key])
    }

    private func design(_ rule: String, candidates: String = "candidates.csv", weights: URL? = nil) throws
        -> TargetDesign
    {
        try TargetDesign(
            graph: .stakes(LabInput(folder.url.appending(path: "stakes.csv"), as: "stakes.csv")),
            candidates: .table(LabInput(folder.url.appending(path: candidates), as: candidates)),
            weights: weights.map { LabInput($0, as: "weights.csv") }, listed: [], rule: try self.rule(rule), on: day)
    }

    @Test(arguments: [("us-ofac", 3.0), ("uk", 2.0)])
    func theLawDecidesWhetherTwoOwnersAreAddedUp(_ key: String, _ reached: Double) throws {
        let own = [EntityID("invented-a"), EntityID("invented-b")]
        let sets = try design(key).sets(own, isWeighted: false)
        #expect(sets.value(of: [0]).lower == 1)
        // Alone each reaches itself; together they reach the mill under a rule that adds owners up.
        #expect(sets.value(of: [0, 1]).lower == reached)
        #expect(sets.isUnion == (key == "uk"))
    }

    @Test func eachProgrammeHasASetOfItsOwn() throws {
        let tables = try design("us-ofac").tables(upTo: 2)
        #expect(tables.count == 2)
        #expect(tables[0].title.contains("labour-transfer") && tables[1].title.contains("vsetc"))
        #expect(tables[1].rows.map { $0[1] } == ["invented-c"])
        #expect(tables[1].rows[0][2] == "3.00")
        #expect(tables.allSatisfy { $0.coverage.notes.contains { $0.hasPrefix("Not said:") } })
    }

    @Test func whatIsListedAlreadyCountsForNobody() throws {
        let design = try TargetDesign(
            graph: .stakes(LabInput(folder.url.appending(path: "stakes.csv"), as: "stakes.csv")),
            candidates: .table(LabInput(folder.url.appending(path: "candidates.csv"), as: "candidates.csv")),
            weights: nil, listed: [ListedParty("invented-works")], rule: try rule("us-ofac"), on: day)
        // Works and shop fall under the rule already; only the candidate itself is new.
        #expect(design.sets([EntityID("invented-c")], isWeighted: false).value(of: [0]).lower == 1)
    }

    @Test func aCandidateThatTheGraphDoesNotKnowIsToldWithItsPlace() throws {
        _ = try folder.write("entity,programme\ninvented-a,vsetc\ninvented-z,vsetc\n", to: "wrong.csv")
        let error = #expect(throws: ClewError.self) { try design("us-ofac", candidates: "wrong.csv") }
        #expect(error?.diagnostics.first?.location.line == 3)
        #expect(error?.diagnostics.first?.message.contains("invented-z") == true)
    }

    @Test func aCandidateOfTwoProgrammesStandsInBothSets() throws {
        _ = try folder.write(
            "entity,programme\ninvented-c,vsetc\ninvented-c,labour-transfer\n", to: "both.csv")
        let tables = try design("us-ofac", candidates: "both.csv").tables(upTo: 1)
        #expect(tables.map { $0.rows.map { $0[1] } } == [["invented-c"], ["invented-c"]])
        _ = try folder.write("entity,programme\ninvented-c,vsetc\ninvented-c,vsetc\n", to: "twice.csv")
        let error = #expect(throws: ClewError.self) { try design("us-ofac", candidates: "twice.csv") }
        #expect(error?.diagnostics.first?.location.line == 3)
    }

    @Test func weightsThatAreGivenTwiceAreRefusedAndThoseOfStrangersTold() throws {
        let twice = try folder.write(
            "entity,weight_least,weight_most\ninvented-a,1,5\ninvented-a,3,3\n", to: "twice.csv")
        let error = #expect(throws: ClewError.self) { try design("uk", weights: twice) }
        #expect(error?.diagnostics.first?.location.line == 3)
        let stranger = try folder.write("entity,weight_least,weight_most\ninvented-z,1,5\n", to: "strange.csv")
        let notes = try design("uk", weights: stranger).tables(upTo: 1).flatMap(\.coverage.notes)
        #expect(notes.contains { $0.contains("the graph has no party invented-z, which has a weight") })
    }

    @Test func theRuleIsToldWithItsTextAndSource() throws {
        let notes = try design("us-ofac").tables(upTo: 1).flatMap(\.coverage.notes)
        #expect(
            notes.contains {
                $0.hasPrefix("Read: OFAC 50 Percent Rule on 2026-01-15: ") && $0.contains("confidence high")
            })
    }

    @Test func aColumnThatIsNotReadIsTold() throws {
        _ = try folder.write("entity,program\ninvented-c,vsetc\n", to: "spelt.csv")
        let notes = try design("us-ofac", candidates: "spelt.csv").tables(upTo: 1).flatMap(\.coverage.notes)
        #expect(notes.contains { $0.hasPrefix("Read: spelt.csv:1") && $0.contains("program") })
    }

    @Test func weightsThatAreOpenSayHowFirmTheChoiceIs() throws {
        let weights = try folder.write(
            "entity,weight_least,weight_most\ninvented-a,1,5\ninvented-b,3,3\n", to: "weights.csv")
        let tables = try design("uk", weights: weights).tables(upTo: 1)
        #expect(tables.contains { $0.title.contains("all 2 corners") && $0.rows.map { $0[1] } == ["1", "1"] })
    }
}
