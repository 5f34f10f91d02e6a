import ClewModel
import SourceFiles
public import StatementStore

/// An entry of the audit log as a line of JSON, for export.
public struct AuditLine: Encodable {
    let sequence: Int64
    let day: String
    let kind: String
    let subject: String
    let body: String
    let hash: String

    private init(_ entry: AuditEntry) {
        sequence = entry.sequence
        day = entry.day.description
        kind = entry.kind.rawValue
        subject = entry.subject
        body = entry.body
        hash = entry.hash
    }

    /// The line, without a line feed.
    public static func text(_ entry: AuditEntry) throws -> String {
        try StableJSON.line(of: AuditLine(entry))
    }
}
