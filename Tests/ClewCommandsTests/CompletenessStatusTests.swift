import Foundation
import TestSupport
import Testing

/// What the exit status says where an imported list is not whole: a script must not take that for a clear result.
@Suite(.enabled(if: ClewProgram.location != nil))
struct CompletenessStatusTests {
    private let folder: TemporaryDirectory
    private let archive: String

    init() throws {
        folder = try TemporaryDirectory()
        archive = folder.url.appending(path: "archive.sqlite").path(percentEncoded: false)
        #expect(try load(Self.list(0..<30), on: "2026-01-01").status == 0)
        // The end of one record is missing.
        let damaged = Self.list(0..<30).replacing(
            "\"topics\":[\"sanction\"]}}\n{\"id\":\"invented-8\"", with: "\n{\"id\":\"invented-8\"")
        #expect(try load(damaged, on: "2026-02-01").status == 3)
    }

    private static func list(_ numbers: Range<Int>) -> String {
        numbers.map { number in
            #"{"id":"invented-\#(number)","schema":"Company","properties":{"name":["Quonvex Mill \#(number)"],"#
                + #""country":["cn"],"topics":["sanction"]}}"# + "\n"
        }.joined()
    }

    private func load(_ text: String, on day: String) throws -> ClewProgram.Run {
        let file = try folder.write(text, to: "list-\(day).json").path(percentEncoded: false)
        return try run("lists", "import", "ftm", file, "--recorded", day)
    }

    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(arguments + ["--archive", archive])
    }

    /// Who is asked for, with which options, and the status.
    @Test(
        arguments: [
            (["--name", "Zorvex Looms"], 3), (["--name", "Zorvex Looms", "--accept-incomplete"], 0),
            (["--name", "Zorvex Looms", "--lists", "us_dhs_uflpa"], 0), (["--name", "Quonvex Mill 3"], 1),
            // What cannot be read keeps its last good state.
            (["--name", "Quonvex Mill 7"], 1), (["--name", "Quonvex Mill 3", "--exit-zero"], 3),
            (["--name", "Quonvex Mill 3", "--exit-zero", "--accept-incomplete"], 0), (["--name", "..."], 2),
        ] as [([String], Int32)])
    func aScreeningThatFindsNothingInAListThatIsNotWholeSaysSo(arguments: [String], status: Int32) throws {
        let found = try ClewProgram.run(
            ["screen"] + arguments + ["--as-of", "2026-03-01", "--archive", archive])
        #expect(found.status == status)
        let isSaid = found.errors.contains("ftm is not whole: 1 record could not be read")
        #expect(isSaid == (status != 2 && !arguments.contains("us_dhs_uflpa")))
    }

    @Test func aFileOfPartiesIsNoDifferent() throws {
        let file = try folder.write("name\nZorvex Looms\n", to: "parties.csv").path(percentEncoded: false)
        for format in ["table", "csv", "ndjson", "html"] {
            let found = try run("screen", file, "--format", format, "--as-of", "2026-03-01")
            #expect(found.status == 3)
            #expect(found.errors.contains("ftm is not whole"))
        }
    }

    @Test func anIndexThatIsCompiledFromItSaysSoWhenItIsWritten() throws {
        let target = folder.url.appending(path: "lists.clew").path(percentEncoded: false)
        #expect(try run("index", "build", "--out", target, "--as-of", "2026-03-01").status == 3)
        #expect(try run("index", "build", "--out", target, "--accept-incomplete").status == 0)
        #expect(try ClewProgram.run("index", "verify", target).status == 0)
    }

    @Test func whoAsksForOwnersIsToldToo() throws {
        #expect(try run("own", "Quonvex Mill 3", "--as-of", "2026-03-01").errors.contains("ftm is not whole"))
        let all = ["own", "--all", "--regime", "us-ofac", "--as-of", "2026-03-01", "--archive", archive]
        #expect(try ClewProgram.run(all).status == 3)
        #expect(try ClewProgram.run(all + ["--accept-incomplete"]).status == 0)
    }

    @Test func anAssessmentSaysSoAndItsFindingsOutrankIt() throws {
        let example = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)
        let found = try run("assess", example)
        #expect(found.status == 1)
        #expect(found.errors.contains("ftm is not whole"))
    }
}
