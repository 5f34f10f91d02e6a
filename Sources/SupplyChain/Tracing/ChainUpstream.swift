import ClewModel

/// What a shipment was made of, all the way up, and in what parts.
struct ChainUpstream {
    /// A lot in a shipment with its amount and its weight among the others.
    struct Item {
        var lot: Int
        var amount: Double?
        var weight: Double?
    }

    private(set) var lots: [String] = []
    private(set) var events: [String] = []
    private(set) var sources: [ShipmentTrace.Source] = []

    /// - Complexity: O(*n*) for *n* lots, events and legs of the case.
    init(_ graph: SupplyGraph, _ balance: ChainBalance, of shipment: Shipment, origins: [String: OriginClaim]) {
        var lotParts = [Part](repeating: Part(), count: graph.found.lots.count)
        var eventParts = [Part](repeating: Part(), count: balance.flows.count)
        let items = ChainUpstream.items(of: shipment, graph)
        let total = ChainBalance.total(items.map(\.weight))
        for item in items { lotParts[item.lot].add(1, of: item.weight, in: total) }
        for node in graph.layout.order.reversed() {
            switch node {
            case .lot(let lot):
                let part = lotParts[lot]
                let makers = graph.layout.makers[lot]
                guard part.isReached, !makers.isEmpty else { continue }
                let amounts = makers.map { maker in balance.flows[maker].outputs.first { $0.lot == lot }?.amount }
                let made = ChainBalance.total(amounts).map { max($0, graph.found.lots[lot].quantity.baseAmount) }
                let held = made.map { $0 + balance.overused[lot] }
                for (maker, amount) in zip(makers, amounts) { eventParts[maker].add(part.share, of: amount, in: held) }
            case .transformation(let number):
                let part = eventParts[number]
                guard part.isReached else { continue }
                let flow = balance.flows[number]
                let total = ChainBalance.total(flow.inputs.map(\.weight)).map { $0 + flow.unexplained.least }
                for input in flow.inputs {
                    if let lot = input.lot { lotParts[lot].add(part.share, of: input.weight, in: total) }
                }
            }
        }
        for node in graph.layout.order {
            switch node {
            case .lot(let lot) where lotParts[lot].isReached:
                let id = graph.found.lots[lot].id
                lots.append(id)
                guard graph.layout.makers[lot].allSatisfy({ balance.flows[$0].inputs.isEmpty }) else { continue }
                sources.append(
                    ShipmentTrace.Source(
                        lot: id, answer: origins[id]?.answer ?? .unknown, evidence: origins[id]?.evidence ?? [],
                        share: lotParts[lot].share))
            case .transformation(let number) where eventParts[number].isReached:
                events.append(graph.event(number).id)
            default: break
            }
        }
    }

    /// How much of a shipment came through a lot or an event, if all blends were mixed evenly.
    private struct Part {
        var isReached = false
        var share: Double? = 0

        mutating func add(_ whole: Double?, of amount: Double?, in total: Double?) {
            isReached = true
            guard let whole, let share, let amount, let total, total > 0 else {
                self.share = nil
                return
            }
            self.share = share + whole * amount / total
        }
    }

    /// The lots of a shipment, each once, weighed by mass or by whatever unit they share.
    static func items(of shipment: Shipment, _ graph: SupplyGraph) -> [Item] {
        var items: [Item] = []
        var index: [Int: Int] = [:]
        for item in shipment.items {
            guard let lot = graph.layout.lotIndex[item.lot] else { continue }
            let found = graph.found.lots[lot]
            let next = Item(lot: lot, amount: found.amount(of: item.quantity), weight: found.mass(of: item.quantity))
            if let known = index[lot] {
                items[known].amount = ChainBalance.total([items[known].amount, next.amount])
                items[known].weight = ChainBalance.total([items[known].weight, next.weight])
            } else {
                index[lot] = items.count
                items.append(next)
            }
        }
        guard items.contains(where: { $0.weight == nil }) else { return items }
        let dimensions = Set(items.map { graph.found.lots[$0.lot].quantity.unit.dimension })
        for index in items.indices { items[index].weight = dimensions.count == 1 ? items[index].amount : nil }
        return items
    }
}
