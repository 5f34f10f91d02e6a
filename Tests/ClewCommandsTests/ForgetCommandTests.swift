import CaseStore
import ClewModel
import Foundation
import TestSupport
import Testing

/// `clew forget` takes away what a case holds, and leaves a journal that verifies.
@Suite(.enabled(if: ClewProgram.location != nil))
struct ForgetCommandTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func forget(_ subject: String) throws -> Int32 {
        try ClewProgram.run("forget", subject, "--reason", "asked for", "--by", "Ada", "--work", folder.url.path).status
    }

    @Test func aCaseGoesWithItsFilesAndItsTombstoneStays() throws {
        let day = try #require(Day("2026-11-01"))
        do {
            let journal = try WorkJournal(at: folder.url.appending(path: WorkJournal.fileName))
            let shelf = try CaseShelf(journal, folder: folder.url.appending(path: CaseShelf.folderName))
            let id = try shelf.open("A secret name", by: "Ada", on: day)
            try shelf.put(Array("secret words".utf8), as: "case.yaml", into: id, by: "Ada", on: day)
        }
        #expect(try forget("c1") == 0)
        let journal = try WorkJournal(at: folder.url.appending(path: WorkJournal.fileName))
        #expect(journal.fault() == nil)
        #expect(journal.entries.map(\.kind) == ["case", "case", JournalEntry.forgotten])
        #expect(journal.entries.last?.body == "Ada: asked for")
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "cases/c1").path))
    }

    @Test(arguments: ["c9", "r9"])
    func whatIsNotThereIsSaidSo(_ subject: String) throws {
        do { _ = try WorkJournal(at: folder.url.appending(path: WorkJournal.fileName)) }
        #expect(try forget(subject) == 2)
    }

    @Test(arguments: ["", "c", "x1", "../c1"])
    func whatIsNoCaseIsRefused(_ subject: String) throws {
        #expect(try forget(subject) == 2)
    }
}
