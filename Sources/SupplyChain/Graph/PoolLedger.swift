import ClewModel

/// What went into and came out of every pool, as numbers and in the order of time.
///
/// A date may be known to the month only, or not at all. What was stored then counts as there from the first day that it may
/// have been, and what was issued as taken on the last: every way in which the goods can have gone stays allowed.
struct PoolLedger: Sendable {
    /// One thing that happened to a pool.
    struct Entry: Sendable {
        /// What happened.
        enum Kind: Hashable, Sendable {
            /// Something of which nobody says what it was came in, or lay there before.
            case unidentified
            /// A lot, or a part of one, came in.
            case receipt(lot: Int)
            /// A lot, or a part of one, was taken out.
            case issue(lot: Int)
            /// Something was lost.
            case loss
        }

        var pool: Int
        var kind: Kind
        /// The position of the event among those of the case; `nil` for the opening stock.
        var event: Int?
        /// How much, in the unit in which the pool is measured; `nil` where it cannot be told.
        var amount: Double?
        /// The same in the lot's own base unit.
        var lotAmount: Double?
        /// The receipts that a record says an issue was taken from.
        var allocations: [(receipt: Int, amount: Double)] = []
    }

    /// All entries, those of one pool together and in the order of time.
    private(set) var entries: [Entry] = []
    /// The entries of each pool.
    private(set) var ranges: [Range<Int>] = []
    /// For each pool whether it is mixed and the order of its entries is certain.
    private(set) var isMixedInOrder: [Bool] = []
    /// For each pool whether all its amounts can be told in one unit.
    private(set) var isMeasured: [Bool] = []
    /// For each pool whether that unit is the kilogram.
    private(set) var isWeighed: [Bool] = []
    /// For each lot the entries by which it was stored.
    private(set) var receipts: [[Int]]
    /// For each lot the entries by which it was issued.
    private(set) var issues: [[Int]]
    /// For each lot how much of it events of loss took, in its own base unit.
    private(set) var lost: [Double]

    /// An allocation that cannot be: of a lot that was not stored before, or beyond what was stored or issued.
    private(set) var impossibleAllocations: [(event: Int, location: SourceLocation)] = []

