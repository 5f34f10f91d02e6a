import ClewModel
import Foundation
import GRDB
import StatementStore
import Testing

/// What somebody with a database tool could change without touching the log.
struct LogComparisonTests {
    private let fixture: ArchiveFixture
    private let archive: Archive

    init() throws {
        fixture = try ArchiveFixture()
        archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha"), Invented.company("b", "Beta")], on: "2024-01-01")
        try archive.load([Invented.company("a", "Alef"), Invented.company("c", "Gamma")], on: "2024-02-01")
        for (one, other) in [("a", "c"), ("b", "c")] {
            _ = try archive.record(
                IdentityLink(
                    EntityID(one), EntityID(other), reason: "the same register number",
                    citation: Citation("Invented Register"), recorded: Invented.day("2024-03-01")))
        }
        try archive.withdraw(link: 2, reason: "another number", on: Invented.day("2024-03-02"))
    }

    private func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: fixture.file.path())
        try queue.write { database in
            for trigger in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try database.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try database.execute(sql: sql)
        }
    }

    @Test func whatWasImportedAndLinkedAgreesWithTheLog() throws {
        #expect(try archive.verifyAudit().isWhole)
        #expect(try archive.verifyLists().isEmpty)
    }

    @Test(arguments: [
        ("UPDATE version SET recorded = 19000 WHERE id = 1", "the day of recording"),
        ("UPDATE version SET published = 20230000 WHERE id = 2", "the day of publication"),
        ("UPDATE version SET reader = 'other' WHERE id = 1", "the reader"),
        ("UPDATE version SET records = 9 WHERE id = 1", "the counts"),
        ("UPDATE version_file SET sha256 = '\(String(repeating: "f", count: 64))' WHERE version = 2", "the files"),
        ("DELETE FROM version_file WHERE version = 1", "the files"),
        ("DELETE FROM change WHERE version = 2 AND key = 'c'", "2 changes are on record"),
        ("UPDATE change SET entity = 77 WHERE key = 'c'", "of which 1 touched no statement"),
        ("DELETE FROM audit", "the log has no entry of it"),
        ("DELETE FROM link WHERE id = 1", "link 1: the log tells of it, and it is not on record"),
        (
            "INSERT INTO link SELECT 9, 'a', 'b', reason, citation, confidence, opened, NULL, NULL FROM link WHERE id = 1",
            "link 9: the log has no entry of it"
        ),
        ("UPDATE link SET reason = 'because' WHERE id = 1", "link 1: it is not what entry 3 of the log says"),
        ("UPDATE link SET closed = NULL, withdrawal = NULL WHERE id = 2", "link 2: whether it stands"),
        ("UPDATE link SET closed = 19900 WHERE id = 1", "link 1: it was taken back"),
    ])
    func aChangeBesideTheLogIsFound(sql: String, message: String) throws {
        try tamper(sql)
        #expect(try archive.verifyAudit().faults.contains { $0.description.contains(message) })
        #expect(try archive.verifyLists().contains { $0.message.contains(message) })
    }

    @Test func aVersionThatIsGoneIsFound() throws {
        try tamper("DELETE FROM version_file WHERE version = 2; DELETE FROM version WHERE id = 2")
        #expect(
            try archive.verifyAudit().faults.contains {
                $0.description == "version 2 of invented_list: the log tells of it in entry 2, and it is not on record"
            })
    }

    @Test(arguments: [
        "UPDATE version SET recorded = '2020-01-01'", "UPDATE version SET digest = 7, reader = x'00ff'",
        "UPDATE link SET opened = 'then'", "UPDATE list SET checked = 'now'",
    ])
    func aValueOfAnotherKindIsAMessageAndNoTrap(sql: String) throws {
        try tamper(sql)
        for check in [{ _ = try archive.verifyLists() }, { _ = try archive.verifyAudit() }] {
            let error = #expect(throws: ArchiveError.self) { try check() }
            #expect(error?.code == .damaged)
        }
    }
}
