import ClewModel

/// The legs of a transformation, those of one lot together.
struct StepLegs {
    /// The legs of one lot, or one leg that names none.
    struct Group {
        /// The lot's number; `nil` for an input that nobody identifies.
        var lot: Int?
        /// The quantities of the legs; `nil` where nobody says.
        var quantities: [Quantity?]
    }

    /// What went in, lots first in the order of the event, then what nobody identifies.
    let inputs: [Group]
    /// What came out; a leg without a quantity is the whole lot.
    let outputs: [Group]

    init(_ event: SupplyEvent, _ graph: SupplyGraph) {
        inputs = StepLegs.groups(event.inputs, graph) { leg, _ in leg.quantity }
        outputs = StepLegs.groups(event.outputs, graph) { leg, lot in leg.quantity ?? graph.found.lots[lot].quantity }
    }

    private static func groups(
        _ legs: [SupplyEvent.Leg], _ graph: SupplyGraph, quantity: (SupplyEvent.Leg, Int) -> Quantity?
    ) -> [Group] {
        var groups: [Group] = []
        var index: [Int: Int] = [:]
        for leg in legs {
            guard let lot = leg.lot.flatMap({ graph.layout.lotIndex[$0] }) else { continue }
            if let known = index[lot] {
                groups[known].quantities.append(quantity(leg, lot))
            } else {
                index[lot] = groups.count
                groups.append(Group(lot: lot, quantities: [quantity(leg, lot)]))
            }
        }
        return groups + legs.filter { $0.lot == nil }.map { Group(lot: nil, quantities: [$0.quantity]) }
    }
}
