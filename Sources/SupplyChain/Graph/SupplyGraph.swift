import ClewModel
import Optimization

/// The lots and events of a case as a graph, ready to be traced and balanced.
public struct SupplyGraph: Sendable {
    let found: Case
    let commodity: Commodity
    let layout: ChainLayout

    /// Creates the graph of a case.
    ///
    /// - Parameters:
    ///   - found: The case.
    ///   - commodity: Its commodity; yields that the case states for itself replace the commodity's.
    /// - Complexity: O(*n*) for *n* lots, events and legs.
    public init(_ found: Case, commodity: Commodity) {
        self.found = found.withDenialsCarriedBack()
        self.commodity = SupplyGraph.applying(found.yields, to: commodity)
        layout = ChainLayout(self.found)
    }

    /// Traces the region's content into every lot and shipment and checks every step.
    ///
    /// The bounds are exact reasoning on mass. Matter of known origin counts fully or not at all, matter of unknown origin
    /// as anything between. Three assumptions stand behind them, and each is stated where it is used:
    ///
    /// - A transformation loses the same share of each kilogram that goes in.
    /// - What comes out of a stage that mixes (a spinning laydown, a melt, an evaporator) is even throughout; any other lot
    ///   may have been put together piece by piece, so that a part of it may hold all of the region's content, or none.
    /// - Recorded inputs are complete, unless more came out than they can yield or more of a lot was used than there was;
    ///   what is then unexplained counts as of unknown origin, up to what the lowest plausible yield would have needed.
    ///
    /// Without the second assumption the bounds of ``LotTrace/wellMixedShare`` follow: they are the tightest that even
    /// mixing allows. The bounds of ``LotTrace/regionShare`` never exclude what the records allow; they are the tightest
    /// too wherever the parts of a lot that was split do not meet again.
    ///
    /// - Parameters:
    ///   - origins: Where each lot was grown, mined or made, by its identifier. A lot that was made in the region counts
    ///     fully from then on. A lot without a claim is taken at what its inputs say, and as unknown where it has none.
    ///   - options: How to trace.
    ///   - request: What is asked for beyond the content of the region.
    /// - Complexity: O(*n*) for the lots and for each party asked about, O(*n*) a shipment for what it is made of; nothing recurses.
    public func trace(
        origins: [String: OriginClaim], options: TraceOptions = .standard, asking request: TraceRequest = .contentOnly
    ) -> ChainTrace {
        let balance = ChainBalance(self, options: options)
        let shares = ChainShares(self, balance: balance, origins: origins, options: options).traces(request)
        var checks = ChainChecks(self, balance: balance, origins: origins, options: options)
        return ChainTrace(
            lots: shares.lots, shipments: shares.shipments, steps: balance.steps, problems: checks.run(),
            solver: options.solvers.linearSolver, needsLinearSolver: shares.needsLinearSolver)
    }

    /// The stages of the commodity as used here, with the case's own yields.
    public var stages: [Stage] { commodity.stages }

    /// The event of a transformation's number.
    func event(_ transformation: Int) -> SupplyEvent {
        found.events[layout.transformations[transformation]]
    }

    private static func applying(_ overrides: [YieldOverride], to commodity: Commodity) -> Commodity {
        var commodity = commodity
        for index in commodity.stages.indices {
            let own = overrides.filter { $0.stage == commodity.stages[index].key }.map(\.range)
            let bases = Set(own.map(\.basis))
            commodity.stages[index].yields.removeAll { bases.contains($0.basis) }
            commodity.stages[index].yields += own
        }
        return commodity
    }
}
