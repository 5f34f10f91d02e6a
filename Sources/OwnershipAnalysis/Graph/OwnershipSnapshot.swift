public import ClewModel

/// What held on one day, ready to be asked.
///
/// Stakes of one pair and kind are one stake here: where sources differ, it reaches from the least to the greatest;
/// where its dates leave open whether it was held on the day, it may be nothing.
public struct OwnershipSnapshot: Sendable {
    /// The graph that the snapshot is of.
    public let graph: OwnershipGraph
    /// The day.
    public let day: Day
    let capital: Adjacency
    let voting: Adjacency
    let control: Adjacency

    init(of graph: OwnershipGraph, on day: Day) {
        self.graph = graph
        self.day = day
        capital = Adjacency(of: graph, on: day) { $0 == StakeKind.capital.code }
        voting = Adjacency(of: graph, on: day) { $0 == StakeKind.voting.code }
        control = Adjacency(of: graph, on: day) { $0 > StakeKind.voting.code }
    }

    /// The holdings of a party on the day: one link for each pair and kind, sorted by the other party.
    ///
    /// - Parameters:
    ///   - entity: The party.
    ///   - direction: Whom it holds, or who holds it.
    public func links(of entity: EntityID, _ direction: Direction) -> [OwnershipLink] {
        guard let number = graph.entities.find(entity.rawValue) else { return [] }
        var links: [OwnershipLink] = []
        for adjacency in [capital, voting, control] {
            switch direction {
            case .owned: links += adjacency.edges(from: number).map { link(adjacency, $0) }
            case .owners: links += adjacency.edges(into: number).map { link(adjacency, $0) }
            }
        }
        return links.sorted { ($0.owner, $0.asset, $0.kind.code) < ($1.owner, $1.asset, $1.kind.code) }
    }

    /// Which way to look from a party.
    public enum Direction: String, Sendable, CaseIterable {
        /// Those who hold it.
        case owners
        /// Those whom it holds.
        case owned
    }

    func link(_ adjacency: Adjacency, _ edge: Int) -> OwnershipLink {
        let rows = adjacency.records(of: edge)
        let stakes = rows.map { graph.stake(at: Int($0)) }
        return OwnershipLink(
            owner: EntityID(graph.entities.name(adjacency.sources[edge])),
            asset: EntityID(graph.entities.name(adjacency.targets[edge])),
            kind: StakeKind(code: adjacency.kinds[edge]),
            share: ShareUnits.bounds(Int64(adjacency.low[edge]), Int64(adjacency.high[edge])),
            isSurelyHeld: adjacency.isSure(edge), stakes: stakes)
    }
}
