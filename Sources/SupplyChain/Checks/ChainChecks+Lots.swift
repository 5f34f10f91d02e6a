import ClewModel

extension ChainChecks {
    /// Checks where lots come from, and whether they are as large as what made them.
    mutating func checkLots() {
        let documented = ContentEntries.documentedLots(graph, balance)
        for (index, lot) in graph.found.lots.enumerated() {
            let makers = graph.layout.makers[index]
            if makers.allSatisfy({ balance.flows[$0].inputs.isEmpty }), graph.layout.ledger.issues[index].isEmpty {
                checkOrigin(lot, index, hasMaker: !makers.isEmpty, isDocumented: documented.contains(lot.id))
            }
            checkQuantity(lot, index, makers)
            checkPlace(lot, makers)
        }
    }

    private mutating func checkOrigin(_ lot: Lot, _ index: Int, hasMaker: Bool, isDocumented: Bool) {
        guard ContentEntries.tellsOrigin(index, in: graph) else {
            // A step without inputs has been reported already.
            guard !hasMaker else { return }
            let stage = graph.commodity.stage(lot.stage)
            add(
                .lotWithoutHistory, .gap, .lot, lot.id,
                "nothing shows what the lot \(lot.id) (\(stage?.output ?? "goods of no stage of the commodity")) was made of",
                at: [lot.location],
                ask: "Of which lots was \(lot.id) made, when and where? Please send the production record.")
            return
        }
        let answer = origins[lot.id]?.answer
        if answer == nil || answer == .unknown {
            add(
                .originUnknown, .gap, .lot, lot.id, "nothing shows where the lot \(lot.id) comes from",
                at: [lot.placeLocation ?? lot.location],
                ask: "Where was \(lot.id) grown, mined or made? Please state the full address and send a record of it.")
        } else if !isDocumented {
            add(
                .originUndocumented, .gap, .lot, lot.id,
                "no document of the case supports the origin of the lot \(lot.id)",
                at: [lot.location],
                ask: "Please send a record made in the ordinary course of business that shows the origin of \(lot.id).")
        }
    }

    private mutating func checkQuantity(_ lot: Lot, _ index: Int, _ makers: [Int]) {
        let issues = graph.layout.ledger.issues[index].map { graph.layout.ledger.entries[$0] }
        let amounts =
            makers.map { maker in balance.flows[maker].outputs.first { $0.lot == index }?.amount }
            + issues.map(\.lotAmount)
        let held = lot.quantity.baseAmount
        guard !amounts.isEmpty, let made = ChainBalance.total(amounts),
            abs(held - made) > max(held, made) * options.tolerance
        else { return }
        let unit = lot.quantity.unit.dimension.baseUnit
        add(
            .lotQuantity, .contradiction, .lot, lot.id,
            "the lot \(lot.id) holds \(ChainText.number(held)) \(unit), but the events that made it put out "
                + "\(ChainText.number(made)) \(unit)",
            numbers: [ChainProblem.Number("lot", held, unit), ChainProblem.Number("made", made, unit)],
            at: [lot.quantityLocation] + makers.flatMap { balance.steps[$0].locations }
                + issues.compactMap { $0.event.map { graph.found.events[$0].location } },
            ask: "Which quantity of \(lot.id) is right, and what else went into it?")
    }

    private mutating func checkPlace(_ lot: Lot, _ makers: [Int]) {
        guard let place = lot.place else { return }
        for maker in makers {
            let event = graph.event(maker)
            guard let other = event.place, !ChainChecks.arePlacesAlike(place, other) else { continue }
            add(
                .placeMismatch, .contradiction, .lot, lot.id,
                "the lot \(lot.id) names “\(place)” as the place where it was made, the event \(event.id) “\(other)”",
                at: [lot.placeLocation ?? lot.location, event.placeLocation ?? event.location],
                ask: "Where was \(lot.id) made? Please state the full address of the plant.")
        }
    }

