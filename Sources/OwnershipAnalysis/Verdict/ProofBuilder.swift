internal import ClewModel

/// Writes down how a cascade went, with no more stakes than it takes to recompute it.
///
/// A party on the way is proved by its largest holders inside that came in earlier, until they pass the threshold; for
/// the party asked about, everybody inside who holds it is written down, so that its bounds can be recomputed too.
struct ProofBuilder {
    private let question: VerdictQuestion
    private let outcome: VerdictQuestion.Outcome
    private let run: CascadeRun
    private let seeds: Set<Int32>
    /// Edges of each right by asset.
    private let capital: IncomingEdges
    private let voting: IncomingEdges
    /// Ties by the parties at their ends.
    private let ties: [Int32: [Int]]

    private typealias Edge = IncomingEdges.Edge

    init(_ question: VerdictQuestion, _ outcome: VerdictQuestion.Outcome) {
        self.question = question
        self.outcome = outcome
        let graph = question.above.graph
        let group = question.groups[outcome.group]
        var run = CascadeRun(graph)
        run.run(graph, group.terms(question.terms, question.rule.counting), seeds: group.seeds)
        self.run = run
        seeds = Set(group.seeds)
        capital = IncomingEdges(graph.capital, question.above.capitalEdges, count: graph.count)
        voting = IncomingEdges(graph.voting, question.above.votingEdges, count: graph.count)
        var ties: [Int32: [Int]] = [:]
        for (index, tie) in question.above.ties.enumerated() {
            ties[tie.asset, default: []].append(index)
            if tie.weight.isMutual { ties[tie.owner, default: []].append(index) }
        }
        self.ties = ties
    }

    /// The steps, listed parties first, the party asked about last.
    func steps() -> [OwnershipStep] {
        var steps: [(order: (Int32, String), step: OwnershipStep)] = []
        var seen: Set<Int32> = [0]
        var queue: [Int32] = []
        func visit(_ owners: [Int32]) {
            for owner in owners where seen.insert(owner).inserted { queue.append(owner) }
        }
        let last = step(0, isAsked: true)
        visit(last.owners)
        while let party = queue.popLast() {
            let found = step(party, isAsked: false)
            steps.append(((Int32(found.step.depth), found.step.entity.rawValue), found.step))
            visit(found.owners)
        }
        return steps.sorted { $0.order < $1.order }.map(\.step) + [last.step]
    }

