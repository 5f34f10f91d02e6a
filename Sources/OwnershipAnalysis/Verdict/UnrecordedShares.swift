internal import ClewModel

/// The upper bound of a rule where those inside may also hold what no record gives to anybody.
///
/// It counts in a party of which they hold some by record, however little: of 40 % by record and nobody on record for the rest, they
/// may hold all. A party that this can bring in counts in full further down, as one that is surely inside does. What parties
/// hold that nobody inside has a stake in stays theirs, and so does what a natural person is.
///
/// - Complexity: O(*m*) for each round and *m* stakes above the party, times the number of listed parties above it where each
///   counts separately.
struct UnrecordedShares {
    /// How unknown shares are read.
    enum Reading {
        /// Every share at its least.
        case least
        /// Every share by record at its greatest.
        case greatest
        /// Every share at its greatest, and what nobody is on record for held by those inside.
        case withRest
    }

    /// Who is inside by one reading.
    struct Standing {
        /// The round in which each party came in, 0 for a listed one.
        var inside: [Int32: Int] = [:]
        /// Those whose holdings count: those inside, and those who act together with them.
        var counting: Set<Int32> = []
    }

    let snapshot: OwnershipSnapshot
    let terms: CascadeTerms
    let party: Int32
    /// The listed parties above, in the groups that the rule adds up.
    let groups: [[Int32]]
    private let weighing: TieWeighing
    private let above: Set<Int32>

    init(
        _ snapshot: OwnershipSnapshot, above party: Int32, rule: OwnershipRule, period: RulePeriod,
        listed: [ListedParty]
    ) {
        self.snapshot = snapshot
        self.party = party
        terms = CascadeTerms(period.tests)
        weighing = TieWeighing(period.control, rule.counting)
        above = Self.above(party, in: snapshot, weighing)
        let seeds = snapshot.number(listed).known.map(\.party).filter(above.contains)
        groups = rule.counting == .separately ? seeds.map { [$0] } : seeds.isEmpty ? [] : [seeds]
    }

    /// Who comes in from some listed parties: round by round, until nothing changes.
    func standing(from seeds: [Int32], _ reading: Reading) -> Standing {
        var standing = Standing()
        var new: Set<Int32> = []
        for seed in seeds {
            standing.inside[seed] = 0
            standing.counting.insert(seed)
            new.insert(seed)
        }
        var round = 0
        while !new.isEmpty {
            round += 1
            var asked: Set<Int32> = []
            var entered: Set<Int32> = []
            var together: Set<Int32> = []
            for owner in new {
                for adjacency in [snapshot.capital, snapshot.voting] where adjacency.edgeCount > 0 {
                    asked.formUnion(adjacency.edges(from: owner).map { adjacency.targets[$0] })
                }
                for (other, weight) in ties(of: owner) where reading != .least || weight.isSure {
                    if weight.isMutual { together.insert(other) } else { entered.insert(other) }
                }
            }
            for asset in asked where above.contains(asset) && passes(asset, standing.counting, reading) {
                entered.insert(asset)
            }
            entered = entered.filter { standing.inside[$0] == nil && above.contains($0) }
            for party in entered { standing.inside[party] = round }
            new = entered.union(together).filter { above.contains($0) && !standing.counting.contains($0) }
            standing.counting.formUnion(new)
        }
        return standing
    }

    /// What those who count hold of the capital of a party.
    func held(_ asset: Int32, by counting: Set<Int32>, _ reading: Reading) -> Int64 {
        shares(snapshot.capital, asset, counting, reading).sum
    }

    /// What no record gives to anybody of the capital of a party.
    func rest(of asset: Int32) -> Int64 {
        guard !isPerson(asset) else { return 0 }
        let stated = snapshot.capital.edgeCount == 0 ? 0 : snapshot.capital.totalLow[Int(asset)]
        return max(0, Int64(ShareUnits.whole) - stated)
    }

