public import ClewModel

/// A small table with a header, fully read: case files and reference tables.
///
/// It takes what spreadsheets write: a byte order mark; comma, semicolon or tab; LF or CRLF; quoted cells with line
/// breaks and doubled quotes; blank rows; comment lines that start with `#` before the header.
public struct Table: Sendable {
    /// The most bytes that one row may have.
    public static let lineLimit = 1 << 20

    /// The file's name.
    public let file: String
    /// The names of the columns, trimmed and in lower case, in the order of the file.
    public let columns: [String]
    /// The rows that are not blank.
    public let rows: [TableRow]
    /// The place of the header.
    public let headerLocation: SourceLocation

    /// Reads a table and reports everything that is wrong with its form.
    ///
    /// The rows are read as far as they can be even where the table is damaged, so that one pass finds every problem;
    /// whether to go on is the caller's decision.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - required: Columns that must be there, in lower case.
    ///   - optional: Columns that may be there. Any other is reported as a warning, since nothing will read it.
    ///   - diagnostics: Receives the problems in the order of the file.
    /// - Complexity: O(*n*) in the bytes of the file.
    public init(
        _ file: SourceFile, required: [String], optional: [String] = [], into diagnostics: inout [Diagnostic]
    ) {
        var reader = TableReader(file)
        let rows = reader.readAll()
        let reason = file.bytes.allSatisfy { $0 <= 0x20 } ? "the file is empty" : "the file has no header"
        self.init(
            rows, from: SourceLocation(file: file.name, line: 1, column: 1), whenEmpty: reason, required: required,
            optional: optional, decimalComma: reader.separator == 0x3B, after: reader.diagnostics, into: &diagnostics)
    }

    /// A text with its place, as a reader of tables in another format finds it.
    public struct PlacedText: Sendable {
        /// The text as found.
        public var text: String
        /// Where it stands.
        public var location: SourceLocation

        /// Creates a placed text.
        public init(text: String, location: SourceLocation) {
            self.text = text
            self.location = location
        }
    }

    /// Makes a table of rows that were read from another format than CSV, such as a sheet of a workbook.
    ///
    /// - Parameters:
    ///   - rows: The rows, the header first; each has at least one cell, and as many as the header.
    ///   - start: Where the table starts, for messages about a table without a header.
    ///   - required: Columns that must be there, in lower case.
    ///   - optional: Columns that may be there. Any other is reported as a warning, since nothing will read it.
    ///   - diagnostics: Receives the problems in the order of the table.
    public init(
        _ rows: some Sequence<[PlacedText]>, from start: SourceLocation, required: [String], optional: [String] = [],
        into diagnostics: inout [Diagnostic]
    ) {
        self.init(
            rows, from: start, whenEmpty: "the table has no header", required: required, optional: optional,
            decimalComma: false, after: [], into: &diagnostics)
    }

    private init(
        _ raw: some Sequence<[PlacedText]>, from start: SourceLocation, whenEmpty reason: String, required: [String],
        optional: [String], decimalComma: Bool, after problems: [Diagnostic], into diagnostics: inout [Diagnostic]
    ) {
        file = start.file
        var found = problems
        var rest = raw.makeIterator()
        guard let header = rest.next(), let first = header.first else {
            let expected = required.joined(separator: ", ")
            found.append(
                Diagnostic(
                    .error, code: "table.empty", "\(reason); expected a first line with the columns \(expected)",
                    at: start)
            )
            columns = []
            rows = []
            headerLocation = start
            diagnostics += found
            return
        }
        let names = header.map { Text.trimmed($0.text).lowercased() }
        columns = names
        headerLocation = Table.rowLocation(first)
        let index = Table.checkHeader(header, names: names, required: required, optional: optional, into: &found)
        var rows: [TableRow] = []
        rows.reserveCapacity(raw.underestimatedCount)
        var unnamed = Set(names.indices.filter { names[$0].isEmpty })
        while let row = rest.next() {
            for position in unnamed.sorted() where position < row.count {
                guard !Text.trimmed(row[position].text).isEmpty else { continue }
                unnamed.remove(position)
                found.append(
                    Diagnostic(
                        .warning, code: "table.column.unnamed",
                        "column \(position + 1) has no name in the header and is not read, though cells of it are filled",
                        at: row[position].location))
            }
            if let row = Table.row(row, names: names, index: index, decimalComma: decimalComma, into: &found) {
                rows.append(row)
            }
        }
        self.rows = rows
        diagnostics += found.sorted { $0.location < $1.location }
    }

    /// The place of a row, by its first cell: of a text its line from the start, of a sheet the row as a whole.
    private static func rowLocation(_ first: PlacedText) -> SourceLocation {
        var location = first.location
        location.column = location.sheet == nil ? 1 : nil
        return location
    }

    private static func checkHeader(
        _ header: [PlacedText], names: [String], required: [String], optional: [String],
        into found: inout [Diagnostic]
    ) -> [String: Int] {
        var index: [String: Int] = [:]
        let known = Set(required).union(optional)
        for (position, name) in names.enumerated() {
            let place = header[position].location
            if name.isEmpty { continue }
            if index[name] != nil {
                found.append(
                    Diagnostic(.error, code: "table.column.duplicate", "column \(name) appears twice", at: place))
            } else {
                index[name] = position
                if !known.contains(name) {
                    found.append(
                        Diagnostic(
                            .warning, code: "table.column.unknown",
                            "column \(name) is not read; known columns are "
                                + (required + optional).joined(separator: ", "), at: place))
                }
            }
        }
        for name in required where index[name] == nil {
            found.append(
                Diagnostic(
                    .error, code: "table.column.missing",
                    "column \(name) is missing; found " + names.filter { !$0.isEmpty }.joined(separator: ", "),
                    at: rowLocation(header[0])))
        }
        return index
    }

    private static func row(
        _ raw: [PlacedText], names: [String], index: [String: Int], decimalComma: Bool, into found: inout [Diagnostic]
    ) -> TableRow? {
        let texts = raw.map { Text.trimmed($0.text) }
        guard let first = raw.first, !texts.allSatisfy(\.isEmpty) else { return nil }
        let place = rowLocation(first)
        if raw.count < names.count {
            found.append(
                Diagnostic(
                    .error, code: "table.row.short",
                    "the row has \(raw.count) cells; expected \(names.count) as in the header", at: place))
        }
        if let extra = texts.indices.dropFirst(names.count).first(where: { !texts[$0].isEmpty }) {
            let hint = place.sheet == nil ? " (put a value that holds the separator in double quotes)" : ""
            found.append(
                Diagnostic(
                    .error, code: "table.row.long",
                    "the row has \(extra + 1) or more cells; expected \(names.count) as in the header" + hint,
                    at: raw[extra].location))
        }
        let cells = zip(zip(raw, texts), names).map { pair, name in
            pair.1.isEmpty
                ? nil : Cell(text: pair.1, location: pair.0.location, column: name, decimalComma: decimalComma)
        }
        return TableRow(location: place, columns: index, cells: cells)
    }

    /// The rows of this table, then those of another.
    public func appending(_ other: Table) -> Table {
        Table(file: file, columns: columns, rows: rows + other.rows, headerLocation: headerLocation)
    }

    private init(file: String, columns: [String], rows: [TableRow], headerLocation: SourceLocation) {
        self.file = file
        self.columns = columns
        self.rows = rows
        self.headerLocation = headerLocation
    }
}
