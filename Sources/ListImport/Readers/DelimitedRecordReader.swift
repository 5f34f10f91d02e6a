import ClewModel

/// Reads a table of separated values as records, in pieces: quotes, quoted line breaks, any line ending, any of the
/// usual separators, a byte order mark, a final control-Z.
///
/// - Complexity: O(*n*) time; memory for the largest row.
struct DelimitedRecordReader {
    /// How the rows of a table are read.
    struct Layout {
        /// The separator; `nil` to find it in the header: a tab, a semicolon or a comma, whichever comes most often.
        var separator: UInt8?
        /// The columns, where the file has no header.
        var columns: [String]?
        /// How many lines before the header are no part of the table.
        var preambleLines = 0
        /// Whether rows may lack columns at their end.
        var allowsShortRows = false
    }

    var layout = Layout()

    /// Reads a file and hands over each row as a record whose fields are the columns, lower-cased and trimmed.
    ///
    /// - Parameter header: Called once with the columns, before the first row.
    func read(
        _ file: ListFile, into session: ImportSession, header: ([String]) throws(ImportError) -> Void = { _ in },
        _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        var splitter = RowSplitter(separator: layout.separator ?? 0x2C, limit: session.options.recordLimit)
        var reader = RowAssembler(file: file.name, layout: layout)
        var isFirst = true
        var preamble = layout.preambleLines
        var pending: [UInt8] = []
        func handle(_ chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) {
            try splitter.feed(chunk, file: file.name) { (row: inout RowSplitter.Row) throws(ImportError) in
                if preamble > 0 {
                    preamble -= 1
                    return
                }
                try reader.take(&row, session: session, header: header, body)
            }
        }
        try file.forEachChunk(of: 1 << 16) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            guard isFirst else {
                try handle(chunk)
                return true
            }
            isFirst = false
            pending = Array(chunk)
            if pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
            if layout.separator == nil {
                splitter.separator = RowSplitter.guessSeparator(pending, skippingLines: layout.preambleLines)
            }
            var failure: ImportError?
            pending.withUnsafeBufferPointer { buffer in
                do throws(ImportError) { try handle(buffer) } catch { failure = error }
            }
            if let failure { throw failure }
            return true
        }
        try splitter.finish(file: file.name) { (row: inout RowSplitter.Row) throws(ImportError) in
            try reader.take(&row, session: session, header: header, body)
        }
    }
}

/// Makes records of rows by the header of their table.
private struct RowAssembler {
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

    mutating func take(
        _ row: inout RowSplitter.Row, session: ImportSession, header: ([String]) throws(ImportError) -> Void,
        _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        if row.isBlank { return }
        if columns.isEmpty {
            // A comment line before the header belongs to our own tables.
            if row.bytes.first == 0x23 { return }
            let titles = row.cells.map {
                CleanText.collapsed(String(decoding: row.bytes[$0], as: UTF8.self)).lowercased()
            }
            columns = titles.map(names.intern)
            try header(titles)
            return
        }
        let count = row.cells.count
        guard count == columns.count || (layout.allowsShortRows && count < columns.count) else {
            try session.rejectRecord(
                RecordFault("the row has \(count) cells, the table has \(columns.count) columns"), in: file,
                line: row.line)
            return
        }
        guard row.isValidUTF8 else {
            try session.rejectRecord(RecordFault("the row holds bytes that are no UTF-8"), in: file, line: row.line)
            return
        }
        var tree = RecordTree()
        let root = tree.add(rowName, under: -1, line: row.line)
        for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
            let node = tree.add(columns[index], under: root, line: row.line)
            tree.append(row.bytes[cell], to: node)
        }
        try body(Record(file: file, names: names, tree: tree))
    }
}