    /// Those who count and have a stake in a party or a tie to it, in the order of their numbers.
    func holders(of asset: Int32, among counting: Set<Int32>) -> [Int32] {
        var found: Set<Int32> = []
        for adjacency in [snapshot.capital, snapshot.voting] {
            for edge in adjacency.incomingEdges(asset) where adjacency.high[Int(edge)] > 0 {
                found.insert(adjacency.sources[Int(edge)])
            }
        }
        for edge in snapshot.control.incomingEdges(asset)
        where weighing.weight(snapshot.control.kinds[Int(edge)], isSure: snapshot.control.isSure(Int(edge))) != .none {
            found.insert(snapshot.control.sources[Int(edge)])
        }
        for edge in snapshot.control.edgeCount > 0 ? Array(snapshot.control.edges(from: asset)) : []
        where weighing.weight(snapshot.control.kinds[edge], isSure: snapshot.control.isSure(edge)).isMutual {
            found.insert(snapshot.control.targets[edge])
        }
        return found.filter { $0 != asset && counting.contains($0) }.sorted()
    }

    private func passes(_ asset: Int32, _ counting: Set<Int32>, _ reading: Reading) -> Bool {
        let capital = shares(snapshot.capital, asset, counting, reading)
        if (reading == .least && terms.capitalOneHolder ? capital.one : capital.sum) >= terms.capitalLeast {
            return true
        }
        // Votes that nobody is on record for go with the capital.
        let votes = shares(snapshot.voting, asset, counting, reading == .withRest ? .greatest : reading)
        return (reading == .least && terms.votingOneHolder ? votes.one : votes.sum) >= terms.votingLeast
    }

    private func shares(
        _ adjacency: Adjacency, _ asset: Int32, _ counting: Set<Int32>, _ reading: Reading
    ) -> (sum: Int64, one: Int64) {
        guard adjacency.edgeCount > 0 else { return (0, 0) }
        var (low, high, outside, one) = (Int64(0), Int64(0), Int64(0), Int64(0))
        for edge in adjacency.incomingEdges(asset).map({ Int($0) }) {
            let owner = adjacency.sources[edge]
            guard owner != asset, counting.contains(owner) else {
                outside += Int64(adjacency.low[edge])
                continue
            }
            low += Int64(adjacency.low[edge])
            high += Int64(adjacency.high[edge])
            one = max(one, Int64(adjacency.low[edge]))
        }
        let whole = Int64(ShareUnits.whole)
        let room = adjacency.boundingTotals[Int(asset)] > whole ? whole : whole - outside
        switch reading {
        case .least: return (min(low, whole), one)
        case .greatest: return (min(high, room), one)
        case .withRest:
            let isOpen = high > 0 && adjacency.totalLow[Int(asset)] <= whole && !isPerson(asset)
            return (isOpen ? room : min(high, room), one)
        }
    }

    private func isPerson(_ party: Int32) -> Bool {
        snapshot.graph.schema(of: EntityID(snapshot.graph.entities.name(party))) == .person
    }

    private func ties(of owner: Int32) -> [(other: Int32, weight: TieWeight)] {
        Self.ties(of: owner, in: snapshot, weighing)
    }

    private static func ties(
        of owner: Int32, in snapshot: OwnershipSnapshot, _ weighing: TieWeighing
    ) -> [(other: Int32, weight: TieWeight)] {
        let control = snapshot.control
        guard control.edgeCount > 0 else { return [] }
        func weight(_ edge: Int) -> TieWeight { weighing.weight(control.kinds[edge], isSure: control.isSure(edge)) }
        return control.edges(from: owner).map { (control.targets[$0], weight($0)) }.filter { $0.1 != .none }
            + control.edges(into: owner).map { (control.sources[$0], weight($0)) }.filter { $0.1.isMutual }
    }

    /// A party and everybody above it by stakes and by ties that the rule follows.
    private static func above(_ party: Int32, in snapshot: OwnershipSnapshot, _ weighing: TieWeighing) -> Set<Int32> {
        var found: Set<Int32> = [party]
        var open = [party]
        func visit(_ other: Int32) {
            if found.insert(other).inserted { open.append(other) }
        }
        while let next = open.popLast() {
            for adjacency in [snapshot.capital, snapshot.voting] {
                for edge in adjacency.incomingEdges(next) { visit(adjacency.sources[Int(edge)]) }
            }
            let control = snapshot.control
            for edge in control.incomingEdges(next).map({ Int($0) })
            where weighing.weight(control.kinds[edge], isSure: control.isSure(edge)) != .none {
                visit(control.sources[edge])
            }
            for (other, weight) in ties(of: next, in: snapshot, weighing) where weight.isMutual { visit(other) }
        }
        return found
    }
}
