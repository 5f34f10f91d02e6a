import ClewModel
import SourceFiles

/// Reads a JSON file as records, in pieces: JSON lines, an array of objects, or an object that wraps such an array.
///
/// A field of a record is a member; an array of values is the member repeated; `null` is no value.
///
/// - Complexity: O(*n*) time; memory for the largest record.
struct JSONRecordReader {
    /// The key of the array of records, where an object wraps it.
    var wrapperKey: String?

    /// Reads a file and hands over each record in order.
    ///
    /// A line that is no JSON is rejected; in an array, where nobody can tell where the next record begins, it ends the
    /// import.
    func read(
        _ file: ListFile, into session: ImportSession, _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        var framer = JSONFramer(wrapperKey: wrapperKey, limit: session.options.recordLimit)
        let builder = JSONTreeBuilder(file: file.name)
        var isArray = false
        func handle(_ frame: [UInt8], _ line: Int) throws(ImportError) {
            let record: Record
            do throws(RecordFault) {
                record = try builder.record(of: frame, line: line)
            } catch {
                guard !isArray else {
                    throw ImportError(
                        .malformed, error.message + "; nothing was imported",
                        at: SourceLocation(file: file.name, line: line))
                }
                try session.rejectRecord(error, in: file.name, line: line)
                return
            }
            try body(record)
        }
        try file.forEachChunk(of: 1 << 16) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            if !isArray { isArray = framer.opensArray(chunk) }
            try framer.feed(chunk, file: file.name, handle)
            return true
        }
        try framer.finish(file: file.name, handle)
    }

    /// Hands over a reader at the start of each record, without building anything; what is no JSON is passed over.
    func scan(
        _ file: ListFile, limit: Int, _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws(ImportError) {
        var framer = JSONFramer(wrapperKey: wrapperKey, limit: limit)
        func handle(_ frame: [UInt8], _ line: Int) throws(ImportError) {
            var diagnostics: [Diagnostic] = []
            try? JSONLinesScanner.scan(frame.span, as: file.name, lineLimit: .max, into: &diagnostics, body)
        }
        try file.forEachChunk(of: 1 << 16) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            try framer.feed(chunk, file: file.name, handle)
            return true
        }
        try framer.finish(file: file.name, handle)
    }
}
