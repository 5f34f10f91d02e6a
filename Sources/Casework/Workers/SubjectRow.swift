import ClewModel
import Foundation
import Screening
import SourceFiles

/// A row that names one subject: as it stands, or as an object with a key of the caller's own.
struct SubjectRow: Hashable, Sendable {
    /// The key of the row, which comes back with the answer; the subject itself where the row gives none.
    var id: String
    /// What the row asks about.
    var subject: String

    /// A row that cannot be read, and why.
    struct Fault: Error {
        var id = ""
        var message: String
    }

    /// Reads a row.
    ///
    /// - Parameters:
    ///   - row: The line.
    ///   - key: The member of an object that names the subject.
    init(_ row: [UInt8], subject key: String) throws(Fault) {
        guard row.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else {
            guard let text = String(validating: row, as: UTF8.self) else {
                throw Fault(message: "the row is not UTF-8")
            }
            subject = text.trimmingCharacters(in: .whitespaces)
            id = subject
            guard !subject.isEmpty else { throw Fault(message: "the row is empty") }
            return
        }
        var found: [Diagnostic] = []
        var members: [String: String] = [:]
        do {
            try JSONLinesScanner.scan(row.span, as: "row", into: &found) { bytes, reader in
                try reader.enterObject(in: bytes)
                var keys: Set<String> = []
                while let name = try reader.nextKey(in: bytes) {
                    let text = reader.text(of: name, in: bytes)
                    guard keys.insert(text).inserted else {
                        throw SourceFileError(
                            .syntax, "the key \(SafeText.quoted(text)) stands twice", at: reader.location(in: bytes))
                    }
                    if text == "id" || text == key, try reader.peek(in: bytes) == .string {
                        members[text] = try reader.text(in: bytes)
                    } else {
                        try reader.skip(in: bytes)
                    }
                }
                try reader.finish(in: bytes)
            }
        } catch {
            throw Fault(message: "the row cannot be read: \(error)")
        }
        if let problem = found.first(where: { $0.severity == .error }) {
            throw Fault(message: problem.message + (problem.location.column.map { " (column \($0))" } ?? ""))
        }
        guard let subject = members[key] ?? members["id"], !subject.isEmpty else {
            throw Fault(id: members["id"] ?? "", message: "the row has no member \(key) that is a text")
        }
        self.subject = subject
        id = members["id"] ?? subject
    }
}

extension WorkerStamp {
    /// The answer to a line that names one subject; a line that is too long or cannot be read is refused.
    ///
    /// - Parameters:
    ///   - key: The member of an object that names the subject.
    ///   - body: Answers the row, of which it gets the bytes too.
    func answer(
        _ line: LineStream.Line, subject key: String, _ body: (SubjectRow, [UInt8]) throws(ClewError) -> [UInt8]
    ) throws(ClewError) -> [UInt8] {
        switch line {
        case .tooLong(let length): return refusal(ofLength: length)
        case .text(let bytes):
            let row: SubjectRow
            do { row = try SubjectRow(bytes, subject: key) } catch {
                return refusal(bytes, id: error.id, code: "worker.row.unreadable", error.message)
            }
            return try body(row, bytes)
        }
    }
}
