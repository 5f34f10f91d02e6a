/// The part of a snapshot that can matter to one party: those above it, numbered from 0, the party first.
///
/// Above a party other than the first, an owner who holds so much that nobody else can decide stands alone. Owners who can
/// never fall under the rule, because those who might bring them in hold too little, are left out too. What is left out
/// stays in the sum of what others hold at least. Where all listed parties count together, nobody above a listed one
/// matters either.
struct AncestorGraph: Sendable {
    /// The number in the snapshot of each party here.
    private(set) var parties: [Int32] = []
    private(set) var graph: CascadeGraph
    /// The edge of the snapshot behind each edge here.
    private(set) var capitalEdges: [Int] = []
    private(set) var votingEdges: [Int] = []
    /// The ties here, each with its edge of the snapshot.
    private(set) var ties: [(owner: Int32, asset: Int32, weight: TieWeight, edge: Int)] = []
    private var numbers: [Int32: Int32] = [:]

    init(
        above party: Int32, in snapshot: OwnershipSnapshot, _ terms: CascadeTerms, _ weighing: TieWeighing,
        listed: Set<Int32>, stopsAtListed: Bool
    ) {
        let outsiders = OutsiderCheck(snapshot, terms, weighing, listed)
        var capital: [(owner: Int32, asset: Int32, edge: Int)] = []
        var voting: [(owner: Int32, asset: Int32, edge: Int)] = []
        graph = CascadeGraph(
            count: 0, capital: CascadeEdges(snapshot.capital), voting: CascadeEdges(snapshot.voting),
            ties: CascadeTies(count: 0, []))
        _ = number(party)
        var next = 0
        while next < parties.count {
            let asset = Int32(next)
            let global = parties[next]
            next += 1
            if asset > 0 && stopsAtListed && listed.contains(global) { continue }
            let prune = asset > 0
            for edge in AncestorGraph.deciding(snapshot.capital, global, prune ? terms.capitalLeast : .max) {
                let owner = snapshot.capital.sources[Int(edge)]
                if numbers[owner] == nil, outsiders.isOutsider(owner) { continue }
                capital.append((number(owner), asset, Int(edge)))
            }
            for edge in AncestorGraph.deciding(snapshot.voting, global, prune ? terms.votingLeast : .max) {
                let owner = snapshot.voting.sources[Int(edge)]
                if numbers[owner] == nil, outsiders.isOutsider(owner) { continue }
                voting.append((number(owner), asset, Int(edge)))
            }
            addTies(of: global, asset, snapshot, weighing)
        }
        let count = parties.count
        graph.count = count
        (graph.capital, capitalEdges) = AncestorGraph.rows(capital, of: snapshot.capital, parties: parties)
        (graph.voting, votingEdges) = AncestorGraph.rows(voting, of: snapshot.voting, parties: parties)
        graph.ties = CascadeTies(count: count, ties.map { ($0.owner, $0.asset, $0.weight) })
    }

    /// The number here of a party of the snapshot, where it is above.
    func local(_ global: Int32) -> Int32? { numbers[global] }

    private mutating func number(_ global: Int32) -> Int32 {
        if let known = numbers[global] { return known }
        let number = Int32(parties.count)
        numbers[global] = number
        parties.append(global)
        return number
    }

    private mutating func addTies(
        of global: Int32, _ asset: Int32, _ snapshot: OwnershipSnapshot, _ weighing: TieWeighing
    ) {
        let control = snapshot.control
        guard control.edgeCount > 0 else { return }
        for edge in control.edges(into: global) {
            let weight = weighing.weight(control.kinds[edge], isSure: control.isSure(edge))
            if weight == .none { continue }
            ties.append((number(control.sources[edge]), asset, weight, edge))
        }
        for edge in control.edges(from: global) {
            let weight = weighing.weight(control.kinds[edge], isSure: control.isSure(edge))
            guard weight.isMutual else { continue }
            // The tie itself is kept once, when its other end is looked at.
            _ = number(control.targets[edge])
        }
    }

    /// The edges into an asset that can decide whether it falls under a rule.
    private static func deciding(_ adjacency: Adjacency, _ asset: Int32, _ least: Int64) -> ArraySlice<Int32> {
        guard adjacency.edgeCount > 0 else { return [] }
        let edges = adjacency.incomingEdges(asset)
        let whole = Int64(ShareUnits.whole)
        guard least != .max, adjacency.boundingTotals[Int(asset)] <= whole else { return edges }
        for position in edges.indices {
            let edge = Int(edges[position])
            let low = Int64(adjacency.low[edge])
            if low >= least && whole - low < least && adjacency.sources[edge] != asset {
                return edges[position...position]
            }
        }
        return edges
    }

    private static func rows(
        _ edges: [(owner: Int32, asset: Int32, edge: Int)], of adjacency: Adjacency, parties: [Int32]
    ) -> (CascadeEdges, [Int]) {
        let groups = StakeRecords.grouped(edges.map(\.owner), count: parties.count)
        let sorted = groups.rows.map { edges[Int($0)] }
        let totals = edges.isEmpty ? [] : parties.map { adjacency.boundingTotals[Int($0)] }
        return (
            CascadeEdges(
                starts: groups.starts, targets: sorted.map(\.asset), low: sorted.map { adjacency.low[$0.edge] },
                high: sorted.map { adjacency.high[$0.edge] }, totalLow: totals),
            sorted.map(\.edge)
        )
    }
}
