import ClewModel
import Foundation
import StatementStore
import Testing

/// Versions that are not what their publisher says now, by mishap or by somebody in between.
struct SourceProblemTests {
    private func load(
        _ entities: [[Statement]], file: String, published: String? = nil, days: [String] = [], on day: String,
        staleAfter: Int? = nil, accepts: Bool = false, missing: [String] = [], _ archive: Archive
    ) throws -> ImportOutcome {
        try archive.importList(
            ListImportRequest(
                dataset: Invented.list, recorded: Invented.day(day), published: published.flatMap { PartialDate($0) },
                reader: "test 1", files: [ImportedFile(name: file, sha256: file, size: 1)],
                rules: PublishingRules(
                    greatestLoss: 1, fewestEntities: 0, acceptsProblems: accepts, staleAfterDays: staleAfter))
        ) { draft in
            for statements in entities { try draft.add(statements) }
            draft.publicationDays = days.compactMap { PartialDate($0) }
            draft.missingFiles = missing
        }
    }

    private func codes(_ outcome: ImportOutcome) -> [String] {
        if case .withheld(let problems) = outcome.disposition { return problems.map(\.code) }
        return outcome.problems.map { "published with " + $0.code }
    }

    @Test func anOlderFileThanTheOneOnRecordIsWithheldUnlessAccepted() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let (new, old) = (
            [Invented.company("a", "Alpha"), Invented.company("b", "Beta")], [Invented.company("a", "Alpha")]
        )
        _ = try load(new, file: "new", published: "2024-03-05", on: "2024-03-06", archive)
        let outcome = try load(old, file: "old", published: "2024-03-01", on: "2024-03-07", archive)
        #expect(codes(outcome) == ["list.older"])
        #expect(try archive.names(knownAt: "2024-03-07") == ["a: Alpha", "b: Beta"])
        let accepted = try load(old, file: "old", published: "2024-03-01", on: "2024-03-07", accepts: true, archive)
        #expect(accepted.disposition == .published)
        #expect(codes(accepted) == ["published with list.older"])
    }

    /// Taken over, it would make each later version an older one.
    @Test(arguments: [
        ("2036-01-01", false), ("2024-03-08", false), ("2024-03-07", true), ("2024-03", true), ("2025", false),
    ])
    func aFileFromTheFutureIsWithheldUnlessAccepted(published: String, isTaken: Bool) throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let outcome = try load(
            [Invented.company("a", "Alpha")], file: "1", published: published, on: "2024-03-06", archive)
        #expect(codes(outcome) == (isTaken ? [] : ["list.future"]))
        let accepted = try load(
            [Invented.company("a", "Alpha")], file: "2", published: published, on: "2024-03-06", accepts: true, archive)
        #expect(accepted.disposition == (isTaken ? accepted.disposition : .published))
    }

    @Test func aListWithoutSomeOfItsFilesIsWithheldAndNeverWhole() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let outcome = try load(
            [Invented.company("a", "Alpha")], file: "1", on: "2024-03-06", missing: ["alt.csv"], archive)
        #expect(codes(outcome) == ["list.files-missing"])
        _ = try load(
            [Invented.company("a", "Alpha")], file: "1", on: "2024-03-06", accepts: true, missing: ["alt.csv"], archive)
        let state = try #require(try archive.versions(of: Invented.list).last).completeness
        #expect(!state.isWhole && state.shortfall == "not all files of the list")
    }

    @Test func aDateInPartIsOlderOnlyWhereEveryDayOfItIs() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        _ = try load([Invented.company("a", "Alpha")], file: "1", published: "2024-03-05", on: "2024-03-06", archive)
        let same = try load([Invented.company("b", "Beta")], file: "2", published: "2024-03", on: "2024-03-07", archive)
        #expect(same.disposition == .published)
        let older = try load([Invented.company("c", "Gamma")], file: "3", published: "2023", on: "2024-03-08", archive)
        #expect(codes(older) == ["list.older"])
    }

    @Test func theFilesOfAVersionThatWasReplacedAreKnownThoughTheyStateNoDay() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let (a, b) = (Invented.company("a", "Alpha"), Invented.company("b", "Beta"))
        _ = try load([a], file: "1", on: "2024-03-01", archive)
        _ = try load([a, b], file: "2", on: "2024-03-02", archive)
        let outcome = try load([a], file: "1", on: "2024-03-03", archive)
        #expect(codes(outcome) == ["list.replaced"])
        #expect(try load([a, b], file: "2", on: "2024-03-03", archive).disposition == .unchanged)
        // What says the same as the version in force takes nothing back.
        #expect(try load([a, b], file: "3", on: "2024-03-04", archive).disposition == .published)
    }

    @Test func filesOfDifferentDaysAreWithheldAndNeverWhole() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let days = ["2024-03-01", "2024-03-02"]
        let outcome = try load([Invented.company("a", "Alpha")], file: "1", days: days, on: "2024-03-03", archive)
        #expect(codes(outcome) == ["list.files-of-days"])
        let accepted = try load(
            [Invented.company("a", "Alpha")], file: "1", days: days, on: "2024-03-03", accepts: true, archive)
        #expect(accepted.version?.completeness.isWhole == false)
        #expect(accepted.version?.completeness.shortfall == "files of different days")
    }

    @Test func aFileThatIsOutOfDateWhenItArrivesIsPublishedAndSaidToBe() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let outcome = try load(
            [Invented.company("a", "Alpha")], file: "1", published: "2024-01-01", on: "2024-03-01", staleAfter: 7,
            archive)
        #expect(outcome.disposition == .published)
        #expect(codes(outcome) == ["published with list.out-of-date"])
        #expect(outcome.version?.completeness.problems == ["list.out-of-date"])
        let fresh = try load(
            [Invented.company("b", "Beta")], file: "2", published: "2024-03-01", on: "2024-03-02", staleAfter: 7,
            archive)
        #expect(codes(fresh) == [])
    }

    private static func listings(_ count: Int, of authority: String) -> [[Statement]] {
        (0..<count).map { number in
            [
                Statement(
                    entity: EntityID("\(authority)-\(number)"), schema: .sanction, property: .authority,
                    value: authority,
                    dataset: Invented.list)
            ]
        }
    }

    @Test(arguments: [(0, ["list.source-gone"]), (20, ["list.source-shrank"]), (50, []), (200, [])])
    func anAuthorityThatLosesItsListingsHoldsTheVersionUp(left: Int, expected: [String]) throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let large = Self.listings(900, of: "Large Authority")
        _ = try load(large + Self.listings(90, of: "Small Authority"), file: "1", on: "2024-03-01", archive)
        let outcome = try load(large + Self.listings(left, of: "Small Authority"), file: "2", on: "2024-03-02", archive)
        #expect(codes(outcome) == expected)
    }

    @Test func aHandfulOfListingsMayEnd() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let large = Self.listings(90, of: "Large Authority")
        _ = try load(large + Self.listings(5, of: "Small Authority"), file: "1", on: "2024-03-01", archive)
        #expect(try load(large, file: "2", on: "2024-03-02", archive).disposition == .published)
    }
}
