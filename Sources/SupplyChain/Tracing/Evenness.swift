import ClewModel

/// Which lots are even throughout, so that any part of them is like any other.
///
/// A lot is even if its row says so; or if one transformation made it whole, and either it mixed, as a whole or at the stage of
/// the lot, or nothing but one even lot went in; or if it was taken whole from a mixed pool. A lot that was used beyond what there was of it holds something
/// unknown besides, and is not; nor is one of which nobody says how it was made.
struct Evenness {
    /// For each lot whether it is even.
    private(set) var lots: [Bool]
    /// For each transformation whether each of its outputs is like the whole of what went in.
    private(set) var transformations: [Bool]

    /// - Parameter usesDefaults: Whether input that only a recalled yield calls missing counts.
    init(_ graph: SupplyGraph, _ balance: ChainBalance, usesDefaults: Bool = false) {
        lots = Array(repeating: false, count: graph.found.lots.count)
        transformations = Array(repeating: false, count: balance.flows.count)
        for node in graph.layout.order {
            switch node {
            case .transformation(let number):
                let flow = balance.flows[number]
                let isOneEvenLot =
                    flow.inputs.count == 1 && flow.unexplained(usesDefaults).most == 0
                    && flow.inputs.allSatisfy { $0.lot.map { lots[$0] } ?? false }
                let isDenied = flow.outputs.contains { graph.found.lots[$0.lot].isHomogeneous == false }
                transformations[number] = flow.mixes || (isOneEvenLot && !isDenied)
            case .entry: break
            case .lot(let lot):
                let found = graph.found.lots[lot]
                let makers = graph.layout.makers[lot]
                let issues = graph.layout.ledger.issues[lot]
                let isMadeEven =
                    makers.count == 1 && issues.isEmpty
                    && (transformations[makers[0]] || balance.flows[makers[0]].mixedStages.contains(found.stage))
                    && !isTopped(
                        lot, by: balance.flows[makers[0]].outputs.first { $0.lot == lot }?.amount, graph, balance)
                let isFromMixedPool =
                    issues.count == 1 && makers.isEmpty
                    && graph.layout.ledger.isMixedInOrder[graph.layout.ledger.entries[issues[0]].pool]
                    && !isTopped(lot, by: graph.layout.ledger.entries[issues[0]].lotAmount, graph, balance)
                lots[lot] = (found.isHomogeneous ?? (isMadeEven || isFromMixedPool)) && balance.overused[lot] == 0
            }
        }
    }

    /// Whether a lot is larger than what its transformation put out, so that something else is in it.
    private func isTopped(
        _ lot: Int, by amount: Double?, _ graph: SupplyGraph, _ balance: ChainBalance
    ) -> Bool {
        guard let made = amount else { return false }
        return graph.found.lots[lot].quantity.baseAmount > made * (1 + balance.tolerance)
    }
}
