import Casework
import ClewModel
import Foundation
import ListImport
import StatementStore
import TestSupport
import Testing

/// Exports of real files, which only some machines have, checked by the field's own package where it is installed.
struct RealExportTests {
    private static let files = [
        "us-ofac-sdn": ["add", "alt", "sdn", "sdn_comments"].map { "ofac-2021-07/\($0).csv" },
        "us-ofac-consolidated": ["ofac-consolidated-2025/consolidated.xml"], "un-sc": ["un/un-2025-11.xml"],
        "ca-sema": ["canada/sema-lmes-2025.xml"], "us-csl": ["csl-samples/csl.csv"],
        "us-dol-tvpra": ["dol-ilab/goods-2022-list.xml"], "gleif": ["gleif/lei-data.xml"],
    ]

    private static let python = (ProcessInfo.processInfo.environment["CLEW_TEST_PYTHON"].map { [$0] } ?? [])
        .first { (try? run($0, ["-c", "import followthemoney"])) == 0 }

    private static func run(_ executable: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(
        .enabled(if: RepositoryFiles.sharedData != nil, "the folder of public files is not beside the repository"),
        .enabled(if: python != nil, "CLEW_TEST_PYTHON names no Python with the followthemoney package"))
    func theFieldsOwnPackageTakesEveryEntityAndStatementOfRealFiles() throws {
        let shared = try #require(RepositoryFiles.sharedData)
        let python = try #require(Self.python)
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        for (key, paths) in Self.files.sorted(by: { $0.key < $1.key }) {
            let importer = try PublishedLists.catalog().importer(for: key)
            _ = try ArchiveImport(importer, metadata: nil, archive: archive).run(
                paths.map { shared.appending(path: $0) },
                options: ArchiveImportOptions(recorded: try #require(Day("2025-11-20"))))
        }
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture)
        func export(_ format: ExportFormat, to name: String) throws -> String {
            let file = try folder.write("", to: name)
            let handle = try FileHandle(forWritingTo: file)
            #expect(try snapshot.export(format) { try handle.write(contentsOf: $0) }.isEmpty)
            try handle.close()
            return file.path(percentEncoded: false)
        }
        let entities = try export(.entities, to: "entities.json")
        let statements = try export(.statementTable, to: "statements.csv")
        let script = try folder.write(
            """
            import json, sys
            from pathlib import Path
            from followthemoney import model
            from followthemoney.statement.serialize import read_path_statements
            for line in open(sys.argv[1], encoding="utf-8"):
                data = json.loads(line)
                schema = model.get(data["schema"])
                assert schema is not None and not schema.abstract, data["schema"]
                assert all(schema.get(name) is not None for name in data["properties"]), data
                schema.validate({"properties": data["properties"]})
            for statement in read_path_statements(Path(sys.argv[2]), "csv"):
                prop = model.get(statement.schema).get(statement.prop)
                assert prop.validate([statement.value]) is None, statement
                assert statement.id == statement.generate_key(), statement
            """, to: "check.py")
        #expect(try Self.run(python, [script.path(percentEncoded: false), entities, statements]) == 0)
    }
}
