/// A fact of a verdict's small problem that is not known.
enum OpenFact: Hashable, Sendable {
    /// The share of an edge of the capital.
    case capital(edge: Int)
    /// The share of an edge of the votes.
    case voting(edge: Int)
    /// What a tie amounts to.
    case tie(index: Int)
}

/// The small problem with some open facts fixed.
struct FixedFacts: Sendable {
    private(set) var graph: CascadeGraph
    private let above: AncestorGraph
    private var ties: [(owner: Int32, asset: Int32, weight: TieWeight)]
    private var changedTies = false

    init(_ above: AncestorGraph) {
        self.above = above
        graph = above.graph
        ties = above.ties.map { ($0.owner, $0.asset, $0.weight) }
    }

    /// Fixes a share, in billionths; `false` if the stakes in its asset then come to more than the whole.
    mutating func fix(_ fact: OpenFact, at value: Int32) -> Bool {
        switch fact {
        case .capital(let edge): return FixedFacts.fix(&graph.capital, edge, value)
        case .voting(let edge): return FixedFacts.fix(&graph.voting, edge, value)
        case .tie(let index):
            let isThere = value > 0
            switch ties[index].weight {
            case .mayCountTogether: ties[index].weight = isThere ? .countsTogether : .none
            default: ties[index].weight = isThere ? .sure : .none
            }
            changedTies = true
            return true
        }
    }

    /// The graph with all that was fixed.
    mutating func finished() -> CascadeGraph {
        if changedTies { graph.ties = CascadeTies(count: graph.count, ties) }
        return graph
    }

    private static func fix(_ edges: inout CascadeEdges, _ edge: Int, _ value: Int32) -> Bool {
        let asset = Int(edges.targets[edge])
        let before = edges.totalLow[asset]
        edges.totalLow[asset] += Int64(value) - Int64(edges.low[edge])
        edges.low[edge] = value
        edges.high[edge] = value
        let whole = Int64(ShareUnits.whole)
        return before > whole || edges.totalLow[asset] <= whole
    }
}
