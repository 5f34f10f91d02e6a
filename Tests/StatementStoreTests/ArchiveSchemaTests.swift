import ClewModel
import Foundation
import GRDB
import SourceFiles
import Testing

@testable import StatementStore

struct ArchiveSchemaTests {
    /// A step that was released is frozen; a new one is added here with its digest.
    private static let frozen = [
        "1-statements": "eabc9f07a911b762eb58ec16428fc738b5b58365055a5ad842f5a0a6e015cd72",
        "2-downloads": "9d307f31384af9edd67ae10c27c299fd3f745b568b57816474cd8e406c2bfc78",
        "3-completeness": "c680acd67afe41844574833f4f74c2c29922bd14570b95e42ac84a83873f8fb2",
    ]

    @Test func noReleasedStepHasChanged() {
        let digests = ArchiveSchema.steps.map { ($0.name, SHA256Digest(ofText: $0.sql).hex) }
        #expect(Dictionary(uniqueKeysWithValues: digests) == Self.frozen)
    }

    /// An archive of each earlier schema, filled by SQL as it was then, opens with everything that it held.
    @Test(arguments: 1...3)
    func anArchiveOfEverySchemaOpensWhole(steps: Int) throws {
        let fixture = try ArchiveFixture()
        do {
            let queue = try DatabaseQueue(path: fixture.file.path())
            try ArchiveSchema.migrator(through: steps).migrate(queue)
            try queue.write { try $0.execute(sql: steps < 3 ? Self.contents : Self.contents(of: steps)) }
            try queue.close()
        }
        #expect(try Archive(at: fixture.file, access: .reading).names(knownAt: "2024-01-01") == ["a: Alpha"])
        let archive = try fixture.archive()
        let snapshot = try archive.snapshot(validAt: Day("2021-05-05"), knownAt: .distantFuture)
        #expect(try snapshot.entities().map(\.caption) == ["Alpha"])
        let statement = try #require(try snapshot.statements(about: "a").first)
        #expect(statement.statement.citation == Citation("Invented Gazette", "p. 3"))
        #expect(statement.statement.validFrom == PartialDate("2021"))
        #expect(statement.recordedFrom == Day("2024-01-01"))
        #expect(try archive.versions(of: "invented_list").first?.files.map(\.name) == ["list.csv"])
        #expect(try archive.verifyLists().isEmpty)
        #expect(try archive.load([Invented.company("b", "Beta")], on: "2024-02-01").counts.gone == 1)
        let reopened = try Archive(at: fixture.file, access: .reading)
        #expect(try reopened.names(knownAt: "2024-02-01") == ["b: Beta"])
    }

    @Test func everyHotQueryUsesAnIndex() throws {
        let fixture = try ArchiveFixture()
        _ = try fixture.archive()
        try DatabaseQueue(path: fixture.file.path()).read { database in
            for (name, sql) in ArchiveQuery.all.sorted(by: { $0.key < $1.key }) {
                let count = sql.utf8.count { $0 == 0x3F }
                let arguments = StatementArguments(Array(repeating: DatabaseValue.null, count: count))
                let plan = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: arguments)
                    .map { $0["detail"] as String }
                #expect(!plan.isEmpty, "\(name)")
                #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(name): \(plan)")
            }
        }
    }

    /// The same in a schema whose tables have more columns than the first.
    private static func contents(of steps: Int) -> String {
        contents.replacing("INTO citation VALUES", with: "INTO citation (id, text) VALUES")
            .replacing("INTO list VALUES", with: "INTO list (id, dataset, checked) VALUES")
    }

    private static let body = """
        {"accepted":[],"counts":{"changed":0,"entities":1,"gone":0,"new":1,"records":1,"rejected":0,"statements":1,\
        "targets":null},"digest":"148430911de980c519a97a544a5b29923b1e3827ea37b677882f2b7098e82667",\
        "files":[{"name":"list.csv","sha256":"\(String(repeating: "0", count: 64))","size":1}],\
        "published":"2024-01","reader":"test 1","version":1}
        """

    private static let contents = """
        INSERT INTO term VALUES (1, 'Company'), (2, 'name'), (3, 'invented_list');
        INSERT INTO citation VALUES (1, '["Invented Gazette","p. 3",null,null,"primary"]');
        INSERT INTO list VALUES (1, 'invented_list', 19723);
        INSERT INTO version VALUES (1, 1, 19723, 20240100, 'test 1', 1, 1, NULL, 1, 1, 0, 0, 0, x'148430911de980c519a97a544a5b29923b1e3827ea37b677882f2b7098e82667');
        INSERT INTO version_file VALUES (1, 0, 'list.csv', '\(String(repeating: "0", count: 64))', 1);
        INSERT INTO entity VALUES (1, 'a', 1, x'af6bfba583f4158aefbdc69dd3650e9c7445556751c7585319c991e2fe33a632', NULL);
        INSERT INTO statement VALUES (1, 0, 1, 2, 'Alpha', NULL, NULL, 3, NULL, 1, 3, 20210000, NULL, 1, NULL);
        INSERT INTO audit VALUES (1, 19723, 'list.published', 'invented_list', '\(body)',
            x'\(AuditRows.hash(
                previous: AuditHead.empty.hash, sequence: 1, day: Day(number: 19723), kind: "list.published",
                subject: "invented_list", body: body).hex)');
        """
}
