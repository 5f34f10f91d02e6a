import ClewModel
import SourceFiles

extension CaseReader {
    mutating func readLots() -> [Lot] {
        let required = ["id", "stage", "quantity", "unit"]
        let optional = [
            "description", "number", "producer", "place", "country", "date", "unit_mass_kg", "solids_percent",
            "content_percent", "homogeneous", "documents",
        ]
        guard let table = table(.lots, required: required, optional: optional) else { return [] }
        return table.rows.compactMap { readLot($0) }
    }

    private mutating func readLot(_ row: TableRow) -> Lot? {
        let id = register(row.require("id", into: &input.diagnostics), in: .lots)
        let stage = row.require("stage", into: &input.diagnostics)
        if let stage { checkStage(stage) }
        let amount = row.require("quantity", into: &input.diagnostics)
        let unit = row.require("unit", into: &input.diagnostics)
        let quantity = unit == nil ? nil : amount.flatMap { someQuantity($0, unit) }
        let code = row["country"].flatMap { country($0) }
        let date = row["date"]?.partialDate(&input.diagnostics)
        let unitMass = row["unit_mass_kg"]?.number(in: 1e-9...1_000_000, &input.diagnostics)
        let solids = row["solids_percent"]?.number(in: 0...100, &input.diagnostics)
        let content = row["content_percent"]?.number(in: 0...100, &input.diagnostics)
        if let solids, let content, solids != content {
            row["content_percent"]?.report(
                "case.lot.content",
                "content_percent and solids_percent say the same of a lot, how much of its weight is what is followed, and "
                    + "differ here; leave one of them empty", into: &input.diagnostics)
        }
        let isHomogeneous = row["homogeneous"]?.bool(&input.diagnostics)
        if let unit, let quantity, quantity.unit.isContainer, unitMass == nil {
            unit.report(
                "case.unit.content",
                "unit is \(unit.quoted), and nothing says how much is in one; state unit_mass_kg, or write the unit as "
                    + "“\(quantity.unit.rawValue) of 218 kg” or “\(quantity.unit.rawValue) of 24 pcs”",
                into: &input.diagnostics)
        }
        if let unit, let unitMass, let quantity, quantity.unit == .piece, unit.statesContent {
            input.diagnostics.append(
                Diagnostic(
                    .warning, code: "case.lot.unit-mass",
                    "unit is \(unit.quoted), so that pieces are counted and unit_mass_kg, \(unitMass), is the mass of one piece; if it is that of "
                        + "a whole one, divide it by the pieces in it", at: unit.location))
        }
        guard let id, let stage, let quantity else { return nil }
        var lot = Lot(id: id, stage: stage.text, quantity: quantity, location: row.location.naming(id))
        lot.description = row["description"]?.text
        lot.number = row["number"]?.text
        lot.producer = reference(row["producer"], to: .parties)
        lot.place = row["place"]?.text
        lot.placeLocation = row["place"]?.location
        lot.quantityLocation = amount?.location ?? row.location
        lot.country = code
        lot.date = date
        lot.unitMass = unitMass
        lot.solids = (solids ?? content).map { $0 / 100 }
        lot.isHomogeneous = isHomogeneous
        lot.documents = references(row["documents"], to: .documents)
        return lot
    }

    mutating func readEvents() -> [SupplyEvent] {
        let required = ["event", "type", "direction", "lot", "quantity", "unit"]
        let optional = ["date", "party", "counterparty", "place", "pool", "documents", "note"]
        guard let table = table(.events, required: required, optional: optional) else { return [] }
        var events: [SupplyEvent] = []
        var index: [String: Int] = [:]
        // Events whose kind nobody can read; reported once, and their cells are checked all the same.
        var broken: Set<String> = []
        for row in table.rows {
            guard let id = row.require("event", into: &input.diagnostics) else { continue }
            note(id, in: .events)
            if index[id.text] == nil {
                let isNew = broken.insert(id.text).inserted
                let type = isNew ? row.require("type", into: &input.diagnostics) : row["type"]
                guard let kind = type?.choice(SupplyEvent.Kind.self, &input.diagnostics) else {
                    checkCells(of: row)
                    continue
                }
                index[id.text] = events.count
                events.append(SupplyEvent(id: id.text, kind: kind, location: row.location.naming(id.text)))
            }
            guard let position = index[id.text] else { continue }
            readHead(of: &events[position], row)
            readLeg(of: &events[position], row)
        }
        checkPoolEvents(events)
        return events
    }

