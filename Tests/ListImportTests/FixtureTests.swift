import ClewModel
import Foundation
import ListImport
import SourceFiles
import TestSupport
import Testing

/// The contract of every format, on its fixture.
struct FixtureTests {
    private func read(_ fixture: FixtureCase, _ files: [ListFile]) throws -> ([Statement], ImportSummary) {
        let sink = StatementCollector()
        let summary = try PublishedLists.catalog().importer(for: fixture.list).read(files, into: sink)
        return (sink.statements, summary)
    }

    @Test(arguments: FixtureCase.all)
    func everyFieldBecomesTheExpectedStatements(fixture: FixtureCase) throws {
        let (statements, summary) = try read(fixture, try fixture.listFiles())
        #expect(summary.format == fixture.format)
        #expect(summary.records == fixture.records)
        #expect(summary.rejected == fixture.rejected)
        #expect(summary.statements == statements.count)
        let found = fixture.render(statements, summary)
        let url = FixtureCase.folder.appending(path: fixture.golden)
        guard let expected = try? String(contentsOf: url, encoding: .utf8) else {
            try found.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("\(fixture.golden) was missing and has been written: check it against the fixture")
            return
        }
        let pairs = zip(found.split(separator: "\n"), expected.split(separator: "\n"))
        if let odd = pairs.first(where: { $0 != $1 }) {
            Issue.record("\(fixture.golden): found “\(odd.0)”, expected “\(odd.1)”")
        }
        #expect(found.count == expected.count, "\(fixture.golden)")
    }

    @Test(arguments: FixtureCase.all)
    func theSameBytesGiveTheSameStatements(fixture: FixtureCase) throws {
        let first = try read(fixture, try fixture.listFiles())
        let second = try read(fixture, try fixture.listFiles())
        #expect(first.0 == second.0)
        #expect(first.1 == second.1)
    }

    @Test(arguments: FixtureCase.all)
    func aFileOnDiskReadsAsTheSameFileInMemory(fixture: FixtureCase) throws {
        let memory = try read(fixture, try fixture.listFiles())
        let disk = try read(
            fixture, fixture.files.map { ListFile(FixtureCase.folder.appending(path: $0), name: $0) })
        #expect(memory.0 == disk.0)
        #expect(memory.1 == disk.1)
    }

    @Test(arguments: FixtureCase.all)
    func lineEndingsAndAByteOrderMarkChangeNothing(fixture: FixtureCase) throws {
        let plain = try read(fixture, try fixture.listFiles())
        let marked = try read(
            fixture,
            try fixture.files.map { path in
                let bytes = [UInt8](try Data(contentsOf: FixtureCase.folder.appending(path: path)))
                let mark: [UInt8] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [] : [0xEF, 0xBB, 0xBF]
                let text = bytes.filter { $0 != 0x0D }.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
                return ListFile(name: path, bytes: mark + text)
            })
        #expect(marked.1.format == fixture.format)
        #expect(marked.1.diagnostics.map(\.code) == plain.1.diagnostics.map(\.code))
        #expect(marked.0 == plain.0)
    }

    @Test(
        arguments: [
            ([0x1F, 0x8B, 0x08, 0x00], "compressed"), ([0x50, 0x4B, 0x03, 0x04], "spreadsheet"),
            ([0xFF, 0xFE, 0x7B, 0x00], "UTF-16"), ([0x25, 0x50, 0x44, 0x46], "PDF"),
            ([0x20, 0x0A, 0x20], "white space"),
        ] as [([UInt8], String)])
    func whatIsNoTextSaysWhatToDo(bytes: [UInt8], word: String) throws {
        for importer in try PublishedLists.catalog().importers {
            let error = #expect(throws: ImportError.self) {
                try importer.detectFormat(of: [ListFile(name: "file", bytes: bytes)])
            }
            #expect(error?.message.contains(word) == true, "\(importer.key)")
        }
    }

    @Test(arguments: FixtureCase.all)
    func noOtherListTakesTheFilesForItsOwn(fixture: FixtureCase) throws {
        // The screening list serves two importers, and our own table of listings any list of that dataset.
        let siblings = ["us-csl", "us-bis-entity", "us-ofac-sdn", "us-ofac-consolidated"]
        for importer in try PublishedLists.catalog().importers where importer.key != fixture.list {
            guard !(siblings.contains(importer.key) && siblings.contains(fixture.list)) else { continue }
            let found = try? importer.detectFormat(of: try fixture.listFiles())
            #expect(found == nil, "\(importer.key)")
        }
    }

    @Test(arguments: FixtureCase.all)
    func everyListingNamesItsEntityAndEveryLinkItsEnds(fixture: FixtureCase) throws {
        let entities = Entity.assemble(try read(fixture, try fixture.listFiles()).0)
        let known = Set(entities.map(\.id.rawValue))
        let ends: [PropertyName] = [
            "entity", "owner", "asset", "subject", "object", "director", "organization", "holder",
        ]
        // These files hold relationships to parties of other files.
        let isPartial = ["bods", "gleif", "ftm"].contains(fixture.list)
        for entity in entities where !entity.schema.isMatchable {
            for value in ends.flatMap({ entity[$0] }) {
                #expect(isPartial || known.contains(value), "\(entity.id): \(value)")
            }
        }
    }

    @Test func aFileOfNoFormatIsRefusedByName() throws {
        let importer = try PublishedLists.catalog().importer(for: "un-sc")
        let file = ListFile(name: "wrong.csv", bytes: Array("a,b\n1,2\n".utf8))
        let error = #expect(throws: ImportError.self) { try importer.read([file], into: StatementCollector()) }
        #expect(error?.code == .unknownFormat)
        #expect(error?.location.file == "wrong.csv")
    }

    @Test func aMappingReadsAnyOtherTable() throws {
        let mapping = try Data(contentsOf: FixtureCase.folder.appending(path: "mapping.yaml"))
        var diagnostics: [Diagnostic] = []
        let importer = try #require(
            ListImporter(
                mapping: SourceFile(name: "mapping.yaml", bytes: [UInt8](mapping)), into: &diagnostics))
        #expect(diagnostics == [])
        let fixture = FixtureCase("example-list", ["mapped.csv"], "mapped-csv", records: 3, rejected: 1)
        let sink = StatementCollector()
        let summary = try importer.read(try fixture.listFiles(), into: sink)
        #expect(summary.dataset == "example_list")
        #expect(summary.records == 3)
        #expect(summary.rejected == 1)
        let entities = sink.entities
        let mill = try #require(entities.first { $0.id == "example-list-a-1" })
        #expect(mill[.alias] == ["Sample Mill", "Old Mill"])
        #expect(mill[.leiCode] == ["EXAMPLE0000000000184"])
        #expect(mill["incorporationDate"] == ["2016-12-17"])
        let person = try #require(entities.first { $0.id == "example-list-a-3" })
        #expect(person[.notes] == ["Country: Atlantis", "surprise: Kept as a note"])
        #expect(entities.first { $0.id == "example-list-a-1-listing" }?[.startDate] == ["2021-03-22"])
    }
}
