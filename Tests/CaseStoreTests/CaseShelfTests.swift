import ClewModel
import Foundation
import TestSupport
import Testing

@testable import CaseStore

/// The files of cases: every version stays, and what is forgotten goes.
struct CaseShelfTests {
    private let folder: TemporaryDirectory
    private static let day = Day("2026-11-01") ?? .distantPast

    init() throws { folder = try TemporaryDirectory() }

    private func shelf() throws -> CaseShelf {
        try CaseShelf(
            WorkJournal(at: folder.url.appending(path: "journal.jsonl")), folder: folder.url.appending(path: "cases"))
    }

    private func text(_ shelf: CaseShelf, _ id: String, _ name: String) throws -> String {
        try String(contentsOf: shelf.folder(of: id).appending(path: name), encoding: .utf8)
    }

    @Test func everyVersionOfAFileStaysAndCanBePutBack() throws {
        let shelf = try shelf()
        let id = try shelf.open("Invented case", by: "Ada", on: Self.day)
        for content in ["a", "b", "c"] {
            try shelf.put(Array(content.utf8), as: "lots.csv", into: id, by: "Ada", on: Self.day)
        }
        #expect(try text(shelf, id, "lots.csv") == "c")
        let first = try #require(shelf.record(id)?.files["lots.csv"]?.first?.sha256)
        try shelf.restore("lots.csv", to: first, in: id, by: "Ben", on: Self.day)
        #expect(try text(shelf, id, "lots.csv") == "a")
        try shelf.restore("lots.csv", to: nil, in: id, by: "Ben", on: Self.day)
        #expect(shelf.record(id)?.standing.isEmpty == true)
        #expect(shelf.record(id)?.files["lots.csv"]?.count == 5)
    }

    @Test func theSameOnceMoreIsNothingNew() throws {
        let shelf = try shelf()
        let id = try shelf.open("Invented case", by: "Ada", on: Self.day)
        for _ in 0..<3 { try shelf.put([0x61], as: "documents/a b.pdf", into: id, by: "Ada", on: Self.day) }
        #expect(shelf.record(id)?.files["documents/a b.pdf"]?.count == 1)
    }

    @Test func aShelfThatIsOpenedAgainHoldsTheSame() throws {
        var before: CaseRecord?
        do {
            let shelf = try shelf()
            let id = try shelf.open("Invented case", by: "Ada", on: Self.day)
            try shelf.put([0x61], as: "case.yaml", into: id, by: "Ada", on: Self.day)
            try shelf.keep(id, until: Self.day.advanced(by: 30), by: "Ada", on: Self.day)
            try shelf.note(
                CaseRecord.Assessed(fingerprint: "f", findings: ["a": "b"], gaps: [:], folder: "x"), of: id, by: "Ada",
                on: Self.day)
            before = shelf.record(id)
        }
        #expect(try shelf().record("c1") == before)
    }

    @Test(arguments: [
        "", ".", "..", "../x", "documents/../x", "documents/.x", "a/b", "/x", "documents/a/b", "a\u{0}b", "a\\b", "C:x",
        "other/x",
    ])
    func aNameThatLeadsElsewhereIsRefused(_ name: String) throws {
        let shelf = try shelf()
        let id = try shelf.open("Invented case", by: "Ada", on: Self.day)
        #expect(throws: ClewError.self) { try shelf.put([0x61], as: name, into: id, by: "Ada", on: Self.day) }
    }

    @Test func aFileThatWasChangedOnTheDiskIsNoticed() throws {
        let shelf = try shelf()
        let id = try shelf.open("Invented case", by: "Ada", on: Self.day)
        try shelf.put([0x61], as: "case.yaml", into: id, by: "Ada", on: Self.day)
        let digest = try #require(shelf.record(id)?.standing.first?.version.sha256)
        try folder.write("other", to: "cases/\(id)/versions/\(digest)")
        #expect(throws: ClewError.self) { try shelf.folder(of: id) }
    }

    @Test func whatIsForgottenGoesWithAllItsFilesAndItsNumberIsNotGivenAgain() throws {
        let place = folder.url.appending(path: "cases/c1")
        do {
            let shelf = try shelf()
            let id = try shelf.open("A secret name", by: "Ada", on: Self.day)
            try shelf.put(Array("secret words".utf8), as: "case.yaml", into: id, by: "Ada", on: Self.day)
            _ = try shelf.folder(of: id)
            try shelf.forget(id, reason: "asked for", on: Self.day)
            #expect(!FileManager.default.fileExists(atPath: place.path))
            #expect(try shelf.open("Another", by: "Ada", on: Self.day) == "c2")
        }
        let text = try String(contentsOf: folder.url.appending(path: "journal.jsonl"), encoding: .utf8)
        #expect(!text.contains("A secret name"))
        // A crash came before the files were removed.
        try folder.write("secret words", to: "cases/c1/versions/x")
        #expect(try shelf().record("c1") == nil)
        #expect(!FileManager.default.fileExists(atPath: place.path))
        #expect(FileManager.default.fileExists(atPath: folder.url.path))
    }
}
