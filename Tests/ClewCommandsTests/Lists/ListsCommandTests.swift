import ArgumentParser
import Casework
import ClewModel
import Foundation
import ListImport
import TestSupport
import Testing

@testable import ClewCommands
@testable import StatementStore

struct ListsCommandTests {
    private let folder: TemporaryDirectory
    private let file: URL

    init() throws {
        folder = try TemporaryDirectory()
        file = folder.url.appending(path: "archive.sqlite")
    }

    private var options: [String] {
        ["--archive", file.path(), "--reference", RepositoryFiles.reference.path()]
    }

    private func list(_ ids: Range<Int>) throws -> String {
        let lines = ids.map { place in
            #"{"id":"e\#(place)","schema":"Company","properties":{"name":["Entity \#(place)"]},"datasets":["x"]}"#
        }
        return try folder.write(lines.joined(separator: "\n"), to: "list.json").path()
    }

    /// Runs a subcommand of `clew lists` or `clew audit`.
    ///
    /// - Returns: The exit status, 0 for a command that ended well.
    private func run(_ root: any ParsableCommand.Type, _ arguments: [String]) async throws -> Int32 {
        do {
            var command = try root.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        }
    }

    private func archive() throws -> Archive { try Archive(at: file, access: .reading) }

    @Test func anImportMakesAVersionUnderTheDayGiven() async throws {
        let status = try await run(
            ListsCommand.self, ["import", "ftm", try list(0..<4), "--recorded", "2024-01-01"] + options)
        #expect(status == 0)
        let version = try #require(try archive().lists().first)
        #expect(version.recorded == Day("2024-01-01"))
        #expect(version.counts.entities == 4)
        for arguments in [
            ["show"], ["versions", "ftm"], ["changes", "ftm"], ["verify"], ["export", "--format", "bods"],
        ] {
            #expect(try await run(ListsCommand.self, arguments + options) == 0)
        }
        #expect(try await run(AuditCommand.self, ["verify", "--archive", file.path()]) == 0)
    }

    @Test func aTableOfOnesOwnIsAListByItsMapping() async throws {
        let table = RepositoryFiles.fixtures.appending(path: "lists/mapped.csv").path()
        let mapping = RepositoryFiles.fixtures.appending(path: "lists/mapping.yaml").path()
        let own = ["import", "my-watchlist", table, "--mapping", mapping, "--recorded", "2026-11-02"] + options
        // One of its rows is bad on purpose, so that the list is not whole.
        #expect(try await run(ListsCommand.self, own) == 3)
        #expect(try await run(ListsCommand.self, own + ["--accept-incomplete"]) == 0)
        let version = try #require(try archive().lists().first)
        #expect(version.dataset == "my_watchlist")
        #expect(version.counts.records == 3)
        let snapshot = try archive().snapshot(validAt: nil, knownAt: .distantFuture)
        #expect(try snapshot.entity("my-watchlist-a-1")?.first(.name) == "Example Mill")
        for arguments in [["versions", "my-watchlist"], ["changes", "my_watchlist"], ["verify", "my-watchlist"]] {
            #expect(try await run(ListsCommand.self, arguments + options) == 0)
        }
    }

