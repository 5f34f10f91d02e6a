/// The lots and transformations of a case as numbers, in an order in which everything comes after what it is made of.
///
/// Lots are numbered as in the case, transformations as in the case without moves and sales.
struct ChainLayout {
    /// A step of the order.
    enum Node: Hashable {
        case lot(Int)
        case transformation(Int)
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
    /// The positions of the lots by identifier.
    let lotIndex: [String: Int]
    /// All lots and transformations in order; those on or behind a cycle are left out.
    private(set) var order: [Node] = []
    /// The lots of one cycle, in the order of production; `nil` if there is none.
    private(set) var cycle: [Int]?

    /// - Complexity: O(*n*) for *n* lots, events and legs; no recursion, so that the length of a chain does not matter.
    init(_ found: Case) {
        lotIndex = Dictionary(
            found.lots.indices.map { (found.lots[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        transformations = found.events.indices.filter { found.events[$0].kind == .transform }
        makers = Array(repeating: [], count: found.lots.count)
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

    /// Orders by taking away what nothing is missing for (Kahn, *Communications of the ACM* 5, 1962).
    private mutating func sort() {
        var lotNeeds = makers.map(\.count)
        var eventNeeds = inputs.map(\.count)
        order.reserveCapacity(lotNeeds.count + eventNeeds.count)
        for lot in lotNeeds.indices where lotNeeds[lot] == 0 { order.append(.lot(lot)) }
        for event in eventNeeds.indices where eventNeeds[event] == 0 { order.append(.transformation(event)) }
        var next = 0
        while next < order.count {
            switch order[next] {
            case .lot(let lot):
                for event in users[lot] {
                    eventNeeds[event] -= 1
                    if eventNeeds[event] == 0 { order.append(.transformation(event)) }
                }
            case .transformation(let event):
                for lot in outputs[event] {
                    lotNeeds[lot] -= 1
                    if lotNeeds[lot] == 0 { order.append(.lot(lot)) }
                }
            }
            next += 1
        }
        cycle = findCycle(lotNeeds: lotNeeds, eventNeeds: eventNeeds)
    }

    /// Walks backwards among what is left; everything there has something left before it, so the walk must close.
    private func findCycle(lotNeeds: [Int], eventNeeds: [Int]) -> [Int]? {
        guard let start = lotNeeds.firstIndex(where: { $0 > 0 }) else { return nil }
        var walk: [Int] = []
        var seen: [Int: Int] = [:]
        var lot = start
        while seen[lot] == nil {
            seen[lot] = walk.count
            walk.append(lot)
            guard let maker = makers[lot].first(where: { eventNeeds[$0] > 0 }),
                let before = inputs[maker].first(where: { lotNeeds[$0] > 0 })
            else { return nil }
            lot = before
        }
        return Array(walk[(seen[lot] ?? 0)...].reversed())
    }
}
