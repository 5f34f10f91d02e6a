/// Edges of one right as the cascade walks them: compressed rows by owner.
struct CascadeEdges: Sendable {
    var starts: [Int32]
    var targets: [Int32]
    var low: [Int32]
    var high: [Int32]
    /// The sum of the least shares in each asset; above the whole where it bounds nothing.
    var totalLow: [Int64]

    var isEmpty: Bool { targets.isEmpty }

    init(starts: [Int32], targets: [Int32], low: [Int32], high: [Int32], totalLow: [Int64]) {
        self.starts = starts
        self.targets = targets
        self.low = low
        self.high = high
        self.totalLow = totalLow
    }

    init(_ adjacency: Adjacency) {
        starts = adjacency.starts
        targets = adjacency.targets
        low = adjacency.low
        high = adjacency.high
        totalLow = adjacency.boundingTotals
    }
}

/// Ties without a share as the cascade walks them.
struct CascadeTies: Sendable {
    var starts: [Int32]
    var targets: [Int32]
    /// What each tie means under the rule.
    var weights: [TieWeight]

    var isEmpty: Bool { targets.isEmpty }

    /// Puts ties in rows by owner; a tie between two who count together goes both ways.
    init(count: Int, _ ties: [(owner: Int32, asset: Int32, weight: TieWeight)]) {
        var all = ties.filter { $0.weight != .none && $0.owner != $0.asset }
        all += all.filter { $0.weight.isMutual }.map { ($0.asset, $0.owner, $0.weight) }
        let groups = StakeRecords.grouped(all.map(\.owner), count: count)
        starts = groups.starts
        targets = groups.rows.map { all[Int($0)].asset }
        weights = groups.rows.map { all[Int($0)].weight }
    }
}

/// What a tie without a share means under a rule.
enum TieWeight: UInt8, Sendable {
    /// Nothing.
    case none
    /// It leaves the question of control open.
    case possible
    /// It is control.
    case sure
    /// The holdings of the two may count together.
    case mayCountTogether
    /// The holdings of the two count together, and neither holds the other.
    case countsTogether

    var isMutual: Bool { self == .mayCountTogether || self == .countsTogether }
    /// Whether it counts whatever the unknown facts are.
    var isSure: Bool { self == .sure || self == .countsTogether }
}

/// What a cascade runs on: the whole snapshot, or those above one party.
struct CascadeGraph: Sendable {
    var count: Int
    var capital: CascadeEdges
    var voting: CascadeEdges
    var ties: CascadeTies

    init(count: Int, capital: CascadeEdges, voting: CascadeEdges, ties: CascadeTies) {
        self.count = count
        self.capital = capital
        self.voting = voting
        self.ties = ties
    }

    /// The whole snapshot.
    init(_ snapshot: OwnershipSnapshot, _ weighing: TieWeighing) {
        count = snapshot.graph.entityCount
        capital = CascadeEdges(snapshot.capital)
        voting = CascadeEdges(snapshot.voting)
        let control = snapshot.control
        ties = CascadeTies(
            count: count,
            (0..<control.edgeCount).map {
                (
                    control.sources[$0], control.targets[$0],
                    weighing.weight(control.kinds[$0], isSure: control.isSure($0))
                )
            })
    }
}

/// Weighs ties without a share under a period of a rule.
struct TieWeighing: Sendable {
    private var weights = [TieWeight](repeating: .none, count: 256)

    init(_ criteria: ControlCriteria, _ counting: OwnershipRule.Counting) {
        for kind in criteria.indications { weights[Int(StakeKind.control(kind).code)] = .possible }
        for kind in criteria.decisive { weights[Int(StakeKind.control(kind).code)] = .sure }
        if counting == .separately {
            weights[Int(StakeKind.control(.jointArrangement).code)] = .countsTogether
        }
    }

    func weight(_ kind: UInt8, isSure: Bool) -> TieWeight {
        switch (weights[Int(kind)], isSure) {
        case (.sure, false): .possible
        case (.countsTogether, false): .mayCountTogether
        case (let weight, _): weight
        }
    }
}
