import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct AssessProgramTests {
    private let denim = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)

    @Test func leavesWithOneWhereThereAreFindingsAndWritesTheDossier() throws {
        let folder = try TemporaryDirectory()
        let out = folder.url.appending(path: "out")
        let run = try ClewProgram.run("assess", denim, "--out", out.path(percentEncoded: false))
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
        #expect(!run.output.contains("\u{1B}["), "no colour in a pipe")
        let files = try FileManager.default.contentsOfDirectory(atPath: out.path(percentEncoded: false)).sorted()
        #expect(files == ["dossier.html", "dossier.json", "findings.csv"])
    }

    @Test func writesOnlyTheFormsAskedFor() throws {
        let folder = try TemporaryDirectory()
        let run = try ClewProgram.run(
            "assess", denim, "--out", folder.url.appending(path: "o").path(percentEncoded: false), "--format", "csv")
        #expect(run.status == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "o").path) == [
                "findings.csv"
            ])
    }

    @Test(arguments: [
        ["assess", "no-such-folder"], ["assess", "Examples", "--as-of", "05/03/2024"], ["assess"],
        ["assess", "x", "--format", "pdf"], ["new", "case", "x", "--commodity", " "], ["frobnicate"],
    ])
    func leavesWithTwoWhereTheInputIsWrong(arguments: [String]) throws {
        let run =
            switch arguments.count {
            case 1: try ClewProgram.run(arguments[0])
            case 2: try ClewProgram.run(arguments[0], arguments[1])
            case 4: try ClewProgram.run(arguments[0], arguments[1], arguments[2], arguments[3])
            default: try ClewProgram.run(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
            }
        #expect(run.status == 2)
        #expect(!run.errors.isEmpty)
        #expect(run.output.isEmpty)
    }

    @Test func aBrokenCaseNamesEveryPlaceAndLeavesNothingBehind() throws {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        try FileManager.default.copyItem(atPath: denim, toPath: copy.path(percentEncoded: false))
        let lots = copy.appending(path: "lots.csv")
        let text = try String(contentsOf: lots, encoding: .utf8)
            .replacing("\"lint, bought from warehouse stock\",100,t", with: "lint,-100,bales")
        try text.write(to: lots, atomically: true, encoding: .utf8)
        try "changed".write(to: copy.appending(path: "documents/d02.txt"), atomically: true, encoding: .utf8)
        let out = folder.url.appending(path: "out").path(percentEncoded: false)
        let run = try ClewProgram.run("assess", copy.path(percentEncoded: false), "--out", out)
        #expect(run.status == 2)
        #expect(run.errors.contains("lots.csv:2:"))
        #expect(run.errors.contains("documents/index.csv:3:"))
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false)) == ["case"])
    }

    @Test func aNewCaseIsCommentedAndSaysWhatToFillIn() throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "mine").path(percentEncoded: false)
        let run = try ClewProgram.run("new", "case", path, "--commodity", "cotton")
        #expect(run.status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(Set(files).isSuperset(of: ["case.yaml", "parties.csv", "lots.csv", "events.csv", "shipments.csv"]))
        #expect(try String(contentsOfFile: path + "/case.yaml", encoding: .utf8).contains("#"))
        #expect(try ClewProgram.run("new", "case", path, "--commodity", "cotton").status == 2, "it overwrites nothing")
    }

    @Test func theManualSaysWhatEachStatusMeans() throws {
        let run = try ClewProgram.run("--help")
        #expect(run.status == 0)
        for words in ["EXIT STATUS", "CLEW_ARCHIVE", "assess", "reference"] { #expect(run.output.contains(words)) }
    }

    @Test func theReferenceDataAreChecked() throws {
        let run = try ClewProgram.run("reference", "check")
        #expect(run.status == 0)
        #expect(run.output.contains("of the official 187"))
    }
}
