internal import ClewModel

/// One party under one rule on one day: the small problem that a verdict solves.
struct VerdictQuestion: Sendable {
    let snapshot: OwnershipSnapshot
    let rule: OwnershipRule
    let period: RulePeriod?
    let terms: CascadeTerms
    let above: AncestorGraph
    let groups: [CascadeGroup]
    let isListed: Bool

    /// The runs of all groups, read at the party.
    struct Outcome: Sendable {
        /// The best for the claim that the party falls under the rule: surely, then possibly, then by round, then by share.
        var best: GroupOutcome
        /// The group that it comes from.
        var group: Int
        /// The widest of all groups.
        var capital: (low: Int64, high: Int64)
        var voting: (low: Int64, high: Int64)

        var isSure: Bool { best.sureDepth >= 0 }
        var isPossible: Bool { best.possibleDepth >= 0 }
    }

    init(_ snapshot: OwnershipSnapshot, party: Int32, rule: OwnershipRule, listed: [(party: Int32, words: EntryWords)])
    {
        self.snapshot = snapshot
        self.rule = rule
        let period = rule.period(on: snapshot.day)
        self.period = period
        terms = CascadeTerms(period?.tests ?? [])
        let numbers = Set(listed.map(\.party))
        isListed = numbers.contains(party)
        let above = AncestorGraph(
            above: party, in: snapshot, terms, TieWeighing(period?.control ?? .none, rule.counting),
            listed: numbers,
            stopsAtListed: rule.counting == .together)
        self.above = above
        groups = CascadeGroup.groups(
            of: listed.compactMap { entry in above.local(entry.party).map { ($0, entry.words) } }, rule.counting)
    }

    /// Runs every group; `nil` if no listed party is above the party.
    func outcome(of graph: CascadeGraph) -> Outcome? {
        var run = CascadeRun(graph)
        var outcome: Outcome?
        for (index, group) in groups.enumerated() {
            run.run(graph, group.terms(terms, rule.counting), seeds: group.seeds)
            let found = GroupOutcome(run[0], run.voting(0), group, rule.counting)
            run.reset()
            guard var known = outcome else {
                outcome = Outcome(
                    best: found, group: index, capital: (found.capitalLow, found.capitalHigh),
                    voting: (found.votingLow, found.votingHigh))
                continue
            }
            known.capital = (max(known.capital.low, found.capitalLow), max(known.capital.high, found.capitalHigh))
            known.voting = (max(known.voting.low, found.votingLow), max(known.voting.high, found.votingHigh))
            if VerdictQuestion.isBetter(found, than: known.best) { (known.best, known.group) = (found, index) }
            outcome = known
        }
        return outcome
    }

    private static func isBetter(_ lhs: GroupOutcome, than rhs: GroupOutcome) -> Bool {
        func rank(_ outcome: GroupOutcome) -> (Int, Int64, Int64) {
            if outcome.sureDepth >= 0 { return (2, -Int64(outcome.sureDepth), outcome.capitalLow) }
            if outcome.possibleDepth >= 0 { return (1, -Int64(outcome.possibleDepth), outcome.capitalHigh) }
            return (0, outcome.capitalHigh, outcome.votingHigh)
        }
        return rank(lhs) > rank(rhs)
    }
}
