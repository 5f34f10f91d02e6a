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
        self.file = file.name
        var reader = TableReader(file)
        let raw = reader.readAll()
        var found = reader.diagnostics
        guard let header = raw.first else {
            let expected = required.joined(separator: ", ")
            let reason = file.bytes.allSatisfy { $0 <= 0x20 } ? "the file is empty" : "the file has no header"
            found.append(
                Diagnostic(
                    .error, code: "table.empty", "\(reason); expected a first line with the columns \(expected)",
                    at: SourceLocation(file: file.name, line: 1, column: 1)))
            columns = []
            rows = []
            headerLocation = SourceLocation(file: file.name, line: 1, column: 1)
            diagnostics += found
            return
        }
        let names = header.cells.map { Text.trimmed($0.text).lowercased() }
        columns = names
        headerLocation = header.location(in: file.name)
        let index = Table.checkHeader(
            header, names: names, required: required, optional: optional, file: file.name, into: &found)
        var rows: [TableRow] = []
        rows.reserveCapacity(raw.count - 1)
        for row in raw.dropFirst() {
            if let row = Table.row(
                row, names: names, index: index, file: file.name, decimalComma: reader.separator == 0x3B, into: &found)
            {
                rows.append(row)
            }
        }
        self.rows = rows
        diagnostics += found.sorted { $0.location < $1.location }
    }

    private static func checkHeader(
        _ header: TableReader.RawRow, names: [String], required: [String], optional: [String], file: String,
        into found: inout [Diagnostic]
    ) -> [String: Int] {
        var index: [String: Int] = [:]
        let known = Set(required).union(optional)
        for (position, name) in names.enumerated() {
            let place = header.cells[position].location(in: file)
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
                    at: header.location(in: file)))
        }
        return index
    }

    private static func row(
        _ raw: TableReader.RawRow, names: [String], index: [String: Int], file: String, decimalComma: Bool,
        into found: inout [Diagnostic]
    ) -> TableRow? {
        let texts = raw.cells.map { Text.trimmed($0.text) }
        if texts.allSatisfy(\.isEmpty) { return nil }
        if raw.cells.count < names.count {
            found.append(
                Diagnostic(
                    .error, code: "table.row.short",
                    "the row has \(raw.cells.count) cells; expected \(names.count) as in the header",
                    at: raw.location(in: file)))
        }
        if let extra = texts.indices.dropFirst(names.count).first(where: { !texts[$0].isEmpty }) {
            found.append(
                Diagnostic(
                    .error, code: "table.row.long",
                    "the row has \(extra + 1) or more cells; expected \(names.count) as in the header "
                        + "(put a value that holds the separator in double quotes)",
                    at: raw.cells[extra].location(in: file)))
        }
        let cells = zip(zip(raw.cells, texts), names).map { pair, name in
            pair.1.isEmpty
                ? nil
                : Cell(text: pair.1, location: pair.0.location(in: file), column: name, decimalComma: decimalComma)
        }
        return TableRow(location: raw.location(in: file), columns: index, cells: cells)
    }
}
