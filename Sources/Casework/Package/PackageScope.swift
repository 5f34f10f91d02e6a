import ClewModel
import RegimeRules
import SupplyChain

/// What of a case a package shows: the chains of the shipments chosen, and nothing of other chains.
struct PackageScope {
    let `case`: Case
    let shipments: [Shipment]
    /// The lots that the shipments were made of.
    let lots: Set<String>
    /// The steps of these lots, upstream first.
    let events: [SupplyEvent]
    /// The parties that take part, in the order of the case.
    let parties: [CaseParty]
    private let stages: [String: PackageStage]
    private let index: CaseIndex
    private let usualCodes: [String]

    /// Finds the chains of shipments.
    ///
    /// - Parameter chosen: The identifiers of shipments; all where it is empty.
    /// - Throws: `option.unknown` for a shipment that the case does not have.
    /// - Complexity: O(*n* log *n*) for *n* lots and legs.
    init(_ assessed: AssessedCase, shipments chosen: [String]) throws(ClewError) {
        let found = assessed.captioned
        `case` = found
        index = assessed.goods.index
        stages = PackageStage.stages(of: assessed.commodity)
        usualCodes = assessed.commodity.hsCodes
        for id in chosen where found.shipment(id) == nil {
            let known = found.shipments.map(\.id).joined(separator: ", ")
            throw ClewError(.unknownOption, "The case has no shipment \(id); it has \(known).")
        }
        let shown = found.shipments.filter { chosen.isEmpty || chosen.contains($0.id) }
        shipments = shown
        guard !shown.isEmpty else {
            throw ClewError(.caseInvalid, "The case has no shipment, and a package is about shipments.")
        }
        let ids = Set(shown.map(\.id))
        let rest = found.shipments.filter { !ids.contains($0.id) }
        let own = Self.chain(of: shown, assessed)
        let others = Self.chain(of: rest, assessed)
        lots = own.lots
        let core = Self.makers(own, shown, found)
        // A sale of a part of a lot to a party of another chain is that party's business.
        let foreign = Self.makers(others, rest, found).subtracting(core)
        let kept = found.events.filter { event in
            switch event.kind {
            case .transform: own.events.contains(event.id)
            case .issue: event.outputs.contains { $0.lot.map(own.lots.contains) ?? false }
            case .store, .loss: event.inputs.contains { $0.lot.map(own.lots.contains) ?? false }
            case .move, .sell:
                event.inputs.contains { $0.lot.map(own.lots.contains) ?? false }
                    && !(event.counterparty.map(foreign.contains) ?? false)
            }
        }
        var places: [String: PackageStage] = [:]
        for event in kept { places[event.id] = Self.stage(of: event, lots: own.lots, in: found, stages) }
        let ordered = kept.enumerated().sorted { one, other in
            let (first, second) = (places[one.element.id] ?? .other, places[other.element.id] ?? .other)
            if first != second { return first < second }
            let days = (one.element.date?.earliest ?? .distantPast, other.element.date?.earliest ?? .distantPast)
            return days.0 != days.1 ? days.0 < days.1 : one.offset < other.offset
        }.map(\.element)
        events = ordered
        var taking = core
        for event in kept { taking.formUnion([event.party, event.counterparty].compactMap(\.self)) }
        for event in kept {
            if let keeper = event.pool.flatMap({ found.pool($0)?.party }) { taking.insert(keeper) }
        }
        let members = taking.union(index.owners(above: taking))
        parties = found.parties.filter { members.contains($0.id) }
    }

    /// The stage that a step belongs to: that of what it makes, or of what it moves.
    func stage(of event: SupplyEvent) -> PackageStage { Self.stage(of: event, lots: lots, in: `case`, stages) }

    /// The stage that made a lot.
    func stage(ofLot id: String) -> PackageStage { `case`.lot(id).flatMap { stages[$0.stage] } ?? .other }

    /// The stage of a step that no event tells: that of the lot made in it, or the shipment for a sale.
    func stage(ofUntold step: RegimeFacts.Step) -> PackageStage {
        if `case`.lot(step.id) != nil { return stage(ofLot: step.id) }
        if step.kinds == [SupplyEvent.Kind.sell.rawValue] { return .shipment }
        return step.stage.flatMap { stages[$0] } ?? .other
    }

    /// The lots shown that a step uses or makes; of a transformation all, since its quantities must add up.
    func legs(_ legs: [SupplyEvent.Leg], of event: SupplyEvent) -> [SupplyEvent.Leg] {
        event.kind == .transform ? legs : legs.filter { $0.lot.map(lots.contains) ?? true }
    }

    private static func stage(
        of event: SupplyEvent, lots: Set<String>, in case: Case, _ stages: [String: PackageStage]
    ) -> PackageStage {
        let legs = event.outputs.isEmpty ? event.inputs : event.outputs
        let known = legs.compactMap(\.lot).filter { event.kind == .transform || lots.contains($0) }
            .compactMap { `case`.lot($0).flatMap { stages[$0.stage] } }
        return known.filter { $0 != .other }.max() ?? .other
    }

    private static func chain(
        of shipments: [Shipment], _ assessed: AssessedCase
    ) -> (lots: Set<String>, events: Set<String>) {
        var lots: Set<String> = []
        var events: Set<String> = []
        for shipment in shipments {
            lots.formUnion(shipment.items.map(\.lot))
            guard let trace = assessed.trace.shipment(shipment.id) else { continue }
            lots.formUnion(trace.lots)
            events.formUnion(trace.events)
        }
        return (lots, events)
    }

    /// Whoever made lots, worked at steps, or sent or received shipments.
    private static func makers(
        _ chain: (lots: Set<String>, events: Set<String>), _ shipments: [Shipment], _ case: Case
    ) -> Set<String> {
        var makers = Set(shipments.flatMap { [$0.exporter, $0.importer].compactMap(\.self) })
        for lot in chain.lots { if let producer = `case`.lot(lot)?.producer { makers.insert(producer) } }
        for event in `case`.events where chain.events.contains(event.id) {
            makers.formUnion([event.party, event.counterparty].compactMap(\.self))
        }
        return makers
    }

    /// What the law's lists of evidence are held against: the steps, the lots and the documents of the chains shown.
    ///
    /// - Parameter kept: The documents that are in the package, by identifier.
    func facts(with kept: Set<String>) -> RegimeFacts {
        var facts = RegimeFacts()
        facts.usualCodes = usualCodes
        facts.goods = shipments.flatMap(\.hsCodes).unique().map { RegimeFacts.Good(code: $0) }
        LawStep.addRecords(
            of: `case`, index, lots: lots, events: events, shipments: Set(shipments.map(\.id)), to: &facts)
        facts.documents = facts.documents.filter { kept.contains($0.id) } + Self.ownRecords
        return facts
    }

    /// What the package itself holds of what is asked for.
    private static let ownRecords = [
        ("chain picture", "dossier-chain"), ("parties and roles", "dossier-parties"),
        ("screening record", "dossier-screening"), ("summary", "executive-summary"),
    ].map { RegimeFacts.Document(id: "made by Clew: \($0.0)", type: DocumentType($0.1)) }
}
