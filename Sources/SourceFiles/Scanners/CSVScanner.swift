import ClewModel
public import Foundation

/// A scanner for comma-separated files too large to hold, after RFC 4180.
///
/// Rows end with LF, CRLF or CR; a quoted cell may hold separators, line breaks and doubled quotes. A quote inside a bare
/// cell is a plain character. Blank lines are rows of one empty cell. Bytes are checked to be UTF-8. It only says where
/// the cells lie; nothing is copied until ``CSVRow/text(_:in:)``. This is the one reader of separated values: ``Table`` reads
/// small files whole through it, importers and screening large ones piece by piece.
public struct CSVScanner: Sendable {
    /// The offset of the next row.
    public private(set) var position: Int
    /// The line of the next row, from 1.
    public private(set) var line: Int
    private let file: String
    /// The byte between cells.
    public let separator: UInt8
    private let rowLimit: Int
    private let takesLooseQuotes: Bool
    private let refusesSwallowedRows: Bool
    /// How many cells the last row had that stood on one line.
    private var width = 0
    private var validated = 0
    /// Where a row ends that was refused for damaged text, and how many lines it has.
    private var damaged: (end: Int, lines: Int)?

    /// Creates a scanner.
    ///
    /// - Parameters:
    ///   - file: The name that messages use.
    ///   - separator: The byte between cells.
    ///   - rowLimit: The most bytes that one row may have.
    ///   - takesLooseQuotes: Whether to read quotes as publishers of lists write them: blanks before an opening quote are none of the
    ///     cell, text behind a closing one is part of it.
    ///   - refusesSwallowedRows: Whether to refuse a row of which one cell holds whole rows as wide as the row before it, because its
    ///     quote is closed in a later one. Readers that tell of such a row themselves do without.
    ///   - position: The offset of the first row.
    ///   - line: Its line, from 1.
    public init(
        file: String, separator: UInt8 = 0x2C, rowLimit: Int = 1 << 20, takesLooseQuotes: Bool = false,
        refusesSwallowedRows: Bool = false, position: Int = 0, line: Int = 1
    ) {
        self.takesLooseQuotes = takesLooseQuotes
        self.refusesSwallowedRows = refusesSwallowedRows
        self.position = position
        self.line = line
        self.file = file
        self.separator = separator
        self.rowLimit = rowLimit
    }

