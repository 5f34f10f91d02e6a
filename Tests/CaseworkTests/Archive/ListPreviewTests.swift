import ClewModel
import Foundation
import ListImport
import StatementStore
import TestSupport
import Testing
import World

@testable import Casework

/// What an import would do, found out without doing it.
struct ListPreviewTests {
    private let folder: TemporaryDirectory
    private let archive: Archive

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
    }

    private static let day = Day("2026-11-01") ?? .distantPast

    private func file(_ names: [String: String], _ name: String) throws -> URL {
        let lines = names.sorted { $0.key < $1.key }.map {
            #"{"id":"\#($0.key)","schema":"Company","properties":{"name":["\#($0.value)"]},"datasets":["x"],"target":true}"#
        }
        return try folder.write(lines.joined(separator: "\n") + "\n", to: name)
    }

    private func preview(_ file: URL, in archive: Archive?) throws -> ListPreview {
        try ListPreview(
            of: PublishedLists.catalog().importer(for: "ftm"), metadata: nil, files: [file], archive: archive,
            copyIn: folder.url.appending(path: "workshop"), on: Self.day)
    }

    private func run(_ file: URL, accepts: Bool = false) throws -> ArchiveImportReport {
        try ArchiveImport(PublishedLists.catalog().importer(for: "ftm"), metadata: nil, archive: archive)
            .run([file], options: ArchiveImportOptions(recorded: Self.day, acceptsProblems: accepts))
    }

    @Test func itSaysWhatTheImportThenDoesAndChangesNothing() throws {
        let first = try file(["a": "Alpha", "b": "Beta", "c": "Gamma", "d": "Delta", "e": "Epsilon"], "first.json")
        let early = try preview(first, in: nil)
        #expect(early.before == nil && early.changes.map(\.kind) == Array(repeating: .new, count: 5))
        _ = try run(first)
        let log = try archive.auditEntries()
        // On the same day as the version before.
        let second = try file(["a": "Alpha", "b": "Bravo", "c": "Gamma", "d": "Delta", "f": "Phi"], "second.json")
        let seen = try preview(second, in: archive)
        #expect(try archive.auditEntries() == log)
        #expect(seen.changes.map { "\($0.entity) \($0.kind)" }.sorted() == ["b changed", "e gone", "f new"])
        let report = try run(second)
        #expect(report.outcome.counts == seen.report.outcome.counts)
        #expect(try preview(second, in: archive).changes.isEmpty)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "workshop").path).isEmpty)
    }

    @Test func whatWouldBeWithheldSaysSoAndWhatItWouldChangeAllTheSame() throws {
        _ = try run(try file(["a": "Alpha", "b": "Beta", "c": "Gamma"], "first.json"))
        let seen = try preview(try file(["a": "Alpha"], "second.json"), in: archive)
        guard case .withheld(let problems) = seen.report.outcome.disposition else {
            Issue.record("it was not withheld")
            return
        }
        #expect(problems.map(\.code) == ["list.shrank"])
        #expect(seen.changes.map { "\($0.entity) \($0.kind)" }.sorted() == ["b gone", "c gone"])
        #expect(try archive.versions(of: "ftm").count == 1)
    }

    @Test func whatCannotBeReadIsAnErrorAndLeavesNothing() throws {
        let bad = try folder.write("no list", to: "bad.json")
        #expect(throws: ClewError.self) { try preview(bad, in: archive) }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "workshop").path).isEmpty)
    }
}