    /// Reports what is wrong with the cells of a row of which the kind of event is not known.
    private mutating func checkCells(of row: TableRow) {
        _ = row["date"]?.partialDate(&input.diagnostics)
        if let amount = row["quantity"] { _ = quantity(amount, row["unit"]) }
        for (column, table) in [
            ("party", CaseTable.parties), ("counterparty", .parties), ("pool", .pools), ("lot", .lots),
        ] {
            _ = reference(row[column], to: table)
        }
        _ = references(row["documents"], to: .documents)
    }

    /// Takes what a row says about its event; a row may repeat what an earlier one said, but not contradict it.
    private mutating func readHead(of event: inout SupplyEvent, _ row: TableRow) {
        if let type = row["type"], type.text.lowercased() != event.kind.rawValue {
            if SupplyEvent.Kind(rawValue: type.text.lowercased()) == nil {
                _ = type.choice(SupplyEvent.Kind.self, &input.diagnostics)
            } else {
                conflict(type, with: event.kind.rawValue, in: event)
            }
        }
        if let cell = row["date"], let date = cell.partialDate(&input.diagnostics) {
            if let known = event.date, known != date { conflict(cell, with: known.description, in: event) }
            event.date = event.date ?? date
        }
        _ = reference(row["party"], to: .parties)
        _ = reference(row["counterparty"], to: .parties)
        event.party = merged(row["party"], event.party, in: event)
        event.counterparty = merged(row["counterparty"], event.counterparty, in: event)
        _ = reference(row["pool"], to: .pools)
        event.pool = merged(row["pool"], event.pool, in: event)
        if event.place == nil { event.placeLocation = row["place"]?.location }
        event.place = merged(row["place"], event.place, in: event)
        event.note = event.note ?? row["note"]?.text
        for document in references(row["documents"], to: .documents) where !event.documents.contains(document) {
            event.documents.append(document)
        }
    }

    private mutating func merged(_ cell: Cell?, _ known: String?, in event: SupplyEvent) -> String? {
        guard let cell else { return known }
        if let known, known != cell.text { conflict(cell, with: known, in: event) }
        return known ?? cell.text
    }

    private mutating func conflict(_ cell: Cell, with known: String, in event: SupplyEvent) {
        cell.report(
            "case.event.conflict",
            "\(cell.column) is \(cell.quoted), but an earlier row of the event \(event.id) says “\(known)”",
            into: &input.diagnostics)
    }

    private mutating func readLeg(of event: inout SupplyEvent, _ row: TableRow) {
        var quantity: Quantity?
        if let amount = row["quantity"] {
            quantity = someQuantity(amount, row["unit"])
        }
        let leg = SupplyEvent.Leg(lot: reference(row["lot"], to: .lots), quantity: quantity, location: row.location)
        if event.kind == .store || event.kind == .issue || event.kind == .loss {
            readPoolLeg(of: &event, leg, row)
            return
        }
        let direction = row["direction"]
        switch (event.kind, direction?.text.lowercased()) {
        case (.transform, "in"): event.inputs.append(leg)
        case (.transform, "out"):
            if leg.lot == nil {
                input.report("table.cell.blank", "lot is blank; an output must name the lot it made", at: row.location)
            }
            event.outputs.append(leg)
        case (.transform, _):
            let found = direction.map(\.quoted) ?? "blank"
            input.report(
                "cell.choice", "direction is \(found); expected in or out for a transformation",
                at: direction?.location ?? row.location)
        case (_, nil), (_, "in"), (_, "out"):
            if leg.lot == nil {
                input.report(
                    "table.cell.blank", "lot is blank; expected the lot that was moved or sold", at: row.location)
            }
            event.inputs.append(leg)
        case (_, let text?):
            input.report(
                "cell.choice", "direction is “\(text)”; leave it blank for a move or a sale",
                at: direction?.location ?? row.location)
        }
    }
}
