/// The lots and transformations of a case as numbers, in an order in which everything comes after what it is made of.
///
/// Lots are numbered as in the case, transformations as in the case without moves and sales.
struct ChainLayout {
    /// A step of the order.
    enum Node: Hashable {
        case lot(Int)
        case transformation(Int)
        /// An entry of the ledger of the pools.
        case entry(Int)
    }

    /// The positions of the transformations among the events of the case.
    let transformations: [Int]
    /// For each lot the transformations that made it.
    private(set) var makers: [[Int]]
    /// For each lot the transformations that used it.
    private(set) var users: [[Int]]
    /// For each transformation the lots that went in, each once.
    private(set) var inputs: [[Int]]
    /// For each transformation the lots that came out, each once.
    private(set) var outputs: [[Int]]
    /// Whether each lot, or a part of it, was shipped as it is.
    private(set) var isShipped: [Bool]
    /// The positions of the lots by identifier.
    let lotIndex: [String: Int]
    /// What went into and came out of the pools.
    let ledger: PoolLedger
    /// All lots, transformations and entries of pools in order; those on or behind a cycle are left out.
    private(set) var order: [Node] = []
    /// The lots of one cycle, in the order of production; `nil` if there is none.
    private(set) var cycle: [Int]?

    /// - Complexity: O(*n*) for *n* lots, events and legs; no recursion, so that the length of a chain does not matter.
    init(_ found: Case) {
        lotIndex = Dictionary(
            found.lots.indices.map { (found.lots[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        transformations = found.events.indices.filter { found.events[$0].kind == .transform }
        ledger = PoolLedger(found, lotIndex: lotIndex)
        makers = Array(repeating: [], count: found.lots.count)
        isShipped = Array(repeating: false, count: found.lots.count)
        for item in found.shipments.flatMap(\.items) { if let lot = lotIndex[item.lot] { isShipped[lot] = true } }
        users = makers
        inputs = []
        outputs = []
        let index = lotIndex
        func lots(_ legs: [SupplyEvent.Leg]) -> [Int] {
            var seen: Set<Int> = []
            return legs.compactMap { $0.lot.flatMap { index[$0] } }.filter { seen.insert($0).inserted }
        }
        for (number, position) in transformations.enumerated() {
            let event = found.events[position]
            inputs.append(lots(event.inputs))
            outputs.append(lots(event.outputs))
            for lot in inputs[number] { users[lot].append(number) }
            for lot in outputs[number] { makers[lot].append(number) }
        }
        sort()
    }

    /// Whether a lot is a component beside the commodity wherever it went: into transformations alone, each with an input of the
    /// commodity.
    ///
    /// - Complexity: O(*n*) in the inputs of the transformations that used it.
    func isComponent(_ lot: Int, in found: Case) -> Bool {
        !isShipped[lot] && ledger.receipts[lot].isEmpty && !users[lot].isEmpty
            && users[lot].allSatisfy { inputs[$0].contains { found.lots[$0].stage != Lot.otherStage } }
    }

    /// Orders by taking away what nothing is missing for (Kahn, *Communications of the ACM* 5, 1962).
    private mutating func sort() {
        var lotNeeds = makers.indices.map { makers[$0].count + ledger.issues[$0].count }
        var eventNeeds = inputs.map(\.count)
        // An entry comes after the one before it in its pool, and what was stored after the lot that it is of.
        var entryNeeds = ledger.entries.map { entry in
            if case .receipt = entry.kind { 2 } else { 1 }
        }
        var firsts = Set<Int>()
        for range in ledger.ranges where !range.isEmpty {
            firsts.insert(range.lowerBound)
            entryNeeds[range.lowerBound] -= 1
        }
        order.reserveCapacity(lotNeeds.count + eventNeeds.count + entryNeeds.count)
        for lot in lotNeeds.indices where lotNeeds[lot] == 0 { order.append(.lot(lot)) }
        for event in eventNeeds.indices where eventNeeds[event] == 0 { order.append(.transformation(event)) }
        for entry in entryNeeds.indices where entryNeeds[entry] == 0 { order.append(.entry(entry)) }
        var next = 0
        while next < order.count {
            switch order[next] {
            case .lot(let lot):
                for event in users[lot] {
                    eventNeeds[event] -= 1
                    if eventNeeds[event] == 0 { order.append(.transformation(event)) }
                }
                for entry in ledger.receipts[lot] {
                    entryNeeds[entry] -= 1
                    if entryNeeds[entry] == 0 { order.append(.entry(entry)) }
                }
            case .transformation(let event):
                for lot in outputs[event] {
                    lotNeeds[lot] -= 1
                    if lotNeeds[lot] == 0 { order.append(.lot(lot)) }
                }
            case .entry(let entry):
                if case .issue(let lot) = ledger.entries[entry].kind {
                    lotNeeds[lot] -= 1
                    if lotNeeds[lot] == 0 { order.append(.lot(lot)) }
                }
                let following = entry + 1
                if following < entryNeeds.count, !firsts.contains(following) {
                    entryNeeds[following] -= 1
                    if entryNeeds[following] == 0 { order.append(.entry(following)) }
                }
            }
            next += 1
        }
        cycle = findCycle(lotNeeds: lotNeeds, eventNeeds: eventNeeds, entryNeeds: entryNeeds)
    }

    /// Walks backwards among what is left; everything there has something left before it, so the walk must close.
    private func findCycle(lotNeeds: [Int], eventNeeds: [Int], entryNeeds: [Int]) -> [Int]? {
        guard let start = lotNeeds.firstIndex(where: { $0 > 0 }) else { return nil }
        var walk: [Int] = []
        var seen: [Int: Int] = [:]
        var lot = start
        while seen[lot] == nil {
            seen[lot] = walk.count
            walk.append(lot)
            if let maker = makers[lot].first(where: { eventNeeds[$0] > 0 }),
                let before = inputs[maker].first(where: { lotNeeds[$0] > 0 })
            {
                lot = before
            } else if let before = storedBefore(lot, lotNeeds: lotNeeds, entryNeeds: entryNeeds) {
                lot = before
            } else {
                return nil
            }
        }
        return Array(walk[(seen[lot] ?? 0)...].reversed())
    }

    /// A lot that is still missing for the pool that a lot was issued from.
    private func storedBefore(_ lot: Int, lotNeeds: [Int], entryNeeds: [Int]) -> Int? {
        guard let issue = ledger.issues[lot].first(where: { entryNeeds[$0] > 0 }) else { return nil }
        let start = ledger.ranges[ledger.entries[issue].pool].lowerBound
        for entry in (start...issue).reversed() {
            if case .receipt(let stored) = ledger.entries[entry].kind, lotNeeds[stored] > 0 { return stored }
        }
        return nil
    }
}
