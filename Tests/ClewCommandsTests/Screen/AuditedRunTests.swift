import Foundation
import TestSupport
import Testing

/// Every screening and every assessment stands in the audit log of the archive that it used.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct AuditedRunTests {
    private let folder: TemporaryDirectory
    private let archive: String

    init() throws {
        folder = try TemporaryDirectory()
        archive = folder.url.appending(path: "archive.sqlite").path(percentEncoded: false)
        let list = """
            {"id":"x","schema":"Company","properties":{"name":["Quonvex Mill"],"topics":["sanction"]}}

            """
        let file = try folder.write(list, to: "list.json").path(percentEncoded: false)
        #expect(try run("lists", "import", "ftm", file, "--recorded", "2026-01-01").status == 0)
    }

    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(arguments + ["--archive", archive])
    }

    private func log() throws -> [[String: Any]] {
        try run("audit", "export").output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func aScreeningLeavesWhatWasAskedOfWhatAndNoName() throws {
        let parties = try folder.write("name\nZorvex Looms\nQuonvex Mill\n", to: "parties.csv")
        #expect(try run("screen", parties.path(percentEncoded: false)).status == 1)
        #expect(try run("screen", "--name", "Zorvex Looms").status == 0)
        let entries = try log().filter { $0["kind"] as? String == "screening" }
        #expect(entries.map { $0["subject"] as? String } == ["parties.csv", "one party"])
        let body = try #require(entries.first?["body"] as? String)
        #expect(body.contains("\"queries\":2") && body.contains("\"withMatch\":1"))
        // The digest of the file, so that it can be shown which one it was.
        #expect(body.contains("\"input\":\""))
        for entry in entries { #expect((entry["body"] as? String)?.contains("Zorvex") == false) }
        #expect(try run("audit", "verify").status == 0)
    }

    @Test func anAssessmentLeavesItsFingerprint() throws {
        let example = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)
        let out = folder.url.appending(path: "out").path(percentEncoded: false)
        #expect(try run("assess", example, "--out", out).status == 1)
        let page = try String(contentsOf: folder.url.appending(path: "out/dossier.json"), encoding: .utf8)
        let entry = try #require(try log().last)
        #expect(entry["kind"] as? String == "assessment")
        let body = try #require(entry["body"] as? String)
        let fingerprint = try #require(body.split(separator: "\"").last { $0.count == 64 })
        #expect(page.contains(fingerprint))
        // What was logged changes no answer.
        #expect(try run("assess", example, "--verify", out + "/dossier.json").status == 0)
    }

    @Test func withoutAnArchiveNoneIsMade() throws {
        let missing = folder.url.appending(path: "none.sqlite").path(percentEncoded: false)
        #expect(try ClewProgram.run("screen", "--name", "Zorvex Looms", "--archive", missing).status == 0)
        #expect(!FileManager.default.fileExists(atPath: missing))
    }
}
