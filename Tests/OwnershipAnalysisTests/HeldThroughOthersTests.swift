import ClewModel
import Foundation
import OwnershipAnalysis
import Testing

/// Stakes that run through others, and the words that say how something is held.
struct HeldThroughOthersTests {
    private static func indirect(_ owner: EntityID, _ asset: EntityID, _ percent: Double) -> Stake {
        var stake = TestGraph.range(owner, asset, 0, percent)
        stake.isIndirect = true
        return stake
    }

    /// Whoever holds the capital on record, an indirect stake runs through them and is not used up by them.
    @Test func capitalOnRecordDoesNotRuleOutAnIndirectStake() throws {
        let stakes = [
            Self.indirect("a", "e", 60), TestGraph.stake("b", "e", 100), TestGraph.stake("c", "b", 100),
            TestGraph.stake("d", "c", 100),
        ]
        #expect(try TestGraph.verdict("e", "us-ofac", stakes, listed: ["a"]).answer == .open)
    }

    /// What is held directly and what is held through others may come on top of one another.
    @Test func directAndIndirectStakesMayAddUp() throws {
        let stakes = [TestGraph.stake("a", "e", 30), Self.indirect("a", "e", 40), TestGraph.stake("b", "e", 70)]
        #expect(try TestGraph.verdict("e", "us-ofac", stakes, listed: ["a"]).answer == .open)
        let fewer = [TestGraph.stake("a", "e", 10), Self.indirect("a", "e", 20)]
        let verdict = try TestGraph.verdict("e", "us-ofac", fewer, listed: ["a"])
        #expect(verdict.answer != .yes)
    }

    @Test(arguments: [
        ("ownership of shares; ownership of voting rights", [StakeKind.voting, .capital], [0.6, 0.6]),
        ("non-voting shares", [.capital], [0.6]), ("shares without votes", [.capital], [0.6]),
        ("shares, not through a nominee", [.capital], [0.6]), ("voting rights", [.voting], [0.6]),
        ("voting shares", [.voting, .capital], [0.6, 0]), ("shares held indirectly", [.capital], [0]),
        ("indirect ownership via nominee", [.control(.nominee), .capital], [0, 0]),
        ("something else", [.capital], [0.6]), ("unknown", [.capital], [0]),
    ])
    func wordsOfALinkKeepItsShare(words: String, kinds: [StakeKind], least: [Double]) {
        var diagnostics: [Diagnostic] = []
        let link = Entity(
            id: "link", schema: .ownership,
            properties: [.owner: ["a"], .asset: ["b"], .percentage: ["60"], "role": [words]], datasets: [])
        let stakes = EntityStakes.stakes(of: link, citation: TestGraph.source, into: &diagnostics)
        #expect(stakes.map(\.kind) == kinds)
        let isTie = { (stake: Stake) in stake.kind != .capital && stake.kind != .voting }
        #expect(stakes.map { isTie($0) ? 0 : $0.share.lower } == least)
        #expect(stakes.allSatisfy { isTie($0) || $0.share.upper >= 0.6 })
        #expect(diagnostics.isEmpty)
    }

    /// A listing of somebody who never had to do with the party is set beside no change of its owners.
    @Test func changesOfOwnerAreSetBesideListingsOfItsOwnersAlone() {
        let graph = TestGraph.graph([
            TestGraph.stake("old", "works", 60, to: "2024-12-01"),
            TestGraph.stake("new", "works", 60, from: "2024-12-02"),
            TestGraph.stake("stranger", "other", 60, from: "2020"),
        ])
        let listed = ["old", "stranger"].map {
            ListedParty(EntityID($0), listedFrom: PartialDate("2025-01-10"), citation: TestGraph.source)
        }
        let changes = graph.ownerChanges(around: listed, in: ["works"])
        #expect(Set(changes.map(\.listing.entity)) == ["old"])
        #expect(changes.count == 2)
    }
}
