import ClewModel

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

    mutating func take(
        _ row: inout RowSplitter.Row, session: ImportSession, header: ([String]) throws(ImportError) -> Void,
        _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        if row.isBlank { return }
        if columns.isEmpty {
            // A comment line before the header belongs to our own tables.
            if row.bytes.first == 0x23 { return }
            let titles = row.cells.map { cell in
                let title = CleanText.collapsed(String(decoding: row.bytes[cell], as: UTF8.self))
                return layout.keepsCase ? title : title.lowercased()
            }
            columns = titles.map(names.intern)
            try header(titles)
            return
        }
        let count = row.cells.count
        guard count == columns.count || (layout.allowsShortRows && count < columns.count) else {
            try session.rejectRecord(
                RecordFault("the row has \(count) cells, the table has \(columns.count) columns"), in: file,
                line: row.line, content: row.bytes.span, isPart: layout.hasRowsOfOneRecord)
            return
        }
        guard row.isValidUTF8 else {
            try session.rejectRecord(
                RecordFault("the row holds bytes that are no UTF-8"), in: file, line: row.line,
                content: row.bytes.span, isPart: layout.hasRowsOfOneRecord)
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
