import ClewModel
import Foundation
import ListImport
import SourceFiles
import TestSupport
import Testing

/// What an entry says about others becomes data of its listing.
///
/// The parties are invented.
struct EntryScopeImportTests {
    @Test func wordsBehindANameBecomeTheDescriptionOfTheListing() throws {
        let text = """
            entity,country,industry,effective_date,type
            "Brollux Silicon Industry Co., Ltd. and Subsidiaries",China,Electronics,6/24/2021,WRO
            "Brindlewick Cotton Co., Ltd.",China,Cotton,6/24/2021,WRO

            """
        let sink = StatementCollector()
        let importer = try PublishedLists.catalog().importer(for: "us-cbp-wro")
        _ = try importer.read([ListFile(name: "a.csv", bytes: Array(text.utf8))], into: sink)
        let entities = Entity.assemble(sink.statements)
        #expect(
            entities.filter { $0.schema == .organization }.flatMap { $0[.name] }.sorted()
                == ["Brindlewick Cotton Co., Ltd.", "Brollux Silicon Industry Co., Ltd."])
        let scopes = entities.filter { $0.schema == .sanction }.flatMap { $0["description"] }
        #expect(scopes == ["and Subsidiaries"])
    }

    @Test func theBundledListsSayWhomTheirEntriesExtendTo() throws {
        let lists = try BundledLists.read(directory: RepositoryFiles.reference.appending(path: "lists"))
        let scopes = lists.entities.filter { $0.schema == .sanction }.flatMap { $0["description"] }
        #expect(scopes.contains("and its eight Zhuhai-based subsidiaries"))
        #expect(scopes.contains("and its subordinate and affiliated entities"))
    }
}
