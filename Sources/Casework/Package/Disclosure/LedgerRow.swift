import ClewModel
import SourceFiles
import SupplyChain

/// One line of a case's ledger of goods: what was there at the start, went into a step, came out of it, or was shipped.
struct LedgerRow: Hashable {
    /// The columns of a row, in their order.
    static let columns = ["kind", "subject", "stage", "party", "day", "lot", "quantity", "unit"]

    /// The cells, in the order of ``columns``.
    let cells: [String]

    init(
        kind: Kind, subject: String, stage: String, party: String, day: PartialDate?, lot: String?, quantity: Quantity?
    ) {
        cells = [
            kind.rawValue, subject, stage, party, day?.description ?? "", lot ?? "",
            quantity.map { Self.plain($0.amount) } ?? "", quantity?.unit.rawValue ?? "",
        ]
    }

    /// What a row tells.
    enum Kind: String {
        case start, input, output, shipped
    }

    /// The shortest digits that read as the same number.
    private static func plain(_ amount: Double) -> String {
        let text = "\(amount)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// What a row adds to the sums: the sum it counts in, and how much, in thousandths of the base unit.
    ///
    /// A row without a quantity counts as one row without one, so that none is lost in the sums.
    ///
    /// - Returns: `nil` for cells that are no row.
    static func amount(of cells: [String]) -> (what: String, amount: Int)? {
        guard cells.count == columns.count, Kind(rawValue: cells[0]) != nil else { return nil }
        let what = "\(cells[0]), \(cells[2])"
        if cells[6].isEmpty, cells[7].isEmpty { return (what + ", rows without a quantity", 1000) }
        guard let number = Double(cells[6]), let unit = UnitOfMeasure(rawValue: cells[7]),
            let quantity = Quantity(number, unit)
        else { return nil }
        let thousandths = (quantity.baseAmount * 1000).rounded()
        guard thousandths < 1e18 else { return nil }
        return (what + ", " + baseUnit(unit.dimension), Int(thousandths))
    }

    private static func baseUnit(_ dimension: UnitOfMeasure.Dimension) -> String {
        UnitOfMeasure.allCases.first { $0.dimension == dimension && $0.factor == 1 }?.rawValue ?? dimension.rawValue
    }

    /// All rows of a case: lots that no step made, the legs of each step, and what was shipped, in the order of its tables.
    ///
    /// Persons among the parties are not named.
    ///
    /// - Complexity: O(*n*) in lots, legs and items.
    static func all(of case: Case, commodity: Commodity) -> [LedgerRow] {
        func stage(_ lot: String?) -> String {
            guard let key = lot.flatMap({ `case`.lot($0)?.stage }) else { return "unknown" }
            return commodity.stage(key)?.key ?? key
        }
        func name(_ id: String?) -> String {
            guard let party = id.flatMap({ `case`.party($0) }) else { return "" }
            return party.schema == .person ? "a person" : party.caption
        }
        var made: Set<String> = []
        for event in `case`.events { made.formUnion(event.outputs.compactMap(\.lot)) }
        var rows = `case`.lots.filter { !made.contains($0.id) }.map { lot in
            LedgerRow(
                kind: .start, subject: lot.id, stage: stage(lot.id), party: name(lot.producer), day: lot.date,
                lot: lot.id,
                quantity: lot.quantity)
        }
        for event in `case`.events {
            for (kind, legs) in [(Kind.input, event.inputs), (.output, event.outputs)] {
                rows += legs.map { leg in
                    LedgerRow(
                        kind: kind, subject: event.id, stage: stage(leg.lot), party: name(event.party), day: event.date,
                        lot: leg.lot, quantity: leg.quantity)
                }
            }
        }
        for shipment in `case`.shipments {
            rows += shipment.items.map { item in
                LedgerRow(
                    kind: .shipped, subject: shipment.id, stage: stage(item.lot), party: name(shipment.exporter),
                    day: shipment.shipped, lot: item.lot, quantity: item.quantity)
            }
        }
        return rows
    }
}
