import ClewModel
import SourceFiles

/// Turns invoices and ship notices into the parties, lots, events and documents of a case.
///
/// A lot is what one line and batch speak of. A batch of one article is one lot in whatever documents name it: by its trade item
/// number, or else by the seller and the seller's number of the article. A line without a batch is a lot of its own, but for an
/// invoice that names the line of a ship notice on hand. How much of a lot there is: what the documents of one kind by one seller
/// add up to, and the largest of such sums, for an invoice and a ship notice speak of the same goods.
///
/// The order of the files, and of the lines and batches in them, changes nothing. What documents say differently of where, when and
/// by whom a lot was made is kept open.
struct BusinessChain {
    private(set) var draft = CaseDraft()
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that the case keeps as documents, by the names that they have there.
    private(set) var files: [(name: String, file: SourceFile)] = []
    private let isGeneric: Bool
    let start: SourceLocation

    private struct Goods {
        var cells: [String: String]
        /// What is said of the origin, by column.
        var said: [String: Set<String>] = [:]
        /// Amounts by kind of document and seller, in order of first mention.
        var sums: [(key: String, dimension: UnitOfMeasure.Dimension, amount: TradeNotice.Amount)] = []
        var isOpen = false
        /// Who made all goods of a document, for lots of which no item says who made them.
        var makers: [String] = []
        var documents: [String] = []
        var location: SourceLocation
    }

    var parties: [String: Known] = [:]
    private var goods: [String: Goods] = [:]
    private var events: [(cells: [String: String], location: SourceLocation)] = []
    private var rows: [(cells: [String: String], location: SourceLocation)] = []
    /// The lots of each line of a ship notice.
    private var despatched: [[String]: [String]] = [:]

