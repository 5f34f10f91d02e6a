import RegimeRules
import SupplyChain

extension LawStep {
    /// Adds the steps and lots of a chain, and the documents that support them, to the facts about shipments.
    ///
    /// A document that names lots counts for these lots and for the steps that made them; for a sale or a movement of such a
    /// lot only where there is one of its kind, since nobody says which of several it belongs to. One that names events alone
    /// counts for the lots of these events. Documents of other chains are left out; those that name nothing are kept.
    static func addRecords(
        of case: Case, lots: Set<String>, events: [SupplyEvent], shipments: Set<String>, to facts: inout RegimeFacts
    ) {
        let moved = Set(events.filter { $0.kind == .move }.flatMap { $0.inputs.compactMap(\.lot) })
        facts.steps = events.map { event in
            var kinds = [event.kind.rawValue]
            let isCarried = event.inputs.contains { $0.lot.map(moved.contains) ?? false }
            if event.kind == .sell, !isCarried { kinds.append(SupplyEvent.Kind.move.rawValue) }
            let stages = Set(event.outputs.compactMap { $0.lot.flatMap { `case`.lot($0)?.stage } })
                .subtracting([Lot.otherStage])
            return RegimeFacts.Step(
                id: event.id, title: LawWords.title(of: event, in: `case`), kinds: kinds,
                stage: stages.count == 1 ? stages.first : nil)
        }
        facts.steps += unrecordedSteps(of: `case`, lots: lots, events: events, shipments: shipments)
        facts.lots = `case`.lots.filter { lots.contains($0.id) }.map {
            RegimeFacts.Step(id: $0.id, title: $0.description ?? $0.stage, stage: $0.stage)
        }
        facts.documents =
            documents(of: `case`, lots: lots, events: events, shipments: shipments)
            + (lots.isEmpty ? [] : ownRecords)
    }

    /// The steps that must have taken place although no event tells them: the making of lots that no event made, and the sale of
    /// what was shipped to its importer.
    private static func unrecordedSteps(
        of case: Case, lots: Set<String>, events: [SupplyEvent], shipments: Set<String>
    ) -> [RegimeFacts.Step] {
        let made = Set(events.filter { $0.kind == .transform }.flatMap { $0.outputs.compactMap(\.lot) })
        let making = `case`.lots.filter { lots.contains($0.id) && !made.contains($0.id) }.map {
            RegimeFacts.Step(
                id: Self.making($0.id), title: "making of lot \($0.id)", kinds: [SupplyEvent.Kind.transform.rawValue],
                stage: $0.stage == Lot.otherStage ? nil : $0.stage)
        }
        let sales = `case`.shipments.filter { shipment in
            guard shipments.contains(shipment.id), let importer = shipment.importer, shipment.exporter != importer
            else { return false }
            return !events.contains { event in
                event.kind == .sell && event.counterparty == importer
                    && event.inputs.contains { input in shipment.items.contains { $0.lot == input.lot } }
            }
        }.map {
            RegimeFacts.Step(
                id: Self.sale(of: $0.id), title: "sale of shipment \($0.id)", kinds: [SupplyEvent.Kind.sell.rawValue])
        }
        return making + sales
    }

    private static func making(_ lot: String) -> String { "the making of \(lot)" }
    private static func sale(of shipment: String) -> String { "the sale of \(shipment)" }

    /// What the dossier itself holds.
    private static let ownRecords = [
        RegimeFacts.Document(id: "this dossier: supply chain", type: DocumentType("dossier-chain")),
        RegimeFacts.Document(id: "this dossier: parties", type: DocumentType("dossier-parties")),
        RegimeFacts.Document(id: "this dossier: lists compared with", type: DocumentType("dossier-screening")),
    ]

    private static func documents(
        of case: Case, lots: Set<String>, events: [SupplyEvent], shipments: Set<String>
    ) -> [RegimeFacts.Document] {
        var made: [String: [String]] = [:]
        var handled: [String: [SupplyEvent.Kind: [String]]] = [:]
        var lotsOf: [String: [String]] = [:]
        for event in events {
            for lot in event.outputs.compactMap(\.lot) { made[lot, default: []].append(event.id) }
            lotsOf[event.id] = (event.inputs + event.outputs).compactMap(\.lot)
            guard event.kind == .sell || event.kind == .move else { continue }
            for lot in Set(event.inputs.compactMap(\.lot)) {
                handled[lot, default: [:]][event.kind, default: []].append(event.id)
            }
        }
        // Rows of lots and events may name documents as well as the index does.
        var named: [String: (lots: Set<String>, events: Set<String>)] = [:]
        for lot in `case`.lots { for id in lot.documents { named[id, default: ([], [])].lots.insert(lot.id) } }
        for event in events { for id in event.documents { named[id, default: ([], [])].events.insert(event.id) } }
        return `case`.documents.compactMap { document in
            let ownLots = Set(document.lots).union(named[document.id]?.lots ?? [])
            let ownEvents = Set(document.events).union(named[document.id]?.events ?? [])
            let isGeneral = ownLots.isEmpty && ownEvents.isEmpty && document.shipments.isEmpty
            let chainEvents = ownEvents.filter { lotsOf[$0] != nil }
            let chainLots = ownLots.filter(lots.contains)
            guard
                isGeneral || !chainEvents.isEmpty || !chainLots.isEmpty
                    || !shipments.isDisjoint(with: document.shipments)
            else { return nil }
            var supports = chainEvents.union(chainLots).union(document.shipments)
            supports.formUnion(document.shipments.map(Self.sale))
            for lot in chainLots {
                supports.insert(Self.making(lot))
                supports.formUnion(made[lot] ?? [])
                for kind in (handled[lot] ?? [:]).values where kind.count == 1 { supports.formUnion(kind) }
            }
            if ownLots.isEmpty { for event in chainEvents { supports.formUnion(lotsOf[event] ?? []) } }
            return RegimeFacts.Document(
                id: document.id, type: DocumentType(document.type), supports: supports.sorted())
        }
    }
}
