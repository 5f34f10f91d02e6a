import ClewModel
import Foundation
import StatementStore
import TestSupport
import Testing

/// What becomes of an entity whose record can no longer be read.
struct UnreadRecordTests {
    private static let bad = String(repeating: "b", count: 64)
    private static let other = String(repeating: "c", count: 64)
    private let rules = PublishingRules(greatestLoss: 1, fewestEntities: 0)

    private static func company(_ id: EntityID, _ names: String..., record: String? = nil) -> [Statement] {
        names.map {
            Statement(
                entity: id, schema: .company, property: .name, value: $0, dataset: Invented.list, sourceRecord: record)
        }
    }

    private static func listing(of id: EntityID) -> [Statement] {
        [
            Statement(
                entity: EntityID(id.rawValue + "-listing"), schema: .sanction, property: .entity, value: id.rawValue,
                dataset: Invented.list)
        ]
    }

    @discardableResult
    private func load(
        _ entities: [[Statement]], unread: [UnreadRecord] = [], rejected: Int? = nil, missing: Int = 0, on day: String,
        _ archive: Archive, releasesStale: Bool = false
    ) throws -> ImportOutcome {
        var rules = rules
        rules.releasesStale = releasesStale
        return try archive.importList(
            ListImportRequest(
                dataset: Invented.list, recorded: Invented.day(day), reader: "test 1",
                files: [ImportedFile(name: day, sha256: day, size: 1)], rules: rules)
        ) { draft in
            for statements in entities { try draft.add(statements) }
            draft.records = entities.count + unread.count
            draft.unread = unread
            draft.rejected = rejected ?? unread.count
            draft.missing = missing
        }
    }

    private func names(_ archive: Archive, _ day: String) throws -> [String] {
        try archive.names(knownAt: day)
    }