    /// - Complexity: O(*n* log *n*) for *n* legs.
    init(_ found: Case, lotIndex: [String: Int]) {
        receipts = Array(repeating: [], count: found.lots.count)
        issues = receipts
        lost = Array(repeating: 0, count: found.lots.count)
        let poolIndex = Dictionary(
            found.pools.indices.map { (found.pools[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        var drafts = [[Draft]](repeating: [], count: found.pools.count)
        for (pool, row) in found.pools.enumerated() {
            // A store that says it was empty held nothing of which anything would have to be known.
            guard let stock = row.openingStock, stock.amount > 0 else { continue }
            drafts[pool].append(
                Draft(
                    entry: Entry(pool: pool, kind: .unidentified), quantity: stock, lot: nil, earliest: nil,
                    latest: nil,
                    isOut: false, sources: []))
        }
        let namedLosses = named(found, lotIndex, poolIndex)
        for (position, event) in found.events.enumerated() {
            let pool = event.pool.flatMap { poolIndex[$0] }
            switch event.kind {
            case .transform, .move, .sell: continue
            case .store:
                guard let pool else { continue }
                for (number, leg) in event.inputs.enumerated() {
                    var leg = leg
                    if let left = namedLosses.left[Leg(event: position, number: number)] { leg.quantity = left }
                    drafts[pool].append(Draft(leg, event, position, pool, lotIndex, found))
                }
            case .issue:
                guard let pool else { continue }
                for leg in event.outputs {
                    drafts[pool].append(Draft(issue: leg, event, position, pool, lotIndex, found))
                }
            case .loss:
                for (number, leg) in event.inputs.enumerated() {
                    let isOfPool = namedLosses.unplaced.contains(Leg(event: position, number: number))
                    if let lot = leg.lot.flatMap({ lotIndex[$0] }), !isOfPool {
                        lost[lot] += leg.quantity.flatMap { found.lots[lot].amount(of: $0) } ?? 0
                    } else if let pool {
                        drafts[pool].append(Draft(leg, event, position, pool, lotIndex, found))
                    }
                }
            }
        }
        for pool in drafts.indices { add(drafts[pool], found, isMixed: found.pools[pool].isMixed, lotIndex) }
    }

    /// A row of an event: its position and that of the row in it.
    private struct Leg: Hashable {
        var event: Int
        var number: Int
    }

    /// Losses that name both a pool and a lot.
    ///
    /// A store kept apart that took in the lot once lost a piece of that receipt: the piece is as good as never stored, and what is
    /// left of the receipt is `left`. Where the lot came in several times, or all is mixed, nobody knows which of it was lost:
    /// such a loss is `unplaced`, of the pool as a whole.
    private func named(
        _ found: Case, _ lotIndex: [String: Int], _ poolIndex: [String: Int]
    ) -> (left: [Leg: Quantity], unplaced: Set<Leg>) {
        var left: [Leg: Quantity] = [:]
        var unplaced: Set<Leg> = []
        guard found.events.contains(where: { $0.kind == .loss && $0.pool != nil }) else { return (left, unplaced) }
        /// The receipts of each lot in each pool.
        var receipts: [[Int]: [(leg: Leg, date: PartialDate?)]] = [:]
        for (position, event) in found.events.enumerated() where event.kind == .store {
            guard let pool = event.pool.flatMap({ poolIndex[$0] }) else { continue }
            for (number, leg) in event.inputs.enumerated() {
                guard let lot = leg.lot.flatMap({ lotIndex[$0] }) else { continue }
                let receipt = Leg(event: position, number: number)
                receipts[[pool, lot], default: []].append((receipt, event.date))
                left[receipt] = leg.quantity ?? found.lots[lot].quantity
            }
        }
        let whole = left
        for (position, event) in found.events.enumerated() where event.kind == .loss {
            guard let pool = event.pool.flatMap({ poolIndex[$0] }) else { continue }
            for (number, leg) in event.inputs.enumerated() {
                guard let lot = leg.lot.flatMap({ lotIndex[$0] }), let quantity = leg.quantity else { continue }
                let stored = (receipts[[pool, lot]] ?? []).filter { receipt in
                    guard let first = receipt.date?.earliest, let last = event.date?.latest else { return true }
                    return first <= last
                }
                guard let receipt = stored.first else { continue }
                let own = found.lots[lot]
                if stored.count == 1, !found.pools[pool].isMixed, let rest = left[receipt.leg],
                    let there = own.amount(of: rest), let gone = own.amount(of: quantity), there > 0,
                    gone <= there * (1 + 1e-9)
                {
                    left[receipt.leg] = Quantity(rest.amount * max(0, 1 - gone / there), rest.unit)
                } else {
                    unplaced.insert(Leg(event: position, number: number))
                }
            }
        }
        return (left.filter { whole[$0.key] != $0.value }, unplaced)
    }

    /// An entry whose amount is not yet in the unit of its pool.
    fileprivate struct Draft {
        var entry: Entry
        var quantity: Quantity?
        var lot: Int?
        var earliest: Day?
        var latest: Day?
        var isOut: Bool
        var sources: [SupplyEvent.Leg]
    }

    private mutating func add(_ drafts: [Draft], _ found: Case, isMixed: Bool, _ lotIndex: [String: Int]) {
        let start = entries.count
        let ordered = drafts.enumerated().sorted { first, second in
            let (left, right) = (first.element.key, second.element.key)
            return left != right ? left < right : first.offset < second.offset
        }.map(\.element)
        let inMass = ordered.map { draft in draft.quantity.flatMap { draft.mass(of: $0, found) } }
        let dimensions = Set(ordered.map { $0.quantity?.unit.dimension })
        let amounts =
            inMass.allSatisfy { $0 != nil } || dimensions.count != 1
            ? inMass : ordered.map { $0.quantity?.baseAmount }
        var unallocated: [Int: Double] = [:]
        var receiptsHere: [Int: [Int]] = [:]
        for (draft, amount) in zip(ordered, amounts) {
            var entry = draft.entry
            entry.amount = amount
            let number = entries.count
            switch entry.kind {
            case .receipt(let lot):
                receipts[lot].append(number)
                receiptsHere[lot, default: []].append(number)
                unallocated[number] = amount
            case .issue(let lot):
                issues[lot].append(number)
                var left = amount ?? 0
                for leg in draft.sources {
                    guard let source = leg.lot.flatMap({ lotIndex[$0] }), let event = entry.event else { continue }
                    var wanted = leg.quantity.flatMap { draft.measure($0, found.lots[source], found) } ?? 0
                    for receipt in receiptsHere[source] ?? [] where wanted > 0 {
                        let piece = min(wanted, left, unallocated[receipt] ?? 0)
                        guard piece > 0 else { continue }
                        entry.allocations.append((receipt, piece))
                        unallocated[receipt, default: 0] -= piece
                        left -= piece
                        wanted -= piece
                    }
                    if wanted > 1e-9 * (amount ?? 1) || leg.quantity == nil {
                        impossibleAllocations.append((event, leg.location))
                    }
                }
            case .unidentified, .loss: break
            }
            entries.append(entry)
        }
        ranges.append(start..<entries.count)
        isWeighed.append(inMass.allSatisfy { $0 != nil })
        isMeasured.append(amounts.allSatisfy { $0 != nil })
        // What came out as a lot that is not alike throughout, by its own row, was not mixed in there.
        let isDenied = entries[start...].contains { entry in
            if case .issue(let lot) = entry.kind { found.lots[lot].isHomogeneous == false } else { false }
        }
        isMixedInOrder.append(isMixed && !isDenied && PoolLedger.isOrdered(ordered))
    }

    /// Whether the days leave no doubt about what came before what.
    private static func isOrdered(_ drafts: [Draft]) -> Bool {
        var lastIn: Day?
        for draft in drafts where draft.entry.event != nil {
            guard let day = draft.earliest, day == draft.latest else { return false }
            if draft.isOut {
                if day == lastIn { return false }
            } else {
                lastIn = day
            }
        }
        return true
    }
}

extension PoolLedger.Draft {
    fileprivate init(
        _ leg: SupplyEvent.Leg, _ event: SupplyEvent, _ position: Int, _ pool: Int, _ lotIndex: [String: Int],
        _ found: Case
    ) {
        let lot = leg.lot.flatMap { lotIndex[$0] }
        let isLoss = event.kind == .loss
        entry = PoolLedger.Entry(
            pool: pool, kind: isLoss ? .loss : lot.map { .receipt(lot: $0) } ?? .unidentified, event: position)
        let amount = leg.quantity ?? (isLoss ? nil : lot.map { found.lots[$0].quantity })
        quantity = amount
        self.lot = lot
        entry.lotAmount = lot.flatMap { lot in amount.flatMap { found.lots[lot].amount(of: $0) } }
        earliest = event.date?.earliest
        latest = event.date?.latest
        isOut = isLoss
        sources = []
    }

    fileprivate init(
        issue leg: SupplyEvent.Leg, _ event: SupplyEvent, _ position: Int, _ pool: Int, _ lotIndex: [String: Int],
        _ found: Case
    ) {
        self.init(leg, event, position, pool, lotIndex, found)
        if let lot { entry.kind = .issue(lot: lot) }
        isOut = true
        sources = event.outputs.count == 1 ? event.inputs : []
    }

    /// Where it stands in time: opening stock first, what comes in as early and what goes out as late as it may have.
    fileprivate var key: (Int, Int, Int) {
        guard entry.event != nil else { return (0, 0, 0) }
        let day = isOut ? latest : earliest
        return (1, day.map { Int($0.number) } ?? (isOut ? Int.max : Int.min), isOut ? 1 : 0)
    }

    fileprivate func mass(of quantity: Quantity, _ found: Case) -> Double? {
        guard let lot else { return quantity.unit.dimension == .mass ? quantity.baseAmount : nil }
        return found.lots[lot].mass(of: quantity)
    }

    /// An amount of a stored lot in the unit in which this entry is measured.
    fileprivate func measure(_ quantity: Quantity, _ source: Lot, _ found: Case) -> Double? {
        source.mass(of: quantity)
            ?? (quantity.unit.dimension == self.quantity?.unit.dimension ? quantity.baseAmount : nil)
    }
}
