public import ClewModel
public import SourceFiles

/// Reads lists of holdings: our own table, exports of fund houses with lines before and after the table, and the Solvency II
/// layout.
///
/// The header is the first row that names a security (an ISIN or a name) and says how much of it is held (a weight or a
/// market value); rows above it are a preamble, rows below that fill no column of the table are a footer, and both are told.
public struct HoldingsReader: Sendable {
    /// How weights are written; found out from their sum where it is `nil`.
    public var weightUnit: WeightUnit?

    /// What a weight of 1 means.
    public enum WeightUnit: String, Hashable, Sendable, CaseIterable {
        /// One hundredth of the fund.
        case percent
        /// The whole fund.
        case fraction
    }

    /// Creates a reader.
    public init(weightUnit: WeightUnit? = nil) {
        self.weightUnit = weightUnit
    }

    /// Reads a list.
    ///
    /// - Parameter file: The list as a table in UTF-8.
    /// - Complexity: O(*n*) in the bytes of the file.
    public func read(_ file: SourceFile) -> HoldingsList {
        var list = HoldingsList(file: file.name, holdings: [])
        let rows = Self.rows(of: file, into: &list.diagnostics)
        guard let start = rows.firstIndex(where: { Self.isHeader($0.cells) }) else {
            list.diagnostics.append(
                Diagnostic(
                    .error, code: "portfolio.header.missing",
                    "no row of the file names a security and says how much is held; expected a header with isin or name, and "
                        + "with weight or market_value", at: SourceLocation(file: file.name)))
            return list
        }
        list.asOf = Self.day(inPreamble: rows[..<start])
        if start > 0 {
            list.diagnostics.append(
                Diagnostic(
                    .note, code: "portfolio.preamble",
                    "the lines before the header are a preamble: \(start) read as such",
                    at: SourceLocation(file: file.name, line: rows[start].line)))
        }
        var table = HoldingsTable(header: rows[start], file: file.name)
        table.noteUnread(into: &list.diagnostics)
        for row in rows[(start + 1)...] {
            if let holding = table.holding(row, into: &list.diagnostics) { list.holdings.append(holding) }
        }
        if table.footers > 0 {
            list.diagnostics.append(
                Diagnostic(
                    .note, code: "portfolio.footer",
                    "\(table.footers) rows fill a cell or two and hold no position: they are taken for notes",
                    at: SourceLocation(file: file.name)))
        }
        if list.holdings.isEmpty {
            list.diagnostics.append(
                Diagnostic(
                    .error, code: "portfolio.empty", "the file holds no position below its header",
                    at: SourceLocation(file: file.name, line: rows[start].line)))
        }
        WeightScale(unit: weightUnit ?? table.statedUnit).apply(table.weights, to: &list)
        if list.asOf == nil { list.asOf = list.holdings.compactMap(\.asOf).max() }
        HoldingsChecks.run(on: &list)
        return list
    }

    /// A row with its line.
    struct Row {
        var line: Int
        var cells: [String]
    }

    private static func rows(of file: SourceFile, into diagnostics: inout [Diagnostic]) -> [Row] {
        let separator = TableSeparator.find(
            in: file.bytes.prefix(sniffed), lines: headerRows, isHeader: HoldingsReader.isHeader)
        var scanner = CSVScanner(file: file.name, separator: separator, refusesSwallowedRows: true)
        var rows: [Row] = []
        var row = CSVRow()
        let bytes = file.bytes.span
        while true {
            do throws(SourceFileError) {
                guard try scanner.next(in: bytes, into: &row) else { return rows }
                let cells = (0..<row.count).map { Text.trimmed(row.text($0, in: bytes)) }
                if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: row.line, cells: cells)) }
            } catch {
                diagnostics.append(error.diagnostic)
                guard scanner.skipBrokenRow(in: bytes) else { return rows }
            }
        }
    }

    /// Whether a file is a list of holdings: one of its first rows is the header of one, whatever else is wrong with it.
    public static func isList(_ file: SourceFile) -> Bool {
        var diagnostics: [Diagnostic] = []
        let start = SourceFile(name: file.name, bytes: Array(file.bytes.prefix(sniffed)))
        return rows(of: start, into: &diagnostics).prefix(headerRows).contains { isHeader($0.cells) }
    }

    /// How many bytes and rows are looked at to tell.
    private static let (sniffed, headerRows) = (65_536, 64)

    /// Whether the cells of a row are the titles of a list of holdings: one names a security, one how much of it is held.
    public static func isHeader(_ cells: [String]) -> Bool {
        let columns = Set(cells.compactMap(HoldingsColumn.named))
        return !columns.isDisjoint(with: [.isin, .name, .identifier])
            && !columns.isDisjoint(with: [.weight, .weightPercent, .value])
    }

    /// The day that a preamble gives: the first cell that is one, in a row that speaks of a date of holdings.
    private static func day(inPreamble rows: ArraySlice<Row>) -> Day? {
        for row in rows {
            let text = row.cells.joined(separator: " ").lowercased()
            guard text.contains("as of") || text.contains("as at") || text.contains("date") else { continue }
            guard !text.contains("inception") else { continue }
            for cell in row.cells {
                let words = cell.split(separator: " ").map(String.init)
                for start in words.indices {
                    let candidate = words[start...].joined(separator: " ")
                    if let day = try? DateText.day(candidate) { return day }
                }
            }
        }
        return nil
    }
}
