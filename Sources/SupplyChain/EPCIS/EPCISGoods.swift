import ClewModel

/// What the events tell of one lot.
struct EPCISGoods {
    let id: GS1Identifier
    /// Where the files name it first.
    let location: SourceLocation
    /// What transformations made of it.
    private(set) var makings: [EPCISEvent.Item] = []
    /// What commissioning made of it; where a transformation made it too, that restates what the transformation made.
    private(set) var commissioned: [EPCISEvent.Item] = []
    var seen: [EPCISEvent.Item] = []
    var used: [EPCISEvent.Item] = []
    /// What was decommissioned or destroyed of it, and when.
    var ended: [(item: EPCISEvent.Item, event: EPCISEvent)] = []
    /// The events that make or commission it, by identifier.
    private var makers: [String: EPCISEvent] = [:]
    /// The first event that tells a commissioning of one instant and amount, by both.
    private var commissionings: [[String]: String] = [:]
    /// Further events that tell one commissioning, by the identifier of the first.
    private var restatements: [String: [EPCISEvent]] = [:]

    init(id: GS1Identifier, location: SourceLocation) {
        self.id = id
        self.location = location
    }

    /// Takes what an event makes of the lot.
    ///
    /// - Returns: Whether another event told the same commissioning before: then the amount counts once, and what it claims of
    ///   country, place and party is kept all the same.
    mutating func take(_ item: EPCISEvent.Item, _ event: EPCISEvent, transformed: Bool) -> Bool {
        // A piece that is made again is there again.
        if id.kind == .instance { ended = [] }
        if transformed {
            makings.append(item)
            makers[event.id] = event
            return false
        }
        let amount = EPCISAmount(item)
        let making = ["\(event.time.instant)", amount.map { "\($0.base)" } ?? "", amount?.kind ?? ""]
        if let first = commissionings[making] {
            if first != event.id { restatements[first, default: []].append(event) }
            return true
        }
        commissionings[making] = event.id
        commissioned.append(item)
        makers[event.id] = event
        return false
    }

    /// What made the lot, each told once: the transformations, or commissioning where there is none.
    var source: [EPCISEvent.Item] { EPCISAmount.told(makings.isEmpty ? commissioned : makings) }

    /// One making of the lot with all events that speak of it.
    struct Making {
        var event: EPCISEvent
        var items: [EPCISEvent.Item]
        var claims: [EPCISEvent]
    }

    /// The makings in order of time.
    ///
    /// Where a transformation made the lot, a commissioning speaks of the one transformation that made as much, else of all.
    var all: [Making] {
        var found: [Making] = []
        for item in source {
            guard let id = item.maker, let event = makers[id] else { continue }
            if let index = found.firstIndex(where: { $0.event.id == id }) {
                found[index].items.append(item)
            } else {
                found.append(Making(event: event, items: [item], claims: told(id)))
            }
        }
        guard !makings.isEmpty else { return found }
        for item in commissioned {
            guard let id = item.maker else { continue }
            let fitting = found.indices.filter { index in
                guard let own = EPCISAmount(item),
                    let sum = EPCISAmount.sum(found[index].items).flatMap({ EPCISAmount($0) })
                else { return false }
                return own.kind == sum.kind && own.isClose(to: sum)
            }
            for index in fitting.count == 1 ? fitting : Array(found.indices) { found[index].claims += told(id) }
        }
        return found
    }

    /// An event with those that tell the same.
    private func told(_ id: String) -> [EPCISEvent] { (makers[id].map { [$0] } ?? []) + (restatements[id] ?? []) }
}
