import ClewModel
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
        _ body: (Entity, SourceLocation, _ end: Int, inout DiagnosticLog) throws -> Void
    ) throws -> Int {
        if isFirst {
            // The header must be at hand in full before its separator can be told.
            guard isLast || bytes.contains(0x0A) || bytes.contains(0x0D) else { return 0 }
            separator = Self.separator(of: bytes)
            isFirst = false
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
                diagnostics.add(broken(shifted(error), bytes[start..<scanner.position]))
                continue
            }
            let end = scanner.position
            try take(row, span, into: &diagnostics) { try body($0, $1, end, &$2) }
        }
        linesBefore += scanner.line - 1
        return scanner.position
    }

    private func broken(_ error: SourceFileError, _ bytes: ArraySlice<UInt8>) -> Diagnostic {
        var diagnostic = error.diagnostic
        if error.code == .encoding, let guess = EncodingGuess(bytes) { diagnostic.message = guess.advice(for: name) }
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
            addPartiesNote(at: location, into: &diagnostics)
            if isHeader { return }
        }
        rowNumber += 1
        guard let columns else { return }
        if !header.isEmpty, cells.count != header.count,
            !(cells.count > header.count && cells.dropFirst(header.count).allSatisfy(\.isEmpty))
        {
            diagnostics.add(
                Diagnostic(
                    .warning, code: "screening.row.ragged",
                    "the row has \(cells.count) cells, the header \(header.count); check for unquoted separators",
                    at: location))
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
        if cells.count == 2 {
            columns = PartyColumns.keyAndName()
            return false
        }
        throw ScreeningError(
            .unusableInput,
            "no column holds names or identifiers; found \(cells.prefix(12).map { "“\($0.prefix(40))”" }.joined(separator: ", ")), "
                + "expected a header with a column such as name, company, 名称, nom, firma, название, lei or uscc",
            at: location)
    }

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

    /// Says which parties each row names, and which columns nobody can be told to own.
    private func addPartiesNote(at location: SourceLocation, into diagnostics: inout DiagnosticLog) {
        guard let columns, columns.parties.count > 1 else { return }
        func quoted(_ titles: [String]) -> String {
            titles.map { SafeText.quoted($0, limit: 40) }.joined(separator: ", ")
        }
        var message =
            "each row names \(columns.parties.count) parties, each screened for itself: "
            + quoted(columns.parties.compactMap(\.title))
        if !columns.nobodys.isEmpty {
            message +=
                "; whose \(quoted(columns.nobodys.map { header[$0] })) is, the header does not say, so it is not compared: write "
                + "for example “\(columns.parties[0].title ?? "Supplier") country”"
        }
        diagnostics.add(Diagnostic(.note, code: "screening.parties", message, at: location))
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
                entity.properties[.alias, default: []] += cell.split(separator: ";").map { $0.trimmed }
            case .country:
                entity.properties[.country, default: []] += cell.split(separator: ";").map { $0.trimmed }
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
            if ownsKey { entity.id = EntityID(entity.id.rawValue + "#" + title) }
        }
        return entity
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

    /// The separator that occurs most often in the first line, outside of quotes.
    static func separator(of bytes: [UInt8]) -> UInt8 {
        let choices: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
        var counts = [Int](repeating: 0, count: choices.count)
        var isQuoted = false
        for byte in bytes {
            if byte == 0x22 { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let index = choices.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return most == 0 ? 0x2C : choices[counts.firstIndex(of: most) ?? 0]
    }
}
