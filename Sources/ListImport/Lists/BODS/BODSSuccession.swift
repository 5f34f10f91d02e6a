import ClewModel
import SourceFiles

/// When statements of beneficial ownership ceased to hold, because later ones update, close or replace them.
///
/// A later statement can stand anywhere in the files, so that they are looked through once for these before they are read;
/// only statements that end others are kept in memory.
struct BODSSuccession {
    private struct Step {
        let date: String
        let isClosing: Bool
    }

    private struct Head {
        var record: String?
        var type: String?
        var status: String?
        var date: String?
        var replaced: [String] = []
    }

    /// The updates and the closing of each relationship, by its record.
    private var steps: [String: [Step]] = [:]
    /// The days on which statements of the older versions were replaced.
    private var replacements: [String: String] = [:]

    /// Looks through files.
    init(_ files: [ListFile], limit: Int) throws(ImportError) {
        for file in files {
            try JSONRecordReader().scan(file, limit: limit) { bytes, reader in
                note(try BODSSuccession.head(&reader, bytes))
            }
        }
    }

    /// The day on which a relationship's state that was stated on a day ended; `nil` where it still holds.
    ///
    /// - Parameters:
    ///   - record: The relationship's record.
    ///   - date: The day of the statement.
    ///   - isClosing: Whether the statement itself closes the record.
    func end(of record: String, statedOn date: String?, isClosing: Bool) -> String? {
        if isClosing { return date }
        return steps[record]?.filter { $0.date > (date ?? "") || ($0.isClosing && $0.date == date) }.map(\.date).min()
    }

    /// The day of the last statement before one that closes a record, where it is an update.
    func lastUpdate(of record: String, before date: String?) -> String? {
        steps[record]?.filter { !$0.isClosing && $0.date <= (date ?? "9999") }.map(\.date).max()
    }

    /// The day on which a statement of the older versions was replaced; `nil` where it still holds.
    func replacement(of statement: String) -> String? {
        replacements[statement]
    }

    private mutating func note(_ head: Head) {
        guard let date = head.date.map({ String($0.prefix(10)) }) else { return }
        if let record = head.record, head.type == "relationship", head.status == "updated" || head.status == "closed" {
            steps[record, default: []].append(Step(date: date, isClosing: head.status == "closed"))
        }
        for statement in head.replaced {
            replacements[statement] = min(replacements[statement] ?? date, date)
        }
    }

    private static func head(_ reader: inout JSONReader, _ bytes: Span<UInt8>) throws(SourceFileError) -> Head {
        var head = Head()
        guard try reader.peek(in: bytes) == .object else { return head }
        try reader.enterObject(in: bytes)
        while let key = try reader.nextKey(in: bytes) {
            let isText = try reader.peek(in: bytes) == .string
            if key.equals("recordId", in: bytes), isText {
                head.record = try reader.text(in: bytes)
            } else if key.equals("recordType", in: bytes), isText {
                head.type = try reader.text(in: bytes)
            } else if key.equals("recordStatus", in: bytes), isText {
                head.status = try reader.text(in: bytes)
            } else if key.equals("statementDate", in: bytes), isText {
                head.date = try reader.text(in: bytes)
            } else if key.equals("replacesStatements", in: bytes), try reader.peek(in: bytes) == .array {
                try reader.enterArray(in: bytes)
                while try reader.nextElement(in: bytes) {
                    if try reader.peek(in: bytes) == .string {
                        head.replaced.append(try reader.text(in: bytes))
                    } else {
                        try reader.skip(in: bytes)
                    }
                }
            } else {
                try reader.skip(in: bytes)
            }
        }
        return head
    }
}
