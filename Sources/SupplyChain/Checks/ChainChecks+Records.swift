import ClewModel

extension ChainChecks {
    /// Checks that nothing happens to a lot before it was made.
    mutating func checkDates() {
        for event in graph.found.events {
            for leg in event.inputs {
                guard let lot = leg.lot.flatMap({ graph.layout.lotIndex[$0] }) else { continue }
                compareDates(of: lot, with: event.date, name: event.id, kind: .event, at: leg.location)
            }
            guard event.kind == .transform, let date = event.date else { continue }
            for leg in event.outputs {
                guard let lot = leg.lot.flatMap({ graph.layout.lotIndex[$0] }),
                    let made = graph.found.lots[lot].date,
                    made.latest < date.earliest || date.latest < made.earliest
                else { continue }
                let found = graph.found.lots[lot]
                add(
                    .dateOrder, .contradiction, .lot, found.id,
                    "the lot \(found.id) is dated \(made), the event \(event.id) that made it \(date)",
                    at: [leg.location, found.location], ask: "When was \(found.id) made?")
            }
        }
        for shipment in graph.found.shipments {
            for item in shipment.items {
                guard let lot = graph.layout.lotIndex[item.lot] else { continue }
                compareDates(of: lot, with: shipment.shipped, name: shipment.id, kind: .shipment, at: item.location)
            }
            guard let shipped = shipment.shipped, let imported = shipment.imported, imported.latest < shipped.earliest
            else { continue }
            add(
                .dateOrder, .contradiction, .shipment, shipment.id,
                "the shipment \(shipment.id) arrived on \(imported), before it left on \(shipped)",
                at: [shipment.location], ask: "When did \(shipment.id) leave, and when did it arrive?")
        }
        checkSaleDates()
    }

    private mutating func compareDates(
        of lot: Int, with date: PartialDate?, name: String, kind: ChainProblem.Subject.Kind, at location: SourceLocation
    ) {
        guard let date, let made = madeOn[lot], date.latest < made.date.earliest else { return }
        let id = graph.found.lots[lot].id
        add(
            .dateOrder, .contradiction, kind, name,
            "\(name) is dated \(date), before the lot \(id) was made on \(made.date)", at: [location, made.location],
            ask: "When was \(id) made, and when did \(name) take place?")
    }

    /// Checks that a buyer does not use a lot before it was sold.
    private mutating func checkSaleDates() {
        for number in graph.layout.transformations.indices {
            let event = graph.event(number)
            guard let party = event.party, let date = event.date else { continue }
            for lot in graph.layout.inputs[number] {
                let arrivals = transfersByLot[lot].map { graph.found.events[$0] }.filter { $0.counterparty == party }
                let dates = arrivals.compactMap(\.date)
                guard !arrivals.isEmpty, dates.count == arrivals.count, !isMaker(party, of: lot),
                    dates.allSatisfy({ date.latest < $0.earliest })
                else { continue }
                let id = graph.found.lots[lot].id
                add(
                    .dateOrder, .contradiction, .event, event.id,
                    "\(event.id) used the lot \(id) on \(date), before \(party) received it in "
                        + arrivals.map(\.id).joined(separator: ", "),
                    at: [event.location] + arrivals.map(\.location),
                    ask: "When did \(party) receive \(id), and when was it used?")
            }
        }
    }

    /// Checks that whoever uses, sells or ships a lot can be seen to have it.
    mutating func checkCustody() {
        for (lot, found) in graph.found.lots.enumerated() {
            let holders = knownHolders(of: lot)
            guard !holders.isEmpty else { continue }
            let events =
                transfersByLot[lot].map { graph.found.events[$0] } + graph.layout.users[lot].map { graph.event($0) }
            for event in events {
                checkHolder(event.party, holders, of: found, name: event.id, kind: .event, at: event.location)
            }
        }
        for shipment in graph.found.shipments {
            for item in shipment.items {
                guard let lot = graph.layout.lotIndex[item.lot] else { continue }
                let holders = knownHolders(of: lot)
                guard !holders.isEmpty else { continue }
                checkHolder(
                    shipment.exporter, holders, of: graph.found.lots[lot], name: shipment.id, kind: .shipment,
                    at: item.location)
            }
        }
    }

