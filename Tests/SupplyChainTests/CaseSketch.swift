import ClewModel
import SupplyChain

/// A case drawn with few words, for tests.
struct CaseSketch {
    var found: Case
    var commodity = CaseSketch.commodity

    init() {
        found = Case(
            title: "Sketch", requester: "Nobody", commodity: "cloth",
            location: SourceLocation(file: "case.yaml", line: 1))
    }

    mutating func lot(
        _ id: String, _ stage: String, _ amount: Double, _ unit: UnitOfMeasure = .kilogram, date: String? = nil,
        _ change: (inout Lot) -> Void = { _ in }
    ) {
        let place = SourceLocation(file: "lots.csv", line: found.lots.count + 2, record: id)
        guard let quantity = Quantity(amount, unit) else { return }
        var lot = Lot(id: id, stage: stage, quantity: quantity, location: place)
        lot.date = date.flatMap { PartialDate($0) }
        change(&lot)
        found.lots.append(lot)
    }

    mutating func transform(
        _ id: String, from inputs: [(String?, Double?)], to outputs: [(String, Double)],
        _ unit: UnitOfMeasure = .kilogram, _ change: (inout SupplyEvent) -> Void = { _ in }
    ) {
        let place = SourceLocation(file: "events.csv", line: found.events.count + 2, record: id)
        var event = SupplyEvent(id: id, kind: .transform, location: place)
        event.inputs = inputs.map { lot, amount in
            SupplyEvent.Leg(lot: lot, quantity: amount.flatMap { Quantity($0, unit) }, location: place)
        }
        event.outputs = outputs.map { lot, amount in
            SupplyEvent.Leg(lot: lot, quantity: Quantity(amount, unit), location: place)
        }
        change(&event)
        found.events.append(event)
    }

    mutating func pool(_ id: String, isMixed: Bool = false, opening: Double? = nil) {
        let place = SourceLocation(file: "pools.csv", line: found.pools.count + 2, record: id)
        var pool = Pool(id: id, isMixed: isMixed, location: place)
        pool.openingStock = opening.flatMap { Quantity($0, .kilogram) }
        found.pools.append(pool)
    }

    mutating func store(_ id: String, _ pool: String, _ lot: String?, _ amount: Double?, on date: String?) {
        let place = SourceLocation(file: "events.csv", line: found.events.count + 2, record: id)
        var event = SupplyEvent(id: id, kind: .store, location: place)
        event.pool = pool
        event.date = date.flatMap { PartialDate($0) }
        event.inputs = [
            SupplyEvent.Leg(lot: lot, quantity: amount.flatMap { Quantity($0, .kilogram) }, location: place)
        ]
        found.events.append(event)
    }

    mutating func issue(
        _ id: String, _ pool: String, _ lot: String, _ amount: Double, on date: String?,
        from allocated: [(String, Double)] = []
    ) {
        let place = SourceLocation(file: "events.csv", line: found.events.count + 2, record: id)
        var event = SupplyEvent(id: id, kind: .issue, location: place)
        event.pool = pool
        event.date = date.flatMap { PartialDate($0) }
        event.inputs = allocated.map {
            SupplyEvent.Leg(lot: $0.0, quantity: Quantity($0.1, .kilogram), location: place)
        }
        event.outputs = [SupplyEvent.Leg(lot: lot, quantity: Quantity(amount, .kilogram), location: place)]
        found.events.append(event)
    }

    mutating func ship(
        _ id: String, _ items: [(String, Double)], _ unit: UnitOfMeasure = .kilogram,
        _ change: (inout Shipment) -> Void = { _ in }
    ) {
        let place = SourceLocation(file: "shipments.csv", line: found.shipments.count + 2, record: id)
        var shipment = Shipment(id: id, location: place)
        shipment.items = items.compactMap { lot, amount in
            Quantity(amount, unit).map { Shipment.Item(lot: lot, quantity: $0, location: place) }
        }
        change(&shipment)
        found.shipments.append(shipment)
    }

    /// A commodity of four stages: a raw one, one that mixes, one that does not, and one without a known yield.
    static let commodity: Commodity = {
        let source = Citation("A worked example")
        func stage(_ key: String, _ inputs: [String], _ low: Double?, _ high: Double?, mixes: Bool) -> Stage {
            let yields =
                low.flatMap { low in
                    high.map { high in
                        YieldRange(
                            basis: .mass, bounds: Bounds(low, high), central: nil, citation: source, confidence: .high)
                    }
                }.map { [$0] } ?? []
            return Stage(
                key: key, name: key, inputs: inputs, input: "input", output: key, yields: yields, hsCodes: [],
                documents: [], tellsOrigin: inputs.isEmpty, mixes: mixes, note: nil, citation: source,
                confidence: .high,
                location: SourceLocation(file: "cloth.yaml"))
        }
        return Commodity(
            key: "cloth", name: "Cloth",
            stages: [
                stage("lint", [], nil, nil, mixes: false), stage("yarn", ["lint"], 0.8, 0.9, mixes: true),
                stage("fabric", ["yarn"], 0.9, 1, mixes: false),
                stage("bundle", ["lint", "bundle"], nil, nil, mixes: false),
                stage("garment", ["fabric"], 0.7, 0.95, mixes: false),
            ], hsCodes: [], facts: [], location: SourceLocation(file: "cloth.yaml"))
    }()

    var graph: SupplyGraph { SupplyGraph(found, commodity: commodity) }

    func trace(_ origins: [String: OriginClaim.Answer], _ options: TraceOptions = .standard) -> ChainTrace {
        graph.trace(origins: origins.mapValues { OriginClaim($0) }, options: options)
    }
}

extension Bounds {
    func isClose(to other: Bounds) -> Bool {
        abs(lower - other.lower) < 1e-9 && abs(upper - other.upper) < 1e-9
    }

    func encloses(_ other: Bounds) -> Bool {
        lower <= other.lower + 1e-9 && upper >= other.upper - 1e-9
    }
}
