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
        let summary = try ListCatalog.standard.importer(for: key).read(try paths.map(file), into: sink)
        #expect(summary.statements == sink.statements.count)
        let entities = Dictionary(uniqueKeysWithValues: sink.entities.map { ($0.id, $0) })
        #expect(summary.entities == entities.count)
        return (summary, entities)
    }

    @Test func theLegacyFilesOfOFACHoldAllPartiesOfJuly2021() throws {
        let (summary, entities) = try read(
            "us-ofac-sdn", ["sdn_comments", "alt", "add", "sdn"].map { "ofac-2021-07/\($0).csv" })
        #expect(summary.format == "ofac-legacy-csv")
        #expect(summary.records == 8976)
        #expect(summary.targets == 8976)
        #expect(summary.rejected == 0)
        for diagnostic in summary.diagnostics.prefix(20) { print(diagnostic) }
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
        for diagnostic in summary.diagnostics.prefix(20) { print(diagnostic) }
        #expect(entities.values.count { !$0[.leiCode].isEmpty } > 5)
        #expect(entities.values.count { !$0[.uscCode].isEmpty } > 40)
    }

    @Test func theListOfTheSecurityCouncilIsReadWhole() throws {
        let (summary, _) = try read("un-sc", ["un/un-2025-11.xml"])
        #expect(summary.records == 727 + 273)
        #expect(summary.rejected == 0)
        #expect(summary.published?.description == "2025-11-20")
        for diagnostic in summary.diagnostics.prefix(20) { print(diagnostic) }
    }

    @Test func aListThatIsNotWellFormedIsRefusedWithThePlaceOfTheFault() throws {
        let sink = StatementCollector()
        let importer = try ListCatalog.standard.importer(for: "un-sc")
        let files = [try file("un/un-2025-08-not-well-formed.xml")]
        let error = #expect(throws: ImportError.self) { try importer.read(files, into: sink) }
        print(error?.description ?? "")
        #expect(error?.code == .malformed)
        #expect((error?.location.line ?? 0) > 1)
        #expect((error?.location.column ?? 0) >= 1)
    }

    @Test func theCanadianListIsReadWhole() throws {
        let (summary, _) = try read("ca-sema", ["canada/sema-lmes-2025.xml"])
        #expect(summary.records == 4759)
        #expect(summary.rejected == 0)
        for diagnostic in summary.diagnostics.prefix(20) { print(diagnostic) }
    }
}
