import Foundation
import TestSupport
import Testing

/// The small examples of the sectors as a user meets them: how the program ends, and the headline.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct SectorProgramTests {
    @Test(arguments: [
        ("aluminium", "S-WAREHOUSE: up to 48 % of the aluminium may be from Xinjiang."),
        ("copper-gold", "S-SHENZHEN: 20 % of the metal is from Xinjiang."),
        ("lithium-battery", "S-JUNE, S-AUGUST: at least 1.33 % of the recorded material is from Xinjiang."),
        ("pvc", "S-FLOOR: 3.13 % of the recorded material is from Xinjiang."),
        ("red-dates", "S-LARGE: at least 42 % of the dates are from Xinjiang."),
        ("seafood", "S-PLAIN, S-GLAZED: no content from Xinjiang on the records."),
        ("steel", "S-PIPES: all of the iron is from Xinjiang."),
    ])
    func anExampleEndsWithFindingsAndItsHeadline(name: String, headline: String) throws {
        let folder = try TemporaryDirectory()
        let example = RepositoryFiles.examples.appending(path: name).path(percentEncoded: false)
        let run = try ClewProgram.run("assess", example, "--out", folder.url.appending(path: "out").path)
        #expect(run.status == 1)
        #expect(run.errors.isEmpty, "\(run.errors)")
        #expect(run.output.contains(headline), "\(run.output)")
    }

    /// A new case is never refused for its goods: other words are known, and anything else starts from the generic file.
    @Test(arguments: [
        ("red-dates", "red-dates", false), ("Gold", "copper-gold", false), ("window glass", "generic", true),
    ])
    func aNewCaseNeverSaysNoToGoods(word: String, key: String, isTold: Bool) throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "case")
        let run = try ClewProgram.run("new", "case", path.path(percentEncoded: false), "--commodity", word)
        #expect(run.status == 0)
        #expect(run.output.contains("no file describes '\(word)'") == isTold)
        let text = try String(contentsOf: path.appending(path: "case.yaml"), encoding: .utf8)
        #expect(text.contains("commodity: \(key)\n"))
    }
}
