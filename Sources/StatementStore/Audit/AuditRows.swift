import ClewModel
import Foundation
import GRDB

/// An act before it has its place in the log.
struct AuditAct {
    var day: Day
    var kind: AuditEntry.Kind
    var subject: String
    var body: JSONValue
}

/// The rows of the audit log.
enum AuditRows {
    /// Appends an act and chains it to the entry before.
    @discardableResult
    static func append(_ act: AuditAct, in database: Database) throws -> AuditEntry {
        guard !act.subject.utf8.contains(where: { $0 < 0x20 }) else {
            throw ArchiveError(.badValue, "the subject of a log entry is one line without control characters")
        }
        let head = try self.head(in: database)
        let sequence = head.sequence + 1
        let body = act.body.text
        let hash = AuditRows.hash(
            previous: head.hash, sequence: sequence, day: act.day, kind: act.kind.rawValue, subject: act.subject,
            body: body)
        try database.execute(
            sql: "INSERT INTO audit (sequence, day, kind, subject, body, hash) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [sequence, act.day.number, act.kind.rawValue, act.subject, body, hash.data])
        return AuditEntry(
            sequence: sequence, day: act.day, kind: act.kind, subject: act.subject, body: body, hash: hash.hex)
    }

    /// The hash of an entry: SHA-256 over the UTF-8 of six lines parted by line feeds: the hash of the entry before, the
    /// number, the day, the kind, the subject, the body.
    static func hash(
        previous: String, sequence: Int64, day: Day, kind: String, subject: String, body: String
    ) -> Hash256 {
        Hash256(of: Array("\(previous)\n\(sequence)\n\(day)\n\(kind)\n\(subject)\n\(body)".utf8))
    }

    static func head(in database: Database) throws -> AuditHead {
        guard let row = try Row.fetchOne(database, sql: ArchiveQuery.auditHead) else { return .empty }
        return AuditHead(
            sequence: try row.decode(Int64.self, atIndex: 0),
            hash: Hash256(try row.decode(Data.self, atIndex: 1))?.hex ?? "")
    }

    static func read(_ row: Row) throws -> AuditEntry {
        AuditEntry(
            sequence: try row.decode(Int64.self, atIndex: 0), day: Day(number: try row.decode(Int32.self, atIndex: 1)),
            kind: AuditEntry.Kind(rawValue: try row.decode(String.self, atIndex: 2)),
            subject: try row.decode(String.self, atIndex: 3), body: try row.decode(String.self, atIndex: 4),
            hash: try row.decode(Data?.self, atIndex: 5).flatMap(Hash256.init)?.hex ?? "")
    }
}
