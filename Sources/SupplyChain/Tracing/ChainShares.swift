import ClewModel

/// The shares of what is traced in every lot and shipment.
struct ChainShares {
    /// A question about content: where it enters the chain, and what happens to it there.
    private struct Question {
        /// The share of a lot that has no recorded inputs.
        var source: (Int) -> Bounds
        /// What a lot's own making adds to the share that its inputs give it.
        var adjust: (Int, Bounds) -> Bounds = { $1 }
        /// The share of what comes out of a transformation, where that is settled whatever goes in.
        var settled: (Int) -> Bounds? = { _ in nil }
        /// The share of what nobody recorded.
        var unrecorded = ShareMath.unknown
        /// Whether to take every lot and blend as mixed evenly.
        var isEven = false
    }

    private let graph: SupplyGraph
    private let balance: ChainBalance
    private let origins: [String: OriginClaim]
    private let evenness: Evenness
    private var region: [Bounds] = []
    private var wellMixed: [Bounds] = []
    private var raw: [Bounds] = []
    private var undocumented: [Bounds] = []

    init(_ graph: SupplyGraph, balance: ChainBalance, origins: [String: OriginClaim]) {
        self.graph = graph
        self.balance = balance
        self.origins = origins
        evenness = Evenness(graph, balance)
        let entries = ContentEntries(
            graph: graph, origins: origins, documentedLots: ChainShares.documentedLots(graph, balance))
        let steps = balance.steps
        let regionQuestion = Question(source: entries.region, adjust: entries.madeInRegion)
        region = solve(regionQuestion)
        var evenQuestion = regionQuestion
        evenQuestion.isEven = true
        wellMixed = solve(evenQuestion)
        raw = solve(Question(source: entries.rawMaterial))
        undocumented = solve(
            Question(
                source: { Bounds(exactly: entries.isOriginShown($0) ? 0 : 1) },
                settled: { steps[$0].documents.isEmpty ? Bounds(exactly: 1) : nil },
                unrecorded: Bounds(exactly: 1)))
    }

    /// The lots that a document supports, by itself or through the event that made them.
    static func documentedLots(_ graph: SupplyGraph, _ balance: ChainBalance) -> Set<String> {
        var lots = Set(graph.found.documents.flatMap(\.lots))
        for lot in graph.found.lots where !lot.documents.isEmpty { lots.insert(lot.id) }
        for step in balance.steps where !step.documents.isEmpty { lots.formUnion(step.outputs) }
        return lots
    }

    /// Whether the place where a lot was made is the place of its raw material.
    static func tellsOrigin(_ lot: Lot, _ commodity: Commodity) -> Bool {
        guard let stage = commodity.stage(lot.stage) else { return lot.stage == Lot.otherStage }
        return stage.tellsOrigin || stage.inputs.isEmpty
    }

    func lotTraces() -> [LotTrace] {
        graph.found.lots.indices.map {
            LotTrace(
                lot: graph.found.lots[$0].id, regionShare: region[$0], wellMixedShare: wellMixed[$0],
                rawMaterialShare: raw[$0], undocumentedShare: undocumented[$0])
        }
    }

    func shipmentTraces() -> [ShipmentTrace] {
        graph.found.shipments.map { shipment in
            let upstream = ChainUpstream(graph, balance, of: shipment, origins: origins)
            return ShipmentTrace(
                shipment: shipment.id, regionShare: share(of: shipment, region, isEven: false),
                wellMixedShare: share(of: shipment, wellMixed, isEven: true),
                rawMaterialShare: share(of: shipment, raw, isEven: false),
                undocumentedShare: share(of: shipment, undocumented, isEven: false), lots: upstream.lots,
                events: upstream.events, sources: upstream.sources)
        }
    }

    private func share(of shipment: Shipment, _ shares: [Bounds], isEven: Bool) -> Bounds {
        let items = ChainUpstream.items(of: shipment, graph)
        let parts = items.map { item in
            let held = max(graph.found.lots[item.lot].quantity.baseAmount, balance.used[item.lot])
            let fraction = item.amount.flatMap { held > 0 ? $0 / held : nil }
            return ShareMath.Part(
                share: ShareMath.taken(
                    from: shares[item.lot], fraction: fraction, isEven: isEven || evenness.lots[item.lot]),
                weight: item.weight)
        }
        return ShareMath.mixed(parts, extra: 0, extraShare: ShareMath.unknown)
    }

    /// Carries shares down the chain, everything after what it is made of.
    private func solve(_ question: Question) -> [Bounds] {
        var lots = Array(repeating: question.unrecorded, count: graph.found.lots.count)
        var pools = Array(repeating: question.unrecorded, count: balance.flows.count)
        for node in graph.layout.order {
            switch node {
            case .transformation(let number): pools[number] = pool(number, lots, question)
            case .lot(let lot): lots[lot] = content(of: lot, pools, question)
            }
        }
        return lots
    }

    /// The share of all that went into a transformation.
    private func pool(_ number: Int, _ lots: [Bounds], _ question: Question) -> Bounds {
        if let settled = question.settled(number) { return settled }
        let flow = balance.flows[number]
        let parts = flow.inputs.map { input in
            guard let lot = input.lot else { return ShareMath.Part(share: question.unrecorded, weight: input.weight) }
            let held = max(graph.found.lots[lot].quantity.baseAmount, balance.used[lot])
            let fraction = input.amount.flatMap { held > 0 ? $0 / held : nil }
            let isEven = question.isEven || evenness.lots[lot]
            return ShareMath.Part(
                share: ShareMath.taken(from: lots[lot], fraction: fraction, isEven: isEven), weight: input.weight)
        }
        return ShareMath.mixed(parts, extra: flow.unexplained.most, extraShare: question.unrecorded)
    }

    private func content(of lot: Int, _ pools: [Bounds], _ question: Question) -> Bounds {
        let makers = graph.layout.makers[lot].filter { !balance.flows[$0].inputs.isEmpty }
        let quantity = graph.found.lots[lot].quantity.baseAmount
        var share: Bounds
        if makers.isEmpty {
            let unlisted = graph.layout.makers[lot].compactMap { question.settled($0) }
            share = unlisted.first ?? question.source(lot)
        } else {
            let parts = makers.map { output(of: $0, lot, pools[$0], question) }
            let made = ChainBalance.total(parts.map(\.weight))
            let rest = made.map { max(0, quantity - $0) } ?? 0
            let isNoise = rest <= quantity * balance.tolerance
            share = ShareMath.mixed(parts, extra: isNoise ? 0 : rest, extraShare: question.unrecorded)
        }
        share = question.adjust(lot, share)
        guard balance.overused[lot] > 0 else { return share }
        return ShareMath.mixed(
            [ShareMath.Part(share: share, weight: quantity)], extra: balance.overused[lot],
            extraShare: question.unrecorded)
    }

    /// What one transformation contributes to a lot.
    private func output(of number: Int, _ lot: Int, _ pool: Bounds, _ question: Question) -> ShareMath.Part {
        let flow = balance.flows[number]
        let own = flow.outputs.first { $0.lot == lot }
        let total = ChainBalance.total(flow.outputs.map(\.weight))
        let fraction = own?.weight.flatMap { weight in total.flatMap { $0 > 0 ? weight / $0 : nil } }
        let isEven = question.isEven || evenness.transformations[number] || flow.outputs.count == 1
        return ShareMath.Part(
            share: ShareMath.taken(from: pool, fraction: fraction, isEven: isEven), weight: own?.amount)
    }
}