    /// Finds the next row.
    ///
    /// - Parameters:
    ///   - bytes: The file, or the part of it at hand; the same in each call.
    ///   - isLast: Whether the file ends where `bytes` end. If not, a row that touches the end is left for later.
    ///   - row: Receives the cells.
    /// - Returns: Whether there was a row.
    /// - Throws: ``SourceFileError`` with the place of a row that is too long, a quote that never closes, text after a
    ///   closing quote, a quote that is closed in a later row where those are refused, or damaged UTF-8. ``skipBrokenRow(in:isLast:)`` goes on behind it.
    /// - Complexity: O(*n*) over a whole file.
    public mutating func next(
        in bytes: Span<UInt8>, isLast: Bool = true, into row: inout CSVRow
    ) throws(SourceFileError) -> Bool {
        if line == 1, position == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            position = 3
        }
        guard position < bytes.count else { return false }
        row.cells.removeAll(keepingCapacity: true)
        row.line = line
        let start = position
        let end = min(bytes.count, start + rowLimit + 1)
        var offset = start
        var breaks = 0
        while true {
            if let opening = openingQuote(in: bytes, from: offset, to: end) {
                guard let close = try quoted(in: bytes, from: opening + 1, to: end, row: &row)
                else { return try incomplete(in: bytes, isLast: isLast, at: offset, "the quoted cell is never closed") }
                breaks += ByteSearch.count(0x0A, in: bytes, from: offset, to: close)
                offset = close
            } else {
                let cellStart = offset
                offset = ByteSearch.endOfCell(separator: separator, in: bytes, from: offset, to: end)
                row.cells.append((cellStart, offset, .none))
            }
            guard offset < end else { break }
            guard bytes[offset] == separator else { break }
            offset += 1
        }
        if offset - start > rowLimit { throw tooLong(at: line) }
        // A carriage return at the very end may be half of a CRLF.
        let needsMore = offset >= bytes.count || (bytes[offset] == 0x0D && offset + 1 >= bytes.count)
        if needsMore, !isLast { return false }
        if offset < bytes.count {
            offset += bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
        }
        do throws(SourceFileError) {
            try validate(bytes, upTo: offset, isLast: isLast)
        } catch {
            damaged = (offset, breaks + 1)
            throw error
        }
        row.lineBreaks = breaks
        if refusesSwallowedRows { try refuseSwallowedRows(row, in: bytes) }
        position = offset
        line += breaks + 1
        return true
    }

    /// Steps over the row that ``next(in:isLast:into:)`` refused: all of one with damaged text; of one whose quotes do not fit,
    /// its first line, since nobody knows where it was meant to end.
    ///
    /// - Returns: Whether the end of what is to be stepped over is at hand; if not, nothing has happened.
    public mutating func skipBrokenRow(in bytes: Span<UInt8>, isLast: Bool = true) -> Bool {
        if let (end, lines) = damaged {
            damaged = nil
            position = end
            line += lines
            validated = max(validated, position)
            return true
        }
        var end = position
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        let isCut = end >= bytes.count || (bytes[end] == 0x0D && end + 1 >= bytes.count)
        guard !isCut || isLast else { return false }
        if end < bytes.count {
            end += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
        }
        position = end
        line += 1
        validated = max(validated, position)
        return true
    }

    /// Takes the first line of a row that was refused for its quotes as a row of bare cells, so that what it says is not lost.
    ///
    /// A quote is a character like any other there. All of the file must be at hand.
    ///
    /// - Returns: Whether the line can be had; one that is too long, or whose text is damaged, is stepped over.
    mutating func takeBare(in bytes: Span<UInt8>, into row: inout CSVRow) -> Bool {
        let start = position
        let (line, isWhole) = (line, damaged == nil)
        guard skipBrokenRow(in: bytes), isWhole, position - start <= rowLimit else { return false }
        row.cells.removeAll(keepingCapacity: true)
        row.line = line
        row.lineBreaks = 0
        var offset = start
        while true {
            let cellStart = offset
            offset = ByteSearch.endOfCell(separator: separator, in: bytes, from: offset, to: position)
            row.cells.append((cellStart, offset, .none))
            guard offset < position, bytes[offset] == separator else { return true }
            offset += 1
        }
    }

    /// Reads a file in pieces and hands out each row; one that has swallowed others is refused.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - separator: The byte between cells.
    ///   - rowLimit: The most bytes that one row may have; the memory held is a small multiple of it.
    ///   - body: Receives the bytes at hand and the row that lies in them; both are valid during the call only.
    /// - Throws: ``SourceFileError``, or what `body` throws.
    public static func scan(
        _ url: URL, as name: String, separator: UInt8 = 0x2C, rowLimit: Int = 1 << 20,
        _ body: (_ bytes: Span<UInt8>, _ row: borrowing CSVRow) throws -> Void
    ) throws {
        try scan(url, as: name, separator: separator, rowLimit: rowLimit, refused: { throw $0 }, body)
    }

    /// Reads a file in pieces and hands out each row, and each row that cannot be read.
    ///
    /// - Parameters:
    ///   - refused: Receives why a row cannot be read; unless it throws, the rows behind it are read.
    ///   - body: Receives the bytes at hand and the row that lies in them; both are valid during the call only.
    /// - Throws: ``SourceFileError`` where the file cannot be read, or one line never ends; what the closures throw.
    public static func scan(
        _ url: URL, as name: String, separator: UInt8 = 0x2C, rowLimit: Int = 1 << 20,
        refused: (SourceFileError) throws -> Void,
        _ body: (_ bytes: Span<UInt8>, _ row: borrowing CSVRow) throws -> Void
    ) throws {
        var buffer = try ChunkBuffer(url, name: name, chunkSize: max(1 << 20, rowLimit))
        var scanner = CSVScanner(file: name, separator: separator, rowLimit: rowLimit, refusesSwallowedRows: true)
        var row = CSVRow()
        repeat {
            try buffer.refill(dropping: scanner.startNextPiece())
            let bytes = buffer.bytes.span
            while true {
                do throws(SourceFileError) {
                    guard try scanner.next(in: bytes, isLast: buffer.isLast, into: &row) else { break }
                } catch {
                    // The end of the row may lie in the next piece; a line longer than several has none.
                    guard scanner.skipBrokenRow(in: bytes, isLast: buffer.isLast) else {
                        guard bytes.count <= 8 * max(1 << 20, rowLimit) else { throw error }
                        break
                    }
                    try refused(error)
                    continue
                }
                try body(bytes, row)
            }
        } while !buffer.isLast
    }

    /// Makes the next row's offset 0, and says how many bytes at the beginning of those at hand are thereby to be dropped.
    public mutating func startNextPiece() -> Int {
        let consumed = position
        position = 0
        validated = max(0, validated - consumed)
        return consumed
    }

    /// The cells of one line, without the blanks around them; none where it is no row.
    public static func cells(of line: some Collection<UInt8>, separator: UInt8) -> [String] {
        var scanner = CSVScanner(file: "", separator: separator, takesLooseQuotes: true)
        var row = CSVRow()
        let bytes = Array(line)
        guard (try? scanner.next(in: bytes.span, into: &row)) == true else { return [] }
        return row.trimmedTexts(in: bytes.span)
    }

    /// Where the quote stands that opens the cell at `start`; `nil` where the cell is bare.
    @inline(__always)
    private func openingQuote(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var offset = start
        if takesLooseQuotes { while offset < end, bytes[offset] == 0x20 { offset += 1 } }
        return offset < end && bytes[offset] == 0x22 ? offset : nil
    }

    /// Reads a quoted cell up to its end; `nil` if it does not close before `end`.
    @inline(__always)
    private func quoted(
        in bytes: Span<UInt8>, from start: Int, to end: Int, row: inout CSVRow
    ) throws(SourceFileError) -> Int? {
        var offset = start
        var quotes = CSVRow.Quotes.none
        while true {
            let quote = ByteSearch.first(0x22, in: bytes, from: offset, to: end)
            guard quote < end else { return nil }
            if quote + 1 < end, bytes[quote + 1] == 0x22 {
                quotes = .doubled
                offset = quote + 2
                continue
            }
            row.cells.append((start, quote, quotes))
            let after = quote + 1
            if after < end, bytes[after] != separator, bytes[after] != 0x0A, bytes[after] != 0x0D {
                if takesLooseQuotes {
                    let last = ByteSearch.endOfCell(separator: separator, in: bytes, from: after, to: end)
                    row.cells[row.cells.count - 1] = (start, last, .closedWithin)
                    return last
                }
                throw failure(
                    .syntax, "text follows a closing quote; double a quote inside a quoted cell (\"\")", at: after,
                    in: bytes)
            }
            return after
        }
    }

    private func incomplete(
        in bytes: Span<UInt8>, isLast: Bool, at offset: Int, _ message: String
    ) throws(SourceFileError) -> Bool {
        if bytes.count - position > rowLimit { throw tooLong(at: line) }
        guard isLast else { return false }
        throw failure(.syntax, message + "; expected a closing double quote", at: offset, in: bytes)
    }

    @inline(__always)
    private mutating func validate(_ bytes: Span<UInt8>, upTo end: Int, isLast: Bool) throws(SourceFileError) {
        if end > validated { try validateMore(bytes, upTo: end, isLast: isLast) }
    }

    /// Checks a good piece ahead, so that the check runs over long stretches; cuts it where a character starts.
    private mutating func validateMore(
        _ bytes: Span<UInt8>, upTo end: Int, isLast: Bool
    ) throws(SourceFileError) {
        var stop = min(bytes.count, max(end, validated + 1 << 18))
        if stop < bytes.count || !isLast {
            while stop > end, bytes[stop - 1] >= 0x80 { stop -= 1 }
        }
        let part = bytes.extracting(0..<stop)
        guard let offset = UTF8Check.firstInvalidOffset(in: part, from: validated) else {
            validated = stop
            return
        }
        // Rows before the damaged one are still handed out.
        guard offset < end else { return }
        throw failure(.encoding, "the text is not UTF-8", at: offset, in: bytes)
    }

    /// Refuses a row of which a cell holds whole rows, and keeps the width of one that stands on one line.
    private mutating func refuseSwallowedRows(_ row: borrowing CSVRow, in bytes: Span<UInt8>) throws(SourceFileError) {
        guard row.lineBreaks > 0 else {
            width = row.count
            return
        }
        guard let cell = row.swallowingCell(of: width, separator: separator, in: bytes) else { return }
        throw failure(.syntax, CSVRow.swallowing(cell), at: row.range(cell).lowerBound, in: bytes)
    }

    private func tooLong(at line: Int) -> SourceFileError {
        SourceFileError(
            .lineTooLong, "the row is longer than \(SourceFile.byteCount(rowLimit)); expected one record a line",
            at: SourceLocation(file: file, line: line, column: 1))
    }

    private func failure(
        _ code: SourceFileError.Code, _ message: String, at offset: Int, in bytes: Span<UInt8>
    ) -> SourceFileError {
        var lineStart = position
        var failureLine = line
        var next = ByteSearch.first(0x0A, in: bytes, from: lineStart, to: offset)
        while next < offset {
            lineStart = next + 1
            failureLine += 1
            next = ByteSearch.first(0x0A, in: bytes, from: lineStart, to: offset)
        }
        let column = ByteSearch.column(of: offset, in: bytes, lineStart: lineStart)
        return SourceFileError(code, message, at: SourceLocation(file: file, line: failureLine, column: column))
    }
}
