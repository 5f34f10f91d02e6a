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
        for seller in Set(transfers.filter(\.isSale).map(\.from)).sorted() {
            let own = transfers.filter { $0.from == seller || $0.to == seller }
            let ordered = own.sorted { one, other in
                let (day, its) = (one.day ?? .distantPast, other.day ?? .distantPast)
                return day == its ? one.from != seller && other.from == seller : day < its
            }
            var (sold, back, excess) = (0.0, 0.0, 0.0)
            var income: [String: (sold: Double, moved: Double)] = [:]
            for transfer in isDated ? ordered : own {
                if transfer.from == seller {
                    if transfer.isSale { sold += transfer.amount ?? 0 }
                } else {
                    var known = income[transfer.from] ?? (0, 0)
                    // Of what comes without an amount it may be all.
                    let amount = transfer.amount ?? held
                    if transfer.isSale { known.sold += amount } else { known.moved += amount }
                    income[transfer.from] = known
                }
                // A sale and the transport of it are one.
                let came = income.values.map { max($0.sold, $0.moved) }.sorted().reduce(0, +)
                // What a maker had stored elsewhere comes back unsold.
                if transfer.from != seller || !isDated { back = min(sold, came) }
                let stock = first.contains(seller) ? held + back : max(held, came)
                excess = isDated ? max(excess, sold - stock) : sold - stock
            }
            guard excess > held * options.tolerance else { continue }
            tell(seller, sold, of: lot, held: held, own.filter { $0.isSale && $0.from == seller && $0.amount != nil })
        }
    }

    private mutating func tell(_ seller: String, _ sold: Double, of lot: Lot, held: Double, _ sales: [Transfer]) {
        let unit = lot.quantity.unit.dimension.baseUnit
        let names = sales.map(\.event).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        add(
            .lotOversold, .contradiction, .lot, lot.id,
            "\(caption(seller)) sold \(ChainText.number(sold)) \(unit) of the lot \(lot.id) in \(names.joined(separator: ", ")), but it holds "
                + "\(ChainText.number(held)) \(unit)",
            numbers: [ChainProblem.Number("sold", sold, unit), ChainProblem.Number("lot", held, unit)],
            at: [lot.quantityLocation] + sales.map(\.location),
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