    @Test func aRejectedRecordKeepsItsLastGoodStatementsAndTheyAreMarkedAsStale() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try load(
            [Self.company("a", "Alpha", record: "1"), Self.company("b", "Beta", record: "2")], on: "2024-01-01", archive
        )
        let outcome = try load(
            [Self.company("a", "Alpha", record: "1")], unread: [UnreadRecord(id: "2", fingerprint: Self.bad)],
            on: "2024-02-01", archive)
        #expect(outcome.disposition == .published)
        #expect(outcome.counts.gone == 0)
        #expect(try names(archive, "2024-02-01") == ["a: Alpha", "b: Beta"])
        let completeness = try #require(outcome.version?.completeness)
        #expect(completeness.rejected == 1 && completeness.stale == 1 && completeness.entities == 2)
        #expect(!completeness.isWhole)
        #expect(completeness.shortfall == "1 record could not be read, 1 entity kept as an earlier version had them")
        let stale = [
            StaleEntity(
                entity: "b", dataset: Invented.list, lastRead: Invented.day("2024-01-01"), isPart: false)
        ]
        #expect(try archive.staleEntities(of: Invented.list) == stale)
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture)
        #expect(snapshot.stale == stale)
        #expect(!snapshot.isWhole)
        #expect(try archive.snapshot(validAt: nil, knownAt: Invented.day("2024-01-15")).isWhole)
        #expect(try archive.versions(of: Invented.list).map(\.completeness.isWhole) == [true, false])
        #expect(try archive.verifyLists().isEmpty)
        #expect(try archive.verifyAudit().isWhole)
    }

    @Test func whatTheListTrulyNoLongerHoldsGoesWhereTheBadRecordIsAnother() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try load(
            ["a", "b", "c"].map { Self.company(EntityID($0), "Name \($0)", record: $0) }, on: "2024-01-01", archive)
        let outcome = try load(
            [Self.company("a", "Name a", record: "a")], unread: [UnreadRecord(id: "b", fingerprint: Self.bad)],
            on: "2024-02-01", archive)
        #expect(outcome.counts.gone == 1)
        #expect(try names(archive, "2024-02-01") == ["a: Name a", "b: Name b"])
    }

    @Test(arguments: [
        [UnreadRecord(id: nil, fingerprint: bad)],
        // A damaged identifier: nobody has it, or somebody who was read has.
        [UnreadRecord(id: "x", fingerprint: bad)], [UnreadRecord(id: "a", fingerprint: bad)],
        // Two records of one identifier: one of them is another's.
        [UnreadRecord(id: "b", fingerprint: bad), UnreadRecord(id: "b", fingerprint: other)],
        [],
    ])
    func whereNobodyCanTellWhoseTheRecordIsAllThatDoNotAppearAreKept(unread: [UnreadRecord]) throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try load(
            ["a", "b", "c"].map { Self.company(EntityID($0), "Name \($0)", record: $0) }, on: "2024-01-01", archive)
        // The last case counts a rejected record of which nothing is said.
        let outcome = try load(
            [Self.company("a", "Name a", record: "a")], unread: unread, rejected: max(1, unread.count),
            on: "2024-02-01", archive)
        #expect(outcome.counts.gone == 0)
        #expect(outcome.version?.completeness.stale == 2)
        #expect(try names(archive, "2024-02-01") == ["a: Name a", "b: Name b", "c: Name c"])
    }

    @Test func recordsThatThePublisherStatesAndNobodyFoundKeepEverything() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try load([Self.company("a", "Alpha"), Self.company("b", "Beta")], on: "2024-01-01", archive)
        let outcome = try load([Self.company("a", "Alpha")], missing: 1, on: "2024-02-01", archive)
        #expect(outcome.version?.completeness.stale == 1)
        #expect(outcome.version?.completeness.isWhole == false)
    }

    @Test func theListingOfAKeptPartyIsKeptWithIt() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try load(
            [Self.company("b", "Beta", record: "2"), Self.listing(of: "b"), Self.company("c", "Gamma", record: "3")],
            on: "2024-01-01", archive)
        let outcome = try load(
            [], unread: [UnreadRecord(id: "2", fingerprint: Self.bad)], on: "2024-02-01", archive)
        #expect(outcome.counts.gone == 1)
        #expect(try archive.staleEntities(of: Invented.list).map(\.entity) == ["b", "b-listing"])
    }

    @Test func aRecordThatWasBadBeforeHoldsUpNobodyElse() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let bad = [UnreadRecord(id: nil, fingerprint: Self.bad)]
        let (a, b) = (Self.company("a", "Alpha"), Self.company("b", "Beta"))
        try load([a, b], unread: bad, on: "2024-01-01", archive)
        let outcome = try load([a], unread: bad, on: "2024-02-01", archive)
        #expect(outcome.counts.gone == 1)
        #expect(outcome.version?.completeness.stale == 0)
        #expect(outcome.version?.completeness.isWhole == false)
    }

    @Test func whatIsKeptStaysWhileItsRecordIsBadAndGoesWithTheFirstWholeVersion() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let bad = [UnreadRecord(id: "b", fingerprint: Self.bad)]
        let (a, b, c) = (Self.company("a", "Alpha"), Self.company("b", "Beta"), Self.company("c", "Gamma"))
        try load([a, b, c], on: "2024-01-01", archive)
        try load([a, c], unread: bad, on: "2024-02-01", archive)
        let third = try load([a], unread: bad, on: "2024-03-01", archive)
        #expect(third.counts.gone == 1)
        #expect(
            try archive.staleEntities(of: Invented.list).map { [$0.entity.rawValue, $0.lastRead.description] }
                == [["b", "2024-01-01"]])
        let fourth = try load([a], on: "2024-04-01", archive)
        #expect(fourth.counts.gone == 1)
        #expect(fourth.version?.completeness.isWhole == true)
        #expect(try names(archive, "2024-04-01") == ["a: Alpha"])
        #expect(try names(archive, "2024-03-15") == ["a: Alpha", "b: Beta"])
        #expect(try archive.verifyLists().isEmpty)
    }

    @Test func whoIsReadAgainIsNoLongerStale() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let (a, b) = (Self.company("a", "Alpha"), Self.company("b", "Beta"))
        try load([a, b], on: "2024-01-01", archive)
        try load([a], unread: [UnreadRecord(id: "b", fingerprint: Self.bad)], on: "2024-02-01", archive)
        let outcome = try load([a, b], on: "2024-03-01", archive)
        #expect(outcome.counts.new + outcome.counts.changed + outcome.counts.gone == 0)
        #expect(outcome.version?.completeness.isWhole == true)
        #expect(try archive.staleEntities(of: Invented.list).isEmpty)
    }

    @Test func aPersonWhoHasLookedLetsTheStaleGo() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let (a, b) = (Self.company("a", "Alpha"), Self.company("b", "Beta"))
        try load([a, b], on: "2024-01-01", archive)
        let bad = [UnreadRecord(id: nil, fingerprint: Self.bad)]
        try load([a], unread: bad, on: "2024-02-01", archive)
        let outcome = try load([a], unread: bad, on: "2024-03-01", archive, releasesStale: true)
        #expect(outcome.counts.gone == 1)
        #expect(outcome.version?.completeness.stale == 0)
        #expect(outcome.version?.completeness.isWhole == false)
    }

    @Test func aRowThatCannotBeReadKeepsTheNamesThatItMayHaveHeld() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try load([Self.company("a", "Alpha", "Alef")], on: "2024-01-01", archive)
        let bad = [UnreadRecord(id: nil, fingerprint: Self.bad, isPart: true)]
        let outcome = try load([Self.company("a", "Alpha")], unread: bad, on: "2024-02-01", archive)
        #expect(try names(archive, "2024-02-01") == ["a: Alpha", "a: Alef"])
        #expect(try archive.staleEntities(of: Invented.list).map(\.isPart) == [true])
        #expect(outcome.version?.completeness.stale == 1)
        // The same row is bad again: what it may hold is still not known.
        try load([Self.company("a", "Alpha")], unread: bad, on: "2024-03-01", archive)
        #expect(try names(archive, "2024-03-01") == ["a: Alpha", "a: Alef"])
        #expect(try archive.staleEntities(of: Invented.list).map(\.lastRead) == [Invented.day("2024-01-01")])
        try load([Self.company("a", "Alpha")], on: "2024-04-01", archive)
        #expect(try names(archive, "2024-04-01") == ["a: Alpha"])
        #expect(try archive.verifyLists().isEmpty)
    }

    @Test func aBadRecordUnderTheNameOfOneThatIsStillBadKeepsWhoeverDoesNotAppear() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let (a, b, c) = (
            Self.company("a", "Alpha", record: "ra"), Self.company("b", "Beta", record: "rb"),
            Self.company("c", "Gamma", record: "rc")
        )
        try load([a, b, c], on: "2024-01-01", archive)
        let first = UnreadRecord(id: "ra", fingerprint: Self.bad)
        try load([b, c], unread: [first], on: "2024-02-01", archive)
        // The record of b is damaged so that it seems to be that of a, which is as bad as before.
        let second = UnreadRecord(id: "ra", fingerprint: String(repeating: "d", count: 64))
        try load([c], unread: [first, second], on: "2024-03-01", archive)
        #expect(try names(archive, "2024-03-01") == ["a: Alpha", "b: Beta", "c: Gamma"])
    }

    @Test func theStaleCountForNoFloor() throws {
        let rules = PublishingRules(fewestEntities: 3)
        #expect(rules.problems(of: ImportCounts(entities: 4), stale: 2, after: nil).map(\.code) == ["list.too-few"])
    }

    /// Nobody is lost: whatever is damaged, an entity of the version before is found unless the new version is whole.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func noDamageDelistsAnybody(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        var known: Set<Int> = Set(0..<20)
        func entity(_ number: Int) -> [Statement] {
            Self.company(EntityID("e\(number)"), "Name \(number)", record: "r\(number)")
        }
        try load(known.sorted().map(entity), on: "2024-01-01", archive)
        for step in 1...5 {
            let damaged = Set(known.sorted().filter { _ in Int.random(in: 0..<6, using: &generator) == 0 })
            let unread = damaged.sorted().map { number in
                let kind = Int.random(in: 0..<3, using: &generator)
                let id = kind == 0 ? "r\(number)" : kind == 1 ? nil : "r\(Int.random(in: 0..<25, using: &generator))"
                return UnreadRecord(id: id, fingerprint: "\(number)", isPart: Bool.random(using: &generator))
            }
            let added = Int.random(in: 20..<25, using: &generator)
            let present = known.subtracting(damaged).union([added])
            try load(present.sorted().map(entity), unread: unread, on: "2024-01-0\(step + 1)", archive)
            known.formUnion(present)
            let found = Set(try archive.snapshot(validAt: nil, knownAt: .distantFuture).entities().map(\.id.rawValue))
            #expect(known.allSatisfy { found.contains("e\($0)") })
            #expect(try archive.verifyLists().isEmpty)
        }
    }
}
