import ClewModel
import OwnershipAnalysis
import TestSupport
import Testing

struct IntegratedOwnershipTests {
    private func ownership(_ stakes: [Stake], of owner: EntityID) throws -> IntegratedOwnership {
        try #require(TestGraph.graph(stakes).snapshot(on: TestGraph.day).integratedOwnership(of: owner))
    }

    @Test func sharesMultiplyAlongAChainAndAddAcrossChains() throws {
        let stakes = [
            TestGraph.stake("X", "A", 50), TestGraph.stake("X", "B", 20), TestGraph.stake("A", "C", 60),
            TestGraph.stake("B", "C", 40),
        ]
        let found = try ownership(stakes, of: "X")
        #expect(abs(found.share(of: "C").lower - 0.38) < 1e-12)
        #expect(found.share(of: "C").isExact)
        #expect(found.rows().map(\.entity) == ["A", "C", "B"])
    }

    /// x(A) = 0.5 + 0.2 x(B) and x(B) = 0.4 x(A), so x(A) = 0.5 / 0.92.
    @Test func crossHoldingsAreSolvedNotFollowedForever() throws {
        let stakes = [
            TestGraph.stake("X", "A", 50), TestGraph.stake("A", "B", 40), TestGraph.stake("B", "A", 20),
        ]
        let found = try ownership(stakes, of: "X")
        #expect(abs(found.share(of: "A").lower - 0.5 / 0.92) < 1e-12)
        #expect(abs(found.share(of: "B").lower - 0.2 / 0.92) < 1e-12)
        #expect(found.residual < 1e-12)
    }

    /// A company that holds a tenth of itself leaves its other owners nine tenths to share: 0.45 / 0.9.
    @Test func sharesThatACompanyHoldsInItselfEnrichTheOthers() throws {
        let found = try ownership([TestGraph.stake("X", "A", 45), TestGraph.stake("A", "A", 10)], of: "X")
        #expect(abs(found.share(of: "A").lower - 0.5) < 1e-9)
    }

    @Test func whatComesBackToTheOwnerIsNotCountedAgain() throws {
        let found = try ownership([TestGraph.stake("X", "A", 60), TestGraph.stake("A", "X", 50)], of: "X")
        #expect(abs(found.share(of: "A").lower - 0.6) < 1e-12)
        #expect(found.rows().map(\.entity) == ["A"])
    }

    @Test func aGroupThatWhollyOwnsItselfEndsWithAResidualNotInAHang() throws {
        let stakes = [
            TestGraph.stake("X", "A", 1), TestGraph.stake("A", "B", 100), TestGraph.stake("B", "A", 99),
        ]
        let found = try ownership(stakes, of: "X")
        #expect(abs(found.share(of: "B").lower - 1) < 1e-6)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func boundsAreTheLeastAndTheMostOfAllCompletions(seed: UInt64) throws {
        var generator = SplitMix64(seed: 5000 + seed)
        for _ in 0..<25 {
            let twin = SlowTwin.random(using: &generator, ties: 0)
            var stated = [Int](repeating: 0, count: twin.count)
            for edge in twin.edges { stated[edge.asset] += edge.low }
            guard stated.allSatisfy({ $0 <= SlowTwin.whole }) else { continue }
            guard let owner = twin.edges.first?.owner else { continue }
            var least = [Double](repeating: .infinity, count: twin.count)
            var most = [Double](repeating: 0, count: twin.count)
            twin.eachCompletion { completion in
                let found = integrated(twin, completion.shares, owner)
                for party in 0..<twin.count {
                    least[party] = min(least[party], found[party])
                    most[party] = max(most[party], found[party])
                }
            }
            let found = try ownership(twin.stakes, of: SlowTwin.id(owner))
            #expect(found.residual < 1e-9)
            for party in 0..<twin.count where party != owner {
                let share = found.share(of: SlowTwin.id(party))
                #expect(abs(share.lower - least[party]) < 1e-6, "seed \(seed) party \(party) \(twin)")
                #expect(abs(share.upper - most[party]) < 1e-6, "seed \(seed) party \(party) \(twin)")
            }
        }
    }

    /// Follows every chain, longest last, until nothing is left to add.
    private func integrated(_ twin: SlowTwin, _ shares: [Int], _ owner: Int) -> [Double] {
        var x = [Double](repeating: 0, count: twin.count)
        for _ in 0..<2000 {
            var next = [Double](repeating: 0, count: twin.count)
            for (index, edge) in twin.edges.enumerated() where edge.asset != owner {
                let held = edge.owner == owner ? 1 : x[edge.owner]
                next[edge.asset] += Double(shares[index]) / Double(SlowTwin.whole) * held
            }
            let change = zip(x, next).map { abs($0 - $1) }.max() ?? 0
            x = next
            if change < 1e-10 { break }
        }
        return x
    }

    @Test func votesControlWhereCapitalDoesNot() throws {
        let stakes = [
            TestGraph.stake("X", "A", 30), TestGraph.stake("X", "A", 60, .voting), TestGraph.stake("A", "B", 51),
            TestGraph.unknown("A", "C"),
        ]
        let control = try #require(TestGraph.graph(stakes).snapshot(on: TestGraph.day).votingControl(of: "X"))
        #expect(control.controlled == ["A", "B"])
        #expect(control.possible == ["C"])
    }

    /// Votes of 50, 49 and 1: the smallest decides as often as the second, Banzhaf's point.
    @Test func aSmallHolderCanWeighAsMuchAsALargeOne() throws {
        let stakes = [TestGraph.stake("P", "A", 50), TestGraph.stake("Q", "A", 49), TestGraph.stake("R", "A", 1)]
        let power = try #require(TestGraph.graph(stakes).snapshot(on: TestGraph.day).votingPower(in: "A"))
        #expect(power.map(\.owner) == ["P", "Q", "R"])
        #expect(power.map(\.power) == [0.6, 0.2, 0.2])
    }
}
