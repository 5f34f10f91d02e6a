import ClewModel

extension ChainChecks {
    /// Checks that nothing leaves a pool before it came, and that records of issues name what was there.
    mutating func checkPools() {
        let ledger = graph.layout.ledger
        let stock = PoolStock(ledger, holdsAllocations: false, tolerance: options.tolerance)
        for (number, pool) in graph.found.pools.enumerated() {
            let events = ledger.ranges[number].compactMap { ledger.entries[$0].event }
            guard ledger.isMeasured[number] else {
                add(
                    .poolUnknown, .gap, .pool, pool.id,
                    "the pool \(pool.id) cannot be balanced: a quantity is missing or stated in a unit that cannot be "
                        + "compared", at: [pool.location] + events.map { graph.found.events[$0].location },
                    ask: "Please state in kilograms what went into and came out of \(pool.id).")
                continue
            }
            let missing = stock.missing[number]
            guard missing > 0 else { continue }
            add(
                .poolOverdrawn, .contradiction, .pool, pool.id,
                "\(ChainText.number(missing)) kg more were taken out of the pool \(pool.id) than had come in by then",
                numbers: [ChainProblem.Number("missing", missing, "kg")],
                at: [pool.location] + events.map { graph.found.events[$0].location },
                ask: "What lay in \(pool.id) before, and which further lots came in?")
        }
        for allocation in ledger.impossibleAllocations {
            let event = graph.found.events[allocation.event]
            add(
                .allocationImpossible, .contradiction, .event, event.id,
                "\(event.id) is said to take from a lot that was not in the pool by then, or more than was left of it",
                at: [allocation.location], ask: "From which stored lots was \(event.id) taken, and how much of each?")
        }
    }
}
