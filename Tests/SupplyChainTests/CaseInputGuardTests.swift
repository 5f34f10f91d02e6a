import ClewModel
import Foundation
import SourceFiles
import SupplyChain
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A case folder that somebody else made: only what lies in it is read, and what is damaged is said once.
struct CaseInputGuardTests {
    /// Copies an example, changes it, and gives the errors of reading it.
    private static func errors(_ change: (URL) throws -> Void) throws -> [Diagnostic] {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        try FileManager.default.copyItem(at: RepositoryFiles.examples.appending(path: "denim-importer"), to: copy)
        try change(copy)
        let catalog = try CommodityCatalog(directory: RepositoryFiles.reference.appending(path: "commodities"))
        do throws(CaseError) {
            _ = try CaseFolder.read(copy, commodities: catalog)
            return []
        } catch {
            return error.errors
        }
    }

    /// An extension says until when, nothing else does, and it does not end before it was granted.
    @Test(arguments: [
        ("M1,extension,2026-03-01,", true), ("M1,extension,2026-03-01,2026-02-01", true),
        ("M1,detention,2026-03-01,2026-04-01", true), ("M1,extension,2026-03-01,2026-04", true),
        ("M1,extension,2026-03-01,2026-04-01", false), ("M1,detention,2026-03-01,", false),
    ])
    func theNewLastDayBelongsToAnExtension(row: String, isWrong: Bool) throws {
        let errors = try Self.errors { folder in
            try Self.replace("milestones.csv", in: folder) { path in
                try "id,what,date,until\n\(row)\n".write(toFile: path, atomically: true, encoding: .utf8)
            }
        }
        #expect(errors.isEmpty != isWrong, "\(errors)")
        #expect(errors.allSatisfy { $0.location.file == "milestones.csv" && $0.location.line == 2 })
    }

    private static func replace(_ name: String, in folder: URL, with make: (String) throws -> Void) throws {
        let url = folder.appending(path: name)
        try? FileManager.default.removeItem(at: url)
        try make(url.path(percentEncoded: false))
    }

    @Test(arguments: ["case.yaml", "parties.csv", "lots.csv", "events.csv", "shipments.csv", "documents/index.csv"])
    func aPipeInPlaceOfAFileIsRefused(name: String) throws {
        let errors = try Self.errors { folder in
            try Self.replace(name, in: folder) { #expect(mkfifo($0, 0o600) == 0) }
        }
        #expect(errors.contains { $0.code == "file.notAFile" && $0.location.file == name })
    }

    @Test(arguments: ["case.yaml", "parties.csv", "stakes.csv", "documents/index.csv"])
    func aLinkToTheEnvironmentIsRefusedAndTellsNothingOfIt(name: String) throws {
        let errors = try Self.errors { folder in
            try Self.replace(name, in: folder) {
                try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/proc/self/environ")
            }
        }
        #expect(errors.contains { $0.code == "file.outside" && $0.message.contains("environ") })
        #expect(!errors.contains { $0.message.contains("PATH=") })
    }

    @Test func aFolderOfDocumentsThatIsALinkToElsewhereIsRefused() throws {
        let errors = try Self.errors { folder in
            let elsewhere = folder.deletingLastPathComponent().appending(path: "other-client")
            try FileManager.default.moveItem(at: folder.appending(path: "documents"), to: elsewhere)
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "documents"), withDestinationURL: elsewhere)
        }
        #expect(errors.contains { $0.code == "file.outside" && $0.location.file == "documents/index.csv" })
        #expect(!errors.contains { $0.code.hasPrefix("case.document.altered") })
    }

    @Test func aDocumentThatIsALinkToElsewhereIsRefused() throws {
        let errors = try Self.errors { folder in
            let documents = folder.appending(path: "documents")
            let names = try FileManager.default.contentsOfDirectory(atPath: documents.path(percentEncoded: false))
            let name = try #require(names.sorted().first { $0.hasSuffix(".txt") })
            let elsewhere = folder.deletingLastPathComponent().appending(path: "elsewhere.txt")
            try FileManager.default.moveItem(at: documents.appending(path: name), to: elsewhere)
            try FileManager.default.createSymbolicLink(
                at: documents.appending(path: name), withDestinationURL: elsewhere)
        }
        #expect(errors.map(\.code) == ["case.document.outside"])
    }

    @Test(arguments: [
        "id\nx\n", "", "name,id\n\"never closed,x\n", "\u{FEFF}\n", "key,name\nA,B\n", "id,name\nA\u{0},B\n",
    ])
    func anUnreadableTableOfPartiesSpawnsNoUnknownParties(text: String) throws {
        let errors = try Self.errors { folder in
            try Data(text.utf8).write(to: folder.appending(path: "parties.csv"))
        }
        #expect(errors.contains { $0.location.file == "parties.csv" })
        #expect(!errors.contains { $0.code == "case.party.unknown" })
    }

    @Test(arguments: ["0000-01-01", "0024-03-05", "9999-12-31", "2204-03-05"])
    func anImpossibleYearIsRefused(day: String) throws {
        let errors = try Self.errors { folder in
            let url = folder.appending(path: "case.yaml")
            let text = try String(contentsOf: url, encoding: .utf8)
            try Data(text.replacing(/to: *[0-9-]+/, with: "to: \(day)").utf8).write(to: url)
        }
        #expect(errors.contains { $0.code == "cell.date" })
    }
}
