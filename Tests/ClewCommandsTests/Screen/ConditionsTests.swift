import Foundation
import TestSupport
import Testing

/// A result says what it was made from; all parties are invented.
@Suite(.enabled(if: ClewProgram.location != nil))
struct ConditionsTests {
    @Test(arguments: ["table", "html"])
    func theListsTheirDaysAndTheThresholdAreNamed(_ format: String) throws {
        let run = try ClewProgram.run(
            "screen", "--name", "Zelwick Harbours", "--as-of", "2026-01-31", "--threshold", "0.7", "--format", format)
        #expect(run.output.contains("A match has a score of 0.7 or more. The lists as they stood on 2026-01-31."))
        #expect(
            run.output.contains("UFLPA Entity List (us_dhs_uflpa): bundled snapshot: 187 of the official 187 entries, ")
        )
        #expect(run.output.contains("of the official "))
    }

    @Test(arguments: ["table", "html"])
    func anIndexIsNamedWithItsSize(_ format: String) throws {
        let folder = try TemporaryDirectory()
        let list = try folder.write("id,name\nL-1,Quonvex Mining Ltd\n", to: "list.csv").path(percentEncoded: false)
        let index = folder.url.appending(path: "list.clew").path(percentEncoded: false)
        #expect(try ClewProgram.run("index", "build", list, "-o", index).output.hasSuffix(": 1 party\n"))
        let run = try ClewProgram.run("screen", "--name", "Zelwick Harbours", "--against", index, "--format", format)
        let size = try #require(try FileManager.default.attributesOfItem(atPath: index)[.size] as? Int)
        #expect(run.output.contains("list.clew, a compiled index, \(size) bytes, 1 party"))
        #expect(run.output.contains("1 query against list.clew with 1 party: 0 with a match."))
    }
}
