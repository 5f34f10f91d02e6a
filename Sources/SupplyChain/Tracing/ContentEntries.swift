import ClewModel

/// Where content of each kind enters a chain: what a lot holds before anything is known of its inputs, and what its own
/// making adds.
struct ContentEntries {
    let graph: SupplyGraph
    let origins: [String: OriginClaim]
    let documentedLots: Set<String>

    /// The question about a subject.
    func question(_ subject: ContentSubject, _ balance: ChainBalance) -> ContentQuestion {
        switch subject {
        case .region: return ContentQuestion(source: region, making: madeInRegion)
        case .rawMaterial: return ContentQuestion(source: rawMaterial)
        case .madeBy(let parties):
            let stages = stages(of: parties)
            return ContentQuestion(
                source: { source($0, of: parties, atWork: stages) },
                making: { making($0, by: parties, atWork: stages) },
                unrecorded: unrecorded(by: stages, balance))
        case .undocumented:
            let isShown = balance.steps.indices.map {
                !balance.steps[$0].documents.isEmpty || graph.event($0).joinsParts
            }
            return ContentQuestion(
                source: { Bounds(exactly: isOriginShown($0) ? 0 : 1) },
                settled: { isShown[$0] ? nil : Bounds(exactly: 1) },
                unrecorded: Bounds(exactly: 1))
        }
    }

    /// The lots that a document supports, by itself or through the event that made them.
    static func documentedLots(_ graph: SupplyGraph, _ balance: ChainBalance) -> Set<String> {
        var lots = Set(graph.found.documents.flatMap(\.lots))
        for lot in graph.found.lots where !lot.documents.isEmpty { lots.insert(lot.id) }
        for step in balance.steps where !step.documents.isEmpty { lots.formUnion(step.outputs) }
        return lots
    }

    /// Whether the place where a lot was made is the place of its raw material.
    ///
    /// Of goods that are not of the commodity no stage says so. They count as they are stated where they are a component beside
    /// the commodity; shipped by themselves, or as all that something was made of, they are worked goods like any other,
    /// whose making nothing shows.
    static func tellsOrigin(_ lot: Int, in graph: SupplyGraph) -> Bool {
        let found = graph.found.lots[lot]
        guard let stage = graph.commodity.stage(found.stage) else {
            return found.stage == Lot.otherStage && graph.layout.isComponent(lot, in: graph.found)
        }
        return stage.tellsOrigin || stage.inputs.isEmpty
    }

    /// Whoever is named as the maker of a lot, by its row or by the events that made it.
    private func makers(_ lot: Int) -> Set<String> {
        var makers = Set(graph.layout.makers[lot].compactMap { graph.event($0).party })
        if let producer = graph.found.lots[lot].producer { makers.insert(producer) }
        return makers
    }

    /// The stages at which parties are shown to work: those of the lots that they made.
    private func stages(of parties: Set<String>) -> Set<String> {
        Set(
            graph.found.lots.indices.filter { !makers($0).isDisjoint(with: parties) }.map { graph.found.lots[$0].stage }
        )
    }

    /// The stages that lead to a stage, itself left out.
    private func before(_ stage: String) -> Set<String> {
        var found: Set<String> = []
        var open = graph.commodity.stage(stage)?.inputs ?? []
        while let next = open.popLast() {
            guard found.insert(next).inserted else { continue }
            open += graph.commodity.stage(next)?.inputs ?? []
        }
        found.remove(stage)
        return found
    }

    /// The content of a lot without a history that parties made.
    ///
    /// One whose maker nobody names may be all theirs where they are shown to work at its stage, or at one before it of which
    /// nothing is told. Goods of a stage at which nothing shows them at work are laid at nobody's door.
    private func source(_ lot: Int, of parties: Set<String>, atWork stages: Set<String>) -> Bounds {
        let makers = makers(lot)
        if !makers.isDisjoint(with: parties) { return Bounds(exactly: 1) }
        let found = graph.found.lots[lot]
        if makers.isEmpty, stages.contains(found.stage) { return ShareMath.unknown }
        if ContentEntries.tellsOrigin(lot, in: graph) { return Bounds(exactly: 0) }
        return before(found.stage).isDisjoint(with: stages) ? Bounds(exactly: 0) : ShareMath.unknown
    }

