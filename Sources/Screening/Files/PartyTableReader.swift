import ClewModel
import NameMatching
import SourceFiles

/// Reads rows of a table as entities, piece by piece, after finding its separator and its columns.
struct PartyTableReader {
    private let name: String
    private let notesKeys: Bool
    private var separator: UInt8 = 0x2C
    private var columns: PartyColumns?
    private var header: [String] = []
    /// Line breaks in the pieces that have been used up.
    private var linesBefore = 0
    private var rowNumber = 0
    private var isFirst = true
    private var keys = RepeatedKeys()

    init(name: String, notesKeys: Bool = true) {
        self.name = name
        self.notesKeys = notesKeys
    }

    /// Reads the whole rows of a piece.
    ///
    /// - Returns: How many bytes were used up.
    ///
    /// A row that cannot be read is reported with its place and passed over. The body also receives where the row ends in the
    /// piece.
    ///
    /// - Throws: ``ScreeningError`` where no column can be used; ``SourceFileError`` where the header cannot be read.
    mutating func read(
        _ bytes: [UInt8], isLast: Bool, into diagnostics: inout DiagnosticLog,
        refused: ((Diagnostic) throws -> Void)? = nil,
        _ body: (Entity, SourceLocation, _ end: Int, inout DiagnosticLog) throws -> Void
    ) throws -> Int {
        if isFirst {
            // The header must be at hand in full before its separator can be told.
            guard isLast || bytes.contains(0x0A) || bytes.contains(0x0D) else { return 0 }
            guard let head = TableHead(bytes, isLast: isLast) else { return 0 }
            separator = head.separator
            isFirst = false
            if head.offset > 0 {
                linesBefore += head.linesAbove
                diagnostics.add(titleNote(head))
                let rows = Array(bytes[head.offset...])
                return head.offset
                    + (try read(rows, isLast: isLast, into: &diagnostics, refused: refused) {
                        try body($0, $1, head.offset + $2, &$3)
                    })
            }
        }
        var scanner = CSVScanner(file: name, separator: separator, rowLimit: 8 << 20)
        var row = CSVRow()
        let span = bytes.span
        while true {
            do throws(SourceFileError) {
                guard try scanner.next(in: span, isLast: isLast, into: &row) else { break }
            } catch {
                guard columns != nil else { throw shifted(error) }
                let start = scanner.position
                guard scanner.skipBrokenRow(in: span, isLast: isLast) else { break }
                rowNumber += 1
                let problem = broken(shifted(error), bytes[start..<scanner.position])
                diagnostics.add(problem)
                try refused?(problem)
                continue
            }
            let end = scanner.position
            if let cell = row.swallowingCell(of: header.count, separator: separator, in: span) {
                rowNumber += 1
                let problem = Diagnostic(
                    .error, code: "screening.row.swallowed",
                    CSVRow.swallowing(cell) + "; the rows were passed over",
                    at: SourceLocation(file: name, line: row.line + linesBefore))
                diagnostics.add(problem)
                try refused?(problem)
                continue
            }
            try take(row, span, into: &diagnostics) { try body($0, $1, end, &$2) }
        }
        linesBefore += scanner.line - 1
        return scanner.position
    }

    private func titleNote(_ head: TableHead) -> Diagnostic {
        Diagnostic(
            .note, code: "screening.title",
            "the header of the table is taken to stand in line \(head.linesAbove + 1); what stands above it is a title and was not looked up",
            at: SourceLocation(file: name, line: head.linesAbove + 1))
    }

    private func broken(_ error: SourceFileError, _ bytes: ArraySlice<UInt8>) -> Diagnostic {
        var diagnostic = error.diagnostic
        if error.code == .encoding, EncodingGuess(bytes) != nil { diagnostic.message = EncodingGuess.advice(for: name) }
        diagnostic.message += "; the row was passed over"
        return diagnostic
    }

    private func shifted(_ error: SourceFileError) -> SourceFileError {
        var location = error.location
        location.line = location.line.map { $0 + linesBefore }
        return SourceFileError(error.code, error.message, at: location)
    }

