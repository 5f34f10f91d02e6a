internal import ClewModel

/// Finds a smallest set of open facts that settles an open answer, whatever they turn out to be.
///
/// Sets are tried by size, then in a fixed order. A set settles the answer if no value of its facts leaves it open; the
/// values tried are the ends of each range and those at which a sum meets a threshold, since only there anything can
/// change. Where that is too much work, all facts that can matter are given instead.
struct MissingFactSearch {
    private let question: VerdictQuestion
    private let outcome: VerdictQuestion.Outcome
    private let facts: [OpenFact]
    private let oneHolderAssets: [Int32]

    /// The most stakes that the search walks over.
    static let budget = 36_000
    /// The most facts among which sets are tried.
    static let factLimit = 24

    init(_ question: VerdictQuestion, _ outcome: VerdictQuestion.Outcome) {
        self.question = question
        self.outcome = outcome
        let graph = question.above.graph
        var found: Set<OpenFact> = []
        var votesAlone: Set<Int32> = []
        var run = CascadeRun(graph)
        for group in question.groups {
            run.run(graph, group.terms(question.terms, question.rule.counting), seeds: group.seeds)
            func isOpen(_ party: Int32) -> Bool {
                run[Int(party)].sureDepth < 0 && run[Int(party)].possibleDepth >= 0
            }
            for owner in 0..<graph.count where run.countsPossibly(owner) {
                for edge in Int(graph.capital.starts[owner])..<Int(graph.capital.starts[owner + 1])
                where graph.capital.low[edge] < graph.capital.high[edge] && isOpen(graph.capital.targets[edge]) {
                    found.insert(.capital(edge: edge))
                }
                guard !graph.voting.isEmpty else { continue }
                for edge in Int(graph.voting.starts[owner])..<Int(graph.voting.starts[owner + 1])
                where isOpen(graph.voting.targets[edge]) {
                    let target = graph.voting.targets[edge]
                    if graph.voting.low[edge] < graph.voting.high[edge] { found.insert(.voting(edge: edge)) }
                    if question.terms.votingOneHolder, run.voting(Int(target)).most >= question.terms.votingLeast {
                        votesAlone.insert(target)
                    }
                }
            }
            for (index, tie) in question.above.ties.enumerated()
            where tie.weight == .possible || tie.weight == .mayCountTogether {
                let owner = Int(tie.owner)
                let asset = Int(tie.asset)
                let matters =
                    tie.weight == .possible
                    ? run.countsPossibly(owner) && isOpen(tie.asset)
                    : run.countsPossibly(owner) || run.countsPossibly(asset)
                if matters { found.insert(.tie(index: index)) }
            }
            run.reset()
        }
        oneHolderAssets = votesAlone.sorted()
        facts = found.sorted { MissingFactSearch.order($0) < MissingFactSearch.order($1) }
    }

    /// The facts, and whether no smaller set settles the answer.
    func facts(status: RulePeriod.Status) -> ([MissingFact], Bool) {
        let group = question.groups[outcome.group]
        let party = EntityID(question.snapshot.graph.entities.name(question.above.parties[0]))
        if status == .unverified, outcome.isSure { return ([ruleFact(party)], true) }
        if question.rule.counting == .entryWords, group.words == .someSubsidiaries || group.words == .affiliates {
            return ([entryFact(party, group)], true)
        }
        let (chosen, isFewest) = smallest()
        let isSmallest = isFewest && oneHolderAssets.isEmpty
        var missing = chosen.map(describe)
        missing += oneHolderAssets.map(oneHolderFact)
        if status == .unverified { missing.insert(ruleFact(party), at: 0) }
        return (missing, isSmallest)
    }

    private func smallest() -> ([OpenFact], Bool) {
        var work = MissingFactSearch.budget
        guard oneHolderAssets.isEmpty, facts.count <= MissingFactSearch.factLimit else { return (facts, false) }
        let values = facts.map { criticalValues($0) }
        for size in 1..<max(facts.count, 1) {
            for set in combinations(of: size) {
                guard let settles = settles(set, values, &work) else { return (facts, false) }
                if settles { return (set.map { facts[$0] }, true) }
            }
        }
        return (facts, true)
    }

    /// Whether no value of some facts leaves the answer open; `nil` if that is too much work to find out.
    private func settles(_ set: [Int], _ allValues: [[Int32]], _ work: inout Int) -> Bool? {
        let values = set.map { allValues[$0] }
        let cost = question.above.graph.count + question.above.capitalEdges.count + 20
        var position = [Int](repeating: 0, count: set.count)
        while true {
            work -= cost * max(question.groups.count, 1)
            if work < 0 { return nil }
            var fixed = FixedFacts(question.above)
            var isPossible = true
            for (index, fact) in set.enumerated() where isPossible {
                isPossible = fixed.fix(facts[fact], at: values[index][position[index]])
            }
            if isPossible, let found = question.outcome(of: fixed.finished()), found.isPossible && !found.isSure {
                return false
            }
            var index = 0
            while index < set.count {
                position[index] += 1
                if position[index] < values[index].count { break }
                position[index] = 0
                index += 1
            }
            if index == set.count { return true }
        }
    }

