import SupplyChain

/// What of a case hangs on which lot or event, so that nobody looks through all of it for each.
struct CaseIndex {
    /// The positions of the events that a lot went into or came out of, each once, in the order of the case.
    private(set) var events: [String: [Int]] = [:]
    /// The positions of the documents that support an event, whichever side names them, in the order of the index.
    private(set) var documentsOfEvent: [String: [Int]] = [:]
    /// The positions of the documents that support a lot, whichever side names them, in the order of the index.
    private(set) var documentsOfLot: [String: [Int]] = [:]
    /// The positions of the documents whose rows name a shipment, in the order of the index.
    private(set) var documentsOfShipment: [String: [Int]] = [:]
    /// The positions of the documents that name no lot, no event and no shipment, and that none of these names.
    private(set) var generalDocuments: [Int] = []
    /// The lots whose rows name a document, by the position of the document.
    private(set) var lotsNaming: [Int: Set<String>] = [:]
    /// The position of each lot.
    private(set) var lotPositions: [String: Int] = [:]
    /// The position of each event.
    private(set) var eventPositions: [String: Int] = [:]
    /// The position of each shipment.
    private(set) var shipmentPositions: [String: Int] = [:]
    /// The position of each party.
    private(set) var partyPositions: [String: Int] = [:]
    /// The holders of stakes in each party, by the stakes of the case.
    private var holders: [String: [String]] = [:]

    /// - Complexity: O(*n*) for *n* lots, legs and documents.
    init(_ case: Case) {
        for (position, event) in `case`.events.enumerated() {
            for leg in event.inputs + event.outputs {
                guard let lot = leg.lot, events[lot]?.last != position else { continue }
                events[lot, default: []].append(position)
            }
        }
        var positions: [String: Int] = [:]
        for (position, document) in `case`.documents.enumerated() { positions[document.id] = position }
        var ofEvent: [String: Set<Int>] = [:]
        var ofLot: [String: Set<Int>] = [:]
        for (position, document) in `case`.documents.enumerated() {
            for event in document.events { ofEvent[event, default: []].insert(position) }
            for lot in document.lots { ofLot[lot, default: []].insert(position) }
        }
        for event in `case`.events where !event.documents.isEmpty {
            ofEvent[event.id, default: []].formUnion(event.documents.compactMap { positions[$0] })
        }
        for lot in `case`.lots where !lot.documents.isEmpty {
            ofLot[lot.id, default: []].formUnion(lot.documents.compactMap { positions[$0] })
        }
        documentsOfEvent = ofEvent.mapValues { $0.sorted() }
        documentsOfLot = ofLot.mapValues { $0.sorted() }
        for (position, lot) in `case`.lots.enumerated() {
            lotPositions[lot.id] = lotPositions[lot.id] ?? position
            for document in lot.documents.compactMap({ positions[$0] }) {
                lotsNaming[document, default: []].insert(lot.id)
            }
        }
        for (position, event) in `case`.events.enumerated() {
            eventPositions[event.id] = eventPositions[event.id] ?? position
        }
        for (position, shipment) in `case`.shipments.enumerated() {
            shipmentPositions[shipment.id] = shipmentPositions[shipment.id] ?? position
        }
        for (position, party) in `case`.parties.enumerated() {
            partyPositions[party.id] = partyPositions[party.id] ?? position
        }
        var named = Set(ofEvent.values.joined()).union(ofLot.values.joined())
        for (position, document) in `case`.documents.enumerated() {
            for shipment in document.shipments where documentsOfShipment[shipment]?.last != position {
                documentsOfShipment[shipment, default: []].append(position)
            }
            if !document.shipments.isEmpty { named.insert(position) }
        }
        generalDocuments = `case`.documents.indices.filter { !named.contains($0) }
        for stake in `case`.stakes { holders[stake.asset, default: []].append(stake.owner) }
    }

    /// The positions of the events that lots went into or came out of, in the order of the case.
    func events(of lots: Set<String>) -> Set<Int> { Set(lots.lazy.flatMap { events[$0] ?? [] }) }

    /// The positions of lots, in the order of the case.
    func positions(ofLots lots: Set<String>) -> [Int] { lots.compactMap { lotPositions[$0] }.sorted() }

    /// The positions of shipments, in the order of the case.
    func positions(ofShipments shipments: Set<String>) -> [Int] {
        shipments.compactMap { shipmentPositions[$0] }.sorted()
    }

    /// Who holds stakes in some parties by the stakes of the case, in their holders, and so on.
    ///
    /// - Complexity: O(*n*) for the *n* stakes that are met.
    func owners(above parties: some Sequence<String>) -> Set<String> {
        var owners: Set<String> = []
        var open = Array(parties)
        while let party = open.popLast() {
            for owner in holders[party] ?? [] where owners.insert(owner).inserted { open.append(owner) }
        }
        return owners
    }
}