    /// - Parameter isGeneric: Whether the case's commodity has only the stages of anything.
    init(_ documents: [BusinessDocument], isGeneric: Bool, start: SourceLocation) {
        self.isGeneric = isGeneric
        self.start = start
        var all: [(words: [String], notice: TradeNotice, file: Int)] = []
        let ordered = documents.sorted {
            let (one, other) = ($0.file, $1.file)
            return one.name == other.name
                ? TradeNotice.isEarlier(one.sha256.hex, other.sha256.hex) : TradeNotice.isEarlier(one.name, other.name)
        }
        for (index, document) in ordered.enumerated() {
            files.append((name(of: document.file, index), document.file))
            all += document.notices.map(\.inOrder).map { ($0.words, $0, index) }
        }
        all.sort { ($0.words == $1.words) ? $0.file < $1.file : TradeNotice.isEarlier($0.words, $1.words) }
        let standing = standing(among: all.map { ($0.notice, $0.file) })
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

    private mutating func take(_ notice: TradeNotice, _ file: String) {
        for (part, party) in notice.parties + notice.mentioned { note(party, part) }
        let document = unused("\(notice.kind.rawValue) \(BusinessChain.clean(notice.number))", notice)
        let makers = notice.parties.filter { $0.part == .maker }
        if let first = makers.first, let other = makers.first(where: { !$0.party.isSame(as: first.party) }) {
            report(
                .warning, "business.makers",
                "the \(document) names several makers for all of its goods, such as “\(first.party.label)” and "
                    + "“\(other.party.label)”; who made which stays open", other.party.location)
        }
        let ids = lineIDs(of: notice)
        var lots: [String] = []
        // Goods of one sender, receiver, place and day are one event.
        var ways: [[String?]: Int] = [:]
        var names: [String] = []
        for (line, lineID) in zip(notice.lines, ids) {
            var way: [String: String] = [:]
            let sent = notice.kind == .invoice ? nil : line.sent ?? notice.sent
            way["date"] = (sent ?? notice.issued)?.description
            way["party"] = notice.from(of: line).map(id)
            let to = notice.to(of: line).map(id)
            way["counterparty"] = to == way["party"] ? nil : to
            if notice.kind == .despatch, let place = notice.party(.shipTo, of: line) {
                way["place"] = BusinessChain.words(place.address)
            }
            let key = ["date", "party", "counterparty", "place"].map { way[$0] }
            let index = ways[key] ?? ways.count
            if index == ways.count {
                ways[key] = index
                names.append(index == 0 ? document : "\(document) (part \(index + 1))")
            }
            for (lot, amount) in take(line, lineID, of: notice, document) {
                if !lots.contains(lot) { lots.append(lot) }
                var cells = way
                cells["event"] = names[index]
                cells["type"] = notice.kind == .invoice ? "sell" : "move"
                cells["direction"] = ""
                cells["lot"] = lot
                if let amount, let unit = amount.unit {
                    (cells["quantity"], cells["unit"]) = (TradeNotice.Amount.text(amount.value), unit.rawValue)
                }
                cells["documents"] = document
                let orders = (notice.orders + line.orders).filter { !$0.isEmpty }.map { "order " + $0 }
                let notes = orders + notice.note
                cells["note"] = notes.enumerated().filter { notes.firstIndex(of: $1) == $0 }.map(\.element)
                    .joined(separator: "; ")
                events.append((cells, line.location))
            }
        }
        let senders = notice.lines.compactMap { notice.from(of: $0).map(id) }
        let issuers = Set(notice.from().map { [id($0)] } ?? senders).sorted()
        rows.append(
            (
                [
                    "id": document, "file": file, "type": notice.kind.documentType, "number": notice.number,
                    "events": names.joined(separator: "; "), "lots": lots.joined(separator: "; "),
                    "issuer": issuers.count == 1 ? issuers[0] : "", "date": notice.issued?.description ?? "",
                ], notice.location
            ))
    }

    /// The lines' numbers, each of one article only.
    ///
    /// Where lines of different goods share a number, the later ones get one behind it.
    private mutating func lineIDs(of notice: TradeNotice) -> [String] {
        var ids: [String] = []
        var known: [[String?]: String] = [:]
        var counts: [String: Int] = [:]
        var taken = Set(notice.lines.map(\.id))
        var repeated: Set<String> = []
        for line in notice.lines {
            let goods = line.goods.map { [line.id, notice.from(of: line)?.label] + $0 }
            if let goods, let same = known[goods] {
                ids.append(same)
                continue
            }
            var id = line.id
            if let count = counts[line.id] {
                if line.batches.isEmpty { repeated.insert(line.id) }
                var next = count + 1
                while taken.contains("\(line.id) (\(next))") { next += 1 }
                id = "\(line.id) (\(next))"
                counts[line.id] = next
            } else {
                counts[line.id] = 1
            }
            taken.insert(id)
            if let goods { known[goods] = id }
            ids.append(id)
        }
        if !repeated.isEmpty {
            report(
                .warning, "business.line.twice",
                "several lines of the \(notice.kind.rawValue) \(notice.number) have the number "
                    + repeated.sorted().joined(separator: ", ") + " and speak of different goods; they are kept apart",
                notice.location)
        }
        return ids
    }

    /// An identifier for a document and its event that no other has.
    private func unused(_ wanted: String, _ notice: TradeNotice) -> String {
        let isTaken = { (id: String) in rows.contains { $0.cells["id"] == id } }
        guard isTaken(wanted) else { return wanted }
        let named = wanted + " of " + (notice.from.map { BusinessChain.clean($0.label) } ?? "nobody")
        var (next, count) = (named, 2)
        while isTaken(next) { (next, count) = ("\(named) (\(count))", count + 1) }
        return next
    }

    /// The lots of a line, with how much of each the line speaks of.
    private mutating func take(
        _ line: TradeNotice.Line, _ lineID: String, of notice: TradeNotice, _ document: String
    ) -> [(lot: String, amount: TradeNotice.Amount?)] {
        let seller = (notice.party(.seller, of: line) ?? notice.from(of: line)).map(id) ?? ""
        let stated = line.batchesOnce
        let batches = stated.filter { $0.amount?.value != 0 }
        for batch in stated where batch.amount?.value == 0 {
            report(
                .warning, "business.nothing",
                "the batch \(batch.number) of the line \(line.id) is of nothing and is left out",
                line.location)
        }
        if let amount = line.amount, amount.unit == nil {
            report(
                .warning, "business.unit",
                "the unit “\(amount.code)” is none that a case knows; how much the line \(line.id) is of stays open",
                line.location)
        }
        var shares: [(lot: String, amount: TradeNotice.Amount?, batch: String?)] = []
        var named: [String] = []
        if batches.isEmpty, let reference = line.despatchLine {
            named = despatched[[BusinessChain.clean(reference.number), reference.line]] ?? []
            if named.count > 1 {
                report(
                    .warning, "business.reference",
                    "the line \(line.id) names the line \(reference.line) of the despatch \(reference.number), which is of "
                        + "\(named.count) lots; nobody says which, and it is a lot of its own", line.location)
            }
        }
        if named.count == 1 {
            shares = [(named[0], line.amount, nil)]
        } else if batches.isEmpty {
            shares = [(BusinessChain.clean("\(document)/\(lineID)"), line.amount, nil)]
        } else {
            let isAlone = batches.count == 1
            shares = batches.map { batch in
                let article = line.article ?? line.misread ?? line.name
                // A batch of an article that nobody names is one only within its line.
                let lot =
                    line.gtin.map { GS1Identifier(gtin: $0, lot: batch.number).text }
                    ?? (article.isEmpty ? [document, lineID] : [seller, article]).joined(separator: "/")
                    + "/" + batch.number
                return (BusinessChain.clean(lot), batch.amount ?? (isAlone ? line.amount : nil), batch.number)
            }
            if !isAlone, let amount = line.amount, batches.contains(where: { $0.amount == nil }) {
                report(
                    .warning, "business.batches",
                    "the line \(line.id) has \(batches.count) batches and says only of all together how much there is, "
                        + "\(amount.words); how much of each stays open",
                    line.location)
            }
        }
        for share in shares { note(share.lot, share.amount, share.batch, line, notice, seller, document) }
        if notice.kind == .despatch {
            var known = despatched[[BusinessChain.clean(notice.number), line.id]] ?? []
            for share in shares where !known.contains(share.lot) { known.append(share.lot) }
            despatched[[BusinessChain.clean(notice.number), line.id]] = known
        }
        return shares.map { ($0.lot, $0.amount) }
    }

    private mutating func note(
        _ lot: String, _ amount: TradeNotice.Amount?, _ batch: String?, _ line: TradeNotice.Line,
        _ notice: TradeNotice, _ seller: String, _ document: String
    ) {
        var found = goods[lot] ?? Goods(cells: ["id": lot], location: line.location)
        if !found.documents.contains(document) { found.documents.append(document) }
        var stated: [(String, String?)] = [
            ("country", line.origin), ("place", line.place), ("date", line.made?.description),
        ]
        if let maker = line.maker {
            stated.append(("producer", id(maker)))
        } else if let maker = notice.maker(of: line), !found.makers.contains(id(maker)) {
            found.makers.append(id(maker))
        }
        if let batch { found.cells["number"] = batch }
        for case (let column, let value?) in stated where !value.isEmpty {
            let isNew = found.said[column, default: []].insert(value).inserted
            guard isNew, let others = found.said[column], others.count > 1 else { continue }
            report(
                .warning, "business.differs",
                "\(column) of the lot \(lot) is “\(value)” here and “\(others.filter { $0 != value }.min() ?? "")” elsewhere; all of it "
                    + "is kept, and which holds stays open", line.location)
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

    mutating func report(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ place: SourceLocation
    ) {
        diagnostics.append(Diagnostic(severity, code: code, message, at: place))
    }

    /// An identifier that may stand in a list of a cell.
    static func clean(_ text: String) -> String { SafeText.line(text.replacing(";", with: ",")[...]) }

    static func words(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: ", ") }
}

extension BusinessChain {
    private static let lotColumns = [
        "id", "stage", "description", "number", "quantity", "unit", "producer", "place", "country", "date", "documents",
    ]
    private static let eventColumns = [
        "event", "type", "date", "party", "counterparty", "place", "direction", "lot", "quantity", "unit", "documents",
        "note",
    ]
    private static let documentColumns = ["id", "file", "type", "number", "sha256", "events", "lots", "issuer", "date"]

    private mutating func fill() {
        var lots = CaseDraft.DraftTable(columns: BusinessChain.lotColumns, start: start)
        for (id, found) in goods.sorted(by: { $0.key < $1.key }) {
            var cells = origin(of: found)
            // What a document of trade names is a product of which nobody has shown yet what it was made of.
            if isGeneric { cells["stage"] = "product" }
            if found.said["producer"] == nil, let maker = found.makers.first {
                if found.makers.count == 1 { cells["producer"] = maker }
                if found.makers.count > 1 {
                    report(
                        .warning, "business.differs",
                        "documents name different makers of the lot \(id), “\(maker)” and “\(found.makers[1])”; who made it stays open",
                        found.location)
                }
            }
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

    /// The row of a lot with what is said of its origin.
    ///
    /// What contradicts itself is never taken for one place, country, day or maker: places and countries are all kept in words.
    private func origin(of found: Goods) -> [String: String] {
        var cells = found.cells
        func only(_ column: String) -> String? {
            let said = found.said[column] ?? []
            return said.count == 1 ? said.first : nil
        }
        for column in ["country", "place", "date", "producer"] { cells[column] = only(column) }
        let places = (found.said["place"] ?? []).sorted(by: TradeNotice.isEarlier)
        let countries = (found.said["country"] ?? []).sorted(by: TradeNotice.isEarlier).map { $0.uppercased() }
        let words = places + (countries.count > 1 ? countries : [])
        if !words.isEmpty { cells["place"] = words.joined(separator: "; ") }
        return cells
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
                "of the lot \(id) a document does not say how much there is; it counts as \(best.words), "
                    + "what others say", found.location)
        }
        let least = told.map { base($0.amount) }.min() ?? 0
        if base(best) - least > 1e-9 * base(best) {
            report(
                .warning, "business.quantity.differs",
                "documents say of the lot \(id) "
                    + told.map(\.amount.words).joined(separator: " and ")
                    + "; the most counts", found.location)
        }
        return (TradeNotice.Amount.text(best.value), unit.rawValue)
    }
}
