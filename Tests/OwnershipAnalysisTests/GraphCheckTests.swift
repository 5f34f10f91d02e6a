import ClewModel
import OwnershipAnalysis
import TestSupport
import Testing

/// Stakes that contradict themselves or one another are reported, and stand as documented.
struct GraphCheckTests {
    @Test func stakesBeyondTheWholeAreReported() {
        let found = TestGraph.diagnostics(of: [TestGraph.stake("P", "A", 60), TestGraph.stake("Q", "A", 60)])
        #expect(found.map(\.code) == ["ownership.sum.over"])
        #expect(found.first?.message.contains("120%") == true)
    }

    @Test func stakesOfDifferentTimesAreNotAddedUp() {
        let found = TestGraph.diagnostics(of: [
            TestGraph.stake("P", "A", 60, to: "2024-12-31"), TestGraph.stake("Q", "A", 60, from: "2025-01-01"),
        ])
        #expect(found.isEmpty)
    }

    @Test func aSumThatPassesTheWholeOnlyOnSomeDaysIsReportedWithTheFirst() {
        let found = TestGraph.diagnostics(of: [
            TestGraph.stake("P", "A", 60, to: "2025-06-30"), TestGraph.stake("Q", "A", 60, from: "2025-01-01"),
        ])
        #expect(found.map(\.code) == ["ownership.sum.over"])
        #expect(found.first?.message.contains("2025-01-01") == true)
    }

    @Test func anOwnerThatIsWhatItOwnsIsReported() {
        #expect(TestGraph.diagnostics(of: [TestGraph.stake("A", "A", 5)]).map(\.code) == ["ownership.self-holding"])
    }

    @Test func twoStakesOfOnePairThatDifferBecomeARange() throws {
        let stakes = [TestGraph.stake("X", "A", 40), TestGraph.stake("X", "A", 55), TestGraph.stake("X", "A", 40)]
        #expect(
            TestGraph.diagnostics(of: stakes).map(\.code) == ["ownership.pair.conflict", "ownership.pair.conflict"])
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .open)
        #expect(verdict.bounds == Bounds(0.4, 0.55))
        #expect(verdict.chain.first?.stakes.count == 3)
    }

    @Test func equalStakesOfOnePairAreOneStakeWithTwoSources() throws {
        let stakes = [TestGraph.stake("X", "A", 60), TestGraph.stake("X", "A", 60)]
        #expect(TestGraph.diagnostics(of: stakes).isEmpty)
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.bounds == Bounds(exactly: 0.6))
    }

    @Test func datesInReverseAreReportedAndRuleOutNoDay() throws {
        let stakes = [TestGraph.stake("X", "A", 60, from: "2025-06-01", to: "2024-06-01")]
        #expect(TestGraph.diagnostics(of: stakes).map(\.code) == ["ownership.dates.reversed"])
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .open)
        #expect(verdict.bounds == Bounds(0, 0.6))
    }

    @Test func everyRuleOfTheReferenceIsReadAndSourced() throws {
        let catalog = try TestGraph.catalog()
        #expect(catalog.rules.map(\.key) == ["cn-lists", "eu", "uk", "us-bis", "us-ofac", "us-uflpa"])
        for rule in catalog.rules {
            for period in rule.periods {
                #expect(!period.citation.source.isEmpty)
                #expect(!period.statement.isEmpty)
            }
        }
    }

    @Test func aRuleOfTheUsersOwnIsReadInTheSameForm() throws {
        let folder = try TemporaryDirectory()
        let good = try folder.write(
            """
            key: ours
            name: our own rule
            jurisdiction: xx
            counting: together
            periods:
              - tests: [{ right: capital, percent: 10, comparison: at-least }]
                statement: A tenth is enough for us.
                citation: our policy
                confidence: high
            """, to: "ours.yaml")
        let rule = try OwnershipRuleCatalog.rule(at: good)
        let verdict = TestGraph.graph([TestGraph.stake("X", "A", 10)]).verdict(
            for: "A", under: rule, listed: ["X"], on: TestGraph.day)
        #expect(verdict.answer == .yes)
    }

    @Test func aRuleWithSlipsIsRefusedWithAllOfThem() throws {
        let folder = try TemporaryDirectory()
        let bad = try folder.write(
            """
            key: ours
            name: our own rule
            jurisdiction: xx
            counting: in-sum
            treshold: 5
            periods:
              - tests: [{ right: capital, percent: 110, comparison: at-least }]
                statement: A tenth is enough for us.
                confidence: high
            """, to: "ours.yaml")
        let error = #expect(throws: OwnershipError.self) { try OwnershipRuleCatalog.rule(at: bad) }
        let codes = Set(error?.diagnostics.map(\.code) ?? [])
        #expect(codes == ["cell.choice", "cell.range", "yaml.key.unknown", "ownership.rule.citation"])
        #expect(error?.code == .rule)
    }
}
