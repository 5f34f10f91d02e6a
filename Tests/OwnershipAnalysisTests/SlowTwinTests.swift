import ClewModel
import OwnershipAnalysis
import TestSupport
import Testing

/// The engine against a twin that tries every completion.
struct SlowTwinTests {
    private func answer(_ standing: SlowTwin.Standing) -> OwnershipVerdict.Answer {
        standing.always ? .yes : standing.ever ? .open : .no
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func agreesWithEveryCompletionOfSmallGraphs(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for round in 0..<100 {
            let twin = SlowTwin.random(using: &generator, ties: Int.random(in: 0...2, using: &generator))
            let standings = twin.standings()
            let snapshot = TestGraph.graph(twin.stakes).snapshot(on: TestGraph.day)
            let cascade = snapshot.cascade(under: twin.rule, listed: twin.listedParties)
            for (party, standing) in standings.enumerated() {
                let verdict = snapshot.verdict(
                    for: SlowTwin.id(party), under: twin.rule, listed: twin.listedParties)
                let expected = answer(standing)
                let bounds = Bounds(Double(standing.low) / 10, Double(standing.high) / 10)
                #expect(verdict.answer == expected, "seed \(seed) round \(round) party \(party): \(twin)")
                #expect(verdict.bounds == bounds, "seed \(seed) round \(round) party \(party): \(twin)")
                guard let row = cascade[SlowTwin.id(party)] else { continue }
                #expect(row.verdict == expected, "seed \(seed) round \(round) party \(party): \(twin)")
                #expect(row.bounds == bounds, "seed \(seed) round \(round) party \(party): \(twin)")
                #expect(row.depth == verdict.depth, "seed \(seed) round \(round) party \(party): \(twin)")
            }
        }
    }

    /// With every unrecorded share held by the listed, the engine opens what the twin does, however many layers down, and nothing else.
    @Test(arguments: 200..<230 as Range<UInt64>)
    func unrecordedSharesOpenWhatEveryCompletionOpens(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for round in 0..<60 {
            let twin = SlowTwin.random(using: &generator, ties: Int.random(in: 0...2, using: &generator))
            let standings = twin.standings()
            let can = twin.canBeInsideWithRest()
            let snapshot = TestGraph.graph(twin.stakes).snapshot(on: TestGraph.day)
            for (party, standing) in standings.enumerated() {
                let plain = snapshot.verdict(
                    for: SlowTwin.id(party), under: twin.rule, listed: twin.listedParties)
                let verdict = plain.openWhereOwnersAreUnknown(
                    under: twin.rule, listed: twin.listedParties, in: snapshot)
                let hasOwners = !snapshot.links(of: SlowTwin.id(party), .owners).isEmpty
                let expected: OwnershipVerdict.Answer =
                    standing.always ? .yes : standing.ever || can[party] || !hasOwners ? .open : .no
                #expect(verdict.answer == expected, "seed \(seed) round \(round) party \(party): \(twin)")
                if expected == .open, plain.answer == .no {
                    #expect(!verdict.missing.isEmpty, "seed \(seed) round \(round) party \(party)")
                }
            }
        }
    }

    /// The facts that a verdict asks for settle it whatever they are, and no smaller set does.
    @Test(arguments: 100..<118 as Range<UInt64>)
    func theMissingFactsSettleAnOpenAnswerAndAreFewest(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for round in 0..<60 {
            let twin = SlowTwin.random(using: &generator, ties: Int.random(in: 0...1, using: &generator))
            let snapshot = TestGraph.graph(twin.stakes).snapshot(on: TestGraph.day)
            for party in 0..<twin.count {
                let verdict = snapshot.verdict(for: SlowTwin.id(party), under: twin.rule, listed: twin.listedParties)
                guard verdict.answer == .open else {
                    #expect(verdict.missing.isEmpty)
                    continue
                }
                let facts = openFacts(of: twin)
                let asked = Set(
                    facts.indices.filter { index in
                        verdict.missing.contains {
                            $0.owner == SlowTwin.id(facts[index].owner) && $0.asset == SlowTwin.id(facts[index].asset)
                                && ($0.kind == .control) == facts[index].isTie
                        }
                    })
                #expect(asked.count == verdict.missing.count)
                #expect(verdict.isMissingSmallest)
                #expect(settles(asked, facts, party, twin), "seed \(seed) round \(round) party \(party): \(twin)")
                for smaller in subsets(of: facts.count, size: asked.count - 1) {
                    #expect(
                        !settles(smaller, facts, party, twin),
                        "seed \(seed) round \(round) party \(party): \(smaller) of \(facts) suffices in \(twin)")
                }
            }
        }
    }

    private struct Fact {
        var owner: Int
        var asset: Int
        var isTie: Bool
        var index: Int
    }

    private func openFacts(of twin: SlowTwin) -> [Fact] {
        twin.edges.indices.filter { twin.edges[$0].low < twin.edges[$0].high }
            .map { Fact(owner: twin.edges[$0].owner, asset: twin.edges[$0].asset, isTie: false, index: $0) }
            + twin.ties.indices.filter { !twin.ties[$0].isSure }
            .map { Fact(owner: twin.ties[$0].owner, asset: twin.ties[$0].asset, isTie: true, index: $0) }
    }

    /// Whether all completions that agree on some facts agree on the answer.
    private func settles(_ set: Set<Int>, _ facts: [Fact], _ party: Int, _ twin: SlowTwin) -> Bool {
        var answers: [[Int]: Bool] = [:]
        var isSettled = true
        twin.eachCompletion { completion in
            guard isSettled else { return }
            let key = set.sorted().map { index in
                facts[index].isTie
                    ? (completion.ties[facts[index].index] ? 1 : 0) : completion.shares[facts[index].index]
            }
            let isInside = twin.standing(completion)[party].isInside
            if let known = answers[key] {
                if known != isInside { isSettled = false }
            } else {
                answers[key] = isInside
            }
        }
        return isSettled
    }

    private func subsets(of count: Int, size: Int) -> [Set<Int>] {
        guard size >= 0 else { return [] }
        return (0..<(1 << count)).filter { $0.nonzeroBitCount == size }
            .map { bits in Set((0..<count).filter { bits >> $0 & 1 == 1 }) }
    }
}