    private func step(_ party: Int32, isAsked: Bool) -> (step: OwnershipStep, owners: [Int32]) {
        let index = Int(party)
        let isSure = run[index].sureDepth >= 0
        let depth = isSure ? run[index].sureDepth : run[index].possibleDepth
        var step = OwnershipStep(
            entity: EntityID(question.snapshot.graph.entities.name(question.above.parties[index])),
            depth: Int(max(depth, 0)), isSure: isSure, reason: .none, links: [], share: Bounds(exactly: 0),
            heldByOthers: 0)
        let isSeed = seeds.contains(party) || (isAsked && question.isListed)
        if isSeed {
            step.reason = .listed
            step.isSure = true
            if !isAsked { return (step, []) }
        }
        var owners: [Int32] = []
        let before: Int32 = isAsked ? .max : max(depth, 0)
        func holders(_ edges: ArraySlice<Edge>) -> [Edge] {
            edges.filter { edge in
                guard edge.owner != party else { return false }
                if isAsked || depth < 0 { return run.countsPossibly(Int(edge.owner)) && edge.high > 0 }
                let owner = Int(edge.owner)
                let ownDepth = isSure ? run[owner].sureDepth : run[owner].possibleDepth
                return ownDepth >= 0 && ownDepth < before || isTogether(owner, before: before, isSure: isSure)
            }
            .sorted { ($0.high, $0.low, $1.owner) > ($1.high, $1.low, $0.owner) }
        }
        let byCapital = holders(capital[party])
        let byVotes = holders(voting[party])
        let deciding = decidingTie(party, isSure: isSure, before: before)
        let terms = question.terms
        let capitalSum = isSure ? run[index].capital.least : run[index].capital.most
        let votesSum = isSure ? run.voting(index).least : run.voting(index).most
        var used: [Edge] = []
        if isAsked {
            step.links += byCapital.map { question.snapshot.link(question.snapshot.capital, $0.edge) }
            step.links += byVotes.map { question.snapshot.link(question.snapshot.voting, $0.edge) }
            used = byCapital + byVotes
        }
        if depth >= 0, !isSeed {
            let fromCapital = enough(byCapital, least: terms.capitalLeast, isSure: isSure)
            let fromVotes = enough(byVotes, least: terms.votingLeast, isSure: isSure)
            if let fromCapital, capitalSum >= terms.capitalLeast {
                step.reason = .capital
                if !isAsked {
                    step.links = fromCapital.map { question.snapshot.link(question.snapshot.capital, $0.edge) }
                    used = fromCapital
                }
            } else if let fromVotes, votesSum >= terms.votingLeast {
                step.reason = .votes
                if !isAsked {
                    step.links = fromVotes.map { question.snapshot.link(question.snapshot.voting, $0.edge) }
                    used = fromVotes
                }
            } else if deciding != nil {
                step.reason = .control
            }
        }
        if depth < 0, !isSeed, run.countsPossibly(index) { step.reason = .together }
        if isAsked, outcome.best.possibleDepth >= 0, step.reason == .none { step.reason = .entryWords }
        if let deciding, step.reason == .control || step.reason == .together || isAsked {
            let tie = question.above.ties[deciding]
            step.links.append(question.snapshot.link(question.snapshot.control, tie.edge))
            owners.append(tie.owner == party ? tie.asset : tie.owner)
        }
        owners += used.map(\.owner)
        let isByVotes = step.reason == .votes
        let tally = isByVotes ? run.voting(index) : run[index].capital
        step.share = ShareUnits.bounds(tally.least, tally.most)
        let edges = isByVotes ? question.above.graph.voting : question.above.graph.capital
        if !edges.isEmpty {
            let ours = (isByVotes ? voting : capital)[party]
                .filter { $0.owner != party && run.countsPossibly(Int($0.owner)) }
                .reduce(Int64(0)) { $0 + Int64($1.low) }
            // Where a stake is held through others, what is on record leaves room for any.
            if edges.totalLow[index] <= Int64(ShareUnits.whole) {
                step.heldByOthers = ShareUnits.fraction(edges.totalLow[index] - ours)
            }
        }
        return (step, owners)
    }

    /// The largest holders that together pass a threshold; `nil` where all do not.
    private func enough(_ holders: [Edge], least: Int64, isSure: Bool) -> [Edge]? {
        guard least != .max else { return nil }
        var sum: Int64 = 0
        for (position, holder) in holders.enumerated() {
            sum += Int64(isSure ? holder.low : holder.high)
            if sum >= least { return Array(holders[...position]) }
        }
        return nil
    }

    private func isTogether(_ owner: Int, before: Int32, isSure: Bool) -> Bool {
        guard run.countsPossibly(owner) else { return false }
        return (ties[Int32(owner)] ?? []).contains { index in
            let tie = question.above.ties[index]
            guard tie.weight.isMutual, !isSure || tie.weight == .countsTogether else { return false }
            let other = Int(tie.owner) == owner ? Int(tie.asset) : Int(tie.owner)
            let depth = isSure ? run[other].sureDepth : run[other].possibleDepth
            return depth >= 0 && depth < before
        }
    }

    /// The tie that brings a party in, the surest and earliest first.
    private func decidingTie(_ party: Int32, isSure: Bool, before: Int32) -> Int? {
        (ties[party] ?? []).filter { index in
            let tie = question.above.ties[index]
            let other = Int(tie.owner == party ? tie.asset : tie.owner)
            let depth = isSure ? run[other].sureDepth : run[other].possibleDepth
            let counts = tie.weight.isMutual ? run.countsPossibly(other) : depth >= 0 && depth < before
            return counts && (!isSure || tie.weight == .sure)
        }
        .min { lhs, rhs in
            let (a, b) = (question.above.ties[lhs], question.above.ties[rhs])
            return (b.weight.rawValue, run[Int(a.owner)].possibleDepth, lhs)
                < (a.weight.rawValue, run[Int(b.owner)].possibleDepth, rhs)
        }
    }
}
