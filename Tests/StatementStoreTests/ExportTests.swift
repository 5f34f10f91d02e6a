import ClewModel
import Foundation
import StatementStore
import TestSupport
import Testing

struct ExportTests {
    private static let list = Invented.list

    private func archive(_ fixture: ArchiveFixture) throws -> Archive {
        func statement(
            _ id: EntityID, _ schema: Schema, _ property: PropertyName, _ value: String, original: String? = nil,
            language: String? = nil
        ) -> Statement {
            Statement(
                entity: id, schema: schema, property: property, value: value, originalValue: original,
                language: language, dataset: Self.list, sourceRecord: "7")
        }
        let archive = try fixture.archive()
        try archive.load(
            [
                [
                    statement("a", .company, .name, "示例纺织有限公司", language: "zh"),
                    statement("a", .company, .alias, "=Invented \"Textile\"", original: "=Invented  \"Textile\""),
                    statement("a", .company, .jurisdiction, "cn"),
                    statement("a", .company, .topics, "sanction"),
                ],
                [statement("b", .person, .name, "An Invented Person"), statement("b", .person, .birthDate, "1970")],
                [
                    statement("o", .ownership, .owner, "b"), statement("o", .ownership, .asset, "a"),
                    statement("o", .ownership, .percentage, "51.5"),
                    statement("o", .ownership, .startDate, "2020-01"),
                ],
                [statement("p", .ownership, .asset, "a"), statement("p", .ownership, .percentage, "25-50%")],
                [
                    statement("q", .ownership, .owner, "z"), statement("q", .ownership, .asset, "a"),
                    statement("q", .ownership, .percentage, "a majority"),
                ],
            ], on: "2024-01-01")
        return archive
    }

