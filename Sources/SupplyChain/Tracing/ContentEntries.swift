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
            return ContentQuestion(
                source: { source($0, of: parties) }, making: { making($0, by: parties) })
        case .undocumented:
            let steps = balance.steps
            return ContentQuestion(
                source: { Bounds(exactly: isOriginShown($0) ? 0 : 1) },
                settled: { steps[$0].documents.isEmpty ? Bounds(exactly: 1) : nil },
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
    static func tellsOrigin(_ lot: Lot, _ commodity: Commodity) -> Bool {
        guard let stage = commodity.stage(lot.stage) else { return lot.stage == Lot.otherStage }
        return stage.tellsOrigin || stage.inputs.isEmpty
    }

    /// Whoever is named as the maker of a lot, by its row or by the events that made it.
    private func makers(_ lot: Int) -> Set<String> {
        var makers = Set(graph.layout.makers[lot].compactMap { graph.event($0).party })
        if let producer = graph.found.lots[lot].producer { makers.insert(producer) }
        return makers
    }

    /// The content of a lot without a history that parties made; one whose maker nobody names may be all theirs.
    private func source(_ lot: Int, of parties: Set<String>) -> Bounds {
        let makers = makers(lot)
        if makers.isEmpty { return ShareMath.unknown }
        if !makers.isDisjoint(with: parties) { return Bounds(exactly: 1) }
        return ContentEntries.tellsOrigin(graph.found.lots[lot], graph.commodity)
            ? Bounds(exactly: 0) : ShareMath.unknown
    }

    private func making(_ lot: Int, by parties: Set<String>) -> ContentQuestion.Making {
        let makers = makers(lot)
        // Taking a lot out of a pool makes nothing.
        if makers.isEmpty { return graph.layout.makers[lot].isEmpty ? .keeps : .mayAdd }
        return makers.isDisjoint(with: parties) ? .keeps : .fills
    }

    func region(_ lot: Int) -> Bounds {
        let found = graph.found.lots[lot]
        switch origins[found.id]?.answer {
        case .inside: return Bounds(exactly: 1)
        case .outside:
            return ContentEntries.tellsOrigin(found, graph.commodity) ? Bounds(exactly: 0) : ShareMath.unknown
        case .unknown, nil: return ShareMath.unknown
        }
    }

    func rawMaterial(_ lot: Int) -> Bounds {
        let found = graph.found.lots[lot]
        guard ContentEntries.tellsOrigin(found, graph.commodity) else { return ShareMath.unknown }
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
        case .unknown: .mayAdd
        case .outside, nil: .keeps
        }
    }

    func isOriginShown(_ lot: Int) -> Bool {
        let found = graph.found.lots[lot]
        guard let answer = origins[found.id]?.answer, answer != .unknown else { return false }
        return ContentEntries.tellsOrigin(found, graph.commodity) && documentedLots.contains(found.id)
    }
}
