import ClewModel
import Foundation
import GRDB

/// Checks what every reading rests on beside the statements: that the small tables are sound, that the log is a chain, and
/// that the versions on record are those that the log tells of.
///
/// - Complexity: O(*e* + *v*) for *e* entries of the log and *v* versions; some ten microseconds each.
struct RecordCheck {
    private let database: Database
    private let path: String

    init(_ database: Database, at path: String) {
        self.database = database
        self.path = path
    }

    /// Checks everything.
    ///
    /// - Throws: ``ArchiveError/Code/damaged`` with the first fault.
    func run() throws {
        for table in ["list", "version", "version_file", "term", "link", "audit", "completeness"] {
            let found = try String.fetchAll(database, sql: "PRAGMA integrity_check('\(table)')")
            if let problem = found.first(where: { $0 != "ok" }) { throw damage("the table \(table): \(problem)") }
        }
        let told = try chain()
        try versions(told)
        let unchecked = try String.fetchAll(
            database, sql: "SELECT dataset FROM list WHERE unchecked IS NOT -checked OR typeof(checked) <> 'integer'")
        if let list = unchecked.first { throw damage("the day on which \(list) was checked is not what was recorded") }
    }

    /// Compares versions that will be read with the log, field by field.
    func compare(_ versions: [ListVersion]) throws {
        if let fault = try LogComparison(database).faults(of: versions).first { throw damage(fault.sentence) }
    }

    func damage(_ message: String) -> ArchiveError {
        ArchiveError(
            .damaged,
            "\(path): the archive is damaged (\(message)); nothing was answered from it. Restore it from a copy, or import "
                + "the lists again into a new archive")
    }

    /// Follows the log, and gives the day and the list of each version that it tells of.
    private func chain() throws -> [Int64: (list: String, day: Int64)] {
        let select = try BoundStatement(
            """
            SELECT sequence, day, kind, subject, body, hash,
                CASE WHEN kind = 'list.published' AND json_valid(body) THEN json_extract(body, '$.version') END
            FROM audit ORDER BY sequence
            """, in: database)
        var head = AuditHead.empty
        var told: [Int64: (String, Int64)] = [:]
        while try select.step() {
            guard select.number(0) == head.sequence + 1 else {
                throw damage("the log has a gap after entry \(head.sequence)")
            }
            guard let day = Int32(exactly: select.number(1)) else {
                throw damage("entry \(select.number(0)) of the log")
            }
            let expected = AuditRows.hash(
                previous: head.hash, sequence: select.number(0), day: Day(number: day), kind: select.text(2),
                subject: select.text(3), body: select.text(4))
            guard select.hash(5) == expected else {
                throw damage("entry \(select.number(0)) of the log does not follow from the one before it")
            }
            head = AuditHead(sequence: select.number(0), hash: expected.hex)
            if select.text(2) == AuditEntry.Kind.listPublished.rawValue {
                told[select.number(6)] = (select.text(3), Int64(day))
            }
        }
        return told
    }

    private func versions(_ told: [Int64: (list: String, day: Int64)]) throws {
        let select = try BoundStatement(
            "SELECT version.id, list.dataset, recorded FROM version LEFT JOIN list ON list.id = version.list",
            in: database)
        var count = 0
        while try select.step() {
            let number = select.number(0)
            guard let entry = told[number], entry.list == select.text(1), entry.day == select.number(2) else {
                throw damage("version \(number) is not what the log tells of")
            }
            count += 1
        }
        if count != told.count { throw damage("the log tells of \(told.count) versions, and \(count) are on record") }
        if let fault = try LogComparison(database).faultsOfLinks().first { throw damage(fault.sentence) }
    }
}