    private func text(_ format: ExportFormat) throws -> String {
        let fixture = try ArchiveFixture()
        let snapshot = try archive(fixture).snapshot(validAt: nil, knownAt: Invented.day("2024-02-01"))
        var bytes: [UInt8] = []
        try snapshot.export(format) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func anEntityIsALineThatOurModelReadsBack() throws {
        let lines = try text(.entities).split(separator: "\n")
        let entities = try lines.map { try JSONDecoder().decode(Entity.self, from: Data($0.utf8)) }
        #expect(entities.map(\.id) == ["a", "b", "o", "p", "q"])
        #expect(entities[0][.alias] == ["=Invented \"Textile\""])
        #expect(lines[0].contains(#""first_seen":"2024-01-01T00:00:00""#))
    }

    @Test func aStatementHasTheColumnsAndTheIdentifierOfTheField() throws {
        let rows = try text(.statementTable).split(separator: "\n")
        #expect(rows[0].hasPrefix(#""canonical_id","entity_id","prop","prop_type","schema","value","dataset""#))
        // sha1("invented_list.a.jurisdiction.cn") by sha1sum.
        let row = try #require(rows.first { $0.contains(#""jurisdiction""#) })
        #expect(
            row == #""a","a","jurisdiction","country","Company","cn","invented_list","7","","","f","#
                + #""2024-01-01T00:00:00","2024-01-01T00:00:00","5c9dbffa9c7a106b0f29a089227ec2a303b006e5""#)
        #expect(rows.count == 1 + 15)
    }

    @Test func aTableHoldsNoFormula() throws {
        let rows = try text(.table).split(separator: "\n")
        #expect(rows[1].contains(#""'=Invented ""Textile""""#))
    }

    /// What a table of statements shows in a terminal or an editor is what it says.
    @Test(arguments: ["\u{9B}", "\u{202E}", "\u{2066}", "\u{E0041}"])
    func aTableOfStatementsHoldsNoControls(sign: String) throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load(
            [
                [
                    Statement(
                        entity: "a", schema: .company, property: .name, value: "Invented\(sign) Works",
                        dataset: Self.list)
                ]
            ], on: "2024-01-01")
        for format in [ExportFormat.statementTable, .statements, .entities, .table] {
            var bytes: [UInt8] = []
            try archive.snapshot(validAt: nil, knownAt: Invented.day("2024-02-01")).export(format) { bytes += $0 }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains(sign) && text.contains("Invented"), "\(format)")
        }
    }

    @Test func marksOfDirectionOfNamesStayInATableOfStatements() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let name = "شركة\u{200F} مخترعة"
        try archive.load(
            [[Statement(entity: "a", schema: .company, property: .name, value: name, dataset: Self.list)]],
            on: "2024-01-01")
        var bytes: [UInt8] = []
        try archive.snapshot(validAt: nil, knownAt: Invented.day("2024-02-01")).export(.statementTable) { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self).contains(name))
    }

    @Test func stakesBecomeStatementsOfTheOwnershipStandard() throws {
        let value = try JSONSerialization.jsonObject(with: Data(try text(.ownership).utf8))
        let statements = try #require(value as? [[String: Any]])
        #expect(
            statements.map { $0["recordType"] as? String } == ["entity", "person", "entity"]
                + Array(repeating: "relationship", count: 3))
        #expect(Set(statements.compactMap { $0["statementId"] as? String }).count == statements.count)
        let details = statements.suffix(3).compactMap { $0["recordDetails"] as? [String: Any] }
        let interests = details.compactMap { ($0["interests"] as? [[String: Any]])?.first }
        #expect((interests[0]["share"] as? [String: Double]) == ["exact": 51.5])
        #expect((interests[1]["share"] as? [String: Double]) == ["minimum": 25, "maximum": 50])
        #expect(interests[0]["startDate"] == nil)
        #expect(interests[0]["details"] as? String == "since 2020-01")
        #expect(interests[2]["share"] == nil)
        #expect(interests[2]["details"] as? String == "a majority")
        #expect(details[0]["interestedParty"] as? String == "b")
        #expect((details[1]["interestedParty"] as? [String: String])?["reason"] == "informationUnknownToPublisher")
    }

    /// The Python interpreter that has the field's own package, where there is one.
    private static let python = interpreter(with: "followthemoney")
    private static let ownershipPython = interpreter(with: "libcovebods")

    private static func interpreter(with module: String) -> String? {
        let named = ProcessInfo.processInfo.environment["CLEW_TEST_PYTHON"].map { [$0] } ?? []
        return (named + ["/usr/bin/python3"]).first { (try? run($0, ["-c", "import \(module)"], isQuiet: true)) == 0 }
    }

    private static func run(_ executable: String, _ arguments: [String], isQuiet: Bool = false) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = isQuiet ? FileHandle.nullDevice : FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(
        .enabled(if: python != nil, "the followthemoney package is not installed (pip install followthemoney)"))
    func theFieldsOwnPackageTakesEntitiesAndStatements() throws {
        let python = try #require(Self.python)
        let folder = try TemporaryDirectory()
        let entities = try folder.write(try text(.entities), to: "entities.json")
        let table = try folder.write(try text(.statementTable), to: "statements.csv")
        let lines = try folder.write(try text(.statements), to: "statements.json")
        let script = try folder.write(
            """
            import json, sys
            from pathlib import Path
            from followthemoney import model
            from followthemoney.statement.serialize import read_path_statements
            for line in open(sys.argv[1], encoding="utf-8"):
                data = json.loads(line)
                proxy = model.get_proxy(data, cleaned=False)
                kept = {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()}
                assert kept == {k: sorted(v) for k, v in data["properties"].items()}, (kept, data)
                model.get(data["schema"]).validate({"properties": data["properties"]})
            for path, form in ((sys.argv[2], "csv"), (sys.argv[3], "json")):
                statements = list(read_path_statements(Path(path), form))
                assert len(statements) == 15, len(statements)
                for s in statements:
                    assert s.id == s.generate_key(), (s, s.id)
            import csv
            for row in csv.DictReader(open(sys.argv[2], encoding="utf-8"), dialect=csv.unix_dialect):
                assert row["prop_type"] == model.get(row["schema"]).get(row["prop"]).type.name, row
            """, to: "check.py")
        let status = try Self.run(python, [script.path(), entities.path(), table.path(), lines.path()])
        #expect(status == 0)
    }

    @Test(.enabled(if: ownershipPython != nil, "the libcovebods package is not installed (pip install libcovebods)"))
    func theOwnershipStandardsOwnSchemaTakesTheStakes() throws {
        let python = try #require(Self.ownershipPython)
        let folder = try TemporaryDirectory()
        let file = try folder.write(try text(.ownership), to: "stakes.json")
        let script = try folder.write(
            """
            import sys
            from libcovebods.config import LibCoveBODSConfig
            from libcovebods.data_reader import DataReader
            from libcovebods.jsonschemavalidate import JSONSchemaValidator
            from libcovebods.schema import SchemaBODS
            reader = DataReader(sys.argv[1])
            errors = JSONSchemaValidator(SchemaBODS(reader, LibCoveBODSConfig())).validate(reader)
            assert not errors, [error.json() for error in errors]
            """, to: "check.py")
        #expect(try Self.run(python, [script.path(), file.path()]) == 0)
    }
}
