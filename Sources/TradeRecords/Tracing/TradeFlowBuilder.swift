import ClewModel

/// Counts the rows that were reached: what they show between parties, and of which goods in which year.
struct TradeFlowBuilder {
    /// How many places, descriptions and ports an edge tells.
    private static let (toldPlaces, toldWords) = (20, 3)

    private let book: TradeBook
    private let rows: [ReachedRow]
    private let sets: [[Int32]]
    private let tracer: TradeTracer
    private let ledger: BillLedger
    private let roots: Set<Int>
    /// The places of the rows in the order of the files.
    private let order: [Int]

    init(_ book: TradeBook, _ tracer: TradeTracer, roots: [TradeRoot]) {
        self.book = book
        self.tracer = tracer
        let order = tracer.rows.indices.sorted {
            (tracer.rows[$0].row.file, tracer.rows[$0].row.line) < (tracer.rows[$1].row.file, tracer.rows[$1].row.line)
        }
        // Bills are settled in the order of the files, whatever the order in which rows were reached.
        rows = tracer.rows
        sets = tracer.sets.sets
        self.order = order
        ledger = BillLedger(order.map { tracer.rows[$0] })
        self.roots = Set(roots.map(\.party))
    }

    /// A row that was reached, by its place in the order of the files.
    private func row(_ place: Int) -> ReachedRow { rows[order[place]] }

    func flow() -> TradeFlow {
        var counts = TradeFlow.Counts()
        counts.reached = rows.count
        counts.isCut = tracer.isCut
        counts.otherGoods = tracer.others.count
        counts.notLater = tracer.notLater.count
        counts.unsettled = ledger.unsettled.count
        for reason in ledger.aside.values { counts.aside[reason.rawValue, default: 0] += 1 }
        for place in order.indices where ledger.aside[place] == nil {
            let reached = row(place)
            if reached.row.day == nil { counts.undated += 1 }
            if reached.row.isDoubtful { counts.doubtful += 1 }
            guard let reason = reached.row.openEnd else { continue }
            counts.openEnds[reason.rawValue, default: 0] += 1
            if !reached.row.receivers.isEmpty { counts.standIns += 1 }
        }
        let told = order.indices.map { place in
            let reached = row(place)
            let best = reached.best
            return TradeFlowRow(
                place: location(reached.row), date: reached.row.date,
                senders: reached.row.senders.map { Int($0.party) },
                receivers: reached.row.receivers.map { Int($0.party) }, openEnd: reached.row.openEnd,
                bill: reached.row.bill,
                codes: reached.row.codes.map(\.digits), standing: TradeStanding(number: Int(best?.standing ?? 0)),
                step: Int(best?.step ?? 0), aside: ledger.aside[place], isUnsettled: ledger.unsettled.contains(place))
        }
        return TradeFlow(parties: reachedParties(), edges: edges(), goods: goods(), rows: told, counts: counts)
    }

    private func location(_ row: TradeRow) -> SourceLocation {
        SourceLocation(file: book.files[Int(row.file)].name, line: Int(row.line))
    }

    // MARK: Counting

    /// What rows show together, as it grows.
    private struct Growing {
        var tally = TradeTally()
        var bills: Set<String> = []
        var headings: Set<String> = []
        var roots: Set<Int32> = []
        var step = UInt8.max

        mutating func add(
            _ item: BillLedger.Item, _ rows: [ReachedRow], _ best: ReachedRow.Reach, _ sets: [[Int32]]
        ) {
            step = min(step, best.step)
            roots.formUnion(sets[Int(best.roots)])
            if let bill = item.bill {
                bills.insert(bill)
            } else {
                tally.shipments = tally.shipments + item.count
            }
            tally.rows += rows.count
            for reached in rows {
                let row = reached.row
                if let day = row.date?.exactDay {
                    tally.first = min(tally.first ?? day, day)
                    tally.last = max(tally.last ?? day, day)
                } else {
                    tally.undated += 1
                }
                if row.codes.isEmpty { tally.withoutCode += 1 }
                headings.formUnion(row.codes.map(\.heading))
            }
            for measure in Set(rows.flatMap { $0.row.amounts.map(\.measure) }) {
                let found = rows.compactMap { reached in
                    reached.row.amounts.first { $0.measure == measure }?.thousandths
                }
                // Where some of the rows state nothing, they may be versions without it.
                tally.amounts[measure] =
                    (tally.amounts[measure] ?? TradeRange())
                    + TradeRange(found.count == rows.count ? found.min() ?? 0 : 0, found.reduce(0, &+))
            }
        }