    private func making(_ lot: Int, by parties: Set<String>, atWork stages: Set<String>) -> ContentQuestion.Making {
        let makers = makers(lot)
        // Taking a lot out of a pool makes nothing.
        if makers.isEmpty {
            let isMade = !graph.layout.makers[lot].isEmpty && !isOnlyJoined(lot)
            return isMade && stages.contains(graph.found.lots[lot].stage) ? .mayAdd : .keeps
        }
        return makers.isDisjoint(with: parties) ? .keeps : .fills
    }

    /// The share of what nobody recorded that parties at work at some stages may have made: all, where something unrecorded is of
    /// one of these stages or came of it; else nothing.
    private func unrecorded(by stages: Set<String>, _ balance: ChainBalance) -> Bounds {
        let lots = graph.found.lots
        var open: Set<String> = []
        for flow in balance.flows
        where flow.inputs.contains(where: { $0.lot == nil }) || flow.unexplained(true).most > 0 {
            for output in flow.outputs { open.formUnion(before(lots[output.lot].stage)) }
            for input in flow.inputs { if let lot = input.lot { open.insert(lots[lot].stage) } }
        }
        for lot in lots.indices {
            let makers = graph.layout.makers[lot]
            let made = makers.map { maker in balance.flows[maker].outputs.first { $0.lot == lot }?.amount }
            let isShort =
                !makers.isEmpty
                && (ChainBalance.total(made).map { $0 < lots[lot].quantity.baseAmount * (1 - balance.tolerance) }
                    ?? true)
            guard isShort || balance.overused[lot] > 0 else { continue }
            open.formUnion(before(lots[lot].stage).union([lots[lot].stage]))
        }
        // What lay in a store before its first entry may be of any stage.
        let isClosed = graph.found.pools.isEmpty && open.isDisjoint(with: stages)
        return isClosed ? Bounds(exactly: 0) : ShareMath.unknown
    }

    func region(_ lot: Int) -> Bounds {
        let found = graph.found.lots[lot]
        switch origins[found.id]?.answer {
        case .inside: return Bounds(exactly: 1)
        case .outside:
            return ContentEntries.tellsOrigin(lot, in: graph) ? Bounds(exactly: 0) : ShareMath.unknown
        case .unknown, nil: return ShareMath.unknown
        }
    }

    func rawMaterial(_ lot: Int) -> Bounds {
        let found = graph.found.lots[lot]
        guard ContentEntries.tellsOrigin(lot, in: graph) else { return ShareMath.unknown }
        switch origins[found.id]?.answer {
        case .inside: return Bounds(exactly: 1)
        case .outside: return Bounds(exactly: 0)
        case .unknown, nil: return ShareMath.unknown
        }
    }

    /// What is made in the region counts fully; what may have been made there, up to fully.
    func madeInRegion(_ lot: Int) -> ContentQuestion.Making {
        switch origins[graph.found.lots[lot].id]?.answer {
        case .inside: .fills
        case .unknown: isOnlyJoined(lot) ? .keeps : .mayAdd
        case .outside, nil: .keeps
        }
    }

    /// Whether nothing made a lot but its parts, which say where and by whom.
    private func isOnlyJoined(_ lot: Int) -> Bool {
        let makers = graph.layout.makers[lot]
        return !makers.isEmpty && makers.allSatisfy { graph.event($0).joinsParts }
    }

    func isOriginShown(_ lot: Int) -> Bool {
        let found = graph.found.lots[lot]
        guard let answer = origins[found.id]?.answer, answer != .unknown else { return false }
        return ContentEntries.tellsOrigin(lot, in: graph) && documentedLots.contains(found.id)
    }
}
