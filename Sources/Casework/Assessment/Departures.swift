import ClewModel
import SupplyChain

/// When the goods left that a party had in hand.
struct Departures {
    private var days: [String: Day] = [:]

    /// Walks the shipments back to their first lots, the one that left first before the others: whoever had a part in a lot
    /// that it has reached is settled, so that no lot is looked at twice.
    ///
    /// - Complexity: O(*n* + *s* log *s*) for *n* lots and legs and *s* shipments.
    init(_ case: Case) {
        var makers: [String: [Int]] = [:]
        var handlers: [String: [Int]] = [:]
        for (position, event) in `case`.events.enumerated() {
            for leg in event.outputs { if let lot = leg.lot { makers[lot, default: []].append(position) } }
            for leg in event.inputs + event.outputs {
                if let lot = leg.lot { handlers[lot, default: []].append(position) }
            }
        }
        let left = `case`.shipments.compactMap { shipment in
            shipment.shipped.map { (shipment: shipment, day: $0.latest) }
        }.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
        var seen: Set<String> = []
        for (shipment, day) in left {
            var parties = Set([shipment.exporter, shipment.importer].compactMap(\.self))
            var open = shipment.items.map(\.lot)
            while let lot = open.popLast() {
                guard seen.insert(lot).inserted else { continue }
                if let producer = `case`.lot(lot)?.producer { parties.insert(producer) }
                for event in handlers[lot] ?? [] {
                    parties.formUnion(
                        [`case`.events[event].party, `case`.events[event].counterparty].compactMap(\.self))
                }
                for event in makers[lot] ?? [] { open += `case`.events[event].inputs.compactMap(\.lot) }
            }
            for party in parties where days[party] == nil { days[party] = day }
        }
    }

    /// The day on which the first shipment left that a party had a part in; `nil` where it had none.
    func day(of party: String) -> Day? {
        days[party]
    }
}
