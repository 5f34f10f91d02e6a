import ClewModel
import OwnershipAnalysis
import Testing

/// The cases of the published guidance of OFAC (FAQ 398 to 402), with the letters that it uses: X and Y are blocked.
struct USGuidanceTests {
    /// FAQ 401, example 1.
    @Test func aChainOfHalvesIsBlockedToItsEnd() throws {
        let stakes = [TestGraph.stake("X", "A", 50), TestGraph.stake("A", "B", 50)]
        let verdict = try TestGraph.verdict("B", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .yes)
        #expect(verdict.bounds == Bounds(exactly: 0.5))
        #expect(verdict.depth == 2)
        #expect(verdict.chain.map(\.owner) == ["X", "A"])
    }

    /// FAQ 401, example 2.
    @Test func twoBlockedHoldersOfAQuarterEachBlockTogether() throws {
        let stakes = [
            TestGraph.stake("X", "A", 50), TestGraph.stake("X", "B", 50), TestGraph.stake("A", "C", 25),
            TestGraph.stake("B", "C", 25),
        ]
        let verdict = try TestGraph.verdict("C", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .yes)
        #expect(verdict.bounds == Bounds(exactly: 0.5))
    }

    /// FAQ 401, example 3.
    @Test func aDirectTenthAndTwoFifthsThroughABlockedHolderBlockTogether() throws {
        let stakes = [
            TestGraph.stake("X", "A", 50), TestGraph.stake("X", "B", 10), TestGraph.stake("A", "B", 40),
        ]
        #expect(try TestGraph.verdict("B", "us-ofac", stakes, listed: ["X"]).answer == .yes)
    }

    /// FAQ 401, the meaning of “indirectly”: only holders that are blocked themselves pass a stake on.
    @Test func aHolderBelowHalfPassesNothingOn() throws {
        let stakes = [
            TestGraph.stake("X", "A", 50), TestGraph.stake("X", "B", 25), TestGraph.stake("A", "C", 25),
            TestGraph.stake("B", "C", 25),
        ]
        let verdict = try TestGraph.verdict("C", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .no)
        #expect(verdict.bounds == Bounds(exactly: 0.25))
        #expect(verdict.isNearMiss)
    }

    /// FAQ 401: two holders, of each of which a blocked person has a quarter, are not blocked, whatever they hold.
    @Test func twoHoldersBelowHalfDoNotAddUp() throws {
        let stakes = [
            TestGraph.stake("X", "A", 25), TestGraph.stake("X", "B", 25), TestGraph.stake("A", "C", 50),
            TestGraph.stake("B", "C", 50),
        ]
        #expect(try TestGraph.verdict("C", "us-ofac", stakes, listed: ["X"]).answer == .no)
    }

    /// FAQ 399: the stakes of all blocked persons add up, under whichever programme they are blocked.
    @Test func stakesOfTwoBlockedPersonsAddUp() throws {
        let stakes = [TestGraph.stake("X", "A", 25), TestGraph.stake("Y", "A", 25)]
        #expect(try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X", "Y"]).answer == .yes)
        #expect(try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"]).answer == .no)
    }

    /// FAQ 398: control without ownership does not block.
    @Test(arguments: ControlKind.allCases)
    func controlAloneDoesNotBlock(kind: ControlKind) throws {
        let stakes = [TestGraph.tie("X", "A", kind), TestGraph.stake("X", "A", 49)]
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"])
        #expect(verdict.answer == .no)
        #expect(verdict.isNearMiss)
    }

    /// FAQ 402: once the stakes of blocked persons fall below half, the company is not blocked by the rule any more.
    @Test func aSaleThatLeavesLessThanHalfEndsIt() throws {
        let stakes = [
            TestGraph.stake("X", "A", 60, to: "2025-01-31"), TestGraph.stake("X", "A", 40, from: "2025-02-01"),
        ]
        let before = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"], on: TestGraph.day.advanced(by: -60))
        let after = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"])
        #expect(before.answer == .yes)
        #expect(after.answer == .no)
        #expect(after.bounds == Bounds(exactly: 0.4))
    }

    @Test func sharesThatAddUpToHalfInDecimalsReachHalf() throws {
        let stakes = [
            TestGraph.stake("X", "A", 16.67), TestGraph.stake("Y", "A", 33.33), TestGraph.stake("Z", "A", 50),
        ]
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X", "Y"])
        #expect(verdict.answer == .yes)
        #expect(verdict.bounds == Bounds(exactly: 0.5))
    }
}
