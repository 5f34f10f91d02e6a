import ClewModel
import SourceFiles

/// Turns invoices and ship notices into the parties, lots, events and documents of a case.
///
/// A lot is what one line and batch speak of. A batch of one article is one lot in whatever documents name it: by its trade item
/// number, or else by the seller and the seller's number of the article. A line without a batch is a lot of its own, but for an
/// invoice that names the line of a ship notice on hand. How much of a lot there is: what the documents of one kind by one seller
/// add up to, and the largest of such sums, for an invoice and a ship notice speak of the same goods.
struct BusinessChain {
    private(set) var draft = CaseDraft()
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that the case keeps as documents, by the names that they have there.
    private(set) var files: [(name: String, file: SourceFile)] = []
    private let isGeneric: Bool
    private let start: SourceLocation

    private struct Goods {
        var cells: [String: String]
        /// Amounts by kind of document and seller, in order of first mention.
        var sums: [(key: String, dimension: UnitOfMeasure.Dimension, amount: TradeNotice.Amount)] = []
        var isOpen = false
        var documents: [String] = []
        var location: SourceLocation
    }

    private var parties: [String: (cells: [String: String], roles: [String], location: SourceLocation)] = [:]
    private var goods: [String: Goods] = [:]
    private var events: [(cells: [String: String], location: SourceLocation)] = []
    private var rows: [(cells: [String: String], location: SourceLocation)] = []
    /// The lots of each line of a ship notice.
    private var despatched: [[String]: [String]] = [:]

    /// - Parameter isGeneric: Whether the case's commodity has only the stages of anything.
    init(_ documents: [BusinessDocument], isGeneric: Bool, start: SourceLocation) {
        self.isGeneric = isGeneric
        self.start = start
        var all: [(notice: TradeNotice, file: Int)] = []
        for (index, document) in documents.enumerated() {
            files.append((name(of: document.file, index), document.file))
            all += document.notices.map { ($0, index) }
        }
        let standing = standing(among: all)
        // Ship notices first, so that invoices can name their lines.
        for (notice, file) in standing where notice.kind == .despatch { take(notice, files[file].name) }
        for (notice, file) in standing where notice.kind == .invoice { take(notice, files[file].name) }
        fill()
    }

    /// The name of a file among the documents of the case: its own, with a number before it where another has it.
    private func name(of file: SourceFile, _ index: Int) -> String {
        let last = file.name.split(separator: "/").last.map(String.init) ?? "document"
        let safe = String(last.map { $0.isLetter || $0.isNumber || ".-_".contains($0) ? $0 : "-" })
        let isTaken = safe.hasPrefix(".") || safe == "index.csv" || files.contains { $0.name == safe }
        return isTaken ? "\(index + 1)-\(safe)" : safe
    }

    /// The notices that nothing takes back or replaces, each once.
    private mutating func standing(
        among all: [(notice: TradeNotice, file: Int)]
    ) -> [(notice: TradeNotice, file: Int)] {
        func key(_ notice: TradeNotice) -> [String] {
            // A notice that takes back another need not name its parties.
            notice.function == .cancellation
                ? [notice.kind.rawValue, notice.number]
                : [notice.kind.rawValue, notice.number, notice.from.map(id) ?? ""]
        }
        let back = Set(all.filter { $0.notice.function == .cancellation }.map { key($0.notice) })
        var last: [[String]: Int] = [:]
        var kept: [Int] = []
        for (index, (notice, _)) in all.enumerated() {
            if back.contains([notice.kind.rawValue, notice.number]) {
                report(
                    .warning, "business.cancelled",
                    "the \(notice.kind.rawValue) \(notice.number) is taken back and left out",
                    notice.location)
                continue
            }
            guard let earlier = last[key(notice)] else {
                last[key(notice)] = index
                kept.append(index)
                continue
            }
            let other = all[earlier].notice
            if notice.function == .replacement, other.function == .original {
                report(
                    .warning, "business.replaced",
                    "the \(notice.kind.rawValue) \(notice.number) stands in place of the one at \(other.location)",
                    notice.location)
                kept.removeAll { $0 == earlier }
                kept.append(index)
                last[key(notice)] = index
            } else if BusinessChain.isSame(notice, other) {
                report(
                    .warning, "business.twice",
                    "the \(notice.kind.rawValue) \(notice.number) is there twice, first at \(other.location); it counts once",
                    notice.location)
            } else {
                report(
                    .error, "business.conflict",
                    "another \(notice.kind.rawValue) \(notice.number) of the same sender says something else, at "
                        + "\(other.location); keep the one that holds", notice.location)
            }
        }
        return kept.map { all[$0] }
    }

