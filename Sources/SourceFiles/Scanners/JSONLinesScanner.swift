public import ClewModel
public import Foundation

/// A scanner for files of one JSON value a line, too large to hold.
///
/// It finds the lines, checks UTF-8 and lets the caller pull what it wants out of each value through ``JSONReader``. A
/// broken line is reported with its place and the next one is read.
public enum JSONLinesScanner {
    /// Reads a file in pieces and hands out a reader at the start of each line's value.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - lineLimit: The most bytes that one line may have; the memory held is a small multiple of it.
    ///   - diagnostics: Receives the broken lines, and what the readers of the others remarked.
    ///   - body: Pulls what it wants out of one value; the rest of it may be left unread. Bytes and reader are valid during
    ///     the call only.
    /// - Throws: ``SourceFileError`` where the file cannot be read or a line is too long; what `body` throws other than
    ///   ``SourceFileError``, which is taken for the report of a broken line.
    public static func scan(
        _ url: URL, as name: String, lineLimit: Int = 16 << 20, into diagnostics: inout [Diagnostic],
        _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws {
        var buffer = try ChunkBuffer(url, name: name, chunkSize: 1 << 20)
        var line = 1
        var consumed = 0
        repeat {
            try buffer.refill(dropping: consumed)
            consumed = try scanPiece(
                buffer.bytes.span, isLast: buffer.isLast, as: name, line: &line, lineLimit: lineLimit,
                into: &diagnostics, body)
        } while !buffer.isLast
    }

    /// Hands out a reader at the start of each line's value of a text in memory.
    public static func scan(
        _ bytes: Span<UInt8>, as name: String, lineLimit: Int = 16 << 20, into diagnostics: inout [Diagnostic],
        _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws {
        var line = 1
        _ = try scanPiece(
            bytes, isLast: true, as: name, line: &line, lineLimit: lineLimit, into: &diagnostics, body)
    }

    /// Hands out a reader at the start of the value of each whole line in a piece of a file.
    ///
    /// - Parameters:
    ///   - bytes: The piece, which starts where a line does.
    ///   - isLast: Whether the file ends where the piece does.
    ///   - name: The name that messages use.
    ///   - line: The number of the piece's first line; afterwards that of the next piece's.
    ///   - lineLimit: The most bytes that one line may have.
    ///   - takesSeveral: Whether each of several objects on a line is handed out, and a warning says so; else the caller hears
    ///     of the first, behind which something follows.
    ///   - diagnostics: As in ``scan(_:as:lineLimit:into:_:)``.
    ///   - body: As in ``scan(_:as:lineLimit:into:_:)``.
    /// - Returns: How many bytes were read; the rest belongs to the next piece.
    public static func scanPiece(
        _ bytes: Span<UInt8>, isLast: Bool, as name: String, line: inout Int, lineLimit: Int,
        takesSeveral: Bool = false,
        into diagnostics: inout [Diagnostic],
        _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws -> Int {
        // One check of all the lines at hand is far faster than one a line; only damage is looked for line by line.
        let isSound = UTF8Check.firstInvalidOffset(in: bytes.extracting(0..<lastLineEnd(bytes, isLast)), from: 0) == nil
        var start = 0
        while start < bytes.count {
            let end = ByteSearch.first(0x0A, in: bytes, from: start, to: bytes.count)
            guard end - start <= lineLimit else {
                throw SourceFileError(
                    .lineTooLong,
                    "the line is longer than \(SourceFile.byteCount(lineLimit)); expected one record a line",
                    at: SourceLocation(file: name, line: line, column: 1))
            }
            if end == bytes.count, !isLast { return start }
            let parts = takesSeveral ? values(in: bytes, start..<end, as: name, line: line) : []
            if parts.isEmpty {
                try read(bytes, start..<end, as: name, line: line, isSound: isSound, into: &diagnostics, body)
            } else {
                diagnostics.append(
                    Diagnostic(
                        .warning, code: several, "the line holds several values; expected one a line, and each is read",
                        at: SourceLocation(file: name, line: line)))
                for part in parts {
                    try read(bytes, part, as: name, line: line, isSound: isSound, into: &diagnostics, body)
                }
            }
            start = end + 1
            line += 1
        }
        return min(start, bytes.count)
    }

    /// The code of what is said of a line that holds several values.
    public static let several = "json.line.several"

    /// Where the values of a line lie that holds several objects, such as `{…}{…}`; none where it holds one.
    ///
    /// Behind the last whole one the rest of the line is taken for another, which whoever reads it will refuse.
    private static func values(
        in bytes: Span<UInt8>, _ range: Range<Int>, as name: String, line: Int
    ) -> [Range<Int>] {
        guard hasObjectBehindObject(bytes, range) else { return [] }
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        while true {
            var reader = JSONReader(file: name, line: line, range: start..<range.upperBound)
            if line == 1, parts.isEmpty { reader.skipByteOrderMark(in: bytes) }
            if reader.isAtEnd(in: bytes) { break }
            guard (try? reader.skip(in: bytes)) != nil else {
                parts.append(start..<range.upperBound)
                break
            }
            parts.append(start..<reader.position)
            start = reader.position
        }
        return parts.count > 1 ? parts : []
    }

    /// Whether an opening brace follows a closing one, with nothing but blanks between, as it does in a string or behind a value.
    private static func hasObjectBehindObject(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var open = ByteSearch.first(0x7B, in: bytes, from: range.lowerBound, to: range.upperBound)
        while open < range.upperBound {
            var before = open - 1
            while before >= range.lowerBound, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
            if before >= range.lowerBound, bytes[before] == 0x7D { return true }
            open = ByteSearch.first(0x7B, in: bytes, from: open + 1, to: range.upperBound)
        }
        return false
    }

    /// The end of the last line that is at hand whole.
    private static func lastLineEnd(_ bytes: Span<UInt8>, _ isLast: Bool) -> Int {
        guard !isLast else { return bytes.count }
        var end = bytes.count
        while end > 0, bytes[end - 1] != 0x0A { end -= 1 }
        return end
    }

    @inline(__always)
    private static func read(
        _ bytes: Span<UInt8>, _ range: Range<Int>, as name: String, line: Int, isSound: Bool,
        into diagnostics: inout [Diagnostic],
        _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws {
        var reader = JSONReader(file: name, line: line, range: range)
        if line == 1 { reader.skipByteOrderMark(in: bytes) }
        guard !reader.isAtEnd(in: bytes) else { return }
        do {
            if !isSound, let offset = UTF8Check.firstInvalidOffset(in: bytes.extracting(range), from: 0) {
                throw reader.failure(.encoding, "the text is not UTF-8", at: range.lowerBound + offset, in: bytes)
            }
            try body(bytes, &reader)
        } catch let error as SourceFileError {
            diagnostics.append(error.diagnostic)
        }
        if !reader.diagnostics.isEmpty { diagnostics += reader.diagnostics }
    }
}
