import ClewModel
import Foundation
import GRDB
import StatementStore
import Testing

struct AuditTests {
    private func logged() throws -> (ArchiveFixture, Archive) {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha")], on: "2024-01-01")
        for place in 1...4 {
            try archive.record(
                Judgement(
                    query: "q\(place)", entity: "a", decision: .different, reason: "other address", author: "analyst",
                    day: Invented.day("2024-01-0\(place)")))
        }
        return (fixture, archive)
    }

    /// Writes past the triggers, as somebody with a database tool could.
    private func tamper(_ fixture: ArchiveFixture, _ sql: String) throws {
        let queue = try DatabaseQueue(path: fixture.file.path())
        try queue.write { database in
            for trigger in try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")
            {
                try database.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try database.execute(sql: sql)
        }
    }

    @Test func anUntouchedLogIsWhole() throws {
        let (fixture, archive) = try logged()
        let verification = try archive.verifyAudit(anchor: archive.auditHead())
        #expect(verification.isWhole)
        #expect(verification.head.sequence == 5)
        withExtendedLifetime(fixture) {}
    }

    @Test(arguments: [
        "UPDATE audit SET body = '{}' WHERE sequence = 1", "DELETE FROM audit WHERE sequence = 5",
        "INSERT OR REPLACE INTO audit SELECT 3, day, kind, subject, '{}', hash FROM audit WHERE sequence = 3",
        "INSERT INTO audit SELECT 9, day, kind, subject, body, hash FROM audit WHERE sequence = 3",
        "DELETE FROM statement",
    ])
    func theDatabaseItselfRefusesToRewriteTheLog(sql: String) throws {
        let (fixture, _) = try logged()
        let queue = try DatabaseQueue(path: fixture.file.path())
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }

    @Test(arguments: [
        (
            "UPDATE audit SET body = replace(body, 'other', 'same') WHERE sequence = 3",
            AuditVerification.Fault.changed(sequence: 3)
        ),
        ("UPDATE audit SET day = day + 1 WHERE sequence = 2", .changed(sequence: 2)),
        ("UPDATE audit SET hash = zeroblob(32) WHERE sequence = 4", .changed(sequence: 4)),
        ("DELETE FROM audit WHERE sequence = 3", .missing(after: 2, before: 4)),
        (
            """
            UPDATE audit SET sequence = 30 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 4;
            UPDATE audit SET sequence = 4 WHERE sequence = 30
            """, AuditVerification.Fault.changed(sequence: 3)
        ),
    ])
    func everyTouchIsFound(sql: String, fault: AuditVerification.Fault) throws {
        let (fixture, archive) = try logged()
        try tamper(fixture, sql)
        let verification = try archive.verifyAudit()
        #expect(verification.faults.contains(fault))
    }

    @Test func aCutTailIsFoundWithAnAnchorOnly() throws {
        let (fixture, archive) = try logged()
        let anchor = try archive.auditHead()
        try tamper(fixture, "DELETE FROM audit WHERE sequence > 3")
        #expect(try archive.verifyAudit().isWhole)
        #expect(try archive.verifyAudit(anchor: anchor).faults == [.truncated(at: 3, anchor: 5)])
    }

    @Test func aLogWrittenAnewIsFoundWithAnAnchor() throws {
        let (first, archive) = try logged()
        let anchor = try #require(AuditHead(try archive.auditHead().description))
        let second = try ArchiveFixture()
        let other = try second.archive()
        for _ in 0..<5 { try other.recordAssessment(of: "case", fingerprint: "f", on: Invented.day("2024-01-01")) }
        #expect(try other.verifyAudit(anchor: anchor).faults == [.rewritten(anchor: 5)])
        withExtendedLifetime(first) {}
    }

    @Test func theLastDecisionStands() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        func decide(_ decision: Judgement.Decision, on day: String) throws {
            try archive.record(
                Judgement(
                    query: "q", entity: "a", decision: decision, reason: "r", author: "x", day: Invented.day(day)))
        }
        try decide(.different, on: "2024-01-01")
        try decide(.same, on: "2024-02-01")
        #expect(try archive.judgements(on: "q").map(\.decision) == [.same])
        #expect(try archive.judgements(on: "q", knownAt: Invented.day("2024-01-20")).map(\.decision) == [.different])
        #expect(try archive.judgements(on: "other").isEmpty)
    }
}
