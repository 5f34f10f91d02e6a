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
    /// The places in the order of the layout of all that it is made of, what was made last first.
    private(set) var places: [Int] = []
    /// For each of these places the part of the target that came through it if everything were mixed evenly.
    private(set) var shares: [Int: Double?] = [:]

    /// - Parameter even: Everything mixed evenly, where lots are compared by what they hold and not by weight.
    /// - Complexity: O(*k* log *k*) for the *k* lots, events and legs that the shipment is made of.
    init(
        _ graph: SupplyGraph, _ balance: ChainBalance, _ ranks: ContentModel.Ranks, of items: [Item],
        origins: [String: OriginClaim], stock: PoolStock, even: ForwardShares?
    ) {
        var walk = Walk()
        func counted(_ weights: [Double?], _ pieces: (ForwardShares) -> [Piece]) -> [Double?] {
            guard let even, weights.count > 1 else { return weights }
            return Piece.exactWeights(pieces(even))?.map(Optional.init) ?? weights.map { _ in nil }
        }
        let weights = counted(items.map(\.weight)) { even in
            items.map { even.piece($0.lot, $0.amount, $0.weight) }
        }
        let total = ChainBalance.total(weights)
        for (item, weight) in zip(items, weights) { walk.add(ranks.lots[item.lot], 1, of: weight, in: total) }
        let ledger = graph.layout.ledger
        while let place = walk.waiting.removeGreatest() {
            places.append(place)
            let part = walk.parts[place] ?? Part()
            switch graph.layout.order[place] {
            case .lot(let lot):
                let makers = graph.layout.makers[lot]
                let issues = ledger.issues[lot]
                guard !makers.isEmpty || !issues.isEmpty else { continue }
                let amounts =
                    makers.map { maker in balance.flows[maker].outputs.first { $0.lot == lot }?.amount }
                    + issues.map { ledger.entries[$0].lotAmount }
                let made = ChainBalance.total(amounts).map { max($0, graph.found.lots[lot].quantity.baseAmount) }
                let held = made.map { $0 + balance.overused[lot] }
                let places = makers.map { ranks.steps[$0] } + issues.map { ranks.entries[$0] }
                for (place, amount) in zip(places, amounts) { walk.add(place, part.share, of: amount, in: held) }
            case .transformation(let number):
                let flow = balance.flows[number]
                let weights = counted(flow.inputs.map(\.weight)) { $0.inputs(of: number) }
                let total = ChainBalance.total(weights).map { $0 + flow.unexplained.least }
                for (input, weight) in zip(flow.inputs, weights) {
                    if let lot = input.lot { walk.add(ranks.lots[lot], part.share, of: weight, in: total) }
                }
            case .entry(let number):
                let entry = ledger.entries[number]
                let isFirst = number == ledger.ranges[entry.pool].lowerBound
                let before = isFirst ? 0 : stock.after[number - 1]
                if case .receipt(let lot) = entry.kind {
                    let added = stock.anonymous[number]
                    let weights =
                        added > 0 && before > 0 ? counted([before, added]) { $0.poured(number) } : [before, added]
                    let total = ledger.isMeasured[entry.pool] ? ChainBalance.total(weights) : nil
                    walk.add(ranks.lots[lot], part.share, of: weights[1], in: total)
                    if !isFirst { walk.add(ranks.entries[number - 1], part.share, of: weights[0], in: total) }
                } else if !isFirst {
                    walk.add(ranks.entries[number - 1], part.share, of: 1, in: 1)
                }
            }
        }
        shares = walk.parts.mapValues(\.share)
        var seen: Set<Int> = []
        for place in places.reversed() {
            switch graph.layout.order[place] {
            case .lot(let lot):
                let id = graph.found.lots[lot].id
                lots.append(id)
                guard ledger.issues[lot].isEmpty,
                    graph.layout.makers[lot].allSatisfy({ balance.flows[$0].inputs.isEmpty })
                else { continue }
                sources.append(
                    ShipmentTrace.Source(
                        lot: id, answer: origins[id]?.answer ?? .unknown,
                        tellsOrigin: ContentEntries.tellsOrigin(lot, in: graph), evidence: origins[id]?.evidence ?? [],
                        share: walk.parts[place]?.share))
            case .transformation(let number): events.append(graph.event(number).id)
            case .entry(let number):
                if let event = ledger.entries[number].event, seen.insert(event).inserted {
                    events.append(graph.found.events[event].id)
                }
            }
        }
    }

    /// How much of a shipment came through a lot or an event, if all blends were mixed evenly.
    private struct Part {
        var share: Double? = 0

        mutating func add(_ whole: Double?, of amount: Double?, in total: Double?) {
            guard let whole, let share, let amount, let total, total > 0 else {
                self.share = nil
                return
            }
            self.share = share + whole * amount / total
        }
    }

    /// The nodes that were reached and that wait for all that they went into.
    private struct Walk {
        var parts: [Int: Part] = [:]
        var waiting = RankHeap()

        mutating func add(_ place: Int, _ whole: Double?, of amount: Double?, in total: Double?) {
            // What lies on or behind a cycle has no place; reading refuses such a case.
            guard place >= 0 else { return }
            if parts[place] == nil { waiting.add(place) }
            parts[place, default: Part()].add(whole, of: amount, in: total)
        }
    }

    /// The lots of shipments, each once, weighed by mass or by whatever unit they share.
    static func items(of shipments: [Shipment], _ graph: SupplyGraph) -> [Item] {
        var items: [Item] = []
        var index: [Int: Int] = [:]
        for item in shipments.flatMap(\.items) {
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
