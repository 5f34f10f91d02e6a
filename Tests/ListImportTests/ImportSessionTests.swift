import ClewModel
import Foundation
import ListImport
import TestSupport
import Testing

/// What an import does when records, files or the receiver fail.
struct ImportSessionTests {
    private final class FullDisk: StatementSink {
        struct NoSpace: Error {}

        func receive(_ statements: [Statement]) throws { throw NoSpace() }
    }

    private let header = "entity,country,industry,effective_date,type\n"

    private func read(
        _ text: String, into sink: any StatementSink = StatementCollector(), _ options: ImportOptions = ImportOptions()
    ) throws -> ImportSummary {
        let importer = try PublishedLists.catalog().importer(for: "us-cbp-wro")
        return try importer.read([ListFile(name: "orders.csv", bytes: Array(text.utf8))], into: sink, options: options)
    }

    @Test func aBadRecordIsNamedAndTheRestGoesOn() throws {
        let sink = StatementCollector()
        let summary = try read(header + "Example A,China,All,5/1/2020,WRO\nExample B,China,All,soon,WRO\n", into: sink)
        #expect(summary.records == 2)
        #expect(summary.rejected == 1)
        #expect(summary.diagnostics.first?.location == SourceLocation(file: "orders.csv", line: 3, record: "Example B"))
        #expect(sink.entities.count { $0.schema == .organization } == 1)
        #expect(!sink.statements.contains { $0.value == "Example B" })
    }

    @Test func pastTheLimitOfBadRecordsTheImportEnds() {
        let bad = header + String(repeating: "Example,China,All,soon,WRO\n", count: 4)
        let error = #expect(throws: ImportError.self) { try read(bad, ImportOptions(rejectedLimit: 3)) }
        #expect(error?.code == .tooManyRejected)
        #expect(error?.diagnostics.count == 4)
        #expect(error?.location.line == 5)
        #expect(throws: Never.self) { try read(bad, ImportOptions(rejectedLimit: 4)) }
    }

    @Test func aReceiverThatFailsEndsTheImportWithItsReason() {
        let error = #expect(throws: ImportError.self) {
            try read(header + "Example A,China,All,5/1/2020,WRO\n", into: FullDisk())
        }
        #expect(error?.code == .receiver)
        #expect(error?.cause is FullDisk.NoSpace)
    }

    @Test func diagnosticsBeyondTheLimitAreCounted() throws {
        let bad = header + String(repeating: "Example,China,All,soon,WRO\n", count: 10)
        let summary = try read(bad, ImportOptions(diagnosticLimit: 3))
        #expect(summary.diagnostics.count == 3)
        #expect(summary.diagnosticsLeftOut == 7)
    }

    @Test func filesThatCannotBeReadAreNamed() throws {
        let folder = try TemporaryDirectory()
        let importer = try PublishedLists.catalog().importer(for: "us-cbp-wro")
        let missing = #expect(throws: ImportError.self) {
            try importer.read([ListFile(folder.url.appending(path: "none.csv"))], into: StatementCollector())
        }
        #expect(missing?.code == .unreadable)
        let directory = #expect(throws: ImportError.self) {
            try importer.read([ListFile(folder.url)], into: StatementCollector())
        }
        #expect(directory?.message.contains("folder") == true)
        let empty = #expect(throws: ImportError.self) { try read("") }
        #expect(empty?.code == .empty)
        let none = #expect(throws: ImportError.self) { try importer.read([], into: StatementCollector()) }
        #expect(none?.code == .wrongFiles)
        let unknown = #expect(throws: ImportError.self) { try PublishedLists.catalog().importer(for: "nothing") }
        #expect(unknown?.code == .unknownList)
        #expect(unknown?.message.contains("us-ofac-sdn") == true)
    }

    @Test func theSamePartTwiceIsRefused() throws {
        let row = "36,\"EXAMPLE\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
        let files = ["a.csv", "b.csv"].map { ListFile(name: $0, bytes: Array(row.utf8)) }
        let importer = try PublishedLists.catalog().importer(for: "us-ofac-sdn")
        let error = #expect(throws: ImportError.self) { try importer.read(files, into: StatementCollector()) }
        #expect(error?.code == .wrongFiles)
        let alone = try importer.read([files[0]], into: StatementCollector())
        #expect(alone.missingFiles == ["add.csv", "alt.csv"])
    }

    @Test func aListIsStaleAfterItsDays() throws {
        var diagnostics: [Diagnostic] = []
        let all = ListMetadata.readAll(RepositoryFiles.reference.appending(path: "lists"), into: &diagnostics)
        let metadata = try #require(all.first { $0.key == "us-ofac-sdn" })
        let published = try #require(Day("2026-11-01"))
        #expect(!metadata.isStale(published: published, on: published.advanced(by: 7)))
        #expect(metadata.isStale(published: published, on: published.advanced(by: 8)))
    }

    @Test func ourOwnCounterMeasuresCanBeImported() throws {
        let url = RepositoryFiles.reference.appending(path: "countermeasures/targets.csv")
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        let importer = try PublishedLists.catalog().importer(for: "cn-countermeasures")
        let summary = try importer.read([ListFile(url)], into: StatementCollector())
        #expect(summary.rejected == 0)
        #expect(summary.targets >= 10)
        #expect(summary.diagnostics == [])
    }
}
