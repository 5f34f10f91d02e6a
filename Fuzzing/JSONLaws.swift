import ClewModel
import SourceFiles

/// What holds of JSON lines, whatever they are.
enum JSONLaws {
    /// What a scan found: values, remarks, the end.
    private struct Outcome: Equatable {
        var values: [String] = []
        var remarks: [String] = []
        var failure: String?
    }

    /// A file read in two pieces gives what it gives in one, and stepping over a value succeeds where reading it does.
    static func check(_ bytes: [UInt8]) {
        let whole = scan(bytes, cutAt: nil)
        for cut in Set([bytes.count / 3, bytes.count / 2, max(0, bytes.count - 1)]) {
            let pieces = scan(bytes, cutAt: cut)
            demand(pieces == whole, "cut at \(cut): \(pieces) instead of \(whole)")
        }
    }

    private static func scan(_ bytes: [UInt8], cutAt cut: Int?) -> Outcome {
        var outcome = Outcome()
        var diagnostics: [Diagnostic] = []
        var line = 1
        var start = 0
        do {
            if let cut {
                start = try piece(bytes.span.extracting(0..<cut), isLast: false, &line, &diagnostics, &outcome)
            }
            let count = try piece(
                bytes.span.extracting(start..<bytes.count), isLast: true, &line, &diagnostics, &outcome)
            demand(start + count == bytes.count, "a scan stops at \(start + count) of \(bytes.count)")
        } catch {
            outcome.failure = "\(error)"
        }
        for diagnostic in diagnostics {
            demand((diagnostic.location.column ?? 0) > 0, "a remark has no column")
        }
        outcome.remarks = diagnostics.map { "\($0)" }
        return outcome
    }

    private static func piece(
        _ bytes: Span<UInt8>, isLast: Bool, _ line: inout Int, _ diagnostics: inout [Diagnostic],
        _ outcome: inout Outcome
    ) throws -> Int {
        var values: [String] = []
        defer { outcome.values += values }
        return try JSONLinesScanner.scanPiece(
            bytes, isLast: isLast, as: "t", line: &line, lineLimit: 2000, into: &diagnostics
        ) { bytes, reader in
            var skipping = reader
            let isSkipped = (try? skipping.skip(in: bytes)) != nil && (try? skipping.finish(in: bytes)) != nil
            do {
                var text = "\(reader.line) "
                try read(bytes, &reader, into: &text)
                try reader.finish(in: bytes)
                values.append(text)
                demand(isSkipped && skipping.position == reader.position, "what can be read cannot be stepped over")
            } catch let error as SourceFileError {
                demand(!isSkipped || error.message.contains("too large"), "\(error) in what can be stepped over")
                throw error
            }
        }
    }

    private static func read(
        _ bytes: Span<UInt8>, _ reader: inout JSONReader, into text: inout String
    ) throws(SourceFileError) {
        switch try reader.peek(in: bytes) {
        case .string: text += try reader.text(in: bytes).debugDescription
        case .number: text += "\(try reader.number(in: bytes))"
        case .bool: text += "\(try reader.bool(in: bytes))"
        case .null: text += try reader.takeNull(in: bytes) ? "null" : ""
        case .array:
            text += "["
            try reader.enterArray(in: bytes)
            while try reader.nextElement(in: bytes) {
                try read(bytes, &reader, into: &text)
                text += ","
            }
            text += "]"
        case .object:
            text += "{"
            try reader.enterObject(in: bytes)
            while let key = try reader.nextKey(in: bytes) {
                text += reader.text(of: key, in: bytes).debugDescription + ":"
                try read(bytes, &reader, into: &text)
                text += ","
            }
            text += "}"
        }
    }
}
