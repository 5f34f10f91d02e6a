/// The two least fixpoints of a rule over a graph: who surely falls under it, and who can.
///
/// In the lower fixpoint every uncertain stake is at its least and only those surely inside count; in the upper one every
/// stake is at its greatest, as far as the whole of each asset allows, and all who can be inside count. Both sets grow
/// with the parties inside, so the order of work changes nothing, and cycles need no care: a ring of companies that hold
/// one another enters only if somebody from outside brings it in. Both advance by the same rounds: whoever enters the
/// lower one in a round is in the upper one by then, so most stakes are looked at once for both.
///
/// The upper fixpoint is exact, not only safe: the stakes in different assets are independent, so one completion of all
/// unknowns gives every party its upper bound at once.
///
/// - Complexity: O(*m*) for *m* stakes of those inside; besides, four bytes a party of the graph are set to zero once.
struct CascadeRun: Sendable {
    /// Whom the run has reached, in the order in which it did.
    private(set) var touched: [Int32] = []
    /// Where each of ``touched`` stands.
    private(set) var standings: [CascadeStanding] = []
    /// What those inside hold of the votes in each of ``touched``; empty where no votes are stated.
    private var votes: [ShareTally] = []
    /// One more than the place of each party in ``touched``; 0 for those never reached.
    private(set) var slots: [Int32]
    private var next: [Int32] = []
    private var block = CascadeBlock()

    init(_ graph: CascadeGraph) {
        slots = Array(repeating: 0, count: graph.count)
    }

    /// Runs both fixpoints from seeds, which are inside from the start.
    mutating func run(_ graph: CascadeGraph, _ terms: CascadeTerms, seeds: [Int32]) {
        for seed in seeds {
            let slot = touch(seed, graph)
            standings[slot].sureDepth = 0
            standings[slot].possibleDepth = 0
            push(slot, .both)
        }
        var frontier: [Int32] = []
        var depth: Int32 = 0
        while !next.isEmpty {
            swap(&frontier, &next)
            next.removeAll(keepingCapacity: true)
            depth += 1
            // Whoever enters the other fixpoint while the round runs comes again in the next.
            let holders = frontier.map { slot in
                let ends = standings[Int(slot)].pending
                standings[Int(slot)].pending = []
                return CascadeBlock.Holder(party: touched[Int(slot)], ends: ends)
            }
            for start in stride(from: 0, to: holders.count, by: CascadeBlock.size) {
                let part = holders[start..<min(start + CascadeBlock.size, holders.count)]
                block.gather(part, graph.capital, slots)
                spreadCapital(graph, terms, depth)
                if !graph.voting.isEmpty {
                    block.gather(part, graph.voting, slots)
                    spreadVotes(graph, terms, depth)
                }
                if terms.followsTies, !graph.ties.isEmpty {
                    for holder in part { spreadTies(graph, holder, depth) }
                }
            }
        }
    }

    /// Takes back everything that the last run wrote.
    mutating func reset() {
        for party in touched { slots[Int(party)] = 0 }
        touched.removeAll(keepingCapacity: true)
        standings.removeAll(keepingCapacity: true)
        votes.removeAll(keepingCapacity: true)
        next.removeAll(keepingCapacity: true)
    }

    /// Where a party stands; that of one who was never reached if it was not.
    subscript(_ party: Int) -> CascadeStanding {
        slots[party] == 0 ? CascadeStanding(capital: ShareTally(totalLow: 0)) : standings[Int(slots[party]) - 1]
    }

    /// What those inside hold of the votes in a party.
    func voting(_ party: Int) -> ShareTally {
        votes.isEmpty || slots[party] == 0 ? ShareTally(totalLow: 0) : votes[Int(slots[party]) - 1]
    }

    /// What those inside hold of the votes in the party at a place of ``touched``.
    func votes(at place: Int) -> ShareTally {
        votes.isEmpty ? ShareTally(totalLow: 0) : votes[place]
    }

    /// Whether the holdings of a party count in the upper fixpoint, as its own or together with another's.
    func countsPossibly(_ party: Int) -> Bool { self[party].spread.contains(.possible) }

    private mutating func spreadCapital(_ graph: CascadeGraph, _ terms: CascadeTerms, _ depth: Int32) {
        for index in block.stakes.indices {
            let stake = block.stakes[index]
            let slot =
                stake.slot > 0
                ? Int(stake.slot) - 1
                : touch(
                    stake.target, capital: ShareTally(spare: stake.spare),
                    votes: graph.voting.isEmpty ? nil : graph.voting.totalLow[Int(stake.target)])
            standings[slot].capital.add(stake.low, stake.high, stake.ends)
            let passed = standings[slot].capital.passes(
                terms.capitalLeast, isOneHolder: terms.capitalOneHolder, stake.ends)
            if !passed.isEmpty { enter(slot, passed, depth) }
        }
    }

    private mutating func spreadVotes(_ graph: CascadeGraph, _ terms: CascadeTerms, _ depth: Int32) {
        for index in block.stakes.indices {
            let stake = block.stakes[index]
            let slot = stake.slot > 0 ? Int(stake.slot) - 1 : touch(stake.target, graph)
            votes[slot].add(stake.low, stake.high, stake.ends)
            let passed = votes[slot].passes(terms.votingLeast, isOneHolder: terms.votingOneHolder, stake.ends)
            if !passed.isEmpty { enter(slot, passed, depth) }
        }
    }

    private mutating func spreadTies(_ graph: CascadeGraph, _ holder: CascadeBlock.Holder, _ depth: Int32) {
        let ties = graph.ties
        for tie in Int(ties.starts[Int(holder.party)])..<Int(ties.starts[Int(holder.party) + 1]) {
            let weight = ties.weights[tie]
            let ends = weight.isSure ? holder.ends : holder.ends.intersection(.possible)
            if ends.isEmpty { continue }
            let slot = touch(ties.targets[tie], graph)
            if weight.isMutual {
                push(slot, ends)
            } else {
                enter(slot, ends, depth)
            }
        }
    }

    private mutating func enter(_ slot: Int, _ ends: CascadeEnds, _ depth: Int32) {
        if ends.contains(.sure), standings[slot].sureDepth < 0 { standings[slot].sureDepth = depth }
        if ends.contains(.possible), standings[slot].possibleDepth < 0 { standings[slot].possibleDepth = depth }
        push(slot, ends)
    }

    @inline(__always)
    private mutating func push(_ slot: Int, _ ends: CascadeEnds) {
        let new = ends.subtracting(standings[slot].spread)
        if new.isEmpty { return }
        standings[slot].spread.formUnion(new)
        if standings[slot].pending.isEmpty { next.append(Int32(slot)) }
        standings[slot].pending.formUnion(new)
    }

    /// The place of a party among those reached, new or known.
    private mutating func touch(_ party: Int32, _ graph: CascadeGraph) -> Int {
        touch(
            party, capital: ShareTally(totalLow: graph.capital.isEmpty ? 0 : graph.capital.totalLow[Int(party)]),
            votes: graph.voting.isEmpty ? nil : graph.voting.totalLow[Int(party)])
    }

    /// The same, with a tally of its capital at nothing and the sum of the least shares of its votes.
    @inline(__always)
    private mutating func touch(_ party: Int32, capital: ShareTally, votes: Int64?) -> Int {
        let known = slots[Int(party)]
        if known > 0 { return Int(known) - 1 }
        touched.append(party)
        slots[Int(party)] = Int32(touched.count)
        standings.append(CascadeStanding(capital: capital))
        if let votes { self.votes.append(ShareTally(totalLow: votes)) }
        return touched.count - 1
    }
}
