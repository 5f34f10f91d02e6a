import ClewModel
import SupplyChain

/// When the goods left that a party had in hand.
struct Departures {
    private var days: [String: Day] = [:]

    /// Walks every shipment back to its first lots.
    ///
    /// - Complexity: O(*s* · *e*) for *s* shipments and *e* events.
    init(_ case: Case) {
        var maker: [String: [SupplyEvent]] = [:]
        for event in `case`.events {
            for leg in event.outputs { if let lot = leg.lot { maker[lot, default: []].append(event) } }
        }
        for shipment in `case`.shipments {
            guard let left = shipment.shipped?.latest else { continue }
            var lots: Set<String> = []
            var open = shipment.items.map(\.lot)
            while let lot = open.popLast() {
                guard lots.insert(lot).inserted else { continue }
                for event in maker[lot] ?? [] { open += event.inputs.compactMap(\.lot) }
            }
            for party in Self.parties(handling: lots, of: shipment, in: `case`) {
                days[party] = min(days[party] ?? left, left)
            }
        }
    }

    /// The day on which the first shipment left that a party had a part in; `nil` where it had none.
    func day(of party: String) -> Day? {
        days[party]
    }

    private static func parties(handling lots: Set<String>, of shipment: Shipment, in case: Case) -> Set<String> {
        var parties = Set([shipment.exporter, shipment.importer].compactMap(\.self))
        for lot in `case`.lots where lots.contains(lot.id) {
            if let producer = lot.producer { parties.insert(producer) }
        }
        for event in `case`.events
        where (event.inputs + event.outputs).contains(where: { $0.lot.map(lots.contains) ?? false }) {
            parties.formUnion([event.party, event.counterparty].compactMap(\.self))
        }
        return parties
    }
}
