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
        /// Whether the names of columns keep their case.
        var keepsCase = false
        /// Whether several rows describe one party, so that a bad one leaves a part of it unread.
        var hasRowsOfOneRecord = false
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