    /// The parties that can be seen to have had a lot: its makers and those who received it.
    ///
    /// Where nobody says who made it, that is a problem of its own; whoever passes it on first is then taken to have had it.
    private func knownHolders(of lot: Int) -> Set<String> {
        let transfers = transfersByLot[lot].map { graph.found.events[$0] }
        var holders = makersOf(lot).union(transfers.compactMap(\.counterparty))
        let dated = transfers.filter { $0.date != nil && $0.party != nil }
        let first = dated.min { ($0.date?.earliest ?? .distantFuture) < ($1.date?.earliest ?? .distantFuture) }
        if makersOf(lot).isEmpty, let party = (first ?? transfers.first)?.party { holders.insert(party) }
        return holders
    }

    private mutating func checkHolder(
        _ party: String?, _ holders: Set<String>, of lot: Lot, name: String, kind: ChainProblem.Subject.Kind,
        at location: SourceLocation
    ) {
        guard let party, !holders.contains(party) else { return }
        let known = holders.sorted().map(caption).joined(separator: ", ")
        add(
            .custodyGap, .gap, kind, name,
            "nothing shows how the lot \(lot.id) came from \(known) to \(caption(party)), who had it in \(name)",
            at: [location, lot.location], about: lot.id,
            ask:
                "From whom and when did \(caption(party)) receive the lot \(lot.id)? Please send the contract, invoice and transport record."
        )
    }

    /// The name of a party; its identifier where the case does not name it.
    func caption(_ party: String) -> String { graph.found.party(party)?.caption ?? party }

    /// Checks that a shipment declares the origin that its own lots have.
    ///
    /// Rules of origin may look further back than the last step, so that a difference is unusual, not impossible.
    mutating func checkDeclaredOrigins() {
        for shipment in graph.found.shipments {
            guard let declared = shipment.declaredOrigin else { continue }
            for item in shipment.items {
                guard let lot = graph.layout.lotIndex[item.lot], let made = graph.found.lots[lot].country,
                    made != declared
                else { continue }
                add(
                    .originDeclared, .anomaly, .shipment, shipment.id,
                    "\(shipment.id) declares the origin \(declared.uppercased()), the lot \(item.lot) in it was made in "
                        + made.uppercased(),
                    at: [item.location, graph.found.lots[lot].location],
                    ask: "On which rule of origin does the declared origin of \(item.lot) rest?")
            }
        }
    }

    /// Checks that every event has a document, but for what only joins parts of a lot.
    mutating func checkDocuments() {
        let documents = ChainBalance.documents(of: graph.found)
        for event in graph.found.events where (documents[event.id] ?? []).isEmpty && !event.joinsParts {
            let what =
                switch event.kind {
                case .transform: "a production record"
                case .move: "a transport record"
                case .sell: "a contract, an invoice and a proof of payment"
                case .store: "a goods-received note"
                case .issue: "an issue slip that names what was taken"
                case .loss: "a record of the loss"
                }
            add(
                .eventUndocumented, .gap, .event, event.id, "no document of the case supports the event \(event.id)",
                at: [event.location], ask: "Please send \(what) for \(event.id).")
        }
    }

    private func makersOf(_ lot: Int) -> Set<String> {
        var parties = Set(graph.layout.makers[lot].compactMap { graph.event($0).party })
        if let producer = graph.found.lots[lot].producer { parties.insert(producer) }
        return parties
    }

    private func isMaker(_ party: String, of lot: Int) -> Bool {
        makersOf(lot).contains(party)
    }
}
