import ClewModel
import Testing

@testable import ListImport

/// The identifiers that an aggregator merged into an entity.
struct ReferentTests {
    /// A line that the quick reader takes, and one that only the thorough one does.
    @Test(arguments: [#""country":["cn"]"#, #""country":["cn",{"id":"cn"}]"#])
    func referentsStayWithTheEntity(_ further: String) throws {
        let line = """
            {"id":"a","schema":"Company","properties":{"name":["Invented"],\(further)},"datasets":["x"],\
            "referents":["old-a","a","older-a"],"first_seen":"2024-01-01"}
            """
        let collector = StatementCollector()
        let session = ImportSession(
            list: "x", dataset: "x", title: "x", format: "x", sink: collector, options: ImportOptions())
        try FTMJSONLines().read([ListFile(name: "x.json", bytes: Array(line.utf8))], into: session)
        let referents = collector.statements.filter { $0.property == "referents" }.map(\.value)
        #expect(referents == ["old-a", "older-a"])
    }
}
