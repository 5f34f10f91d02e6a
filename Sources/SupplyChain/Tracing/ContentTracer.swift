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
    private let evenness: Evenness
    private let hasDefaults: Bool
    private let hasAllocations: Bool

    init(_ graph: SupplyGraph, _ balance: ChainBalance, origins: [String: OriginClaim], options: TraceOptions) {
        self.graph = graph
        self.balance = balance
        self.options = options
        entries = ContentEntries(
            graph: graph, origins: origins, documentedLots: ContentEntries.documentedLots(graph, balance))
        ranks = ContentModel.Ranks(graph.layout)
        let ledger = graph.layout.ledger
        hasAllocations = ledger.entries.contains { !$0.allocations.isEmpty }
        let documented = PoolStock(ledger, holdsAllocations: false)
        stock = (documented, hasAllocations ? PoolStock(ledger, holdsAllocations: true) : documented)
        evenness = Evenness(graph, balance)
        hasDefaults = balance.flows.contains { $0.recalledUnexplained.most > $0.unexplained.most }
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

    private func model(_ question: ContentQuestion) -> ContentModel {
        let evenness = question.usesDefaults ? Evenness(graph, balance, usesDefaults: true) : self.evenness
        let stock = question.holdsAllocations ? self.stock.recorded : self.stock.documented
        return ContentModel(
            ForwardShares(graph, balance, evenness, stock, question), ranks: ranks, solvers: options.solvers.solvers)
    }

    /// The share of each whole lot.
    ///
    /// Where the model would have to look at more nodes than the options allow, the rest keeps its interval.
    func lots(_ model: ContentModel) -> [ContentBound] {
        let start = model.effort
        return graph.found.lots.indices.map { lot in
            let share = model.forward.lots[lot]
            if share.isExact { return ContentBound(share: share, isTightest: true, method: .intervals) }
            guard model.effort - start < options.lotEffort else {
                return ContentBound(share: share, isTightest: false, method: .intervals)
            }
            return model.bound(of: [(lot, balance.held(lot), 1)])
        }
    }
}
