import ClewModel
import Foundation
import GRDB
import StatementStore
import TestSupport
import Testing

/// What two versions of an invented list say; large enough that an import takes a while.
private enum Versions {
    static let size = 400
    /// The same two files are read again and again, which only a person would accept.
    static let rules = PublishingRules(greatestLoss: 1, fewestEntities: 0, acceptsProblems: true)

    static func entities(_ version: Int) -> [[ClewModel.Statement]] {
        (0..<size).filter { $0 % 7 != version }.map {
            Invented.company(EntityID("e\($0)"), "Entity \($0)", "Name of version \($0 % 3 == 0 ? version : 9)")
        }
    }

    /// Imports one version after the other, for ever.
    static func importEndlessly(into path: String) throws {
        let archive = try Archive(at: URL(filePath: path))
        var version = 0
        while true {
            try archive.load(entities(version), on: "2024-01-01", file: "v\(version)", rules: rules)
            version = 1 - version
        }
    }
}

struct FaultTests {
    @Test func aKillAtAnyMomentLosesNothing() async throws {
        let fixture = try ArchiveFixture()
        try fixture.archive().load(Versions.entities(0), on: "2024-01-01", file: "v0")
        var generator = SplitMix64(seed: 20)
        for _ in 0..<20 {
            let path = fixture.file.path()
            let delay = Int.random(in: 2_000..<200_000, using: &generator)
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, delay = delay as Int] in
                Thread.detachNewThread {
                    usleep(UInt32(delay))
                    kill(getpid(), SIGKILL)
                }
                try Versions.importEndlessly(into: path)
            }
            let archive = try fixture.archive()
            let last = try #require(try archive.lists().first)
            let version = last.files.first?.name == "v0" ? 0 : 1
            let expected = Entity.assemble(Versions.entities(version).flatMap { $0 })
            #expect(
                try archive.snapshot(validAt: nil, knownAt: .distantFuture).entities().map(\.id) == expected.map(\.id))
            #expect(try archive.verifyLists().isEmpty)
            #expect(try archive.verifyAudit().isWhole)
            let outcome = try archive.load(
                Versions.entities(1 - version), on: "2024-01-01", file: "v\(1 - version)", rules: Versions.rules)
            #expect(outcome.disposition == .published)
        }
    }

    @Test func aFullDiskChangesNothing() throws {
        let fixture = try ArchiveFixture()
        try fixture.archive().load([Invented.company("a", "Alpha")], on: "2024-01-01")
        let pages = try DatabaseQueue(path: fixture.file.path()).read { try Int.fetchOne($0, sql: "PRAGMA page_count") }
        let archive = try Archive(at: fixture.file, pageLimit: (pages ?? 0) + 2)
        let error = #expect(throws: ArchiveError.self) {
            try archive.load(Versions.entities(0) + Versions.entities(1), on: "2024-01-02", file: "large")
        }
        #expect(error?.code == .diskFull)
        #expect(error?.message.contains("Free some space") == true)
        // What was written is given back at once, and the very same archive can be read on.
        #expect(try FileManager.default.attributesOfItem(atPath: fixture.file.path() + "-wal")[.size] as? Int == 0)
        #expect(try archive.names(knownAt: "2024-02-01") == ["a: Alpha"])
        let after = try fixture.archive()
        #expect(try after.names(knownAt: "2024-02-01") == ["a: Alpha"])
        #expect(try after.load(Versions.entities(0), on: "2024-01-02", file: "v0").disposition == .published)
    }

    @Test func readingGoesOnWhereNothingCanBeWrittenAnyMore() throws {
        let fixture = try ArchiveFixture()
        do { try fixture.archive().load([Invented.company("a", "Alpha")], on: "2024-01-01") }
        let system = FaultyFileSystem()
        system.fail(at: 1, .full, isLasting: true)
        let archive = try Archive(at: fixture.file, access: .reading, fileSystem: system.name)
        #expect(try archive.names(knownAt: "2024-02-01") == ["a: Alpha"])
        #expect(system.hasFailed)
    }

    @Test func ofTwoImportsAtOnceTheSecondIsToldToWait() throws {
        let fixture = try ArchiveFixture()
        let first = try fixture.archive()
        let second = try Archive(at: fixture.file, patience: 0.05)
        _ = try first.importList(
            ListImportRequest(dataset: Invented.list, recorded: Invented.day("2024-01-01"))
        ) { draft in
            try draft.add(Invented.company("a", "Alpha"))
            let error = #expect(throws: ArchiveError.self) {
                try second.load([Invented.company("b", "Beta")], on: "2024-01-01")
            }
            #expect(error?.code == .busy)
        }
        #expect(try second.names(knownAt: "2024-01-01") == ["a: Alpha"])
        #expect(try second.load([Invented.company("b", "Beta")], on: "2024-01-01").disposition == .published)
    }

    @Test func aReadOnlyFolderCanBeReadAndSaysWhyItCannotBeWritten() async throws {
        let fixture = try ArchiveFixture()
        try fixture.archive().load([Invented.company("a", "Alpha")], on: "2024-01-01")
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: fixture.file.path() + suffix) }
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: fixture.file.path())
        try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: fixture.folder.path())
        // The superuser may write anywhere, so the child becomes nobody first.
        await #expect(processExitsWith: .success) { [path = fixture.file.path() as String] in
            if geteuid() == 0 { _ = setuid(65_534) }
            let url = URL(filePath: path)
            let codes: [ArchiveError.Code] = [.readOnly, .cannotOpen]
            do throws(ArchiveError) {
                _ = try Archive(at: url)
                exit(1)
            } catch {
                guard codes.contains(error.code) else { exit(2) }
            }
            do throws(ArchiveError) {
                _ = try Archive(at: url.deletingLastPathComponent().appending(path: "sub/new.sqlite"))
                exit(3)
            } catch {
                guard error.code == .readOnly else { exit(4) }
            }
            let archive = try Archive(at: url, access: .reading)
            guard try archive.names(knownAt: "2024-01-01") == ["a: Alpha"] else { exit(5) }
            do throws(ArchiveError) {
                try archive.confirm(Invented.list, on: Invented.day("2024-01-02"))
                exit(6)
            } catch {
                guard error.code == .readOnly else { exit(7) }
            }
        }
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fixture.folder.path())
    }

    @Test func anArchiveOfALaterVersionIsLeftAlone() throws {
        let fixture = try ArchiveFixture()
        try fixture.archive().load([Invented.company("a", "Alpha")], on: "2024-01-01")
        try DatabaseQueue(path: fixture.file.path()).write { database in
            try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('999-from-the-future')")
        }
        for access in [Archive.Access.writing, .reading] {
            let error = #expect(throws: ArchiveError.self) { try Archive(at: fixture.file, access: access) }
            #expect(error?.code == .newerVersion)
        }
    }

    @Test func whatIsNoArchiveIsLeftAlone() throws {
        let folder = try TemporaryDirectory()
        let text = try folder.write(
            "This is a text that is no database at all, and it is longer than a header.\n", to: "a.txt")
        #expect(throws: ArchiveError.self) { try Archive(at: text) }
        let other = folder.url.appending(path: "other.sqlite")
        try DatabaseQueue(path: other.path()).write { try $0.execute(sql: "CREATE TABLE mine (id INTEGER)") }
        let error = #expect(throws: ArchiveError.self) { try Archive(at: other) }
        #expect(error?.code == .notAnArchive)
        let tables = try DatabaseQueue(path: other.path()).read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema")
        }
        #expect(tables == ["mine"])
    }

    @Test func readingAnArchiveThatIsNotThereSaysSo() throws {
        let fixture = try ArchiveFixture()
        let error = #expect(throws: ArchiveError.self) { try Archive(at: fixture.file, access: .reading) }
        #expect(error?.code == .cannotOpen)
        #expect(!FileManager.default.fileExists(atPath: fixture.file.path()))
    }

    @Test func aChangedStatementIsFound() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha"), Invented.company("b", "Beta")], on: "2024-01-01")
        #expect(try archive.verifyLists().isEmpty)
        try DatabaseQueue(path: fixture.file.path()).write {
            try $0.execute(sql: "UPDATE statement SET value = 'Alfa' WHERE value = 'Alpha'")
        }
        #expect(try archive.verifyLists().map(\.entity) == ["a", nil])
    }

    @Test func aChangeInAnEarlierVersionIsFound() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha"), Invented.company("b", "Beta")], on: "2024-01-01", file: "1")
        try archive.load([Invented.company("a", "Alef"), Invented.company("b", "Beta")], on: "2024-01-02", file: "2")
        try archive.load([Invented.company("a", "Alpha")], on: "2024-01-03", file: "3")
        #expect(try archive.verifyLists().isEmpty)
        try DatabaseQueue(path: fixture.file.path()).write {
            try $0.execute(sql: "UPDATE statement SET value = 'Alfa' WHERE value = 'Alef'")
        }
        #expect(try archive.verifyLists().map(\.version) == [2])
    }

    @Test func aStatementMovedToAnotherVersionIsFound() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha")], on: "2024-01-01", file: "1")
        try archive.load([Invented.company("a", "Alpha"), Invented.company("b", "Beta")], on: "2024-01-02", file: "2")
        try DatabaseQueue(path: fixture.file.path()).write {
            try $0.execute(sql: "UPDATE statement SET opened = 1 WHERE value = 'Beta'")
        }
        let faults = try archive.verifyLists()
        #expect(Set(faults.map(\.version)) == [1])
        #expect(faults.allSatisfy { $0.entity == nil })
    }
}