    private mutating func take(
        _ row: borrowing CSVRow, _ bytes: Span<UInt8>, into diagnostics: inout DiagnosticLog,
        _ body: (Entity, SourceLocation, inout DiagnosticLog) throws -> Void
    ) throws {
        if row.count == 1, row.isEmpty(0) { return }
        let location = SourceLocation(file: name, line: row.line + linesBefore)
        var cells: [String] = []
        for index in 0..<row.count { cells.append(row.text(index, in: bytes).trimmed) }
        if columns == nil {
            let isHeader = try detectColumns(cells, at: location)
            if notesKeys { diagnostics.add(keyNote(at: location)) }
            addColumnNotes(at: location, into: &diagnostics)
            if isHeader { return }
        }
        rowNumber += 1
        guard let columns else { return }
        if header.isEmpty { cells = try withoutHeader(cells, columns, at: location) }
        if !header.isEmpty, cells.count != header.count,
            !(cells.count > header.count && cells.dropFirst(header.count).allSatisfy(\.isEmpty))
        {
            diagnostics.add(
                Diagnostic(
                    .warning, code: "screening.row.ragged",
                    "the row has \(cells.count) cells, the header \(header.count); check for unquoted separators",
                    at: location))
        }
        if let key = columns.keyColumn, cells.indices.contains(key), !cells[key].isEmpty {
            let rest = { cells.indices.filter { $0 != key && columns.isRead($0) }.map { cells[$0] } }
            if let problem = keys.repeated(
                cells[key], StableHash.of(rest().joined(separator: "\u{1F}").utf8), at: location)
            {
                diagnostics.add(problem)
            }
        }
        try hand(cells, columns, at: location, into: &diagnostics, body)
    }

    /// Hands over the parties of a row: those that it names, or the only one, whatever it holds.
    private func hand(
        _ cells: [String], _ columns: PartyColumns, at location: SourceLocation, into diagnostics: inout DiagnosticLog,
        _ body: (Entity, SourceLocation, inout DiagnosticLog) throws -> Void
    ) throws {
        guard columns.parties.count > 1 else {
            return try body(entity(cells, columns.parties[0]), location, &diagnostics)
        }
        var isEmpty = true
        for party in columns.parties {
            let holds = zip(cells, party.roles).contains { cell, role in role?.isLookedUp == true && !cell.isEmpty }
            guard holds else { continue }
            isEmpty = false
            try body(entity(cells, party), location, &diagnostics)
        }
        if isEmpty { try body(Entity(id: EntityID(String(rowNumber)), schema: ""), location, &diagnostics) }
    }

    /// Finds the columns from the first row; answers whether that row is a header.
    private mutating func detectColumns(_ cells: [String], at location: SourceLocation) throws -> Bool {
        if let found = PartyColumns(header: cells) {
            columns = found
            header = cells
            return true
        }
        if cells.count == 1 {
            columns = PartyColumns(namesAlone: 1)
            return false
        }
        if cells.count == 2, Self.isKey(cells[0]), Self.mayBeParty(cells[1]) {
            columns = PartyColumns.keyAndName()
            return false
        }
        throw ScreeningError(
            .unusableInput,
            "no column holds names or identifiers; found \(cells.prefix(12).map { "“\($0.prefix(40))”" }.joined(separator: ", ")), "
                + "expected a header with a column such as name, company, 名称, nom, firma, название, lei or uscc; a name with a "
                + "comma stands in quotes",
            at: location)
    }

    /// The cells of a row of a table without a header: one name, or a key and a name.
    ///
    /// - Throws: Where the row is unlike that: what was taken for a name may be a country, and a party would be passed over.
    private func withoutHeader(
        _ cells: [String], _ columns: PartyColumns, at location: SourceLocation
    ) throws(ScreeningError) -> [String] {
        var cells = cells
        while cells.count > 1, cells.last?.isEmpty == true { cells.removeLast() }
        if columns.parties[0].roles.count == 1 {
            // The comma before a legal form separates no cells.
            guard cells.dropFirst().allSatisfy({ Self.forms.contains(PartyColumns.folded($0)) }) else {
                throw unlike("one cell", cells, at: location)
            }
            return [cells.joined(separator: ", ")]
        }
        if cells.count == 2, Self.isKey(cells[0]) || cells[0].isEmpty, Self.mayBeParty(cells[1]) || cells[1].isEmpty {
            return cells
        }
        // A number in place of a name is told as one that cannot be looked up.
        let hasName = cells.contains { $0.contains(where: \.isLetter) && !CountryCode.isKnown($0) }
        guard hasName else { return cells }
        throw unlike("a key and a name", cells, at: location)
    }

    private func unlike(_ first: String, _ cells: [String], at location: SourceLocation) -> ScreeningError {
        ScreeningError(
            .unusableInput,
            "the table has no header that is known, and its first row has \(first), this one \(Self.quoted(cells.prefix(6))); write a "
                + "header such as id,name,country, and names with a comma in quotes", at: location)
    }

    private static func quoted(_ cells: some Sequence<String>) -> String {
        cells.map { SafeText.quoted($0, limit: 40) }.joined(separator: ", ")
    }

    /// Whether a cell can be a key and hardly a name: plain letters with a digit, without a space.
    private static func isKey(_ cell: String) -> Bool {
        cell.utf8.count <= 40 && cell.utf8.contains { (0x30...0x39).contains($0) }
            && cell.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
    }

    private static func mayBeParty(_ cell: String) -> Bool {
        !CountryCode.isKnown(cell) && (cell.contains(where: \.isLetter) || PlaceholderText(cell) != nil)
    }

