import Foundation
import TestSupport
import Testing

/// What the program says of changes; all parties but those of the lists that come with Clew are invented.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct MonitorProgramTests {
    private let folder: TemporaryDirectory
    private let options: [String]

    init() throws {
        folder = try TemporaryDirectory()
        options = [
            "--archive", folder.url.appending(path: "archive.sqlite").path(percentEncoded: false), "--monitor",
            folder.url.appending(path: "monitor").path(percentEncoded: false),
        ]
    }

    private func bring(_ text: String, on day: String) throws {
        let file = try folder.write(text, to: "list.json").path(percentEncoded: false)
        let run = try ClewProgram.run(
            ["lists", "import", "ftm", file, "--archive", options[1], "--recorded", day, "--accept"])
        try #require(run.status == 0, "\(run.errors)")
    }

    private func entity(_ id: String, _ name: String) -> String {
        #"{"id":"\#(id)","schema":"Company","properties":{"name":["\#(name)"],"country":["cn"],"topics":["sanction"]},"datasets":["ftm"]}"#
            + "\n"
    }

    @Test func whatIsNewIsToldOnceAndHandedToAProgramOfTheUsers() throws {
        let parties = try folder.write(
            "id,name,country\na,Quonvex Mining Co Ltd,cn\nb,Tarvil Foods Co Ltd,cn\n", to: "parties.csv"
        ).path(percentEncoded: false)
        #expect(try ClewProgram.run(["monitor", "run"] + options).status == 2)
        let added = try ClewProgram.run(["monitor", "add", parties] + options)
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.contains("2 parties added; 2 are monitored"))
        try bring(entity("e9", "Wexlund Garments"), on: "2026-01-02")
        let day = ["--as-of", "2026-01-05"]
        // What is told of no party: the law that changes within 90 days of that one.
        let first = try ClewProgram.run(["monitor", "run", "--format", "ndjson"] + day + options)
        #expect(first.status <= 1, "\(first.errors)\(first.output)")
        #expect(first.output.split(separator: "\n").allSatisfy { $0.contains(#""kind":"law-ahead""#) })
        try bring(entity("e9", "Wexlund Garments") + entity("e1", "Quonvex Mining Co Ltd"), on: "2026-01-03")
        let told = folder.url.appending(path: "told").path(percentEncoded: false)
        let program = try folder.write("#!/bin/sh\ncat > \(told)\n", to: "tell.sh")
        try FileManager.default.setAttributes(
            [.posixPermissions: NSNumber(value: 0o755)], ofItemAtPath: program.path(percentEncoded: false))
        let second = try ClewProgram.run(
            ["monitor", "run", "--format", "ndjson", "--notify", program.path(percentEncoded: false)] + day + options)
        #expect(second.status == 1, "\(second.errors)")
        #expect(second.output.split(separator: "\n").count == 1)
        #expect(second.output.contains(#""key":"a/listed/ftm/e1""#))
        #expect(try String(contentsOfFile: told, encoding: .utf8) == second.output)
        let third = try ClewProgram.run(["monitor", "run"] + day + options)
        #expect(third.status == 0)
        #expect(third.output.contains("Nothing is new"))
        #expect(try ClewProgram.run(["monitor", "seen"] + options).output.contains("marked as seen"))
        #expect(
            try ClewProgram.run(["monitor", "list", "--state", "seen"] + options).output.contains("a/listed/ftm/e1"))
    }

    @Test func casesAndHoldingsCanBeMonitored() throws {
        let example = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)
        let holdings = try folder.write(
            "isin,name,weight\nZZ0000000016,Quonvex Mining,100\n", to: "holdings.csv"
        ).path(percentEncoded: false)
        #expect(try ClewProgram.run(["monitor", "add", example] + options).status == 0)
        let run = try ClewProgram.run(["monitor", "add", holdings] + options)
        #expect(run.output.contains("1 party added"), "\(run.errors)")
        let broken = try folder.write(
            "isin,name,weight\nZZ0000000016,Quonvex Mining,much\n", to: "broken.csv"
        ).path(percentEncoded: false)
        let refused = try ClewProgram.run(["monitor", "add", broken] + options)
        #expect(refused.status == 2)
        #expect(refused.errors.contains("broken.csv:2"), "\(refused.errors)")
        #expect(refused.errors.contains("list of holdings"), "\(refused.errors)")
        let empty = try folder.write("id,name\n", to: "empty.csv").path(percentEncoded: false)
        #expect(try ClewProgram.run(["monitor", "add", empty] + options).status == 2)
    }
}