    private static func isSame(_ one: TradeNotice, _ other: TradeNotice) -> Bool {
        one.issued == other.issued && one.lines.count == other.lines.count
            && zip(one.lines, other.lines).allSatisfy { first, second in
                first.id == second.id && first.gtin == second.gtin && first.article == second.article
                    && first.name == second.name && first.amount == second.amount && first.origin == second.origin
                    && first.batches.map(\.number) == second.batches.map(\.number)
                    && first.batches.map(\.amount) == second.batches.map(\.amount)
            }
    }

    private mutating func take(_ notice: TradeNotice, _ file: String) {
        for (part, party) in notice.parties { note(party, part) }
        let event = unused("\(notice.kind.rawValue) \(BusinessChain.clean(notice.number))", notice)
        var lots: [String] = []
        for line in notice.lines {
            let taken = take(line, of: notice, event)
            for (lot, amount) in taken {
                if !lots.contains(lot) { lots.append(lot) }
                var cells = [
                    "event": event, "type": notice.kind == .invoice ? "sell" : "move", "direction": "", "lot": lot,
                ]
                cells["date"] = (notice.kind == .invoice ? notice.issued : notice.sent ?? notice.issued)?.description
                cells["party"] = notice.from.map(id)
                let to = notice.to.map(id)
                cells["counterparty"] = to == cells["party"] ? nil : to
                if notice.kind == .despatch, let place = notice.party(.shipTo) {
                    cells["place"] = BusinessChain.words(place.address)
                }
                if let amount, let unit = amount.unit {
                    (cells["quantity"], cells["unit"]) = (BusinessChain.text(amount.value), unit.rawValue)
                }
                cells["documents"] = event
                let orders = (notice.orders + line.orders).filter { !$0.isEmpty }.map { "order " + $0 }
                let notes = orders + notice.note
                cells["note"] = notes.enumerated().filter { notes.firstIndex(of: $1) == $0 }.map(\.element)
                    .joined(separator: "; ")
                events.append((cells, line.location))
            }
        }
        rows.append(
            (
                [
                    "id": event, "file": file, "type": notice.kind.documentType, "number": notice.number,
                    "events": event, "lots": lots.joined(separator: "; "),
                    "issuer": notice.from.map(id) ?? "", "date": notice.issued?.description ?? "",
                ], notice.location
            ))
    }

    /// An identifier for a document and its event that no other has.
    private func unused(_ wanted: String, _ notice: TradeNotice) -> String {
        let isTaken = { (id: String) in rows.contains { $0.cells["id"] == id } }
        guard isTaken(wanted) else { return wanted }
        let named = wanted + " of " + (notice.from.map { BusinessChain.clean(label($0)) } ?? "nobody")
        var (next, count) = (named, 2)
        while isTaken(next) { (next, count) = ("\(named) (\(count))", count + 1) }
        return next
    }

    /// The lots of a line, with how much of each the line speaks of.
    private mutating func take(
        _ line: TradeNotice.Line, of notice: TradeNotice, _ document: String
    ) -> [(lot: String, amount: TradeNotice.Amount?)] {
        let seller = (notice.party(.seller) ?? notice.from).map(id) ?? ""
        if let amount = line.amount, amount.unit == nil {
            report(
                .warning, "business.unit",
                "the unit “\(amount.code)” is none that a case knows; how much the line \(line.id) is of stays open",
                line.location)
        }
        var shares: [(lot: String, amount: TradeNotice.Amount?)] = []
        if line.batches.isEmpty, let reference = line.despatchLine,
            let lots = despatched[[BusinessChain.clean(reference.number), reference.line]], lots.count == 1
        {
            shares = [(lots[0], line.amount)]
        } else if line.batches.isEmpty {
            shares = [(BusinessChain.clean("\(document)/\(line.id)"), line.amount)]
        } else {
            let isAlone = line.batches.count == 1
            shares = line.batches.map { batch in
                let article = line.article ?? line.name
                let lot =
                    line.gtin.map { "https://id.gs1.org/01/\($0)/10/\(batch.number)" }
                    ?? [seller, article, batch.number].joined(separator: "/")
                return (BusinessChain.clean(lot), batch.amount ?? (isAlone ? line.amount : nil))
            }
            if !isAlone, let amount = line.amount, line.batches.contains(where: { $0.amount == nil }) {
                report(
                    .warning, "business.batches",
                    "the line \(line.id) has \(line.batches.count) batches and says only of all together how much there is, "
                        + "\(BusinessChain.text(amount.value)) \(amount.unit?.rawValue ?? amount.code); how much of each stays open",
                    line.location)
            }
        }
        for (lot, amount) in shares { note(lot, amount, line, notice, seller, document) }
        if notice.kind == .despatch {
            despatched[[BusinessChain.clean(notice.number), line.id]] = shares.map(\.lot)
        }
        return shares
    }

