import ClewModel
import SupplyChain

/// Lots that pass through many pools, all in one component, without a record of which piece went where.
struct PoolNetwork {
    private(set) var found: Case
    private(set) var origins: [String: OriginClaim] = [:]
    private var state: UInt64

    init(lots: Int, pools: Int, shipments: Int, seed: UInt64) {
        found = Case(
            title: "Benchmark", requester: "Nobody", commodity: "cotton", location: SourceLocation(file: "case.yaml"))
        state = seed
        let tiers = 5
        var made: [String] = []
        let perPool = max(2, lots / pools / 2)
        for pool in 0..<pools {
            found.pools.append(
                Pool(id: "P\(pool)", isMixed: false, location: SourceLocation(file: "pools.csv", line: pool + 2)))
        }
        for tier in 0..<tiers {
            var next: [String] = []
            for pool in 0..<pools where pool % tiers == tier {
                var stock = 0
                for number in 0..<perPool {
                    let day = tier * 40 + number
                    let lot: String
                    if tier > 0, below(4) > 0, let taken = made.popLast() {
                        lot = taken
                    } else {
                        lot = "R\(pool)-\(number)"
                        add(lot, "ginning", (below(40) + 10) * 8)
                        let answer: OriginClaim.Answer = [.inside, .outside, .outside, .unknown][below(4)]
                        origins[lot] = OriginClaim(answer)
                    }
                    guard let quantity = found.lots.last(where: { $0.id == lot })?.quantity else { continue }
                    event(.store, "S\(pool)-\(number)", "P\(pool)", day, inputs: [(lot, quantity)], outputs: [])
                    stock += Int(quantity.baseAmount / 1000)
                    let take = max(1, stock / 2)
                    let out = "I\(pool)-\(number)"
                    add(out, "ginning", take)
                    event(
                        .issue, out, "P\(pool)", day + 1, inputs: [],
                        outputs: [(out, found.lots[found.lots.count - 1].quantity)])
                    stock -= take
                    next.append(out)
                }
            }
            // What one tier issues reaches pools of the next in another order, so that all hang together.
            for index in next.indices.dropFirst() { next.swapAt(index, below(index + 1)) }
            if tier < tiers - 1 { made = next } else { made += next }
        }
        for (number, lot) in made.suffix(shipments).enumerated() {
            guard let quantity = found.lots.first(where: { $0.id == lot })?.quantity else { continue }
            let place = SourceLocation(file: "shipments.csv", line: number + 2)
            var shipment = Shipment(id: "X\(number)", location: place)
            shipment.items = [Shipment.Item(lot: lot, quantity: quantity, location: place)]
            if number > 0, let other = found.shipments[number - 1].items.first {
                shipment.items.append(
                    Shipment.Item(lot: other.lot, quantity: Quantity(0.5, .tonne) ?? quantity, location: place))
            }
            found.shipments.append(shipment)
        }
    }

    private mutating func add(_ id: String, _ stage: String, _ tonnes: Int) {
        guard let quantity = Quantity(Double(tonnes), .tonne) else { return }
        found.lots.append(
            Lot(
                id: id, stage: stage, quantity: quantity,
                location: SourceLocation(file: "lots.csv", line: found.lots.count + 2)))
    }

    private mutating func event(
        _ kind: SupplyEvent.Kind, _ id: String, _ pool: String, _ day: Int, inputs: [(String, Quantity)],
        outputs: [(String, Quantity)]
    ) {
        let place = SourceLocation(file: "events.csv", line: found.events.count + 2)
        var event = SupplyEvent(id: id, kind: kind, location: place)
        event.pool = pool
        event.date = PartialDate(Day(number: Int32(19_000 + day)))
        event.inputs = inputs.map { SupplyEvent.Leg(lot: $0.0, quantity: $0.1, location: place) }
        event.outputs = outputs.map { SupplyEvent.Leg(lot: $0.0, quantity: $0.1, location: place) }
        found.events.append(event)
    }

    /// A number from 0 below `limit`, by a linear congruential generator.
    private mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
