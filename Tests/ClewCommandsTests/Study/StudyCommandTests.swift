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

    private func fixture(_ name: String) -> String {
        RepositoryFiles.fixtures.appending(path: "study").appending(path: name).path(percentEncoded: false)
    }

    @Test func theReportIsTextUntilAFolderIsNamed() throws {
        let run = try run("report")
        #expect(run.status == 0)
        #expect(run.output.contains("Measures, counter-measures and responses on one axis"))
        #expect(run.output.contains("2026: the series breaks"))
        #expect(run.output.contains("What is not coded"))
    }

    @Test func aReportIsComputedAgainItsPageToo() throws {
        let out = path("report")
        _ = try folder.write(
            """
            leverage:
              - {title: Cotton, sales: sales.csv, coalition: [us], regional: 0.8..0.9, absorption: 0.1}

            """, to: "plan.yaml")
        _ = try folder.write("market,value\nus,40\nxx,50\n", to: "sales.csv")
        #expect(try run("report", "--out", out, "--plan", path("plan.yaml")).status == 0)
        let confirmed = try run("verify", out, "--plan", path("plan.yaml"))
        #expect(confirmed.status == 0 && confirmed.errors.isEmpty)
        // Without the plan the page is another.
        #expect(try run("verify", out).status == 2)
        let page = URL(filePath: out + "/report.html")
        let text = try String(contentsOf: page, encoding: .utf8)
        try text.replacing("What can be said", with: "What is true").write(to: page, atomically: true, encoding: .utf8)
        let changed = try run("verify", out, "--plan", path("plan.yaml"))
        #expect(changed.status == 2 && changed.errors.contains("report.html:"))
    }

    @Test func aPlanWithAProblemWritesNothing() throws {
        _ = try folder.write("leverage:\n  - {title: Cotton, sales: gone.csv}\n", to: "plan.yaml")
        let run = try run("report", "--out", path("none"), "--plan", path("plan.yaml"))
        #expect(run.status == 2 && run.errors.contains("plan.yaml:2"))
        #expect(!FileManager.default.fileExists(atPath: path("none")))
    }

    @Test func theLabReadsFilesAsOthersPublishThem() throws {
        let leverage = try run(
            "design", "leverage", "--comtrade", fixture("comtrade.csv"), "--products", "520100", "--period", "2021",
            "--coalition", "usa,can", "--regional", "1", "--absorption", "0")
        #expect(leverage.status == 0 && leverage.output.contains("closes 80.0 % of the outlet"))
        #expect(leverage.output.contains("Read: 2 rows left out: the world as a whole."))
        let moved = try run(
            "design", "displacement", "--otexa", fixture("otexa-long.csv"), "--measure", "sme", "--product", "338",
            "--coalition", "china", "--event", "2021-01", "--shortest", "12", "--longest", "12")
        #expect(moved.status == 0 && moved.output.contains("from the origins asked for"))
        _ = try folder.write("entity,programme\n虚构控股公司,labour-transfer\n", to: "candidates.csv")
        let targets = try run(
            "design", "targets", "--c4ads", fixture("c4ads.csv"), "--candidates", path("candidates.csv"), "--regime",
            "us-ofac",
            "--as-of", "2026-01-15", "-k", "1")
        #expect(targets.status == 0 && targets.output.contains("3.00 to 4.00"))
        let customs = try run("detentions", "--cbp", fixture("cbp-lines.csv"))
        #expect(customs.status == 0 && customs.output.contains("counted by lines of goods"))
    }

    @Test(arguments: [
        ["pace", "--cbp", "x.csv"], ["detentions", "--counting", "lines"],
        ["design", "leverage", "--coalition", "us", "--regional", "1", "--absorption", "0"],
        [
            "design", "leverage", "--sales", "a", "--comtrade", "b", "--coalition", "us", "--regional", "1",
            "--absorption", "0",
        ],
        ["design", "displacement", "--product", "x", "--coalition", "us", "--event", "2021"],
        ["design", "targets", "--candidates", "x", "--regime", "us-ofac", "--as-of", "2026-01-15"],
    ])
    func optionsThatDoNotGoTogetherAreRefused(arguments: [String]) throws {
        let run = try ClewProgram.run(["study"] + arguments, environment: [:])
        #expect(run.status == 2 && run.output.isEmpty)
    }

    @Test(arguments: [
        "lag", "pace", "retaliation", "responses", "detentions", "leads", "questions", "overlap", "timeline",
    ])
    func eachAnswerBeginsWithItsSentence(question: String) throws {
        let first = try run(question).output.split(separator: "\n").first.map(String.init) ?? ""
        #expect(first.contains { $0.isNumber } && first.count > 40, "\(first)")
    }
}
