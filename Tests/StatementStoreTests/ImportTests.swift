import ClewModel
import Foundation
import StatementStore
import Testing

struct ImportTests {
    @Test func aFirstVersionIsAllNew() throws {
        let fixture = try ArchiveFixture()
        let outcome = try fixture.archive().load(
            [Invented.company("a", "Alpha"), Invented.company("b", "Beta", "Beta Textile")], on: "2024-01-01")
        #expect(outcome.disposition == .published)
        #expect(
            outcome.counts
                == ImportCounts(records: 2, entities: 2, statements: 5, new: 2, changed: 0, gone: 0, rejected: 0))
    }

    @Test func theSameFileTwiceChangesNothing() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let entities = [Invented.company("a", "Alpha"), Invented.company("b", "Beta")]
        try archive.load(entities, on: "2024-01-01")
        let head = try archive.auditHead()
        let outcome = try archive.load(entities, on: "2024-01-05")
        #expect(outcome.disposition == .unchanged)
        #expect(outcome.counts == ImportCounts(records: 2, entities: 2, statements: 4))
        #expect(try archive.versions(of: Invented.list).count == 1)
        #expect(try archive.auditHead() == head)
        #expect(try archive.lists().first?.checked == Day("2024-01-05"))
    }

    @Test func anotherOrderOfTheSameStatementsIsNoChange() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha", "Alef"), Invented.company("b", "Beta")], on: "2024-01-01")
        let outcome = try archive.load(
            [Invented.company("b", "Beta"), Invented.company("a", "Alef", "Alpha")], on: "2024-01-02", file: "other")
        #expect(outcome.counts.new + outcome.counts.changed + outcome.counts.gone == 0)
        #expect(outcome.disposition == .published)
    }

    @Test func aNewVersionClosesWhatIsGoneAndOpensWhatIsNew() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load(
            [Invented.company("a", "Alpha"), Invented.company("b", "Beta"), Invented.company("c", "Gamma")],
            on: "2024-01-01")
        let outcome = try archive.load(
            [Invented.company("a", "Alpha"), Invented.company("b", "Beta Two"), Invented.company("d", "Delta")],
            on: "2024-02-01", file: "second")
        #expect(
            outcome.counts
                == ImportCounts(records: 3, entities: 3, statements: 6, new: 1, changed: 1, gone: 1, rejected: 0))
        #expect(try archive.names(knownAt: "2024-01-31") == ["a: Alpha", "b: Beta", "c: Gamma"])
        #expect(try archive.names(knownAt: "2024-02-01") == ["a: Alpha", "b: Beta Two", "d: Delta"])
        #expect(try archive.names(knownAt: "2023-12-31") == [])
    }

    @Test func statementsScatteredOverTheSourceArePutTogether() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let whole = [Invented.company("a", "Alpha", "Alef"), Invented.company("b", "Beta")]
        try archive.load(whole, on: "2024-01-01")
        let parts = [
            [whole[0][0]], whole[1], [whole[0][1]], [whole[0][2], whole[0][0]],
        ]
        let outcome = try archive.load(parts, on: "2024-01-02", file: "second")
        #expect(outcome.counts.changed == 0)
        #expect(outcome.counts.statements == 5)
        #expect(try archive.names(knownAt: "2024-01-02") == ["a: Alpha", "a: Alef", "b: Beta"])
        let history = try archive.snapshot(validAt: nil, knownAt: .distantFuture).statements(about: "a")
        #expect(history.map(\.recordedFrom) == Array(repeating: Invented.day("2024-01-01"), count: 3))
    }

    @Test func anEntityThatComesBackIsNewAgainAndItsAbsenceStaysOnRecord() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let (one, two) = (Invented.company("a", "Alpha"), Invented.company("b", "Beta"))
        try archive.load([one, two], on: "2024-01-01")
        try archive.load([one], on: "2024-02-01")
        let outcome = try archive.load([one, two], on: "2024-03-01")
        #expect(outcome.counts.new == 1)
        #expect(try archive.names(knownAt: "2024-01-15").count == 2)
        #expect(try archive.names(knownAt: "2024-02-15").count == 1)
        #expect(try archive.names(knownAt: "2024-03-15").count == 2)
    }

    @Test func aFailedReadingChangesNothing() throws {
        struct Broken: Error {}
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha")], on: "2024-01-01")
        #expect(throws: Broken.self) {
            try archive.importList(
                ListImportRequest(dataset: Invented.list, recorded: Invented.day("2024-02-01"))
            ) { draft in
                try draft.add(Invented.company("b", "Beta"))
                throw Broken()
            }
        }
        #expect(try archive.names(knownAt: "2024-02-01") == ["a: Alpha"])
        #expect(try archive.versions(of: Invented.list).count == 1)
    }

    @Test func tooManyRejectedRecordsStopTheImport() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let error = #expect(throws: ArchiveError.self) {
            try archive.importList(
                ListImportRequest(
                    dataset: Invented.list, recorded: Invented.day("2024-01-01"),
                    rules: PublishingRules(mostRejected: 2))
            ) { draft in
                try draft.add(Invented.company("a", "Alpha"))
                for _ in 0..<3 { try draft.rejectRecord() }
            }
        }
        #expect(error?.code == .tooManyRejected)
        #expect(try archive.lists().isEmpty)
    }

    @Test func aVersionCannotBeRecordedBeforeTheLastOne() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha")], on: "2024-02-01")
        let error = #expect(throws: ArchiveError.self) {
            try archive.load([Invented.company("a", "Alpha")], on: "2024-01-01")
        }
        #expect(error?.code == .dayOutOfOrder)
    }

    @Test func aListThatShrinksTooMuchIsWithheldUntilSomeoneAcceptsIt() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let entities = (0..<10).map { Invented.company(EntityID("e\($0)"), "Entity \($0)") }
        try archive.load(entities, on: "2024-01-01")
        var rules = PublishingRules(greatestLoss: 0.2)
        let few = Array(entities.prefix(7))
        let outcome = try archive.load(few, on: "2024-01-02", rules: rules)
        #expect(outcome.disposition == .withheld([.shrank(from: 10, to: 7, allowed: 0.2)]))
        #expect(try archive.names(knownAt: "2024-01-02").count == 10)
        #expect(try archive.auditEntries().last?.kind == .listWithheld)
        rules.acceptsProblems = true
        #expect(try archive.load(few, on: "2024-01-02", rules: rules).disposition == .published)
        #expect(try archive.names(knownAt: "2024-01-02").count == 7)
        #expect(try archive.auditEntries().last?.body.contains("shrank from 10 to 7") == true)
    }

    @Test func aListOutsideItsBoundsIsWithheld() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let rules = PublishingRules(fewestEntities: 2, mostEntities: 3)
        let entities = (0..<4).map { Invented.company(EntityID("e\($0)"), "Entity \($0)") }
        #expect(
            try archive.load(Array(entities.prefix(1)), on: "2024-01-01", rules: rules).disposition
                == .withheld([.tooFew(entities: 1, expected: 2)]))
        #expect(
            try archive.load(entities, on: "2024-01-01", rules: rules).disposition
                == .withheld([.tooMany(entities: 4, expected: 3)]))
        #expect(try archive.lists().isEmpty)
    }

    @Test func everyFieldOfAStatementComesBack() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let statement = Statement(
            entity: "a", schema: .company, property: .name, value: "新疆示例纺织有限公司 \"A\"\n",
            originalValue: " 新疆示例纺织有限公司 ", language: "zh-Hans", dataset: "another_list", sourceRecord: "row 7",
            citation: Citation(
                "Invented Gazette", "page \"3\"", url: "https://example.org/3", date: PartialDate("2024-03"),
                verification: .secondary),
            confidence: .medium, validFrom: PartialDate("2021"), validTo: PartialDate("2023-05"))
        try archive.load([[statement]], on: "2024-01-01")
        let stored = try archive.snapshot(validAt: nil, knownAt: .distantFuture).statements(about: "a")
        #expect(
            stored == [
                RecordedStatement(
                    statement: statement, list: Invented.list, recordedFrom: Invented.day("2024-01-01"),
                    recordedTo: nil)
            ])
    }

    /// One invented record an entity, as bytes, with what it says.
    private func load(_ records: [(id: EntityID, text: String)], on day: String, into archive: Archive) throws -> (
        outcome: ImportOutcome, read: [EntityID]
    ) {
        var read: [EntityID] = []
        let outcome = try archive.importList(
            ListImportRequest(
                dataset: Invented.list, recorded: Invented.day(day), reader: "r",
                rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        ) { draft in
            for (id, text) in records {
                let bytes = Array(text.utf8)
                if try draft.skips(id, record: bytes.span) { continue }
                read.append(id)
                try draft.add(Invented.company(id, text), record: bytes.span)
            }
        }
        return (outcome, read)
    }

    @Test func aRecordOfTheSameBytesNeedNotBeRead() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        _ = try load([("a", "Alpha"), ("b", "Beta"), ("c", "Gamma")], on: "2024-01-01", into: archive)
        let (outcome, read) = try load([("a", "Alpha"), ("b", "Beta Two")], on: "2024-01-02", into: archive)
        #expect(read == ["b"])
        #expect(outcome.counts == ImportCounts(entities: 2, statements: 4, changed: 1, gone: 1))
        #expect(try archive.names(knownAt: "2024-01-02") == ["a: Alpha", "b: Beta Two"])
        #expect(try load([("a", "Alpha"), ("c", "Gamma")], on: "2024-01-03", into: archive).read == ["c"])
        #expect(try archive.verifyLists().isEmpty)
    }

    @Test func anEntityWithSeveralRecordsIsAlwaysRead() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        _ = try load([("a", "Alpha")], on: "2024-01-01", into: archive)
        // The record that was known comes with a second one, and then alone again.
        _ = try load([("a", "Alpha"), ("a", "Alef")], on: "2024-01-02", into: archive)
        #expect(try archive.names(knownAt: "2024-01-02") == ["a: Alpha", "a: Alef"])
        let (_, read) = try load([("a", "Alpha")], on: "2024-01-03", into: archive)
        #expect(read == ["a"])
        #expect(try archive.names(knownAt: "2024-01-03") == ["a: Alpha"])
    }

    @Test func aKnownRecordAfterANewOneOfTheSameEntityIsRead() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        _ = try load([("a", "Alpha")], on: "2024-01-01", into: archive)
        let (_, read) = try load([("a", "Alef"), ("a", "Alpha")], on: "2024-01-02", into: archive)
        #expect(read == ["a", "a"])
        #expect(try Set(archive.names(knownAt: "2024-01-02")) == ["a: Alpha", "a: Alef"])
    }
}
