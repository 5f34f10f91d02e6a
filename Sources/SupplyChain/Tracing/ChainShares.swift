import ClewModel
import Optimization

/// The shares of what is traced in every lot and shipment.
struct ChainShares {
    private let tracer: ContentTracer
    private let origins: [String: OriginClaim]
    private let closingLimit: Int

    init(
        _ graph: SupplyGraph, balance: ChainBalance, origins: [String: OriginClaim], options: TraceOptions = .standard
    ) {
        self.origins = origins
        closingLimit = options.closingEffort
        tracer = ContentTracer(graph, balance, origins: origins, options: options)
    }

    /// The traces of all lots and of all shipments, and whether a linear solver was asked for.
    func traces(
        _ request: TraceRequest
    ) -> (lots: [LotTrace], shipments: [ShipmentTrace], needsLinearSolver: Bool) {
        let graph = tracer.graph
        let region = tracer.models(.region)
        let raw = tracer.models(.rawMaterial)
        let undocumented = tracer.models(.undocumented)
        let presence = PresenceTrace(region.documented.forward)
        let bounds = tracer.lots(region.documented)
        let rawBounds = tracer.lots(raw.documented)
        let undocumentedBounds = tracer.lots(undocumented.documented)
        let lots = graph.found.lots.indices.map { lot in
            LotTrace(
                lot: graph.found.lots[lot].id, regionShare: bounds[lot].share,
                wellMixedShare: region.even.forward.lots[lot], rawMaterialShare: rawBounds[lot].share,
                undocumentedShare: undocumentedBounds[lot].share, isTightest: bounds[lot].isTightest)
        }
        let parties = request.parties.map { (id: $0, models: tracer.models(.madeBy([$0]))) }
        var closingEffort = 0
        let shipments = graph.found.shipments.map { shipment in
            let items = ChainUpstream.items(of: [shipment], graph)
            let upstream = ChainUpstream(
                graph, tracer.balance, tracer.ranks, of: items, origins: origins, stock: tracer.stock.documented,
                even: tracer.even)
            let legs = items.map { (lot: $0.lot, amount: $0.amount, weight: $0.weight) }
            let readings = region.readings(of: legs)
            let rawBound = raw.documented.bound(of: legs)
            let missing = undocumented.readings(of: legs)
            let isPresent =
                readings.documented.share.lower > 0 || presence.isEstablished(in: items, upstream.places)
            let answer: Presence =
                isPresent ? .established : readings.documented.share.upper > 0 ? .open : .excluded
            var trace = ShipmentTrace(
                shipment: shipment.id, regionShare: readings.documented.share, wellMixedShare: readings.even.share,
                rawMaterialShare: rawBound.share, undocumentedShare: missing.documented.share, region: readings,
                undocumented: missing, presence: answer, lots: upstream.lots, events: upstream.events,
                sources: upstream.sources)
            for party in parties {
                let made = party.models.readings(of: legs)
                if made.documented.share.upper > 0 { trace.madeBy[party.id] = made }
            }
            guard request.findsClosing else { return trace }
            var goals: [(ClosingSet.Goal, ContentModel)] = []
            if missing.documented.share.upper > 0 { goals.append((.documented, undocumented.documented)) }
            if answer == .open { goals.append((.cleared, region.documented)) }
            closingEffort += goals.count * upstream.places.count
            guard closingEffort <= closingLimit || goals.isEmpty else {
                trace.isClosingSought = false
                return trace
            }
            trace.closing = goals.map { goal, model in
                tracer.closing(goal, of: shipment.id, items, upstream, model, withPieces: true)
            }
            return trace
        }
        return (lots, shipments, tracer.use.wantsLinear)
    }
}