        var finished: TradeTally {
            var tally = tally
            tally.shipments = tally.shipments + TradeRange(Int64(bills.count), Int64(bills.count))
            tally.headings = headings.sorted()
            return tally
        }
    }

    /// The items with their rows and their plainest way.
    private func forEachItem(_ body: (BillLedger.Item, [ReachedRow], ReachedRow.Reach) -> Void) {
        for item in ledger.items {
            let found = item.rows.map(row)
            guard let best = found.compactMap(\.best).min(by: { ($0.standing, $0.step) < ($1.standing, $1.step) })
            else {
                continue
            }
            body(item, found, best)
        }
    }

    // MARK: Edges

    private struct EdgeKey: Hashable {
        var from: Int32
        var to: Int32?
        var openEnd: OpenEnd?
    }

    private struct GrowingEdge {
        var standings: [UInt8: Growing] = [:]
        var fromRoles: UInt16 = 0
        var toRoles: UInt16 = 0
        var standIns: [OpenEnd: Int] = [:]
        var relations: Set<ProductRelation> = []
        var openNames: Set<Int32> = []
        var descriptions: [String] = []
        var ladings: [String] = []
        var unladings: [String] = []
        var places: [SourceLocation] = []
    }

    private func edges() -> [TradeEdge] {
        var growing: [EdgeKey: GrowingEdge] = [:]
        forEachItem { item, found, best in
            guard let first = found.first?.row else { return }
            var keys: [(EdgeKey, TradeRole, TradeRole?)] = []
            for sender in first.senders where leads(sender.party, in: found) {
                for receiver in first.receivers {
                    keys.append((EdgeKey(from: sender.party, to: receiver.party), sender.role, receiver.role))
                }
                if first.receivers.isEmpty {
                    keys.append(
                        (EdgeKey(from: sender.party, to: nil, openEnd: first.openEnd ?? .blank), sender.role, nil))
                }
            }
            for (key, fromRole, toRole) in keys {
                add(item, found, best, fromRole, toRole, to: &growing[key, default: GrowingEdge()])
            }
        }
        return growing.map { key, edge in finished(key, edge) }.sorted { lhs, rhs in
            (lhs.standing, lhs.step, lhs.from, lhs.to ?? .max, lhs.openEnd?.rawValue ?? "") < (
                rhs.standing, rhs.step, rhs.from, rhs.to ?? .max, rhs.openEnd?.rawValue ?? ""
            )
        }
    }

    /// Whether the way leads through a sender of a row, and not through another that the row names beside it.
    private func leads(_ sender: Int32, in rows: [ReachedRow]) -> Bool {
        rows.contains { reached in
            reached.reaches.contains { reach in
                if let cause = reach.cause {
                    return self.rows[Int(cause)].row.receivers.contains { $0.party == sender }
                }
                return roots.contains(Int(sender))
            }
        }
    }

    private func add(
        _ item: BillLedger.Item, _ found: [ReachedRow], _ best: ReachedRow.Reach, _ fromRole: TradeRole,
        _ toRole: TradeRole?, to edge: inout GrowingEdge
    ) {
        edge.standings[best.standing, default: Growing()].add(item, found, best, sets)
        edge.fromRoles |= fromRole.bit
        if let toRole { edge.toRoles |= toRole.bit }
        if best.step > 1 { edge.relations.insert(best.relation) }
        func note(_ text: String?, in list: inout [String]) {
            guard let text, !text.isEmpty, list.count < Self.toldWords, !list.contains(text) else { return }
            list.append(text)
        }
        for reached in found {
            let row = reached.row
            if let reason = row.openEnd, !row.receivers.isEmpty { edge.standIns[reason, default: 0] += 1 }
            if let name = row.openName { edge.openNames.insert(name) }
            note(row.description, in: &edge.descriptions)
            note(row.lading, in: &edge.ladings)
            note(row.unlading, in: &edge.unladings)
            if edge.places.count < Self.toldPlaces { edge.places.append(location(row)) }
        }
    }

