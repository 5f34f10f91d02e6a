/// The edges of a small graph by asset, without a list of its own for each.
struct IncomingEdges: Sendable {
    /// One edge into an asset.
    struct Edge: Sendable {
        var owner: Int32
        var low: Int32
        var high: Int32
        /// The edge of the snapshot behind it.
        var edge: Int
    }

    private let starts: [Int32]
    private let edges: [Edge]

    /// Puts edges in rows by asset.
    ///
    /// - Parameters:
    ///   - rows: The edges in rows by owner.
    ///   - origin: The edge of the snapshot behind each.
    ///   - count: How many parties there are.
    init(_ rows: CascadeEdges, _ origin: [Int], count: Int) {
        guard !rows.isEmpty else {
            starts = []
            edges = []
            return
        }
        var owners = [Int32](repeating: 0, count: rows.targets.count)
        for owner in 0..<count {
            for edge in Int(rows.starts[owner])..<Int(rows.starts[owner + 1]) { owners[edge] = Int32(owner) }
        }
        let groups = StakeRecords.grouped(rows.targets, count: count)
        starts = groups.starts
        edges = groups.rows.map { edge in
            let index = Int(edge)
            return Edge(owner: owners[index], low: rows.low[index], high: rows.high[index], edge: origin[index])
        }
    }

    subscript(asset: Int32) -> ArraySlice<Edge> {
        edges.isEmpty ? [] : edges[Int(starts[Int(asset)])..<Int(starts[Int(asset) + 1])]
    }
}