    /// Whether one place names the other, letters and digits only.
    ///
    /// A location number of which nobody says what it stands for, as in an event of EPCIS, contradicts no words.
    private static func arePlacesAlike(_ first: String, _ second: String) -> Bool {
        guard isNumber(first) == isNumber(second) else { return true }
        func plain(_ text: String) -> String {
            String(
                text.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
                .map(Character.init))
        }
        let (left, right) = (plain(first), plain(second))
        return left.contains(right) || right.contains(left)
    }

    /// Whether a place is given by an identifier alone.
    private static func isNumber(_ place: String) -> Bool {
        let place = place.lowercased()
        return GS1Identifier(place).kind == .place || place.hasPrefix("urn:") || place.hasPrefix("https://")
            || place.hasPrefix("http://")
    }

    /// Checks that no lot is used beyond what there was of it.
    mutating func checkUses() {
        for (index, lot) in graph.found.lots.enumerated() {
            let uses = usesByLot[index]
            let unit = lot.quantity.unit.dimension.baseUnit
            let held = lot.quantity.baseAmount
            for use in uses where use.amount == nil && use.isStated {
                add(
                    .unitMismatch, .gap, .lot, lot.id,
                    "\(use.name) takes of the lot \(lot.id) an amount in another unit than \(unit)", at: [use.location],
                    ask: "How much of \(lot.id), in \(unit), went into \(use.name)?")
            }
            checkWholeUses(lot, uses, held: held)
            checkSales(index, lot, held: held)
            let shipped = uses.filter(\.isShipment).compactMap(\.amount).reduce(0, +)
            if shipped > held * (1 + options.tolerance) {
                add(
                    .shipmentExceeds, .contradiction, .lot, lot.id,
                    "\(ChainText.number(shipped)) \(unit) of the lot \(lot.id) were shipped, but it holds "
                        + "\(ChainText.number(held)) \(unit)",
                    numbers: [ChainProblem.Number("shipped", shipped, unit), ChainProblem.Number("lot", held, unit)],
                    at: [lot.quantityLocation] + uses.filter(\.isShipment).map(\.location),
                    ask: "From which lots do the shipped goods come that \(lot.id) cannot cover?")
            }
            guard balance.overused[index] > 0 else { continue }
            add(
                .lotOverused, .contradiction, .lot, lot.id,
                "\(ChainText.number(balance.used[index])) \(unit) of the lot \(lot.id) were used and shipped, but it holds "
                    + "\(ChainText.number(held)) \(unit)",
                numbers: [
                    ChainProblem.Number("used", balance.used[index], unit), ChainProblem.Number("lot", held, unit),
                    ChainProblem.Number("excess", balance.overused[index], unit),
                ], at: [lot.quantityLocation] + uses.map(\.location),
                ask: "How much of \(lot.id) went where, and which other lots made up the difference?")
        }
    }

    private mutating func checkWholeUses(_ lot: Lot, _ uses: [Use], held: Double) {
        let whole = uses.filter { ($0.amount ?? 0) >= held * (1 - options.tolerance) && held > 0 }
        guard whole.count > 1 else { return }
        let names = whole.map(\.name).joined(separator: " and ")
        add(
            .lotUsedTwice, .contradiction, .lot, lot.id, "the whole lot \(lot.id) was used in \(names)",
            numbers: [ChainProblem.Number("uses of the whole lot", Double(whole.count))],
            at: [lot.location] + whole.map(\.location),
            ask: "In which of \(names) was \(lot.id) used, and what was used in the other?")
    }

    /// A use of a lot: in a transformation or a shipment.
    struct Use {
        var name: String
        var amount: Double?
        var isStated: Bool
        var isShipment: Bool
        var location: SourceLocation
    }
}

extension UnitOfMeasure.Dimension {
    /// The unit in which balances of the dimension are stated.
    var baseUnit: String {
        switch self {
        case .mass: "kg"
        case .power: "W"
        case .count: "pcs"
        case .length: "m"
        case .bales: "bales"
        case .drums: "drums"
        case .cartons: "cartons"
        case .lots: "lots"
        }
    }
}