    private func finished(_ key: EdgeKey, _ edge: GrowingEdge) -> TradeEdge {
        let standings = edge.standings.sorted { $0.key < $1.key }
        let best = standings.first?.value
        return TradeEdge(
            from: Int(key.from), to: key.to.map(Int.init), openEnd: key.openEnd,
            openNames: edge.openNames.map(Int.init).sorted(), step: Int(best?.step ?? 0),
            tallies: standings.map { (TradeStanding(number: Int($0.key)), $0.value.finished) },
            roots: (best?.roots ?? []).map(Int.init).sorted(), fromRoles: TradeRole.roles(of: edge.fromRoles),
            toRoles: TradeRole.roles(of: edge.toRoles), standIns: edge.standIns, relations: edge.relations.sorted(),
            descriptions: edge.descriptions, ladings: edge.ladings, unladings: edge.unladings, places: edge.places)
    }

    // MARK: Goods

    private struct GoodsKey: Hashable {
        var party: Int32
        var product: String
        var year: Int?
        var standing: UInt8
    }

    private func goods() -> [TradeGoods] {
        var growing: [GoodsKey: Growing] = [:]
        forEachItem { item, found, best in
            guard let first = found.first?.row else { return }
            let product = Set(first.codes.map(\.heading)).sorted().joined(separator: " + ")
            for receiver in first.receivers {
                let key = GoodsKey(
                    party: receiver.party, product: product, year: first.date?.year, standing: best.standing)
                growing[key, default: Growing()].add(item, found, best, sets)
            }
        }
        return growing.map { key, found in
            TradeGoods(
                party: Int(key.party), product: key.product, year: key.year,
                standing: TradeStanding(number: Int(key.standing)), step: Int(found.step),
                roots: found.roots.map(Int.init).sorted(), tally: found.finished)
        }.sorted { lhs, rhs in
            (lhs.standing, lhs.step, lhs.party) != (rhs.standing, rhs.step, rhs.party)
                ? (lhs.standing, lhs.step, lhs.party) < (rhs.standing, rhs.step, rhs.party)
                : (lhs.product, lhs.year ?? .max) < (rhs.product, rhs.year ?? .max)
        }
    }

    // MARK: Parties

    private func reachedParties() -> [TradeReached] {
        var best: [Int32: (reach: ReachedRow.Reach, place: Int)] = [:]
        var sets: [Int32: Set<Int32>] = [:]
        for place in order.indices where ledger.aside[place] == nil || ledger.aside[place] == .repeated {
            let reached = row(place)
            for receiver in reached.row.receivers where !roots.contains(Int(receiver.party)) {
                for reach in reached.reaches {
                    let rank = (reach.standing, reach.step)
                    if let known = best[receiver.party] {
                        let old = (known.reach.standing, known.reach.step)
                        if old < rank { continue }
                        if rank < old { sets[receiver.party] = [] }
                        if rank < old { best[receiver.party] = (reach, place) }
                    } else {
                        best[receiver.party] = (reach, place)
                    }
                    sets[receiver.party, default: []].formUnion(self.sets[Int(reach.roots)])
                }
            }
        }
        return best.map { party, found in
            TradeReached(
                party: Int(party), standing: TradeStanding(number: Int(found.reach.standing)),
                step: Int(found.reach.step),
                roots: (sets[party] ?? []).map(Int.init).sorted(), way: way(to: party, order[found.place], found.reach))
        }.sorted { ($0.standing, $0.step, $0.party) < ($1.standing, $1.step, $1.party) }
    }

    /// One way to a party, from its first record on.
    private func way(to party: Int32, _ place: Int, _ reach: ReachedRow.Reach) -> [TradeReached.Leg] {
        var legs: [TradeReached.Leg] = []
        var (place, reach, party) = (place, reach, party)
        while legs.count <= 255 {
            let row = rows[place].row
            let before = reach.cause.map { rows[Int($0)].row }
            let sender =
                row.senders.first { sender in
                    before.map { $0.receivers.contains { $0.party == sender.party } }
                        ?? roots.contains(Int(sender.party))
                } ?? row.senders.first
            guard let sender else { break }
            legs.append(
                TradeReached.Leg(
                    from: Int(sender.party), to: Int(party), place: location(row), date: row.date,
                    headings: Set(row.codes.map(\.heading)).sorted(),
                    relation: reach.cause == nil ? nil : reach.relation))
            guard let cause = reach.cause,
                let next = rows[Int(cause)].reaches.first(where: { $0.standing == reach.standing })
            else { break }
            party = sender.party
            place = Int(cause)
            reach = next
        }
        return legs.reversed()
    }
}
