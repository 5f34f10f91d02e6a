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
    /// One more than the place of each party in ``reached``; 0 for those whom nobody inside holds.
    private var slots: [Int32]
    private var reached: [Reached] = []

    /// Where a party stands whom somebody inside holds.
    private struct Reached: Sendable {
        var party: Int32
        var sureDepth: Int32 = -1
        var possibleDepth: Int32 = -1
        var low: Int32 = 0
        var high: Int32 = 0

        init(party: Int32) {
            self.party = party
        }

        init(_ party: Int32, _ outcome: GroupOutcome) {
            self.party = party
            sureDepth = outcome.sureDepth
            possibleDepth = outcome.possibleDepth
            low = Int32(outcome.capitalLow)
            high = Int32(outcome.capitalHigh)
        }
    }

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

    /// The rows of ``unknownListed``: a listed party falls under the rule whether or not it holds anything.
    public var unknownListedRows: [Row] {
        unknownListed.map {
            Row(entity: $0, verdict: .yes, bounds: Bounds(exactly: 0), depth: 0, isNearMiss: false)
        }
    }

    init(_ snapshot: OwnershipSnapshot, _ rule: OwnershipRule, _ listed: [ListedParty]) {
        self.rule = rule
        day = snapshot.day
        graph = snapshot.graph
        let numbered = snapshot.number(listed)
        unknownListed = numbered.unknown
        let period = rule.period(on: snapshot.day)
        status = period?.status ?? .unverified
        let terms = CascadeTerms(period?.tests ?? [])
        let input = CascadeGraph(snapshot, TieWeighing(period?.control ?? .none, rule.counting))
        let groups = CascadeGroup.groups(of: numbered.known, rule.counting)
        var run = CascadeRun(input)
        slots = []
        for group in groups {
            run.run(input, group.terms(terms, rule.counting), seeds: group.seeds)
            if groups.count == 1 {
                slots = run.slots
                reached.reserveCapacity(run.touched.count)
            } else if slots.isEmpty {
                slots = Array(repeating: 0, count: graph.entityCount)
            }
            for (place, party) in run.touched.enumerated() {
                let outcome = GroupOutcome(run.standings[place], run.votes(at: place), group, rule.counting)
                if groups.count == 1 {
                    reached.append(Reached(party, outcome))
                } else {
                    merge(outcome, of: party)
                }
            }
            if groups.count > 1 { run.reset() }
        }
        // An entry names its party whatever its words leave open.
        for (party, _) in numbered.known {
            reached[Int(slots[Int(party)]) - 1].sureDepth = 0
            reached[Int(slots[Int(party)]) - 1].possibleDepth = 0
        }
    }

    /// Adds what one group's run says of a party to what the others said.
    private mutating func merge(_ outcome: GroupOutcome, of party: Int32) {
        if slots[Int(party)] == 0 {
            reached.append(Reached(party: party))
            slots[Int(party)] = Int32(reached.count)
        }
        let slot = Int(slots[Int(party)]) - 1
        var known = reached[slot]
        known.sureDepth = Cascade.earlier(known.sureDepth, outcome.sureDepth)
        known.possibleDepth = Cascade.earlier(known.possibleDepth, outcome.possibleDepth)
        known.low = max(known.low, Int32(outcome.capitalLow))
        known.high = max(known.high, Int32(outcome.capitalHigh))
        reached[slot] = known
    }

    /// Where a party stands; `nil` if the graph does not know it.
    public subscript(_ entity: EntityID) -> Row? {
        graph.entities.find(entity.rawValue).map { party in
            let slot = slots.isEmpty ? 0 : slots[Int(party)]
            return row(slot == 0 ? Reached(party: party) : reached[Int(slot) - 1])
        }
    }

    /// The parties that fall under the rule or may, sorted by identifier.
    ///
    /// - Parameter nearMisses: Whether to give those too that do not fall under it and come close.
    public func rows(nearMisses: Bool = false) -> [Row] {
        let wanted = reached.filter { standing in
            let answer = answer(standing)
            return answer != .no || (nearMisses && isNearMiss(answer, standing))
        }
        return graph.entities.sorted(wanted, by: \.party).map { row($0) }
    }

    /// How many parties there are with each answer, the whole graph counted.
    public var counts: (yes: Int, no: Int, open: Int) {
        let yes = reached.count { answer($0) == .yes }
        let open = reached.count { answer($0) == .open }
        return (yes, graph.entityCount - yes - open, open)
    }

    /// The deepest round in which a party falls under the rule.
    public var depth: Int { Int(reached.map(\.sureDepth).max().map { max($0, 0) } ?? 0) }

    private func answer(_ standing: Reached) -> OwnershipVerdict.Answer {
        OwnershipVerdict.Answer(
            isListed: standing.sureDepth == 0, isSure: standing.sureDepth >= 0,
            isPossible: standing.possibleDepth >= 0, status: status)
    }

    private func isNearMiss(_ answer: OwnershipVerdict.Answer, _ standing: Reached) -> Bool {
        answer == .no && ShareUnits.fraction(Int64(standing.high)) >= rule.nearMissFrom
    }

    private func row(_ standing: Reached) -> Row {
        let answer = answer(standing)
        let depth: Int? =
            switch answer {
            case .yes: Int(standing.sureDepth)
            case .open: Int(standing.possibleDepth)
            case .no: nil
            }
        return Row(
            entity: EntityID(graph.entities.name(standing.party)), verdict: answer,
            bounds: ShareUnits.bounds(Int64(standing.low), Int64(standing.high)), depth: depth,
            isNearMiss: isNearMiss(answer, standing))
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
