public import ClewModel

/// Everything that falls under a rule on a day, with the bounds of what those inside hold.
public struct Cascade: Sendable {
    /// The rule.
    public let rule: OwnershipRule
    /// The day.
    public let day: Day
    /// Listed parties that the graph does not know, sorted: they hold nothing in it.
    public let unknownListed: [EntityID]
    private let graph: OwnershipGraph
    private let status: RulePeriod.Status
    private var sureDepth: [Int32]
    private var possibleDepth: [Int32]
    private var low: [Int32]
    private var high: [Int32]

    /// One party of a cascade.
    public struct Row: Hashable, Sendable, Codable {
        /// The party.
        public var entity: EntityID
        /// Whether it falls under the rule.
        public var verdict: OwnershipVerdict.Answer
        /// What those inside hold of its capital, as a fraction.
        public var bounds: Bounds
        /// How many rounds it took: 0 for a listed party; `nil` where it does not fall under the rule.
        public var depth: Int?
        /// Whether it does not fall under the rule and those inside can hold a considerable share.
        public var isNearMiss: Bool
    }

    init(_ snapshot: OwnershipSnapshot, _ rule: OwnershipRule, _ listed: [ListedParty]) {
        self.rule = rule
        day = snapshot.day
        graph = snapshot.graph
        let numbered = snapshot.number(listed)
        unknownListed = numbered.unknown
        let count = graph.entityCount
        let period = rule.period(on: snapshot.day)
        status = period?.status ?? .unverified
        let terms = CascadeTerms(period?.tests ?? [])
        let input = CascadeGraph(snapshot, TieWeighing(period?.control ?? .none, rule.counting))
        var run = CascadeRun(input)
        sureDepth = Array(repeating: -1, count: count)
        possibleDepth = Array(repeating: -1, count: count)
        low = Array(repeating: 0, count: count)
        high = Array(repeating: 0, count: count)
        for group in CascadeGroup.groups(of: numbered.known, rule.counting) {
            run.run(input, group.terms(terms, rule.counting), seeds: group.seeds)
            for party in run.touched {
                let index = Int(party)
                let outcome = GroupOutcome(run, index, group, rule.counting)
                sureDepth[index] = Cascade.earlier(sureDepth[index], outcome.sureDepth)
                possibleDepth[index] = Cascade.earlier(possibleDepth[index], outcome.possibleDepth)
                low[index] = max(low[index], Int32(outcome.capitalLow))
                high[index] = max(high[index], Int32(outcome.capitalHigh))
            }
            run.reset()
        }
        for (party, _) in numbered.known {
            sureDepth[Int(party)] = 0
            possibleDepth[Int(party)] = 0
        }
    }

    /// Where a party stands; `nil` if the graph does not know it.
    public subscript(_ entity: EntityID) -> Row? {
        graph.entities.find(entity.rawValue).map { row(Int($0)) }
    }

    /// The parties that fall under the rule or may, sorted by identifier.
    ///
    /// - Parameter nearMisses: Whether to give those too that do not fall under it and come close.
    public func rows(nearMisses: Bool = false) -> [Row] {
        var rows: [Row] = []
        for index in sureDepth.indices where possibleDepth[index] >= 0 || high[index] > 0 {
            let row = row(index)
            if row.verdict != .no || (nearMisses && row.isNearMiss) { rows.append(row) }
        }
        return rows.sorted { $0.entity < $1.entity }
    }

    /// How many parties there are with each answer, the whole graph counted.
    public var counts: (yes: Int, no: Int, open: Int) {
        var counts = (yes: 0, no: 0, open: 0)
        for index in sureDepth.indices {
            switch answer(index) {
            case .yes: counts.yes += 1
            case .no: counts.no += 1
            case .open: counts.open += 1
            }
        }
        return counts
    }

    /// The deepest round in which a party falls under the rule.
    public var depth: Int { Int(max(sureDepth.max() ?? 0, 0)) }

    private func answer(_ index: Int) -> OwnershipVerdict.Answer {
        OwnershipVerdict.Answer(
            isListed: sureDepth[index] == 0, isSure: sureDepth[index] >= 0, isPossible: possibleDepth[index] >= 0,
            status: status)
    }

    private func row(_ index: Int) -> Row {
        let answer = answer(index)
        let depth: Int? =
            switch answer {
            case .yes: Int(sureDepth[index])
            case .open: Int(possibleDepth[index])
            case .no: nil
            }
        let bounds = ShareUnits.bounds(Int64(low[index]), Int64(high[index]))
        return Row(
            entity: EntityID(graph.entities.name(Int32(index))), verdict: answer, bounds: bounds, depth: depth,
            isNearMiss: answer == .no && bounds.upper >= rule.nearMissFrom)
    }

    private static func earlier(_ lhs: Int32, _ rhs: Int32) -> Int32 {
        if lhs < 0 { return rhs }
        return rhs < 0 ? lhs : min(lhs, rhs)
    }
}

extension OwnershipSnapshot {
    /// Computes everything that falls under a rule on the day of the snapshot.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - listed: The parties that the regime lists, each with the words of its entry.
    /// - Complexity: O(*n* + *m*) for *n* parties and *m* stakes; where each listed party counts separately, times their
    ///   number at worst.
    public func cascade(under rule: OwnershipRule, listed: [ListedParty]) -> Cascade {
        Cascade(self, rule, listed)
    }

    /// Finds listed parties in the graph: without repeats, sorted, the widest words of each.
    func number(_ listed: [ListedParty]) -> (known: [(party: Int32, words: EntryWords)], unknown: [EntityID]) {
        var words: [Int32: EntryWords] = [:]
        var unknown: Set<EntityID> = []
        for party in listed {
            guard let number = graph.entities.find(party.entity.rawValue) else {
                unknown.insert(party.entity)
                continue
            }
            let known = words[number] ?? .itself
            words[number] = known.rank < party.words.rank ? party.words : known
        }
        let known = words.sorted { graph.entities.precedes($0.key, $1.key) }.map { (party: $0.key, words: $0.value) }
        return (known, unknown.sorted())
    }
}

extension EntryWords {
    /// How many parties the words can cover, for comparison.
    var rank: Int {
        switch self {
        case .itself: 0
        case .someSubsidiaries: 1
        case .subsidiaries: 2
        case .affiliates: 3
        }
    }
}
