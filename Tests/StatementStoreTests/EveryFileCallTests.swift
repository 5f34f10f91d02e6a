import ClewModel
import Foundation
import StatementStore
import TestSupport
import Testing

/// Each call of the file system fails once, for every call that an act makes: afterwards the archive holds all of the act
/// or nothing of it, and what is read is right or refused.
struct EveryFileCallTests {
    private struct Answer: Equatable {
        let names: [String]
        let stale: Int
        let entries: Int
    }

    private static func answer(_ archive: Archive) throws -> Answer {
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture)
        let names = try snapshot.entities().flatMap { entity in entity[.name].map { "\(entity.id): \($0)" } }
        return Answer(names: names, stale: snapshot.stale.count, entries: try archive.auditEntries().count)
    }

    private static func entities(_ version: Int) -> [[Statement]] {
        (0..<30).filter { $0 % 5 != version }.map { number in
            Invented.company(EntityID("e\(number)"), "Mill \(number)", number % 3 == 0 ? "Version \(version)" : "Mills")
        }
    }

    /// Lets every call of an act fail in turn.
    ///
    /// - Returns: How many calls there were.
    private func everyCall(
        _ fault: FaultyFileSystem.Fault, isLasting: Bool = false, of act: (Archive) throws -> Void
    ) throws -> Int {
        let system = FaultyFileSystem()
        let start = try ArchiveFixture()
        do { try start.archive().load(Self.entities(0), on: "2024-01-01", file: "v0") }
        let bytes = try Data(contentsOf: start.file)
        let before = try Self.answer(try start.archive())
        try act(try start.archive())
        let after = try Self.answer(try start.archive())
        var call = 0
        while true {
            call += 1
            let fixture = try ArchiveFixture()
            try bytes.write(to: fixture.file)
            system.fail(at: call, fault, isLasting: isLasting)
            var isDone = false
            do {
                let archive = try Archive(at: fixture.file, fileSystem: system.name)
                try act(archive)
                isDone = true
            } catch is ArchiveError {
                // It says why; what it left is looked at below.
            }
            let hasFailed = system.hasFailed
            system.fail(at: nil)
            let found = try Self.answer(try fixture.archive())
            #expect(found == after || (!isDone && found == before), "call \(call)")
            #expect(try fixture.archive().verifyLists().isEmpty, "call \(call)")
            #expect(try fixture.archive().verifyAudit().isWhole, "call \(call)")
            // And the act can be done, whatever the failure left behind.
            if found == before, before != after {
                try act(try fixture.archive())
                #expect(try Self.answer(try fixture.archive()) == after, "call \(call)")
            }
            guard hasFailed else { return call - 1 }
        }
    }

    @Test(arguments: FaultyFileSystem.Fault.allCases)
    func anImportIsWholeOrNothing(fault: FaultyFileSystem.Fault) throws {
        // A device may fail once; a disk that is full stays so.
        for isLasting in fault == .full ? [false, true] : [false] {
            let calls = try everyCall(fault, isLasting: isLasting) { archive in
                try archive.load(Self.entities(1), on: "2024-02-01", file: "v1")
            }
            #expect(calls > 8)
        }
    }

    @Test(arguments: FaultyFileSystem.Fault.allCases)
    func decisionsAreAllOnRecordOrNone(fault: FaultyFileSystem.Fault) throws {
        let calls = try everyCall(fault) { archive in
            try archive.record(
                ["e1", "e2", "e3"].map { entity in
                    Judgement(
                        query: "query", entity: EntityID(entity), decision: .different, reason: "another town",
                        author: "ab", day: Invented.day("2024-02-01"))
                })
        }
        #expect(calls > 4)
    }

    @Test func anExportIsWholeOrFails() throws {
        let fixture = try ArchiveFixture()
        do { try fixture.archive().load(Self.entities(0), on: "2024-01-01", file: "v0") }
        let system = FaultyFileSystem()
        func export() throws -> [UInt8] {
            let archive = try Archive(at: fixture.file, access: .reading, fileSystem: system.name)
            var bytes: [UInt8] = []
            try archive.snapshot(validAt: nil, knownAt: .distantFuture).export(.statements) { bytes += $0 }
            return bytes
        }
        let whole = try export()
        var call = 0
        var failures = 0
        repeat {
            call += 1
            system.fail(at: call)
            do {
                #expect(try export() == whole, "call \(call)")
            } catch is ArchiveError {
                failures += 1
            }
        } while system.hasFailed
        #expect(failures > 5)
    }
}