    /// The values of a fact at which an answer can change, sorted.
    private func criticalValues(_ fact: OpenFact) -> [Int32] {
        switch fact {
        case .tie: [0, 1]
        case .capital(let edge): criticalValues(edge, question.above.graph.capital, question.terms.capitalLeast)
        case .voting(let edge): criticalValues(edge, question.above.graph.voting, question.terms.votingLeast)
        }
    }

    private func criticalValues(_ edge: Int, _ edges: CascadeEdges, _ least: Int64) -> [Int32] {
        let low = Int64(edges.low[edge])
        let high = Int64(edges.high[edge])
        let asset = edges.targets[edge]
        var sums: Set<Int64> = [0]
        for other in edges.targets.indices where edges.targets[other] == asset && other != edge {
            var grown: Set<Int64> = []
            for sum in sums {
                grown.formUnion([sum, sum + Int64(edges.low[other]), sum + Int64(edges.high[other])])
            }
            sums = grown
            if sums.count > 64 { break }
        }
        var values: Set<Int64> = [low, high]
        if least != .max {
            for sum in sums { values.formUnion([least - sum, least - sum - 1]) }
        }
        return values.filter { low <= $0 && $0 <= high }.sorted().map { Int32($0) }
    }

    private func combinations(of size: Int) -> [[Int]] {
        var sets: [[Int]] = []
        func extend(_ set: [Int], from start: Int) {
            if sets.count >= 5_000 { return }
            if set.count == size {
                sets.append(set)
                return
            }
            for index in start..<facts.count where facts.count - index >= size - set.count {
                extend(set + [index], from: index + 1)
            }
        }
        extend([], from: 0)
        return sets
    }

    private static func order(_ fact: OpenFact) -> (Int, Int) {
        switch fact {
        case .capital(let edge): (0, edge)
        case .voting(let edge): (1, edge)
        case .tie(let index): (2, index)
        }
    }

    private func describe(_ fact: OpenFact) -> MissingFact {
        let snapshot = question.snapshot
        let link: OwnershipLink
        switch fact {
        case .capital(let edge): link = snapshot.link(snapshot.capital, question.above.capitalEdges[edge])
        case .voting(let edge): link = snapshot.link(snapshot.voting, question.above.votingEdges[edge])
        case .tie(let index): link = snapshot.link(snapshot.control, question.above.ties[index].edge)
        }
        let owner = snapshot.graph.name(of: link.owner)
        let asset = snapshot.graph.name(of: link.asset)
        if link.stakes.contains(where: \.isIndirect) {
            let what = link.kind == .voting ? "of the votes in" : "of the capital of"
            return MissingFact(
                kind: .chain, owner: link.owner, asset: link.asset, share: link.share,
                question:
                    "Through which parties did \(owner) hold up to \(ShareText.percent(link.share.upper)) \(what) "
                    + "\(asset) on \(snapshot.day), and how much does each of them hold?")
        }
        let question =
            switch link.kind {
            case .capital: "How much of the capital of \(asset) did \(owner) hold on \(snapshot.day)?"
            case .voting: "How many of the votes in \(asset) did \(owner) hold on \(snapshot.day)?"
            case .control(let kind):
                "Did \(owner) control \(asset) on \(snapshot.day)? A source records: \(kind.rawValue)."
            }
        return MissingFact(
            kind: link.kind.isShare ? .share : .control, owner: link.owner, asset: link.asset, share: link.share,
            question: question)
    }

    private func oneHolderFact(_ asset: Int32) -> MissingFact {
        let id = EntityID(question.snapshot.graph.entities.name(question.above.parties[Int(asset)]))
        return MissingFact(
            kind: .oneHolder, owner: nil, asset: id, share: Stake.unknownShare,
            question: "Does one holder command most of the votes in \(question.snapshot.graph.name(of: id))?")
    }

    private func ruleFact(_ party: EntityID) -> MissingFact {
        MissingFact(
            kind: .rule, owner: nil, asset: party, share: Stake.unknownShare,
            question: "Did the \(question.rule.name) apply on \(question.snapshot.day)?")
    }

    private func entryFact(_ party: EntityID, _ group: CascadeGroup) -> MissingFact {
        let listed = group.seeds.first.map {
            EntityID(question.snapshot.graph.entities.name(question.above.parties[Int($0)]))
        }
        let graph = question.snapshot.graph
        let entry = listed.map { "the entry for \(graph.name(of: $0))" } ?? "the entry"
        return MissingFact(
            kind: .entryWords, owner: listed, asset: party, share: Stake.unknownShare,
            question: "Do the words of \(entry) cover \(graph.name(of: party))?")
    }
}
