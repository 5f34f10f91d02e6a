import ClewModel
import SourceFiles

/// Makes records of rows by the header of their table.
struct RowAssembler {
    let file: String
    let layout: DelimitedRecordReader.Layout
    private let names = NameTable()
    private let rowName: Int32
    private var columns: [Int32] = []

    init(file: String, layout: DelimitedRecordReader.Layout) {
        self.file = file
        self.layout = layout
        rowName = names.intern("row")
        columns = (layout.columns ?? []).map(names.intern)
    }

    /// Takes the next row: the header, or a row of the table.
    ///
    /// - Parameters:
    ///   - separator: What stands between its cells.
    ///   - isDamaged: Whether the row holds bytes that are no UTF-8.
    mutating func take(
        _ row: borrowing CSVRow, of bytes: Span<UInt8>, separator: UInt8, isDamaged: Bool, session: ImportSession,
        header: ([String]) throws(ImportError) -> Void, _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        if RowAssembler.isBlank(row, of: bytes) { return }
        if columns.isEmpty {
            // A comment line before the header belongs to our own tables.
            if !row.isEmpty(0), bytes[row.range(0).lowerBound] == 0x23 { return }
            guard !isDamaged else {
                throw ImportError(
                    .malformed, "the header holds bytes that are no UTF-8",
                    at: SourceLocation(file: file, line: row.line))
            }
            let titles = (0..<row.count).map { cell in
                let title = CleanText.collapsed(row.text(cell, in: bytes))
                return layout.keepsCase ? title : title.lowercased()
            }
            columns = titles.map(names.intern)
            try header(titles)
            return
        }
        let count = row.count
        guard count == columns.count || (layout.allowsShortRows && count < columns.count) else {
            try reject(
                "the row has \(count) cells, the table has \(columns.count) columns", row, of: bytes, session: session)
            return
        }
        guard !isDamaged else {
            try reject("the row holds bytes that are no UTF-8", row, of: bytes, session: session)
            return
        }
        if let cell = row.swallowingCell(of: columns.count, separator: separator, in: bytes) {
            let title = columns.indices.contains(cell) ? names.names[Int(columns[cell])] : "\(cell + 1)"
            try reject(
                "the cell \(title) holds whole rows: a quote before it is not closed where the cell ends", row,
                of: bytes,
                session: session)
            return
        }
        var tree = RecordTree()
        let root = tree.add(rowName, under: -1, line: row.line)
        for index in 0..<count where !row.isEmpty(index) {
            tree.append(row.content(index, in: bytes), to: tree.add(columns[index], under: root, line: row.line))
        }
        try body(Record(file: file, names: names, tree: tree))
    }

    private func reject(
        _ reason: String, _ row: borrowing CSVRow, of bytes: Span<UInt8>, session: ImportSession
    ) throws(ImportError) {
        var content: [UInt8] = []
        for index in 0..<row.count { content += row.content(index, in: bytes) }
        try session.rejectRecord(
            RecordFault(reason), in: file, line: row.line, content: content.span, isPart: layout.hasRowsOfOneRecord)
    }

    /// Whether the row is an empty line or a lone control-Z.
    private static func isBlank(_ row: borrowing CSVRow, of bytes: Span<UInt8>) -> Bool {
        guard row.count <= 1 else { return false }
        for offset in row.count == 1 ? row.range(0) : 0..<0 {
            guard bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x1A else { return false }
        }
        return true
    }
}