    private static let forms: Set<String> = [
        "ltd", "limited", "inc", "incorporated", "llc", "co", "coltd", "corp", "corporation", "gmbh", "ag", "sa", "sas",
        "srl", "spa",
        "plc", "lp", "llp", "bv", "nv", "oy", "ab", "as", "pte", "pteltd", "pvtltd", "sarl", "sl", "slu", "sadecv",
        "jsc", "kg", "jr",
        "sr", "lda", "ltda", "kk", "sro", "doo", "",
    ]

    /// What was taken as the key of each party: decisions are kept under it.
    private func keyNote(at location: SourceLocation) -> Diagnostic {
        var message = "no column of keys is known; the key of a party is its name and country"
        if let column = columns?.keyColumn {
            let title = header.indices.contains(column) ? "“\(header[column])”" : "\(column + 1)"
            message = "column \(title) is taken as the key of each party"
            if columns?.keysMayBeRowNumbers == true {
                message += "; if it only numbers the rows, decisions no longer fit when a row is added"
            }
        }
        return Diagnostic(.note, code: "screening.key", message, at: location)
    }

    /// Says which parties each row names, which columns nobody can be told to own, and which are not read at all.
    private func addColumnNotes(at location: SourceLocation, into diagnostics: inout DiagnosticLog) {
        guard let columns else { return }
        func note(_ code: String, _ message: String) {
            diagnostics.add(Diagnostic(.note, code: code, message, at: location))
        }
        func titles(_ columns: [Int]) -> String { Self.quoted(columns.map { header[$0] }) }
        if let guessed = columns.guessed {
            note("screening.name.guessed", "the column \(titles([guessed])) is taken for the name, as no other can be")
        }
        if columns.parties.count > 1 {
            var message =
                "each row names \(columns.parties.count) parties, each screened for itself: "
                + Self.quoted(columns.parties.compactMap(\.title))
            if !columns.nobodys.isEmpty {
                message +=
                    "; whose \(titles(columns.nobodys)) is, the header does not say, so it is not compared: write "
                    + "for example “\(columns.parties[0].title ?? "Supplier") country”"
            }
            note("screening.parties", message)
        }
        if !columns.unread.isEmpty {
            note(
                "screening.columns.unread",
                "not read: \(titles(columns.unread)); where parties stand there, say so in the header, as in “Supplier 2”"
            )
        }
    }

    private func entity(_ cells: [String], _ party: PartyColumns.Party) -> Entity {
        var entity = Entity(id: "", schema: "")
        var ownsKey = false
        for (cell, role) in zip(cells, party.roles) {
            guard let role, !cell.isEmpty else { continue }
            switch role {
            case .id:
                entity.id = EntityID(cell)
                ownsKey = true
            case .ordinal: continue
            case .schema: entity.schema = Self.schema(cell)
            case .name: entity.properties[.name, default: []].append(cell)
            case .namePart(let property): entity.properties[property, default: []].append(cell)
            case .alias:
                entity.properties[.alias, default: []] += Self.values(of: cell)
            case .country:
                entity.properties[.country, default: []] += Self.values(of: cell)
            case .address: entity.properties[.address, default: []].append(cell)
            case .birthDate: entity.properties[.birthDate, default: []].append(cell)
            case .identifier(let property): entity.properties[property, default: []].append(cell)
            }
        }
        if entity.schema.rawValue.isEmpty {
            // Given and family names are a person's; beside another name they may be those of a contact.
            let hasParts = party.roles.contains { if case .namePart? = $0 { true } else { false } }
            if hasParts, entity[.name].isEmpty { entity.schema = .person }
            if let schema = party.schema { entity.schema = schema }
        }
        if entity.id.rawValue.isEmpty { entity.id = EntityID(PartyKey.of(entity) ?? String(rowNumber)) }
        if let title = party.title {
            entity.properties[.partyRole] = [title]
            // One row has one key; a decision is about one of its parties.
            if ownsKey, !party.isRows { entity.id = EntityID(entity.id.rawValue + "#" + title) }
        }
        return entity
    }

    /// The values of a cell that may hold several, between semicolons and line breaks.
    private static func values(of cell: String) -> [String] {
        cell.split { $0 == ";" || $0.isNewline }.map { $0.trimmed }.filter { !$0.isEmpty }
    }

    /// The schema that a cell names, in the words of FollowTheMoney or in usual ones.
    static func schema(_ text: String) -> Schema {
        switch text.lowercased() {
        case "company", "business", "corporation", "企业", "公司", "firma", "entreprise", "empresa", "компания": .company
        case "organization", "organisation", "entity", "机构": .organization
        case "person", "individual", "natural person", "个人", "personne", "persona", "человек", "физлицо": .person
        case "vessel", "ship", "船舶", "navire", "schiff", "buque", "судно": .vessel
        case "legalentity", "legal entity": .legalEntity
        case "publicbody", "public body", "government": .publicBody
        default: Schema(rawValue: text)
        }
    }
}
