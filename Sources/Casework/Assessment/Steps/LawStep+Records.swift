import RegimeRules
import SupplyChain

extension LawStep {
    /// Adds the steps and lots of a chain, and the documents that support them, to the facts about shipments.
    ///
    /// A document that names lots counts for these lots and for the steps that made them; for a sale or a movement of such a
    /// lot only where there is one of its kind, since nobody says which of several it belongs to. One that names events alone
    /// counts for the lots of these events. Documents of other chains are left out, whichever side names what they are of; those
    /// that name nothing are kept.
    ///
    /// - Complexity: O(*n* log *n*) for what hangs on the lots, events and shipments, however large the case is.
    static func addRecords(
        of case: Case, _ index: CaseIndex, lots: Set<String>, events: [SupplyEvent], shipments: Set<String>,
        to facts: inout RegimeFacts
    ) {
        let chain = index.positions(ofLots: lots).map { `case`.lots[$0] }
        let moved = Set(events.filter { $0.kind == .move }.flatMap { $0.inputs.compactMap(\.lot) })
        facts.steps = events.filter { !$0.joinsParts }.map { event in
            var kinds = [event.kind.rawValue]
            let isCarried = event.inputs.contains { $0.lot.map(moved.contains) ?? false }
            if event.kind == .sell, !isCarried { kinds.append(SupplyEvent.Kind.move.rawValue) }
            let stages = Set(event.outputs.compactMap { $0.lot.flatMap { `case`.lot($0)?.stage } })
                .subtracting([Lot.otherStage])
            return RegimeFacts.Step(
                id: event.id, title: LawWords.title(of: event, in: `case`), kinds: kinds,
                stage: stages.count == 1 ? stages.first : nil)
        }
        facts.steps += unrecordedSteps(
            of: chain, events: events, shipments: index.positions(ofShipments: shipments).map { `case`.shipments[$0] })
        facts.lots = chain.map {
            RegimeFacts.Step(id: $0.id, title: $0.description ?? $0.stage, stage: $0.stage)
        }
        facts.documents =
            documents(of: `case`, index, lots: lots, events: events, shipments: shipments)
            + (lots.isEmpty ? [] : ownRecords)
    }

    /// The steps that must have taken place although no event tells them: the making of lots that no event made, and the sale of
    /// what was shipped to its importer.
    private static func unrecordedSteps(
        of lots: [Lot], events: [SupplyEvent], shipments: [Shipment]
    ) -> [RegimeFacts.Step] {
        let made = Set(events.filter { $0.kind == .transform }.flatMap { $0.outputs.compactMap(\.lot) })
        let making = lots.filter { !made.contains($0.id) }.map {
            RegimeFacts.Step(
                id: Self.making($0.id), title: "making of lot \($0.id)", kinds: [SupplyEvent.Kind.transform.rawValue],
                stage: $0.stage == Lot.otherStage ? nil : $0.stage)
        }
        // What each party bought, so that many shipments do not look through many sales each.
        var bought: [String: Set<String>] = [:]
        for event in events where event.kind == .sell {
            if let buyer = event.counterparty { bought[buyer, default: []].formUnion(event.inputs.compactMap(\.lot)) }
        }
        let sales = shipments.filter { shipment in
            guard let importer = shipment.importer, shipment.exporter != importer else { return false }
            return !shipment.items.contains { bought[importer]?.contains($0.lot) ?? false }
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
        of case: Case, _ index: CaseIndex, lots: Set<String>, events: [SupplyEvent], shipments: Set<String>
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
        var named: [String: Set<String>] = [:]
        for event in events { for id in event.documents { named[id, default: []].insert(event.id) } }
        var positions = Set(index.generalDocuments)
        for lot in lots { positions.formUnion(index.documentsOfLot[lot] ?? []) }
        for event in events { positions.formUnion(index.documentsOfEvent[event.id] ?? []) }
        for shipment in shipments { positions.formUnion(index.documentsOfShipment[shipment] ?? []) }
        return positions.sorted().map { position in
            let document = `case`.documents[position]
            let ownLots = Set(document.lots).union(index.lotsNaming[position] ?? [])
            let chainEvents = Set(document.events).union(named[document.id] ?? []).filter { lotsOf[$0] != nil }
            let chainLots = ownLots.filter(lots.contains)
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
