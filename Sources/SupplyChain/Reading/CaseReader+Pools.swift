import ClewModel
import SourceFiles

extension CaseReader {
    /// How a pool keeps what lies in it.
    private enum Keeping: String, CaseIterable {
        case apart
        case mixed
    }

    mutating func readPools() -> [Pool] {
        let optional = ["description", "opening_quantity", "unit", "party", "documents"]
        guard input.hasTable(CaseTable.pools.rawValue) else {
            declareEmpty(.pools)
            return []
        }
        guard let table = table(.pools, required: ["id", "kind"], optional: optional) else { return [] }
        return table.rows.compactMap { row in
            let id = register(row.require("id", into: &input.diagnostics), in: .pools)
            let keeping = row.require("kind", into: &input.diagnostics)?.choice(Keeping.self, &input.diagnostics)
            let stock = row["opening_quantity"].flatMap { quantity($0, row["unit"]) }
            let party = reference(row["party"], to: .parties)
            let documents = references(row["documents"], to: .documents)
            guard let id, let keeping else { return nil }
            var pool = Pool(id: id, isMixed: keeping == .mixed, location: row.location.naming(id))
            pool.description = row["description"]?.text
            pool.openingStock = stock
            pool.party = party
            pool.documents = documents
            return pool
        }
    }

    /// Takes a row of an event that stores, issues or loses.
    mutating func readPoolLeg(of event: inout SupplyEvent, _ leg: SupplyEvent.Leg, _ row: TableRow) {
        let direction = row["direction"]
        switch (event.kind, direction?.text.lowercased()) {
        case (.issue, "out"):
            if leg.lot == nil {
                input.report("table.cell.blank", "lot is blank; an issue must name the lot it made", at: row.location)
            }
            event.outputs.append(leg)
        case (.issue, "in"):
            if leg.lot == nil || leg.quantity == nil {
                input.report(
                    "table.cell.blank",
                    "lot or quantity is blank; a row that says what an issue was taken from needs both",
                    at: row.location)
            }
            event.inputs.append(leg)
        case (.issue, _):
            let found = direction.map(\.quoted) ?? "blank"
            input.report(
                "cell.choice",
                "direction is \(found); expected out for the lot that was issued, or in for a stored lot that it was taken from",
                at: direction?.location ?? row.location)
        case (_, nil), (_, "in"):
            let isPoolLoss = event.kind == .loss && event.pool != nil
            if leg.lot == nil, leg.quantity == nil {
                input.report("table.cell.blank", "lot and quantity are blank; state at least one", at: row.location)
            } else if leg.lot == nil, event.kind == .loss, !isPoolLoss {
                input.report(
                    "table.cell.blank", "lot is blank; expected the lot that lost something, or a pool",
                    at: row.location)
            }
            event.inputs.append(leg)
        case (_, let text?):
            input.report(
                "cell.choice", "direction is “\(text)”; leave it blank when something is stored or lost",
                at: direction?.location ?? row.location)
        }
    }

    /// Reports events that need a pool and name none, issues whose pieces cannot be told apart, and quantities missing.
    mutating func checkPoolEvents(_ events: [SupplyEvent]) {
        for event in events {
            switch event.kind {
            case .store, .issue:
                if event.pool == nil {
                    input.report(
                        "case.event.pool", "the event \(event.id) names no pool that it stores in or issues from",
                        at: event.location)
                }
                if event.kind == .issue, event.outputs.isEmpty {
                    input.report(
                        "case.event.pool", "the issue \(event.id) names no lot that it made; expected a row with out",
                        at: event.location)
                }
                if event.kind == .issue, event.outputs.count > 1, !event.inputs.isEmpty {
                    input.report(
                        "case.event.allocation",
                        "the issue \(event.id) makes several lots; state what each was taken from in an event of its own",
                        at: event.location)
                }
            case .loss:
                for leg in event.inputs where leg.quantity == nil {
                    input.report("table.cell.blank", "quantity is blank; expected how much was lost", at: leg.location)
                }
            case .transform, .move, .sell:
                if event.pool != nil {
                    input.report(
                        "case.event.pool",
                        "the event \(event.id) names a pool, but only store, issue and loss have one",
                        at: event.location)
                }
            }
        }
    }
}