    private mutating func note(
        _ lot: String, _ amount: TradeNotice.Amount?, _ line: TradeNotice.Line, _ notice: TradeNotice, _ seller: String,
        _ document: String
    ) {
        var found = goods[lot] ?? Goods(cells: ["id": lot], location: line.location)
        if !found.documents.contains(document) { found.documents.append(document) }
        var stated: [(String, String?)] = [
            ("country", line.origin), ("place", line.place), ("date", line.made?.description),
        ]
        stated.append(("producer", line.maker.map(id)))
        let batch = line.batches.first { lot.hasSuffix("/" + BusinessChain.clean($0.number)) }
        stated.append(("number", batch?.number))
        for case (let column, let value?) in stated where !value.isEmpty {
            if let known = found.cells[column], known != value {
                report(
                    .warning, "business.differs",
                    "\(column) of the lot \(lot) is “\(value)” here and “\(known)” before; the first counts",
                    line.location)
            } else {
                found.cells[column] = value
            }
        }
        if found.cells["description"]?.isEmpty ?? true {
            found.cells["description"] = [line.name, line.customsCode.map { "HS \($0)" } ?? ""].filter { !$0.isEmpty }
                .joined(separator: ", ")
        }
        if let maker = line.maker { note(maker, .maker) }
        if let amount, let unit = amount.unit {
            let key = notice.kind.rawValue + "/" + seller
            if let index = found.sums.firstIndex(where: { $0.key == key && $0.dimension == unit.dimension }) {
                let own = found.sums[index].amount.unit ?? unit
                found.sums[index].amount.value += own == unit ? amount.value : amount.value * unit.factor / own.factor
            } else {
                found.sums.append((key, unit.dimension, amount))
            }
        } else {
            found.isOpen = true
        }
        goods[lot] = found
    }

    private mutating func note(_ party: TradeNotice.Party, _ part: TradeNotice.Part) {
        let id = id(party)
        var cells = parties[id]?.cells ?? ["id": id, "name": label(party)]
        if let country = party.country { cells["country"] = cells["country"] ?? country }
        let address = BusinessChain.words(party.address)
        if !address.isEmpty { cells["address"] = cells["address"] ?? address }
        for (_, value) in party.identifiers {
            if (try? LegalEntityIdentifier(value)) != nil {
                cells["lei"] = cells["lei"] ?? value
            } else if (try? UnifiedSocialCreditCode(value)) != nil {
                cells["uscc"] = cells["uscc"] ?? value
            }
        }
        if cells["registration_number"] == nil {
            let other = party.identifiers.first { scheme, value in
                value != cells["lei"] && value != cells["uscc"] && !TradeNotice.isLocationNumber(value)
                    && !["91", "92", ""].contains(scheme)
            }
            cells["registration_number"] = other?.value
        }
        var roles = parties[id]?.roles ?? []
        if let role = part.role?.rawValue, !roles.contains(role) { roles.append(role) }
        if case .other(let code) = part { cells["note"] = cells["note"] ?? "part in the document: \(code)" }
        parties[id] = (cells, roles, parties[id]?.location ?? party.location)
    }

    /// The identifier of a party: its location number or LEI, else its name, else what the document calls it.
    private func id(_ party: TradeNotice.Party) -> String {
        if let number = party.identifiers.first(where: { TradeNotice.isLocationNumber($0.value) })?.value {
            return "https://id.gs1.org/417/" + number
        }
        if let lei = party.identifiers.first(where: { (try? LegalEntityIdentifier($0.value)) != nil })?.value {
            return lei
        }
        return BusinessChain.clean(label(party))
    }

