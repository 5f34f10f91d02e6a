import Casework
import ClewModel
import Foundation
import ListImport
import StatementStore
import TestSupport
import Testing
import World

struct ArchiveImportTests {
    private let folder: TemporaryDirectory
    private let archive: Archive

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
    }

    private func day(_ text: String) -> Day { Day(text) ?? .distantPast }

    /// An invented company as a line of FollowTheMoney.
    private func line(_ id: String, _ name: String) -> String {
        #"{"id":"\#(id)","schema":"Company","properties":{"name":["\#(name)"],"country":["cn"]},"datasets":["x"]}"#
    }

    private func run(
        _ text: String, on day: String, accepts: Bool = false, rejectedLimit: Int = 100, name: String = "list.json"
    ) throws -> ArchiveImportReport {
        let importer = try PublishedLists.catalog().importer(for: "ftm")
        let file = try folder.write(text, to: name)
        return try ArchiveImport(importer, metadata: nil, archive: archive).run(
            [file],
            options: ArchiveImportOptions(
                recorded: self.day(day), acceptsProblems: accepts, rejectedLimit: rejectedLimit))
    }

    private func names(_ day: String) throws -> [String] {
        try archive.snapshot(validAt: nil, knownAt: self.day(day)).entities().flatMap { $0[.name] }
    }

    @Test func aFileIsReadIntoTheArchiveWithItsHash() throws {
        let report = try run(line("a", "Alpha") + "\n" + line("b", "Beta") + "\n", on: "2024-01-01")
        #expect(report.outcome.disposition == .published)
        #expect(report.outcome.counts.records == 2)
        #expect(report.outcome.counts.new == 2)
        #expect(report.outcome.version?.files.first?.sha256.count == 64)
        #expect(try names("2024-01-01") == ["Alpha", "Beta"])
    }

    @Test func theSameFileIsNotReadAgain() throws {
        let text = line("a", "Alpha") + "\n" + line("b", "Beta") + "\n"
        _ = try run(text, on: "2024-01-01")
        let report = try run(text, on: "2024-01-09")
        #expect(report.outcome.disposition == .unchanged)
        #expect(report.outcome.counts.entities == 2)
        #expect(report.outcome.counts.new + report.outcome.counts.changed + report.outcome.counts.gone == 0)
        #expect(try archive.lists().first?.checked == day("2024-01-09"))
    }

    @Test func theSameBytesUnderAnotherNameAreNotReadAgain() throws {
        let text = line("a", "Alpha") + "\n"
        _ = try run(text, on: "2024-01-01", name: "first.json")
        #expect(try run(text, on: "2024-01-09", name: "second.json").outcome.disposition == .unchanged)
        #expect(try archive.versions(of: "ftm").count == 1)
    }

    @Test func theTableThatComesWithClewIsImportedAsTheWholeListThatItIs() throws {
        var problems: [Diagnostic] = []
        let lists = RepositoryFiles.reference.appending(path: "lists")
        let metadata = try #require(
            ListMetadata.readAll(lists, into: &problems).first { $0.key == "us-dhs-uflpa" })
        let report = try ArchiveImport(
            try PublishedLists.catalog().importer(for: "us-dhs-uflpa"), metadata: metadata, archive: archive
        ).run([lists.appending(path: "us-dhs-uflpa.csv")], options: ArchiveImportOptions(recorded: day("2026-09-01")))
        #expect(report.outcome.disposition == .published)
        #expect(report.outcome.counts.rejected == 0)
        #expect(report.outcome.counts.targets == 187)
        #expect(report.outcome.problems == [])
    }

    @Test func aPartIsPublishedOnlyAsLongAsThereIsNoWhole() throws {
        let rules = PublishingRules(greatestLoss: 1, fewestEntities: 3, admitsPart: true)
        func load(_ count: Int, _ day: String, _ rules: PublishingRules) throws -> ImportOutcome {
            try archive.importList(
                ListImportRequest(dataset: "invented", recorded: self.day(day), reader: "r", rules: rules)
            ) { draft in
                for number in 0..<count {
                    try draft.add(
                        Statement(
                            entity: EntityID("e\(number)"), schema: .company, property: .name,
                            value: "Name \(number) of \(day)", dataset: "invented"))
                }
            }
        }
        let none = try load(0, "2024-01-01", rules)
        #expect(none.disposition == .withheld([.tooFew(entities: 0, expected: 3)]))
        let part = try load(1, "2024-01-01", rules)
        #expect(part.disposition == .published)
        #expect(part.problems == [.tooFew(entities: 1, expected: 3)])
        #expect(try load(2, "2024-01-02", rules).disposition == .published)
        #expect(try load(4, "2024-01-03", rules).problems.isEmpty)
        guard case .withheld = try load(2, "2024-01-04", rules).disposition else {
            Issue.record("a part took the place of a whole list")
            return
        }
        var strict = rules
        strict.admitsPart = false
        guard case .withheld = try load(2, "2024-01-04", strict).disposition else {
            Issue.record("a part was published though parts are not admitted")
            return
        }
    }

    @Test func aListWithoutAnythingUnusualIsReadAsOneWithFieldsThatNobodyKnows() throws {
        let values = #""name":["Alpha  Mill","Alpha\u0020Mill"," Алфа","阿尔法","Alpha Mill"],"country":"cn","notes":[]"#
        let plain = #"{"id":"a","schema":"Company","properties":{\#(values)},"datasets":["x","y"],"target":true}"#
        let odd = plain.dropLast() + #","colour":"blue"}"#
        _ = try run(plain, on: "2024-01-01")
        let report = try run(String(odd), on: "2024-01-02")
        #expect(report.summary.diagnostics.map(\.code) == ["import.field.unread"])
        let changes = try archive.changes(in: "ftm", between: day("2024-01-01"), and: day("2024-01-02"))
        #expect(changes.flatMap(\.removed).isEmpty)
        #expect(changes.flatMap(\.added).map(\.value) == ["colour: blue"])
    }

    @Test func onlyTheLinesThatChangedAreReadAndEverythingIsCounted() throws {
        let before = (0..<50).map { line("e\($0)", "Entity \($0)") }
        var after = before
        after[7] = line("e7", "Another name")
        after.remove(at: 20)
        after.append(line("new", "New entity"))
        _ = try run(before.joined(separator: "\n"), on: "2024-01-01")
        let report = try run(after.joined(separator: "\n") + "\n", on: "2024-01-02")
        let counts = report.outcome.counts
        #expect((counts.records, counts.entities, counts.targets) == (50, 50, 50))
        #expect((counts.new, counts.changed, counts.gone) == (1, 1, 1))
        #expect(try archive.verifyLists().isEmpty)
        let twin = try TemporaryDirectory()
        let whole = try Archive(at: twin.url.appending(path: "archive.sqlite"))
        let file = try twin.write(after.joined(separator: "\n") + "\n", to: "list.json")
        _ = try ArchiveImport(try PublishedLists.catalog().importer(for: "ftm"), metadata: nil, archive: whole).run(
            [file], options: ArchiveImportOptions(recorded: day("2024-01-02")))
        #expect(
            try archive.snapshot(validAt: nil, knownAt: day("2024-01-02")).fingerprint
                == whole.snapshot(validAt: nil, knownAt: day("2024-01-02")).fingerprint)
    }

    @Test func aBadRecordAmongUnchangedOnesIsReportedWithItsOwnLine() throws {
        let lines = (0..<20).map { line("e\($0)", "Entity \($0)") }
        _ = try run(lines.joined(separator: "\n"), on: "2024-01-01")
        var broken = lines
        broken.insert(#"{"id":"bad","schema":"Company"}"#, at: 12)
        let report = try run(broken.joined(separator: "\n"), on: "2024-01-02")
        #expect(report.outcome.counts.rejected == 1)
        #expect(report.summary.diagnostics.first { $0.severity == .error }?.location.line == 13)
    }

    @Test func tooManyBadRecordsChangeNothing() throws {
        _ = try run(line("a", "Alpha"), on: "2024-01-01")
        let bad = (0..<5).map { #"{"id":"bad\#($0)","schema":"Company"}"# }
        let error = #expect(throws: ClewError.self) {
            try run(([line("b", "Beta")] + bad).joined(separator: "\n"), on: "2024-01-02", rejectedLimit: 3)
        }
        #expect(error?.code == .listInvalid)
        #expect(try names("2024-01-02") == ["Alpha"])
    }

    @Test func aListThatShrinksIsWithheldUntilItIsAccepted() throws {
        let lines = (0..<10).map { line("e\($0)", "Entity \($0)") }
        _ = try run(lines.joined(separator: "\n"), on: "2024-01-01")
        let few = lines.prefix(5).joined(separator: "\n")
        guard case .withheld = try run(few, on: "2024-01-02").outcome.disposition else {
            Issue.record("the version was published")
            return
        }
        #expect(try names("2024-01-02").count == 10)
        #expect(try run(few, on: "2024-01-02", accepts: true).outcome.disposition == .published)
        #expect(try names("2024-01-02").count == 5)
    }

    @Test func aFileThatIsReplacedWhileItIsReadChangesNothing() throws {
        _ = try run(line("a", "Alpha"), on: "2024-01-01")
        // A pipe would be neither read twice nor compared; a folder is no file either.
        #expect(throws: ClewError.self) {
            try ArchiveImport(try PublishedLists.catalog().importer(for: "ftm"), metadata: nil, archive: archive).run(
                [folder.url], options: ArchiveImportOptions(recorded: day("2024-01-02")))
        }
        let path = folder.url.appending(path: "moving.json")
        let text = (0..<3_000).map { line("m\($0)", "Entity \($0)") }.joined(separator: "\n")
        try Data(text.utf8).write(to: path)
        let writer = Thread {
            for round in 0..<200 {
                try? Data((text + "\n" + line("x\(round)", "X")).utf8).write(to: path, options: .atomic)
                usleep(5_000)
            }
        }
        writer.start()
        let error = #expect(throws: ClewError.self) {
            try ArchiveImport(try PublishedLists.catalog().importer(for: "ftm"), metadata: nil, archive: archive).run(
                [path], options: ArchiveImportOptions(recorded: day("2024-01-02")))
        }
        #expect(error?.message.contains("replaced or written to while it was read") == true)
        #expect(try names("2024-01-02") == ["Alpha"])
    }

    @Test(arguments: ["missing.json", "empty.json", "odd.bin"])
    func aFileThatIsNoneOfTheListsFormatsIsRefused(name: String) throws {
        _ = try folder.write("", to: "empty.json")
        _ = try folder.write([0, 1, 2, 3, 255], to: "odd.bin")
        let importer = try PublishedLists.catalog().importer(for: "ftm")
        let error = #expect(throws: ClewError.self) {
            try ArchiveImport(importer, metadata: nil, archive: archive).run(
                [folder.url.appending(path: name)], options: ArchiveImportOptions(recorded: day("2024-01-01")))
        }
        #expect(error?.code == .listInvalid)
        #expect(try archive.lists().isEmpty)
    }

    @Test(.enabled(if: RepositoryFiles.sharedData != nil, "the folder of public files is not beside the repository"))
    func theMalformedFileOfTheSecurityCouncilIsRefusedAndChangesNothing() throws {
        let data = try #require(RepositoryFiles.sharedData).appending(path: "un")
        let importer = try PublishedLists.catalog().importer(for: "un-sc")
        let error = #expect(throws: ClewError.self) {
            try ArchiveImport(importer, metadata: nil, archive: archive).run(
                [data.appending(path: "un-2025-08-not-well-formed.xml")],
                options: ArchiveImportOptions(recorded: day("2025-11-21")))
        }
        #expect(error?.diagnostics.last?.location.line != nil)
        #expect(try archive.lists().isEmpty)
        #expect(try archive.auditHead() == .empty)
    }
}