    @Test(arguments: [
        ("us-ofac-sdn", "mapping.yaml", "without a mapping"), ("My List", "mapping.yaml", "small letters"),
        ("my-list", "none.yaml", "cannot be read"), ("my-list", "mapped.csv", "has problems"),
    ])
    func aMappingThatCannotBeUsedIsAMessage(key: String, mapping: String, words: String) async throws {
        let folder = RepositoryFiles.fixtures.appending(path: "lists")
        let error = await #expect(throws: ClewError.self) {
            try await run(
                ListsCommand.self,
                [
                    "import", key, folder.appending(path: "mapped.csv").path(), "--mapping",
                    folder.appending(path: mapping).path(),
                ] + options)
        }
        #expect(error?.message.contains(words) == true)
        #expect(!FileManager.default.fileExists(atPath: file.path()))
    }

    @Test func anArchiveThatDoesNotExistYetIsAnEmptyOneForReading() async throws {
        let place = ["--archive", file.path(), "--reference", RepositoryFiles.reference.path()]
        #expect(try await run(ListsCommand.self, ["show"] + place) == 0)
        #expect(try await run(ScreenCommand.self, ["--name", "Granite Bakery", "--exit-zero"] + place) == 0)
        #expect(!FileManager.default.fileExists(atPath: file.path()))
    }

    private func row(published: PartialDate?, checked: String, on day: String) throws -> ListRow {
        let recorded = try #require(Day("2026-11-01"))
        let version = ListVersion(
            number: 4, dataset: "us_ofac_sdn", recorded: recorded, published: published, reader: "test", files: [],
            counts: ImportCounts(records: 8976, entities: 26_778, targets: 8976, statements: 9), digest: "",
            checked: try #require(Day(checked)))
        var problems: [Diagnostic] = []
        let all = ListMetadata.readAll(RepositoryFiles.reference.appending(path: "lists"), into: &problems)
        let metadata = all.first { $0.key == "us-ofac-sdn" }
        return ListRow(
            key: "us-ofac-sdn", dataset: "us_ofac_sdn", version: version, metadata: metadata,
            on: try #require(Day(day)))
    }

    @Test func aListIsShownWithThePublishersCountAndNoAgeThatNobodyKnows() throws {
        let unknown = try row(published: nil, checked: "2026-11-01", on: "2026-11-02")
        #expect(
            unknown.sentence
                == "version 4, recorded 2026-11-01, 8976 records (26778 entities), publication day unknown, recorded "
                + "1 day ago")
        #expect(unknown.ageInDays == nil)
        #expect(unknown.isStale == nil)
        #expect(try row(published: nil, checked: "2026-11-01", on: "2027-11-02").isStale == true)
        let known = try row(published: PartialDate("2026-10-30"), checked: "2026-11-01", on: "2026-11-02")
        #expect(known.sentence.hasSuffix("published 2026-10-30, 8976 records (26778 entities), 3 days old"))
        let checked = try row(published: nil, checked: "2026-11-02", on: "2026-11-02")
        #expect(checked.sentence.hasSuffix("8976 records (26778 entities), 0 days old"))
    }

    @Test func aListingThatChangedIsNamedByItsParty() throws {
        let statement = Statement(
            entity: "a-listing", schema: .sanction, property: .entity, value: "a", dataset: "x")
        let change = EntityChange(
            entity: "a-listing", kind: .new, caption: "a-listing", added: [statement], removed: [])
        #expect(ListsChangesCommand.caption(of: change) == "Sanction of a")
    }

    @Test func aLinkToAnIdentifierThatNoListHasIsRefused() async throws {
        _ = try await run(ListsCommand.self, ["import", "ftm", try list(0..<3), "--recorded", "2024-01-01"] + options)
        let words = ["--reason", "the same register number", "--source", "Invented Register"] + options
        let error = await #expect(throws: ClewError.self) {
            try await run(ListsCommand.self, ["link", "e1", "nosuch"] + words)
        }
        #expect(error?.message == "no list on hand has the identifier nosuch; nothing was linked")
        #expect(try archive().links().isEmpty)
        #expect(try await run(ListsCommand.self, ["link", "e1", "e2"] + words) == 0)
        let bundled = "us-dhs-uflpa-hetian-taida-apparel-co-ltd"
        #expect(try await run(ListsCommand.self, ["link", "e1", bundled] + words) == 0)
    }

    @Test func anExportThatIsInterruptedLeavesNothingBehind() async throws {
        _ = try await run(
            ListsCommand.self, ["import", "ftm", try list(0..<60_000), "--recorded", "2024-01-01"] + options)
        let program = try #require(ClewProgram.location)
        let out = folder.url.appending(path: "out.json")
        let partial = out.path() + ".partial"
        let process = Process()
        process.executableURL = program
        process.arguments = ["lists", "export", "--format", "statements.json", "--out", out.path()] + options
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, !FileManager.default.fileExists(atPath: partial) { usleep(1000) }
        process.interrupt()
        process.waitUntilExit()
        #expect(!FileManager.default.fileExists(atPath: partial))
    }

    @Test func aFaultThatEndsAnImportIsSaidOnceWithItsPlace() throws {
        let xml = try folder.write("<CONSOLIDATED_LIST>\n<INDIVIDUALS>\n</CONSOLIDATED_LIST>", to: "un.xml").path()
        let result = try ClewProgram.run("lists", "import", "un-sc", xml, "--archive", file.path())
        #expect(result.status == 2)
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.hasPrefix("clew: un-sc: un.xml:3"))
    }

    @Test func aVersionThatIsWithheldEndsWithTheStatusForWrongInput() async throws {
        _ = try await run(ListsCommand.self, ["import", "ftm", try list(0..<10), "--recorded", "2024-01-01"] + options)
        let again = ["import", "ftm", try list(0..<2), "--recorded", "2024-01-02", "--json"] + options
        #expect(try await run(ListsCommand.self, again) == 2)
        #expect(try archive().lists().first?.counts.entities == 10)
        #expect(try await run(ListsCommand.self, again + ["--accept"]) == 0)
        #expect(try archive().lists().first?.counts.entities == 2)
    }

    @Test func aListThatDoesNotExistIsNamedWithThoseThatDo() async throws {
        let error = await #expect(throws: ClewError.self) {
            try await run(ListsCommand.self, ["import", "no-such-list", try list(0..<1)] + options)
        }
        #expect(error?.message.contains("us-ofac-sdn") == true)
    }

    @Test func anExportIsWholeOrAbsent() async throws {
        _ = try await run(ListsCommand.self, ["import", "ftm", try list(0..<3), "--recorded", "2024-01-01"] + options)
        let out = folder.url.appending(path: "out.csv").path()
        #expect(
            try await run(ListsCommand.self, ["export", "ftm", "--format", "statements.csv", "--out", out] + options)
                == 0)
        let rows = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n")
        #expect(rows[0].hasPrefix(#""canonical_id","entity_id""#))
        #expect(rows.count { $0.contains(#""name","name","Company""#) } == 3)
        await #expect(throws: ClewError.self) {
            try await run(ListsCommand.self, ["export", "--out", "/nonexistent/folder/x"] + options)
        }
    }

    @Test func aTamperedLogEndsWithTheStatusForFindings() async throws {
        _ = try await run(ListsCommand.self, ["import", "ftm", try list(0..<3), "--recorded", "2024-01-01"] + options)
        let anchor = "7:" + String(repeating: "ab", count: 32)
        #expect(try await run(AuditCommand.self, ["verify", "--anchor", anchor, "--archive", file.path()]) == 1)
        let head = try archive().auditHead().description
        #expect(try await run(AuditCommand.self, ["verify", "--anchor", head, "--archive", file.path()]) == 0)
    }
}
