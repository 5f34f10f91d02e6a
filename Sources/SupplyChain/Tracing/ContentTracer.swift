import ClewModel
import Optimization

/// Answers questions about content, one subject at a time.
final class ContentTracer {
    let graph: SupplyGraph
    let balance: ChainBalance
    private let entries: ContentEntries
    private let options: TraceOptions
    let ranks: ContentModel.Ranks
    /// How much lies in the pools when allocations are left aside, and when they hold.
    let stock: (documented: PoolStock, recorded: PoolStock)
    /// Whether a linear solver was asked for.
    let use = SolverUse()
    private let evenness: Evenness
    private let hasDefaults: Bool
    private let hasAllocations: Bool
    private var tries = 0
    /// Everything mixed evenly, where lots are compared by what they hold: what each then holds.
    private(set) var even: ForwardShares?

    init(_ graph: SupplyGraph, _ balance: ChainBalance, origins: [String: OriginClaim], options: TraceOptions) {
        self.graph = graph
        self.balance = balance
        self.options = options
        entries = ContentEntries(
            graph: graph, origins: origins, documentedLots: ContentEntries.documentedLots(graph, balance))
        ranks = ContentModel.Ranks(graph.layout)
        let ledger = graph.layout.ledger
        hasAllocations = ledger.entries.contains { !$0.allocations.isEmpty }
        let documented = PoolStock(ledger, holdsAllocations: false, tolerance: options.tolerance)
        stock = (
            documented,
            hasAllocations ? PoolStock(ledger, holdsAllocations: true, tolerance: options.tolerance) : documented
        )
        evenness = Evenness(graph, balance)
        hasDefaults = balance.flows.contains { $0.recalledUnexplained.most > $0.unexplained.most }
        guard balance.strengths.isCounted else { return }
        var question = entries.question(.region, balance)
        question.isEven = true
        even = ForwardShares(graph, balance, evenness, documented, question)
    }

    /// The models of one subject, one a reading.
    struct Models {
        var documented: ContentModel
        var recorded: ContentModel
        var even: ContentModel
        var withDefaults: ContentModel

        /// All readings of one target.
        func readings(of items: [ContentModel.Item]) -> ContentReadings {
            let documented = self.documented.bound(of: items)
            var even = self.even.bound(of: items)
            // Even mixing is one of the ways in which the goods can have gone.
            even.share = Bounds(
                min(max(even.share.lower, documented.share.lower), even.share.upper),
                max(min(even.share.upper, documented.share.upper), even.share.lower))
            return ContentReadings(
                documented: documented,
                recorded: recorded === self.documented ? documented : recorded.bound(of: items), even: even,
                withDefaults: withDefaults === self.documented ? documented : withDefaults.bound(of: items))
        }
    }

    func models(_ subject: ContentSubject) -> Models {
        var question = entries.question(subject, balance)
        let documented = model(question)
        var recorded = documented
        var withDefaults = documented
        if hasAllocations {
            question.holdsAllocations = true
            recorded = model(question)
            question.holdsAllocations = false
        }
        if hasDefaults {
            question.usesDefaults = true
            withDefaults = model(question)
            question.usesDefaults = false
        }
        question.isEven = true
        return Models(documented: documented, recorded: recorded, even: model(question), withDefaults: withDefaults)
    }

    /// The smallest set of records that would close a question about a shipment.
    ///
    /// Records of pieces are tried first. Where what would stay open does not fit anywhere else, so that no such record can
    /// clear the target, only records of what enters are asked for.
    func closing(
        _ goal: ClosingSet.Goal, of shipment: Shipment, _ model: ContentModel, origins: [String: OriginClaim],
        withPieces: Bool
    ) -> ClosingSet {
        let items = ChainUpstream.items(of: [shipment], graph)
        let upstream = ChainUpstream(
            graph, balance, ranks, of: items, origins: origins, stock: stock.documented, even: even)
        return closing(goal, of: shipment.id, items, upstream, model, withPieces: withPieces)
    }

    /// The same for a target whose making is known already.
    func closing(
        _ goal: ClosingSet.Goal, of shipment: String, _ items: [ChainUpstream.Item], _ upstream: ChainUpstream,
        _ model: ContentModel, withPieces: Bool
    ) -> ClosingSet {
        let legs = items.map { (lot: $0.lot, amount: $0.amount, weight: $0.weight) }
        var set = ClosingSet(shipment: shipment, goal: goal, isPossible: false, records: [], candidates: 0)
        for pieces in withPieces ? [true, false] : [false] {
            var finder = ClosingFinder(
                model.forward, goal, items, upstream, ranks, withPieces: pieces)
            set.candidates = max(set.candidates, finder.candidateCount)
            guard let records = finder.find() else { continue }
            let usesPieces = records.contains { $0.kind == .pieceList || $0.kind == .issueLog }
            if usesPieces {
                // Each try looks at the whole case; of many shipments only so many are tried.
                guard tries * max(1, graph.layout.order.count) < options.lotEffort else { continue }
                tries += 1
                if !canClear(goal, legs, closing: records) { continue }
            }
            if goal == .cleared, model.bound(of: legs).share.lower > 0 { continue }
            set.isPossible = true
            set.records = records
            break
        }
        return set
    }

    /// Whether the records leave a way for everything that stays open to be elsewhere.
    private func canClear(
        _ goal: ClosingSet.Goal, _ legs: [ContentModel.Item], closing records: [ClosingSet.Record]
    ) -> Bool {
        var question = entries.question(goal == .documented ? .undocumented : .region, balance)
        let closed = Set(records.filter { $0.kind == .origin || $0.kind == .history }.map(\.subject.id))
        let produced = Set(records.filter { $0.kind == .production }.map(\.subject.id))
        let (source, settled) = (question.source, question.settled)
        let graph = self.graph
        question.source = { closed.contains(graph.found.lots[$0].id) ? Bounds(exactly: 0) : source($0) }
        question.settled = { produced.contains(graph.event($0).id) ? nil : settled($0) }
        // What other records close may be nothing as well.
        question.unrecorded = ShareMath.unknown
        return model(question).bound(of: legs).share.lower <= 0
    }

    private func model(_ question: ContentQuestion) -> ContentModel {
        let evenness = question.usesDefaults ? Evenness(graph, balance, usesDefaults: true) : self.evenness
        let stock = question.holdsAllocations ? self.stock.recorded : self.stock.documented
        return ContentModel(
            ForwardShares(graph, balance, evenness, stock, question), ranks: ranks, solvers: options.solvers.solvers,
            use: use)
    }

    /// The share of each whole lot.
    ///
    /// Where the model would have to look at more nodes than the options allow, the rest keeps its interval.
    func lots(_ model: ContentModel) -> [ContentBound] {
        let start = model.effort
        return graph.found.lots.indices.map { lot in
            let share = model.forward.contentShare(of: lot)
            if share.isExact { return ContentBound(share: share, isTightest: true, method: .intervals) }
            guard model.effort - start < options.lotEffort else {
                return ContentBound(share: share, isTightest: false, method: .intervals)
            }
            return model.bound(of: [(lot, balance.held(lot), 1)])
        }
    }
}
