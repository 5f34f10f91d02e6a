import ClewModel
import SourceFiles

/// Reads a file of one JSON value a line, in pieces, and leaves it to the format to pull out what it wants: nothing is
/// built that is not wanted.
///
/// - Complexity: O(*n*) time; memory for the largest line.
struct JSONLineReader {
    /// Reads a file and hands over a reader at the start of each line's value.
    ///
    /// A line that is no JSON is rejected, as is one for which `body` throws ``RecordFault``.
    ///
    /// - Parameter identify: Finds the identifier of a record in a line that is damaged further on, where it can.
    func read(
        _ file: ListFile, into session: ImportSession,
        identify: (_ bytes: Span<UInt8>, _ reader: JSONReader) -> String? = { _, _ in nil },
        _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws(ImportError) {
        var buffer: [UInt8] = []
        var line = 1
        try file.forEachChunk(of: 1 << 20) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            buffer.append(contentsOf: chunk)
            buffer.removeSubrange(0..<(try scan(buffer, isLast: false, of: file.name, &line, session, identify, body)))
            return true
        }
        _ = try scan(buffer, isLast: true, of: file.name, &line, session, identify, body)
    }

    /// Reads the whole lines of a piece, and answers how many bytes they have.
    private func scan(
        _ piece: [UInt8], isLast: Bool, of file: String, _ line: inout Int, _ session: ImportSession,
        _ identify: (_ bytes: Span<UInt8>, _ reader: JSONReader) -> String?,
        _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws(ImportError) -> Int {
        var diagnostics: [Diagnostic] = []
        let consumed: Int
        do {
            consumed = try JSONLinesScanner.scanPiece(
                piece.span, isLast: isLast, as: file, line: &line, lineLimit: session.options.recordLimit,
                takesSeveral: true, into: &diagnostics
            ) { bytes, reader in
                let start = reader
                let content = bytes.extracting(start.range)
                do {
                    try body(bytes, &reader)
                } catch let fault as RecordFault {
                    try session.rejectRecord(
                        fault, in: file, line: reader.line, id: identify(bytes, start), content: content)
                } catch let error as SourceFileError {
                    try session.rejectRecord(
                        RecordFault("this is no JSON: \(error.message)"), in: file, line: reader.line,
                        id: start.hasMore(in: bytes) ? nil : identify(bytes, start), content: content)
                }
            }
        } catch let error as ImportError {
            throw error
        } catch let error as SourceFileError {
            throw ImportError(.malformed, error.message, at: error.location)
        } catch {
            throw ImportError(.malformed, "\(error)", at: SourceLocation(file: file, line: line))
        }
        for diagnostic in diagnostics {
            if diagnostic.severity == .error {
                try session.rejectRecord(
                    RecordFault("this is no JSON: \(diagnostic.message)"), in: file,
                    line: diagnostic.location.line ?? line, content: Array(diagnostic.message.utf8).span)
            } else {
                session.report(diagnostic.severity, diagnostic.code, diagnostic.message, at: diagnostic.location)
            }
        }
        return consumed
    }
}
