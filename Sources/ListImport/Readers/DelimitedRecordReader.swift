import ClewModel
import SourceFiles

/// Reads a table of separated values as records, in pieces: quotes as publishers write them, quoted line breaks, any line ending, any of the
/// usual separators, a byte order mark, a final control-Z.
///
/// - Complexity: O(*n*) time; memory for the largest row.
struct DelimitedRecordReader {
    /// How the rows of a table are read.
    struct Layout {
        /// The separator; `nil` to find it in the header, see ``TableSeparator``.
        var separator: UInt8?
        /// The columns, where the file has no header.
        var columns: [String]?
        /// How many rows before the header are no part of the table.
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
        var assembler = RowAssembler(file: file.name, layout: layout)
        var scanner: CSVScanner?
        var row = CSVRow()
        var preamble = layout.preambleLines
        var pending: [UInt8] = []
        /// A row that has not ended is looked at again when twice as much of it is at hand.
        var wanted = 0
        func newScanner(at start: [UInt8]) -> CSVScanner {
            let separator = layout.separator ?? TableSeparator.find(in: start, skippingLines: layout.preambleLines)
            return CSVScanner(
                file: file.name, separator: separator, rowLimit: session.options.recordLimit, takesLooseQuotes: true)
        }
        func readRows(isLast: Bool) throws(ImportError) {
            var rows = scanner ?? newScanner(at: pending)
            let held = pending
            pending = []
            let bytes = held.span
            while true {
                var isDamaged = false
                do throws(SourceFileError) {
                    guard try rows.next(in: bytes, isLast: isLast, into: &row) else { break }
                } catch {
                    guard error.code == .encoding, rows.skipBrokenRow(in: bytes, isLast: isLast) else {
                        throw ImportError(.malformed, "\(error.message); a quote may be missing", at: error.location)
                    }
                    isDamaged = true
                }
                if preamble > 0 {
                    preamble -= 1
                } else {
                    try assembler.take(
                        row, of: bytes, separator: rows.separator, isDamaged: isDamaged, session: session,
                        header: header,
                        body)
                }
            }
            let consumed = rows.startNextPiece()
            scanner = rows
            pending = Array(held[consumed...])
            wanted = 2 * pending.count
        }
        try file.forEachChunk(of: 1 << 17) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            pending.append(contentsOf: chunk)
            if pending.count >= wanted { try readRows(isLast: false) }
            return true
        }
        try readRows(isLast: true)
    }
}
