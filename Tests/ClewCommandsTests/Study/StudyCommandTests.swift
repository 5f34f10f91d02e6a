import Foundation
import TestSupport
import Testing

/// `clew study` as a user meets it.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct StudyCommandTests {
    let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(["study"] + arguments, environment: ["COLUMNS": "100"])
    }

    private func path(_ name: String) -> String { folder.url.appending(path: name).path(percentEncoded: false) }

    @Test func withoutAQuestionItSaysWhatCanBeAsked() throws {
        let run = try run()
        #expect(run.status == 0)
        for question in [
            "timeline", "overlap", "pace", "retaliation", "lag", "responses", "detentions", "leads", "questions",
        ] {
            #expect(run.output.contains("\n  \(question) "), "\(question)")
        }
    }

    @Test(arguments: [
        "timeline", "overlap", "pace", "retaliation", "lag", "responses", "detentions", "leads", "questions",
    ])
    func everyQuestionHasAnAnswerThatSaysWhatItRestsOn(question: String) throws {
        let run = try run(question)
        #expect(run.status == 0)
        #expect(run.output.contains("rows counted."))
    }

    @Test func aWordThatIsNoQuestionIsRefusedWithTheQuestions() throws {
        let run = try run("paces")
        #expect(run.status == 2)
        #expect(run.errors.contains("pace"))
    }

    @Test func tablesAsCSVStartWithTheirHeader() throws {
        let run = try run("pace", "--format", "csv")
        #expect(run.output.hasPrefix("date,added,"))
        #expect(!run.output.contains("#"))
    }

    @Test func twoExportsAreTheSameAndAreConfirmed() throws {
        let (first, second) = (path("one"), path("two"))
        #expect(try run("export", "--out", first).status == 0)
        #expect(try run("export", "--out", second).status == 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: first) {
            #expect(
                FileManager.default.contentsEqual(atPath: first + "/" + name, andPath: second + "/" + name), "\(name)")
        }
        let confirmed = try run("verify", first)
        #expect(confirmed.status == 0)
        #expect(confirmed.errors.isEmpty)
    }

    @Test func anExportThatWasChangedIsToldWithFileAndLine() throws {
        let out = path("out")
        #expect(try run("export", "--out", out).status == 0)
        let file = URL(filePath: out + "/responses.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("R6", with: "R5", maxReplacements: 1).write(to: file, atomically: true, encoding: .utf8)
        let run = try run("verify", out)
        #expect(run.status == 2)
        #expect(run.errors.contains("responses.csv:"))
        #expect(try self.run("verify", path("nowhere")).status == 2)
    }

    @Test func aFifthAtElasticityFiveCosts57PerCent() throws {
        let run = try run("design", "cost", "--share", "0.2", "--elasticity", "5")
        #expect(run.status == 0)
        #expect(run.output.contains("Prices rise by 5.7 %"))
        #expect(run.output.contains("Not said:"))
    }

    @Test(arguments: [
        ["design", "cost", "--share", "1", "--elasticity", "5"],
        ["design", "cost", "--share", "0.2", "--elasticity", "0.9"],
        ["design", "cost", "--share", "0.4..0.2", "--elasticity", "5"],
        ["design", "cost", "--share", "nan", "--elasticity", "5"],
        ["design", "bifurcation", "--clean-input", "1", "--need", "0", "--certified", "1"],
        [
            "design", "leverage", "--sales", "/nonexistent.csv", "--coalition", "us", "--regional", "1", "--absorption",
            "0",
        ],
    ])
    func figuresAndFilesThatCannotBeAreRefused(arguments: [String]) throws {
        let run = try ClewProgram.run(["study"] + arguments, environment: [:])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
    }

    @Test func theLabReadsFilesAndSaysWhichLineIsWrong() throws {
        _ = try folder.write("market,value\nus,40\nca,10\nxx,50\n", to: "sales.csv")
        let arguments = ["--coalition", "us,ca", "--regional", "0.8..0.9", "--absorption", "0.1"]
        let run = try ClewProgram.run(
            ["study", "design", "leverage", "--sales", path("sales.csv")] + arguments, environment: [:])
        #expect(run.status == 0)
        #expect(run.output.contains("closes 40.0 to 45.0 % of the outlet"))
        _ = try folder.write("market,value\nus,40\nca,-10\n", to: "sales.csv")
        let refused = try ClewProgram.run(
            ["study", "design", "leverage", "--sales", path("sales.csv")] + arguments, environment: [:])
        #expect(refused.status == 2)
        #expect(refused.errors.contains("sales.csv:3"))
    }
}
