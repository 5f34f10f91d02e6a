public import ClewModel

/// The stakes of a graph by the party that is held, ready for many questions about who is above whom.
public struct AncestorStakes: Sendable {
    private let graph: OwnershipGraph
    /// The rows of the graph by asset, and where each asset starts.
    private let byAsset: (starts: [Int32], rows: [Int32])
    /// The rows of ties that make two act as one, by the party that they start from.
    private let tied: [Int32: [Int32]]

    /// Prepares a graph.
    ///
    /// - Complexity: O(*n*) in the stakes of the graph.
    public init(_ graph: OwnershipGraph) {
        self.graph = graph
        byAsset = StakeRecords.grouped(graph.records.asset, count: graph.entityCount)
        var tied: [Int32: [Int32]] = [:]
        for row in graph.records.kind.indices where Self.isMutual(graph.records.kind[row]) {
            tied[graph.records.owner[row], default: []].append(Int32(row))
        }
        self.tied = tied
    }

    /// The stakes and ties through which parties are held, as ``OwnershipGraph/stakes(above:)`` gives them.
    ///
    /// - Complexity: O(*m*) in the stakes above the parties.
    public func stakes(above parties: some Sequence<EntityID>) -> [Stake] {
        var open = parties.compactMap { graph.entities.find($0.rawValue) }
        var reached = Set(open)
        var rows: Set<Int32> = []
        while let party = open.popLast() {
            func reach(_ other: Int32) {
                if reached.insert(other).inserted { open.append(other) }
            }
            for row in byAsset.rows[Int(byAsset.starts[Int(party)])..<Int(byAsset.starts[Int(party) + 1])] {
                rows.insert(row)
                reach(graph.records.owner[Int(row)])
            }
            for row in tied[party] ?? [] {
                rows.insert(row)
                reach(graph.records.asset[Int(row)])
            }
        }
        return rows.sorted().map { graph.stake(at: Int($0)) }
    }

    private static func isMutual(_ kind: UInt8) -> Bool {
        switch StakeKind(code: kind) {
        case .control(.jointArrangement), .control(.family): true
        default: false
        }
    }
}
