import Foundation
import TestSupport
import Testing

/// A run says "no match" only of what it has compared; all parties are invented.
@Suite(.enabled(if: ClewProgram.location != nil))
struct CleanResultTests {
    private static let list = "id,name,country\nL-1,Quonvex Mining Ltd,de\nL-2,Halbrit Foods Co. Ltd.,cn\n"

    private static func path(_ folder: TemporaryDirectory, _ text: String, _ name: String) throws -> String {
        try folder.write(text, to: name).path(percentEncoded: false)
    }

    @Test(arguments: [
        "<?xml version=\"1.0\"?>\n<list>\n<name>Quonvex Mining Ltd</name>\n</list>\n",
        "<!doctype html><html><body><p>Quonvex Mining Ltd</p></body></html>",
    ])
    func aListInAFormThatIsNotReadIsRefusedByScreenAndIndexBuild(_ text: String) throws {
        let folder = try TemporaryDirectory()
        let list = try Self.path(folder, text, "list.csv")
        let index = folder.url.appending(path: "list.clew").path(percentEncoded: false)
        for run in [
            try ClewProgram.run("screen", "--name", "Nobody Such", "--against", list),
            try ClewProgram.run("index", "build", list, "-o", index),
        ] {
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("no list of parties"))
        }
        #expect(!FileManager.default.fileExists(atPath: index))
    }

    @Test func aListThatCannotBeReadWholeGivesNoCleanResult() throws {
        let folder = try TemporaryDirectory()
        let list = try Self.path(
            folder, "{\"name\":\"Quonvex Mining Ltd\"}\n{\"name\":\"Halbrit Foods\n{\"name\":\"Orvane Mills\"}\n",
            "list.jsonl")
        let run = try ClewProgram.run("screen", "--name", "Halbrit Foods", "--against", list)
        #expect(run.status == 2)
        #expect(run.output.contains("1 line of list.jsonl could not be read"))
        #expect(run.errors.contains("list.jsonl:2"))
    }

    @Test(arguments: ["id,name\n", "", "{\"id\":\"1\"}\n"])
    func aListWithoutPartiesClearsNobody(_ text: String) throws {
        let folder = try TemporaryDirectory()
        let list = try Self.path(folder, text, "list.txt")
        let run = try ClewProgram.run("screen", "--name", "Halbrit Foods", "--against", list)
        #expect(run.status == 2)
        #expect(run.errors.contains("holds no party to compare with"))
    }

    @Test(arguments: ["", "...", "\u{202E}", "🚢"])
    func aNameWithoutALetterIsNotLookedUpAndThatIsSaid(_ name: String) throws {
        let folder = try TemporaryDirectory()
        let list = try Self.path(folder, Self.list, "list.csv")
        let run = try ClewProgram.run("screen", "--name", name, "--against", list)
        #expect(run.status == 2)
        #expect(run.errors.contains("nothing was looked up"))
        #expect(!run.output.contains("0 with a match"))
    }

    @Test func rowsWithNothingToLookUpAreCountedApartFromThoseThatWereScreened() throws {
        let folder = try TemporaryDirectory()
        let list = try Self.path(folder, Self.list, "list.csv")
        let file = try Self.path(folder, "id,name\na,Quonvex Mining\nb,...\nc,Nobody Such\n", "parties.csv")
        let run = try ClewProgram.run("screen", file, "--against", list)
        #expect(run.status == 1)
        #expect(run.output.contains("3 rows, 2 screened, 1 without an answer, against"))
        #expect(run.errors.contains("parties.csv:3: warning"))
    }

    @Test func thePageNamesThoseWithoutAMatchAndEveryRemark() throws {
        let folder = try TemporaryDirectory()
        let list = try Self.path(folder, Self.list, "list.csv")
        let file = try Self.path(
            folder, "id,name\na,Quonvex Mining\nb,...\nc,Zelwick Harbours\nd,Ostrander,x\n", "parties.csv")
        let page = try ClewProgram.run("screen", file, "--against", list, "--format", "html").output
        #expect(page.contains("Without an answer (1)"))
        #expect(page.contains("Without a match (2)"))
        #expect(page.contains("Zelwick Harbours"))
        #expect(page.contains("Remarks on the input (4)"))
        #expect(page.contains("the row has 3 cells, the header 2"))
    }
}
