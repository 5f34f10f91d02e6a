import ClewModel
import Foundation
import StatementStore
import TestSupport
import Testing

struct SnapshotTests {
    private func listing(_ from: String?, _ to: String?) -> [Statement] {
        [
            Statement(
                entity: "a", schema: .company, property: .topics, value: "sanction", dataset: Invented.list,
                validFrom: from.flatMap { PartialDate($0) }, validTo: to.flatMap { PartialDate($0) })
        ]
    }

    @Test(arguments: [
        ("2020-06-30", false), ("2020-07-01", true), ("2022-12-31", true), ("2023-01-01", false),
    ])
    func aPartialDateCountsWithEveryDayItCanMean(day: String, isListed: Bool) throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([listing("2020-07", "2022")], on: "2024-01-01")
        let snapshot = try archive.snapshot(validAt: Invented.day(day), knownAt: Invented.day("2024-01-01"))
        #expect(try snapshot.entities().isEmpty != isListed)
    }

    @Test func bothTimesAreAskedTogether() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([listing("2021-01-01", nil)], on: "2021-01-05")
        try archive.load([listing("2020-01-01", nil)], on: "2022-01-05")
        func isListed(_ valid: String, _ known: String) throws -> Bool {
            try !archive.snapshot(validAt: Invented.day(valid), knownAt: Invented.day(known)).entities().isEmpty
        }
        // Listed since 2020, as was learnt in 2022; in 2021 it was thought to be listed since 2021.
        #expect(try !isListed("2020-06-01", "2021-06-01"))
        #expect(try isListed("2020-06-01", "2022-06-01"))
        #expect(try isListed("2021-06-01", "2021-06-01"))
        #expect(try !isListed("2021-06-01", "2021-01-04"))
    }

    @Test func listsAreMergedByIdentifierAndSorted() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load(
            [Invented.company("b", "Beta"), Invented.company("a", "Alpha")], on: "2024-01-01")
        try archive.load(
            [Invented.company("c", "Gamma", in: "second"), Invented.company("a", "Alef", in: "second")],
            on: "2024-01-01", as: "second")
        let entities = try archive.snapshot(validAt: nil, knownAt: .distantFuture).entities()
        #expect(entities.map(\.id) == ["a", "b", "c"])
        #expect(entities[0].datasets == [Invented.list, "second"])
        #expect(entities[0][.name] == ["Alpha", "Alef"])
        let one = try archive.snapshot(validAt: nil, knownAt: .distantFuture, datasets: ["second"])
        #expect(try one.entities().map(\.id) == ["a", "c"])
        #expect(throws: ArchiveError.self) {
            try archive.snapshot(validAt: nil, knownAt: .distantFuture, datasets: ["third"])
        }
    }

    @Test func anImportThatComesLaterDoesNotChangeWhatASnapshotReads() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha")], on: "2024-01-01")
        let snapshot = try archive.snapshot(validAt: nil, knownAt: Invented.day("2024-12-31"))
        let before = try snapshot.entities()
        try archive.load([Invented.company("a", "Alef"), Invented.company("b", "Beta")], on: "2024-01-01")
        #expect(try snapshot.entities() == before)
        let later = try archive.snapshot(validAt: nil, knownAt: Invented.day("2024-12-31"))
        #expect(later.fingerprint != snapshot.fingerprint)
    }

    @Test func theFingerprintDependsOnWhatIsKnownNotOnTheWayThere() throws {
        let (one, other) = (try ArchiveFixture(), try ArchiveFixture())
        let (short, long) = (try one.archive(), try other.archive())
        let final = [Invented.company("a", "Alpha"), Invented.company("b", "Beta")]
        try short.load(final, on: "2024-01-01")
        try long.load([Invented.company("c", "Gamma")], on: "2023-01-01")
        try long.load(final, on: "2024-01-01")
        let day = Invented.day("2024-06-01")
        #expect(
            try short.snapshot(validAt: day, knownAt: day).fingerprint
                == long.snapshot(validAt: day, knownAt: day).fingerprint)
    }

    /// The archive against a twin that keeps every version whole.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func agreesWithKeepingEveryVersionWhole(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        var versions: [(day: Day, list: DatasetName, statements: [Statement])] = []
        let names = ["Alpha", "Alef", "Beta", "Gamma", "Delta"]
        for step in 0..<8 {
            let list: DatasetName = Bool.random(using: &generator) ? "one" : "two"
            var statements: [Statement] = []
            for _ in 0..<Int.random(in: 0..<25, using: &generator) {
                let id = EntityID("e\(Int.random(in: 0..<6, using: &generator))")
                let valid = Int.random(in: 0..<3, using: &generator)
                statements.append(
                    Statement(
                        entity: id, schema: .company, property: .name,
                        value: names.randomElement(using: &generator) ?? "", dataset: list,
                        validFrom: valid == 1 ? PartialDate("2022") : nil,
                        validTo: valid == 2 ? PartialDate("2022-06") : nil))
            }
            let day = Invented.day("2024-01-01").advanced(by: step / 2)
            try archive.load([statements], on: day.description, as: list, file: "v\(step)")
            versions.append((day, list, statements))
        }
        for known in -1..<5 {
            let knownAt = Invented.day("2024-01-01").advanced(by: known)
            for validAt in [nil, Day("2021-05-05"), Day("2022-03-03"), Day("2023-01-01")] {
                let expected: [Entity] = Entity.assemble(
                    (["one", "two"] as [DatasetName]).flatMap { list in
                        versions.last { $0.list == list && $0.day <= knownAt }?.statements ?? []
                    }
                    .filter { validAt.map($0.isValid(on:)) ?? true })
                let found = try archive.snapshot(validAt: validAt, knownAt: knownAt).entities()
                #expect(found.map(Self.unordered) == expected.map(Self.unordered))
            }
        }
        #expect(try archive.verifyLists().isEmpty)
    }

    /// An entity with sorted values: the archive keeps the order of first sighting.
    private static func unordered(_ entity: Entity) -> Entity {
        var entity = entity
        entity.properties = entity.properties.mapValues { $0.sorted() }
        return entity
    }

    @Test func aStreamOfSomeSchemataPassesOverTheOthers() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let listing = Statement(
            entity: "b-l", schema: .sanction, property: .entity, value: "b", dataset: Invented.list)
        try archive.load(
            [Invented.company("a", "Alpha"), [listing], Invented.company("c", "Gamma")], on: "2024-01-01")
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture)
        #expect(snapshot.stream { $0 == .sanction }.map(\.id) == ["b-l"])
        #expect(snapshot.stream { $0.isMatchable }.map(\.id) == ["a", "c"])
        #expect(snapshot.stream { $0 == .vessel }.map(\.id) == [])
    }
}
