import ClewModel
import Foundation

/// The tables of the case.
extension EPCISChain {
    private static let lotColumns = [
        "id", "stage", "description", "number", "quantity", "unit", "producer", "place", "country", "date",
        "unit_mass_kg",
    ]
    private static let eventColumns = [
        "event", "type", "date", "party", "counterparty", "place", "direction", "lot", "quantity", "unit", "note",
    ]

    mutating func fill() {
        var lots = CaseDraft.DraftTable(columns: EPCISChain.lotColumns, start: start)
        var joints: [(cells: [String: String], location: SourceLocation)] = []
        var outputs: [String: [Int]] = [:]
        for (index, row) in rows.enumerated() where row.cells["direction"] == "out" {
            if let lot = row.cells["lot"] { outputs[lot, default: []].append(index) }
        }
        for (id, found) in goods.sorted(by: { $0.key < $1.key }) {
            let parts = parts(of: found)
            var whole = row(of: found)
            guard parts.count > 1 else {
                state(parts.first, of: found, in: &whole)
                lots.add(whole, at: found.location.naming(id))
                continue
            }
            joints += join(parts, of: found, put: outputs[id] ?? [], to: &whole, in: &lots)
            lots.add(whole, at: found.location.naming(id))
        }
        rows.removeAll { $0.isTakenBack }
        var events = CaseDraft.DraftTable(columns: EPCISChain.eventColumns, start: start)
        // One transformation may be told in several events: the first of them gives its party and place.
        var heads: [String: [String: String]] = [:]
        var days: [String: (used: Set<String>, made: Set<String>)] = [:]
        for row in rows {
            let id = row.cells["event"] ?? ""
            heads[id] = heads[id] ?? row.cells
            guard let day = row.cells["date"] else { continue }
            if row.cells["direction"] == "out" {
                days[id, default: ([], [])].made.insert(day)
            } else {
                days[id, default: ([], [])].used.insert(day)
            }
        }
        for (id, days) in days { heads[id]?["date"] = EPCISChain.date(used: days.used, made: days.made) }
        for row in rows {
            var cells = row.cells
            let head = heads[cells["event"] ?? ""] ?? cells
            for column in ["type", "date", "party", "counterparty", "place"] { cells[column] = head[column] }
            events.add(cells, at: row.event.location)
        }
        for joint in joints { events.add(joint.cells, at: joint.location) }
        var table = CaseDraft.DraftTable(columns: ["id", "name", "country", "address"], start: start)
        for (id, place) in parties.sorted(by: { $0.key < $1.key }) {
            let known = known(of: GS1Identifier(id))
            let country = known["countryCode"].flatMap { $0.utf8.count == 2 ? $0 : nil }
            let address = ["streetAddressOne", "city", "state"].compactMap { known[$0] }.joined(separator: ", ")
            table.add(
                ["id": id, "name": known["name"] ?? id, "country": country ?? "", "address": address], at: place)
        }
        draft.tables = [
            CaseTable.parties.rawValue: table, CaseTable.lots.rawValue: lots, CaseTable.events.rawValue: events,
        ]
    }

    /// The date of a transformation: the day on which all that came out was there, else the month or year in which it went on;
    /// `nil` where it went on over years.
    private static func date(used: Set<String>, made: Set<String>) -> String? {
        guard let last = made.max() else { return used.max() }
        // What goes in after the first output makes the days before it none of its own.
        let all = made.union(used.filter { $0 > (made.min() ?? last) })
        if all.count == 1 { return last }
        return [7, 4].lazy.map { length in Set(all.map { String($0.prefix(length)) }) }.first { $0.count == 1 }?.first
    }

    private mutating func row(of found: EPCISGoods) -> [String: String] {
        let source = found.source
        let sum = found.id.kind == .instance ? nil : EPCISAmount.sum(source)
        var best = sum ?? source.first
        if sum != nil, found.makings.isEmpty, source.count > 1, let best {
            let parts = EPCISAmount.words(source.map { self.amount($0) })
            let whole = self.amount(best)
            warn(
                "epcis.lot.madeTwice",
                "\(found.id.text) was made in \(source.count) events, of \(parts); "
                    + "together they count as \(whole.quantity) \(whole.unit)", at: found.location)
        }
        if sum == nil, source.count > 1, found.id.kind != .instance, source.contains(where: { $0.quantity != nil }) {
            // What cannot be added is left open: one part of it is not the whole.
            best = source.first
            best?.quantity = nil
            warn(
                "epcis.lot.units",
                "\(found.id.text) was made in \(source.count) events, of "
                    + EPCISAmount.words(source.map { self.amount($0) })
                    + "; these do not add up to one amount, so that it is unknown", at: found.location)
            return row(of: found, best)
        }
        // A lot that nobody made in the files holds at least what was seen or used of it.
        let commissioned = sum != nil && found.makings.isEmpty ? [] : found.commissioned
        let restated = (found.seen + commissioned).filter { $0.quantity != nil }
        if best?.quantity == nil, found.id.kind != .instance {
            let stated = restated + found.used.filter { $0.quantity != nil }
            best = EPCISAmount.largest(stated) ?? best ?? found.seen.first ?? found.used.first
        } else if let made = best, let own = EPCISAmount(made) {
            for claim in restated {
                guard let other = EPCISAmount(claim), other.kind == own.kind, !other.isClose(to: own) else { continue }
                if claim.mayBePart, other.base < own.base { continue }
                let (here, there) = (self.amount(claim), self.amount(made))
                warn(
                    "epcis.quantity.differs",
                    "\(found.id.text) is stated as \(here.quantity) \(here.unit) here and was made as "
                        + "\(there.quantity) \(there.unit) at \(made.location); what made it counts",
                    at: claim.location)
            }
        }
        return row(of: found, best)
    }

    /// The row of a lot of an amount; of one lot where nobody says how much it is.
    private mutating func row(of found: EPCISGoods, _ best: EPCISEvent.Item?) -> [String: String] {
        var cells = ["id": found.id.text]
        if isGeneric { cells["stage"] = found.makings.isEmpty ? "raw" : "product" }
        let amount = best.map { self.amount($0) } ?? (quantity: "", unit: "")
        if amount.quantity.isEmpty {
            (cells["quantity"], cells["unit"]) = found.id.kind == .instance ? ("1", "pcs") : ("1", "lot")
        } else {
            (cells["quantity"], cells["unit"]) = amount
        }
        let known = found.id.productClass.flatMap { masterData[GS1Identifier($0).text] } ?? [:]
        cells["description"] = known["descriptionShort"]
        cells["number"] = found.id.lotNumber
        return cells
    }

    /// A remark for each unit that no case knows; reading the tables of a case reports them as errors.
    var unitRemarks: [Diagnostic] {
        var told: Set<String> = []
        var remarks: [Diagnostic] = []
        for table in [CaseTable.lots, .events] {
            for row in draft.tables[table.rawValue]?.rows ?? [] {
                guard let unit = row.cells["unit"], !unit.isEmpty, UnitScale(text: unit) == nil,
                    told.insert(unit).inserted
                else { continue }
                remarks.append(
                    Diagnostic(
                        .warning, code: "epcis.unit",
                        "the unit “\(unit)” is none that a case knows; correct it in \(CaseTable.lots.rawValue) and "
                            + CaseTable.events.rawValue, at: row.place))
            }
        }
        return remarks
    }
}
