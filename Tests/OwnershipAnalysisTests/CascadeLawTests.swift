import ClewModel
import OwnershipAnalysis
import TestSupport
import Testing

/// What holds for the cascade of OFAC whatever the graph.
struct CascadeLawTests {
    private func yes(_ stakes: [Stake], _ listed: [ListedParty], _ rule: OwnershipRule) -> Set<EntityID> {
        let cascade = TestGraph.graph(stakes).snapshot(on: TestGraph.day).cascade(under: rule, listed: listed)
        return Set(cascade.rows().filter { $0.verdict == .yes }.map(\.entity))
    }

    private func inside(_ stakes: [Stake], _ listed: [ListedParty], _ rule: OwnershipRule) -> Set<EntityID> {
        let cascade = TestGraph.graph(stakes).snapshot(on: TestGraph.day).cascade(under: rule, listed: listed)
        return Set(cascade.rows().map(\.entity))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func aFurtherStakeNeverShrinksIt(seed: UInt64) throws {
        let rule = try TestGraph.rule("us-ofac")
        var generator = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let twin = SlowTwin.random(using: &generator, ties: 0)
            let before = yes(twin.stakes, twin.listedParties, rule)
            let owner = Int.random(in: 0..<twin.count, using: &generator)
            let asset = Int.random(in: 0..<twin.count, using: &generator)
            guard !twin.edges.contains(where: { $0.owner == owner && $0.asset == asset }) else { continue }
            let share = Double(Int.random(in: 0...10, using: &generator)) * 10
            let more = twin.stakes + [TestGraph.stake(SlowTwin.id(owner), SlowTwin.id(asset), share)]
            #expect(yes(more, twin.listedParties, rule).isSuperset(of: before), "seed \(seed): \(twin)")
        }
    }

    @Test(arguments: 20..<40 as Range<UInt64>)
    func oneListingLessNeverGrowsIt(seed: UInt64) throws {
        let rule = try TestGraph.rule("us-ofac")
        var generator = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let twin = SlowTwin.random(using: &generator, ties: 0)
            guard !twin.listed.isEmpty else { continue }
            var fewer = twin.listedParties
            fewer.remove(at: Int.random(in: 0..<fewer.count, using: &generator))
            #expect(
                yes(twin.stakes, fewer, rule).isSubset(of: yes(twin.stakes, twin.listedParties, rule)))
            #expect(
                inside(twin.stakes, fewer, rule).isSubset(of: inside(twin.stakes, twin.listedParties, rule)))
        }
    }

    /// The order in which sources are read decides nothing.
    @Test(arguments: 40..<50 as Range<UInt64>)
    func theOrderOfTheStakesChangesNothing(seed: UInt64) throws {
        let rule = try TestGraph.rule("us-ofac")
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let twin = SlowTwin.random(using: &generator, ties: 0)
            let there = TestGraph.graph(twin.stakes).snapshot(on: TestGraph.day)
            let back = TestGraph.graph(twin.stakes.reversed()).snapshot(on: TestGraph.day)
            let listed = twin.listedParties
            #expect(
                there.cascade(under: rule, listed: listed).rows()
                    == back.cascade(under: rule, listed: listed.reversed()).rows())
        }
    }

    @Test func aRingThatHoldsItselfIsNotInsideByItself() throws {
        let rule = try TestGraph.rule("us-ofac")
        let ring = [TestGraph.stake("A", "B", 90), TestGraph.stake("B", "A", 90), TestGraph.stake("X", "A", 10)]
        #expect(yes(ring, [ListedParty("X")], rule) == ["X"])
        let half = ring.dropLast() + [TestGraph.stake("X", "B", 50)]
        #expect(yes(Array(half), [ListedParty("X")], rule) == ["X", "A", "B"])
    }

    @Test func thirtyFourLayersAreThirtyFourRounds() throws {
        let rule = try TestGraph.rule("us-ofac")
        let stakes = (0..<34).map { TestGraph.stake(EntityID("c\($0)"), EntityID("c\($0 + 1)"), 51) }
        let verdict = TestGraph.graph(stakes).verdict(
            for: "c34", under: rule, listed: ["c0"], on: TestGraph.day)
        #expect(verdict.depth == 34)
        #expect(verdict.chain.count == 34)
        #expect(verdict.steps.map(\.depth) == Array(0...34))
    }

    /// X is 30 % of the listed and 30 % of F, which comes in five rounds later: so is everything below X.
    @Test func theDepthOfAnOpenPartyIsItsRoundWithEveryStakeAtItsMost() throws {
        let rule = try TestGraph.rule("us-ofac")
        var stakes = (0..<5).map { TestGraph.stake(EntityID("c\($0)"), EntityID("c\($0 + 1)"), 51) }
        stakes += [TestGraph.stake("c0", "x", 30), TestGraph.stake("c5", "x", 30)]
        stakes.append(Stake(owner: "x", asset: "y", citation: TestGraph.source))
        let cascade = TestGraph.graph(stakes).snapshot(on: TestGraph.day).cascade(
            under: rule, listed: [ListedParty("c0")])
        #expect(cascade["x"]?.depth == 6)
        #expect(cascade["y"]?.verdict == .open)
        #expect(cascade["y"]?.depth == 7)
    }
}
