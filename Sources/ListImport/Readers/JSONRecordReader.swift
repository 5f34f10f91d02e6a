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
    /// A line that is no JSON is rejected, as is a value in the array, or after it, that is no object. What is no JSON in the
    /// array, or after it, ends the import, because nobody can tell where the next record begins. Where another array
    /// follows, its records are read too. A total that the wrapping object states is compared with what
    /// was found.
    func read(
        _ file: ListFile, into session: ImportSession, _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        var framer = JSONFramer(wrapperKey: wrapperKey, limit: session.options.recordLimit)
        let builder = JSONTreeBuilder(file: file.name)
        var isArray = false
        func handle(_ frame: JSONFramer.Frame) throws(ImportError) {
            let record: Record
            do throws(RecordFault) {
                guard frame.isRecord else {
                    guard Self.isValue(frame.bytes) else {
                        throw RecordFault("this is no JSON: \(Self.excerpt(of: frame.bytes))")
                    }
                    throw RecordFault("expected an object for each record, found \(Self.excerpt(of: frame.bytes))")
                }
                record = try builder.record(of: frame.bytes, line: frame.line)
            } catch {
                guard !isArray || Self.isValue(frame.bytes) else {
                    throw ImportError(
                        .malformed, error.message + "; nothing was imported",
                        at: SourceLocation(file: file.name, line: frame.line))
                }
                try session.rejectRecord(error, in: file.name, line: frame.line, content: frame.bytes.span)
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
        if let line = framer.continuation {
            session.report(
                .warning, "import.json.continues", "more follows after the array of records; it is read too",
                at: SourceLocation(file: file.name, line: line))
        }
        if let line = framer.several {
            session.report(
                .warning, JSONLinesScanner.several,
                "the line holds several records, and there may be more such lines; each record is read",
                at: SourceLocation(file: file.name, line: line))
        }
        if let stated = framer.stated { session.compare(stated: stated, found: framer.elements, in: file.name) }
    }

    /// Whether bytes are one JSON value.
    private static func isValue(_ bytes: [UInt8]) -> Bool {
        var diagnostics: [Diagnostic] = []
        var isWhole = false
        // What is no JSON is told by the caller.
        try? JSONLinesScanner.scan(bytes.span, as: "", lineLimit: .max, into: &diagnostics) { bytes, reader in
            try reader.skip(in: bytes)
            try reader.finish(in: bytes)
            isWhole = true
        }
        return isWhole && !diagnostics.contains { $0.severity == .error }
    }

    /// The beginning of something that is no record, for a message.
    private static func excerpt(of bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(24), as: UTF8.self)
        let plain = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
        return "“\(plain)\(bytes.count > 24 ? "…" : "")”"
    }

    /// Hands over a reader at the start of each record, without building anything; what is no JSON is passed over.
    func scan(
        _ file: ListFile, limit: Int, _ body: (_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws -> Void
    ) throws(ImportError) {
        var framer = JSONFramer(wrapperKey: wrapperKey, limit: limit)
        func handle(_ frame: JSONFramer.Frame) throws(ImportError) {
            guard frame.isRecord else { return }
            var diagnostics: [Diagnostic] = []
            try? JSONLinesScanner.scan(frame.bytes.span, as: file.name, lineLimit: .max, into: &diagnostics, body)
        }
        try file.forEachChunk(of: 1 << 16) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            try framer.feed(chunk, file: file.name, handle)
            return true
        }
        try framer.finish(file: file.name, handle)
    }
}
