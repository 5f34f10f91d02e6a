public import ClewModel
import Foundation
import SourceFiles

/// One act of a person, as the journal keeps it.
public struct JournalEntry: Hashable, Sendable {
    /// Its place in the journal, from 1 without gaps.
    public let sequence: Int64
    /// The day on which the act was done.
    public let day: Day
    /// The kind of act, such as `triage` or `forgotten`.
    public let kind: String
    /// What it belongs to: a run or a case, by an identifier that names nobody.
    public let subject: String
    /// The particulars as one line of JSON; `nil` where the subject was forgotten.
    public let body: String?
    /// SHA-256 of the body as hexadecimal digits; it stays when the body goes.
    public let bodyDigest: String
    /// SHA-256 over the entry and the hash of the entry before, as hexadecimal digits.
    public let hash: String

    /// The kind of an entry that says that its subject was forgotten.
    public static let forgotten = "forgotten"

    /// The hash that stands before the first entry.
    static let start = String(repeating: "0", count: 64)

    /// The hash of an entry: SHA-256 over the UTF-8 of six lines parted by line feeds, as the audit log of the archive has
    /// them, with the digest of the body in the place of the body.
    static func hash(
        previous: String, sequence: Int64, day: Day, kind: String, subject: String, bodyDigest: String
    ) -> String {
        SHA256Digest(ofText: "\(previous)\n\(sequence)\n\(day)\n\(kind)\n\(subject)\n\(bodyDigest)").hex
    }

    init(after last: JournalEntry?, day: Day, kind: String, subject: String, body: String) {
        sequence = (last?.sequence ?? 0) + 1
        self.day = day
        self.kind = kind
        self.subject = subject
        self.body = body
        bodyDigest = SHA256Digest(ofText: body).hex
        hash = Self.hash(
            previous: last?.hash ?? Self.start, sequence: sequence, day: day, kind: kind, subject: subject,
            bodyDigest: bodyDigest)
    }

    /// The entry without its body.
    var redacted: JournalEntry { JournalEntry(copying: self, body: nil) }

    private init(copying other: JournalEntry, body: String?) {
        sequence = other.sequence
        day = other.day
        kind = other.kind
        subject = other.subject
        self.body = body
        bodyDigest = other.bodyDigest
        hash = other.hash
    }

    /// What is wrong with the entry as the one after another, in words; `nil` where it follows.
    func fault(after last: JournalEntry?) -> String? {
        guard sequence == (last?.sequence ?? 0) + 1 else {
            return "entry \(sequence) stands where entry \((last?.sequence ?? 0) + 1) should"
        }
        if let body, SHA256Digest(ofText: body).hex != bodyDigest { return "entry \(sequence) was changed" }
        let expected = Self.hash(
            previous: last?.hash ?? Self.start, sequence: sequence, day: day, kind: kind, subject: subject,
            bodyDigest: bodyDigest)
        return expected == hash ? nil : "entry \(sequence) does not follow from the entry before it"
    }
}

extension JournalEntry: Codable {
    /// The entry as one line with a line feed.
    var line: [UInt8] {
        get throws(ClewError) {
            do {
                return Array(try StableJSON.line(of: self).utf8) + [0x0A]
            } catch {
                throw ClewError(.workStore, "the entry cannot be written as JSON")
            }
        }
    }
}

extension ClewError.Code {
    /// What people did cannot be read or written.
    public static let workStore = ClewError.Code(rawValue: "work.store")
}
