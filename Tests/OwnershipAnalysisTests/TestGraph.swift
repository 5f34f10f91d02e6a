import ClewModel
import Foundation
import OwnershipAnalysis
import TestSupport

/// Graphs and rules for tests, short to write.
enum TestGraph {
    static let day = Day(year: 2025, month: 3, day: 1) ?? .distantPast
    static let source = Citation("a register of a test")

    static func stake(
        _ owner: EntityID, _ asset: EntityID, _ percent: Double, _ kind: StakeKind = .capital, from: String? = nil,
        to: String? = nil
    ) -> Stake {
        Stake(
            owner: owner, asset: asset, share: Bounds(exactly: percent / 100), kind: kind,
            validFrom: from.flatMap { PartialDate($0) }, validTo: to.flatMap { PartialDate($0) }, citation: source)
    }

    static func range(_ owner: EntityID, _ asset: EntityID, _ low: Double, _ high: Double) -> Stake {
        Stake(owner: owner, asset: asset, share: Bounds(low / 100, high / 100), citation: source)
    }

    static func unknown(_ owner: EntityID, _ asset: EntityID) -> Stake {
        Stake(owner: owner, asset: asset, citation: source)
    }

    static func tie(_ owner: EntityID, _ asset: EntityID, _ kind: ControlKind) -> Stake {
        Stake(owner: owner, asset: asset, kind: .control(kind), citation: source)
    }

    static func graph(_ stakes: [Stake]) -> OwnershipGraph {
        var diagnostics: [Diagnostic] = []
        return OwnershipGraph(stakes: stakes, into: &diagnostics)
    }

    static func diagnostics(of stakes: [Stake]) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        _ = OwnershipGraph(stakes: stakes, into: &diagnostics)
        return diagnostics
    }

    static func catalog() throws -> OwnershipRuleCatalog {
        try OwnershipRuleCatalog(directory: RepositoryFiles.reference.appending(path: "ownership-rules"))
    }

    static func rule(_ key: String) throws -> OwnershipRule {
        guard let rule = try catalog()[key] else { throw OwnershipError(.rule, "no rule \(key)") }
        return rule
    }

    static func verdict(
        _ entity: EntityID, _ rule: String, _ stakes: [Stake], listed: [EntityID], on day: Day = TestGraph.day
    ) throws -> OwnershipVerdict {
        graph(stakes).verdict(for: entity, under: try TestGraph.rule(rule), listed: Set(listed), on: day)
    }

    /// A rule of one period with one test and no dates.
    static func rule(
        _ counting: OwnershipRule.Counting, _ comparison: OwnershipTest.Comparison, _ control: ControlCriteria = .none
    ) -> OwnershipRule {
        OwnershipRule(
            key: "test", name: "a rule of a test", jurisdiction: "xx", counting: counting,
            periods: [
                RulePeriod(
                    tests: [OwnershipTest(right: .capital, threshold: 0.5, comparison: comparison)], control: control,
                    statement: "a rule of a test", citation: source, confidence: .high)
            ])
    }
}
