import ClewModel

/// Which lots are even throughout, so that any part of them is like any other.
///
/// A lot is even if its row says so; or if one transformation made it whole, and either that stage mixes or nothing but
/// one even lot went in. A lot that was used beyond what there was of it holds something unknown besides, and is not.
struct Evenness {
    /// For each lot whether it is even.
    private(set) var lots: [Bool]
    /// For each transformation whether each of its outputs is like the whole of what went in.
    private(set) var transformations: [Bool]

    init(_ graph: SupplyGraph, _ balance: ChainBalance) {
        lots = Array(repeating: false, count: graph.found.lots.count)
        transformations = Array(repeating: false, count: balance.flows.count)
        for node in graph.layout.order {
            switch node {
            case .transformation(let number):
                let flow = balance.flows[number]
                let isOneEvenLot =
                    flow.inputs.count == 1 && flow.unexplained.most == 0
                    && flow.inputs.allSatisfy { $0.lot.map { lots[$0] } ?? false }
                transformations[number] = flow.mixes || isOneEvenLot
            case .lot(let lot):
                let found = graph.found.lots[lot]
                let makers = graph.layout.makers[lot]
                let isMadeEven =
                    makers.count == 1 && transformations[makers[0]] && !isTopped(lot, makers[0], graph, balance)
                let isFromMixingStage = makers.isEmpty && graph.commodity.stage(found.stage)?.mixes ?? false
                lots[lot] = (found.isHomogeneous ?? (isMadeEven || isFromMixingStage)) && balance.overused[lot] == 0
            }
        }
    }

    /// Whether a lot is larger than what its transformation put out, so that something else is in it.
    private func isTopped(_ lot: Int, _ maker: Int, _ graph: SupplyGraph, _ balance: ChainBalance) -> Bool {
        guard let made = balance.flows[maker].outputs.first(where: { $0.lot == lot })?.amount else { return false }
        return graph.found.lots[lot].quantity.baseAmount > made * (1 + balance.tolerance)
    }
}