    private func label(_ party: TradeNotice.Party) -> String {
        if !party.name.isEmpty { return party.name }
        guard let first = party.identifiers.first else { return "nobody" }
        return first.scheme.isEmpty ? first.value : "\(first.scheme) \(first.value)"
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ place: SourceLocation
    ) {
        diagnostics.append(Diagnostic(severity, code: code, message, at: place))
    }

    /// An identifier that may stand in a list of a cell.
    private static func clean(_ text: String) -> String { SafeText.line(text.replacing(";", with: ",")[...]) }

    private static func words(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: ", ") }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
    }
}

extension BusinessChain {
    private static let partyColumns = [
        "id", "name", "country", "address", "role", "uscc", "lei", "registration_number", "note",
    ]
    private static let lotColumns = [
        "id", "stage", "description", "number", "quantity", "unit", "producer", "place", "country", "date", "documents",
    ]
    private static let eventColumns = [
        "event", "type", "date", "party", "counterparty", "place", "direction", "lot", "quantity", "unit", "documents",
        "note",
    ]
    private static let documentColumns = ["id", "file", "type", "number", "sha256", "events", "lots", "issuer", "date"]

    private mutating func fill() {
        var people = CaseDraft.DraftTable(columns: BusinessChain.partyColumns, start: start)
        for (_, party) in parties.sorted(by: { $0.key < $1.key }) {
            var cells = party.cells
            cells["role"] = party.roles.joined(separator: "; ")
            people.add(cells, at: party.location)
        }
        var lots = CaseDraft.DraftTable(columns: BusinessChain.lotColumns, start: start)
        for (id, found) in goods.sorted(by: { $0.key < $1.key }) {
            var cells = found.cells
            // What a document of trade names is a product of which nobody has shown yet what it was made of.
            if isGeneric { cells["stage"] = "product" }
            (cells["quantity"], cells["unit"]) = quantity(of: found, id)
            cells["documents"] = found.documents.joined(separator: "; ")
            lots.add(cells, at: found.location)
        }
        var moves = CaseDraft.DraftTable(columns: BusinessChain.eventColumns, start: start)
        for event in events { moves.add(event.cells, at: event.location) }
        var papers = CaseDraft.DraftTable(columns: BusinessChain.documentColumns, start: start)
        let digests = Dictionary(
            files.map { ($0.name, $0.file.sha256.description) }, uniquingKeysWith: { one, _ in one })
        for row in rows {
            var cells = row.cells
            cells["sha256"] = digests[cells["file"] ?? ""]
            papers.add(cells, at: row.location)
        }
        draft.tables = [
            CaseTable.parties.rawValue: people, CaseTable.lots.rawValue: lots, CaseTable.events.rawValue: moves,
            CaseTable.documents.rawValue: papers,
        ]
    }

    /// How much of a lot there is: the largest of what documents of one kind and seller add up to, masses before others.
    private mutating func quantity(of found: Goods, _ id: String) -> (String, String) {
        let masses = found.sums.filter { $0.dimension == .mass }
        let first = found.sums.first?.dimension
        let told = masses.isEmpty ? found.sums.filter { $0.dimension == first } : masses
        func base(_ amount: TradeNotice.Amount) -> Double { amount.value * (amount.unit?.factor ?? 1) }
        guard let best = told.max(by: { base($0.amount) < base($1.amount) })?.amount, let unit = best.unit else {
            return ("1", UnitOfMeasure.lot.rawValue)
        }
        if found.isOpen {
            report(
                .warning, "business.open",
                "of the lot \(id) a document does not say how much there is; it counts as \(BusinessChain.text(best.value)) "
                    + "\(unit.rawValue), what others say", found.location)
        }
        let least = told.map { base($0.amount) }.min() ?? 0
        if base(best) - least > 1e-9 * base(best) {
            report(
                .warning, "business.quantity.differs",
                "documents say of the lot \(id) "
                    + told.map { "\(BusinessChain.text($0.amount.value)) \($0.amount.unit?.rawValue ?? "")" }.joined(
                        separator: " and ")
                    + "; the most counts", found.location)
        }
        return (BusinessChain.text(best.value), unit.rawValue)
    }
}
