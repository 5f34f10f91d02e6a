import SupplyChain

/// What of a case hangs on which lot or event, so that nobody looks through all of it for each.
struct CaseIndex {
    /// The positions of the events that a lot went into or came out of, each once, in the order of the case.
    private(set) var events: [String: [Int]] = [:]
    /// The positions of the documents that support an event, whichever side names them, in the order of the index.
    private(set) var documentsOfEvent: [String: [Int]] = [:]
    /// The positions of the documents that support a lot, whichever side names them, in the order of the index.
    private(set) var documentsOfLot: [String: [Int]] = [:]

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
    }
}
