import ClewModel
import Foundation
import ListImport
import TestSupport
import Testing

/// Imports real files that lie beside the repository on some machines.
@Suite(.enabled(if: RepositoryFiles.sharedData != nil, "the folder of public files is absent"))
struct RealFileTests {
    private func file(_ path: String) throws -> ListFile {
        let folder = try #require(RepositoryFiles.sharedData)
        return ListFile(folder.appending(path: path), name: path)
    }

    private func read(
        _ key: String, _ paths: [String]
    ) throws -> (summary: ImportSummary, entities: [EntityID: Entity]) {
        let sink = StatementCollector()
        let summary = try PublishedLists.catalog().importer(for: key).read(try paths.map(file), into: sink)
        #expect(summary.statements == sink.statements.count)
        let entities = Dictionary(uniqueKeysWithValues: sink.entities.map { ($0.id, $0) })
        // The screening list names some parties twice, with a listing each.
        #expect(key == "us-csl" ? summary.entities >= entities.count : summary.entities == entities.count)
        return (summary, entities)
    }

    @Test func theLegacyFilesOfOFACHoldAllPartiesOfJuly2021() throws {
        let (summary, entities) = try read(
            "us-ofac-sdn", ["sdn_comments", "alt", "add", "sdn"].map { "ofac-2021-07/\($0).csv" })
        #expect(summary.format == "ofac-legacy-csv")
        #expect(summary.records == 8976)
        #expect(summary.targets == 8976)
        #expect(summary.rejected == 0)
        #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
        let corps = try #require(entities["ofac-29299"])
        #expect(corps.caption == "XINJIANG PRODUCTION AND CONSTRUCTION CORPS")
        #expect(corps.schema == .organization)
        #expect(corps[.country] == ["cn"])
        #expect(entities.values.contains { $0.schema == .unknownLink && $0["object"] == ["ofac-29299"] })
        #expect(entities["ofac-29299-listing"]?[.program] == ["GLOMAG"])
        let kinds = Dictionary(grouping: entities.values, by: \.schema).mapValues(\.count)
        #expect(kinds[.person] == 4620)
        #expect(kinds[.vessel] == 406)
        #expect(kinds["Airplane"] == 277)
    }

    @Test func theConsolidatedListHoldsAsManyEntriesAsItStates() throws {
        let (summary, entities) = try read("us-ofac-consolidated", ["ofac-consolidated-2025/consolidated.xml"])
        #expect(summary.records == 443)
        #expect(summary.stated == 443)
        #expect(summary.published?.description == "2025-03-28")
        #expect(summary.targets == 443)
        #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
        #expect(entities.values.count { !$0[.leiCode].isEmpty } > 5)
        #expect(entities.values.count { !$0[.uscCode].isEmpty } > 40)
    }

    @Test func theListOfTheSecurityCouncilIsReadWhole() throws {
        let (summary, _) = try read("un-sc", ["un/un-2025-11.xml"])
        #expect(summary.records == 727 + 273)
        #expect(summary.rejected == 0)
        #expect(summary.published?.description == "2025-11-20")
        #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
    }

    @Test func aListThatIsNotWellFormedIsRefusedWithThePlaceOfTheFault() throws {
        let sink = StatementCollector()
        let importer = try PublishedLists.catalog().importer(for: "un-sc")
        let files = [try file("un/un-2025-08-not-well-formed.xml")]
        let error = #expect(throws: ImportError.self) { try importer.read(files, into: sink) }
        #expect(error?.code == .malformed)
        #expect(error?.location.line == 53)
        #expect(error?.location.column == 11)
    }

    @Test func theCanadianListIsReadWhole() throws {
        let (summary, _) = try read("ca-sema", ["canada/sema-lmes-2025.xml"])
        #expect(summary.records == 4759)
        #expect(summary.rejected == 0)
        #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
    }

    @Test(arguments: [("csl-samples/csl.csv", 115), ("csl-samples/consolidated-2025-layout.csv", 13)])
    func bothLayoutsOfTheScreeningListAreReadWhole(path: String, count: Int) throws {
        let (summary, _) = try read("us-csl", [path])
        #expect(summary.records == count)
        #expect(summary.rejected == 0)
        #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
    }

    @Test func theListOfGoodsIsReadWhole() throws {
        let (summary, entities) = try read("us-dol-tvpra", ["dol-ilab/goods-2022-list.xml"])
        #expect(summary.records == 169)
        #expect(summary.targets == 467)
        #expect(entities.values.count { $0.schema == "Good" } == 467)
        #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
    }

    @Test(arguments: [
        ("lei-data.xml", 13), ("lei-updates-data2.xml", 12), ("lei-updates-data2-new.xml", 12), ("rr-data.xml", 10),
        ("rr-updates-data2.xml", 11), ("rr-updates-data2-new.xml", 10), ("repex-data.xml", 10),
        ("repex-updates-data2.xml", 7), ("lei-data.json", 13), ("rr-data.json", 10),
    ])
    func theFilesOfGLEIFAreReadWhole(path: String, count: Int) throws {
        let (summary, _) = try read("gleif", ["gleif/" + path])
        #expect(summary.records == count, "\(path)")
        #expect(summary.rejected == 0)
        #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
    }

    @Test func ownershipStatementsOfBothShapesAreReadWhole() throws {
        let folder = try #require(RepositoryFiles.sharedData)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "bods").path).sorted()
        #expect(names.count == 19)
        let older = ["lei-data-out.json", "rr-data-out.json", "repex-updates-data2-out.json"].map { "gleif/" + $0 }
        for path in names.map({ "bods/" + $0 }) + older {
            let data = try Data(contentsOf: folder.appending(path: path))
            let count = (try JSONSerialization.jsonObject(with: data) as? [Any])?.count
            let sink = StatementCollector()
            let summary = try PublishedLists.catalog().importer(for: "bods").read([try file(path)], into: sink)
            #expect(summary.records == count, "\(path)")
            #expect(summary.rejected == 0, "\(path)")
            #expect(!summary.diagnostics.contains { $0.code == "import.field.unread" })
        }
    }
}
