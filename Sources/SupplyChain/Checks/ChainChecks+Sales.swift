import ClewModel

extension ChainChecks {
    /// Checks that no party sells more of a lot than there was; what came back to it can be sold again.
    mutating func checkSales(_ index: Int, _ lot: Lot, held: Double) {
        let transfers = transfersByLot[index].flatMap { passages(of: lot, graph.found.events[$0]) }
        // Of what is dated to the day, only what had come back by then could be sold.
        let isDated = transfers.allSatisfy { $0.day != nil }
        var first = Set(graph.layout.makers[index].compactMap { graph.event($0).party })
        if let producer = lot.producer { first.insert(producer) }
        // Where nobody says who made it, whoever passes it on first had it.
        let earliest = isDated ? transfers.min { ($0.day ?? .distantPast) < ($1.day ?? .distantPast) } : transfers.first
        if first.isEmpty, let earliest { first.insert(earliest.from) }
        var passed: [String: [Transfer]] = [:]
        for transfer in transfers {
            passed[transfer.from, default: []].append(transfer)
            if let to = transfer.to, to != transfer.from { passed[to, default: []].append(transfer) }
        }
        for (seller, own) in passed.sorted(by: { $0.key < $1.key }) {
            let ordered = isDated ? own.sorted { ($0.day ?? .distantPast) < ($1.day ?? .distantPast) } : own
            let found = sale(of: ordered, by: seller, isFirst: first.contains(seller), held: held, isDated: isDated)
            guard found.excess > held * options.tolerance else { continue }
            tell(found, by: seller, of: lot, held: held)
        }
    }

    /// What somebody had sold when most was missing.
    private struct Sale {
        var sold = 0.0
        var excess = 0.0
        /// What had come back to one who had the lot first, to be sold again.
        var back = 0.0
        /// What had come to one who had none of the lot at first.
        var came = 0.0
        var sales: [Transfer] = []
    }

    /// What a seller sold and what came to it, looked at once a day, since nobody says in which order things went on one day;
    /// without days once at the end.
    private func sale(
        of transfers: [Transfer], by seller: String, isFirst: Bool, held: Double, isDated: Bool
    ) -> Sale {
        var worst = Sale()
        var (sold, back, came) = (0.0, 0.0, 0.0)
        var income: [String: (sold: Double, moved: Double)] = [:]
        for (position, transfer) in transfers.enumerated() {
            if transfer.from == seller {
                if transfer.isSale { sold += transfer.amount ?? 0 }
            } else {
                var known = income[transfer.from] ?? (0, 0)
                // Of what comes without an amount it may be all.
                let amount = transfer.amount ?? held
                if transfer.isSale { known.sold += amount } else { known.moved += amount }
                income[transfer.from] = known
            }
            let isEnd =
                position + 1 == transfers.count || (isDated && transfers[position + 1].day != transfer.day)
            guard isEnd else { continue }
            // A sale and the transport of it are one.
            let now = income.values.map { max($0.sold, $0.moved) }.sorted().reduce(0, +)
            // What a maker had stored elsewhere comes back unsold.
            back += min(max(0, sold - back), now - came)
            came = now
            let stock = isFirst ? held + back : max(held, came)
            guard sold - stock > worst.excess else { continue }
            worst.sales = transfers[...position].filter { $0.isSale && $0.from == seller && $0.amount != nil }
            (worst.sold, worst.excess) = (sold, sold - stock)
            if isFirst { worst.back = back } else { worst.came = came }
        }
        return worst
    }

    private mutating func tell(_ found: Sale, by seller: String, of lot: Lot, held: Double) {
        let unit = lot.quantity.unit.dimension.baseUnit
        let names = found.sales.map(\.event).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let more =
            found.back > 0
            ? ", and \(ChainText.number(found.back)) \(unit) came back"
            : found.came > held ? ", and \(ChainText.number(found.came)) \(unit) came to the seller" : ""
        add(
            .lotOversold, .contradiction, .lot, lot.id,
            "\(caption(seller)) sold \(ChainText.number(found.sold)) \(unit) of the lot \(lot.id) in "
                + "\(names.joined(separator: ", ")), but it holds \(ChainText.number(held)) \(unit)\(more)",
            numbers: [ChainProblem.Number("sold", found.sold, unit), ChainProblem.Number("lot", held, unit)],
            at: [lot.quantityLocation] + found.sales.map(\.location),
            ask: "How much of \(lot.id) did \(caption(seller)) sell to whom, and from which other lots came the rest?")
    }

    /// How much of a lot went from somebody to somebody.
    private struct Transfer {
        var event: String
        var from: String
        var to: String?
        var amount: Double?
        var isSale: Bool
        var day: Day?
        var location: SourceLocation
    }

    private func passages(of lot: Lot, _ event: SupplyEvent) -> [Transfer] {
        guard let from = event.party, event.kind == .sell || event.kind == .move else { return [] }
        return event.inputs.filter { $0.lot == lot.id }.map { leg in
            Transfer(
                event: event.id, from: from, to: event.counterparty,
                amount: leg.quantity.flatMap { lot.amount(of: $0) }, isSale: event.kind == .sell,
                day: event.date?.exactDay, location: leg.location)
        }
    }
}
