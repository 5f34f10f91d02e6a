import Foundation
import TestSupport
import Testing

/// What `--top` leaves out is said in every form; all parties are invented.
@Suite(.enabled(if: ClewProgram.location != nil))
struct TopTests {
    /// Nine companies of one name.
    private static let list =
        "id,name\n" + (1...9).map { "L-\($0),Quonvex Mining Ltd\n" }.joined()

    private static func run(_ arguments: String...) throws -> ClewProgram.Run {
        let folder = try TemporaryDirectory()
        let list = try folder.write(list, to: "list.csv").path(percentEncoded: false)
        let file = try folder.write("id,name\na,Quonvex Mining Ltd\n", to: "parties.csv").path(percentEncoded: false)
        return try ClewProgram.run(["screen", file, "--against", list, "--threshold", "0.2"] + arguments)
    }

    @Test func withoutTopEveryMatchIsThere() throws {
        let run = try Self.run()
        #expect(run.output.contains("9 matches, 9 to decide"))
        #expect(run.output.components(separatedBy: "L-").count == 10)
    }

    @Test func theTableTheSheetThePageAndTheSummarySayHowManyMoreMatch() throws {
        let table = try Self.run("--top", "5").output
        #expect(table.contains("4 more matches are not shown; raise --top"))
        #expect(table.contains("4 matches are beyond --top and not shown"))
        let sheet = try Self.run("--top", "5", "--format", "csv").output
        #expect(sheet.contains("match,more_matches,"))
        #expect(sheet.contains(",true,4,"))
        let page = try Self.run("--top", "5", "--format", "html").output
        #expect(page.contains("5 candidates, best first; 4 more matches are not shown"))
    }

    @Test func linesOfJSONKeepTheirFormAndStandardErrorSaysTheRest() throws {
        let run = try Self.run("--top", "5", "--format", "ndjson")
        #expect(run.output.hasPrefix("{\"id\":\"a\",\"results\":[{\"id\":"))
        #expect(run.errors.contains("4 matches are beyond --top and not shown"))
    }
}
