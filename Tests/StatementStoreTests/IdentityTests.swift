import ClewModel
import Foundation
import StatementStore
import Testing

struct IdentityTests {
    private func archive(_ fixture: ArchiveFixture) throws -> Archive {
        let archive = try fixture.archive()
        try archive.load(
            [Invented.company("a-1", "Invented Corps"), Invented.company("a-2", "Other")], on: "2024-01-01")
        try archive.load(
            [Invented.company("b-1", "The Invented Corps", in: "second")], on: "2024-01-01", as: "second")
        return archive
    }

    private let link = IdentityLink(
        "b-1", "a-1", reason: "the same register number", citation: Citation("Invented Gazette"),
        recorded: Invented.day("2024-02-01"))

    @Test func linkedEntitiesAreReadAsOneFromTheDayOfTheLinkUntilItIsTakenBack() throws {
        let fixture = try ArchiveFixture()
        let archive = try archive(fixture)
        let recorded = try archive.record(link)
        try archive.withdraw(link: recorded.number, reason: "two registers", on: Invented.day("2024-03-01"))
        func read(_ day: String) throws -> [EntityID: [String]] {
            let snapshot = try archive.snapshot(validAt: nil, knownAt: Invented.day(day), resolvingLinks: true)
            return Dictionary(uniqueKeysWithValues: try snapshot.entities().map { ($0.id, $0[.name]) })
        }
        let apart: [EntityID: [String]] = [
            "a-1": ["Invented Corps"], "a-2": ["Other"], "b-1": ["The Invented Corps"],
        ]
        #expect(try read("2024-01-15") == apart)
        #expect(try read("2024-02-15") == ["a-1": ["Invented Corps", "The Invented Corps"], "a-2": ["Other"]])
        #expect(try read("2024-03-15") == apart)
        #expect(try archive.links(knownAt: Invented.day("2024-02-15")).map(\.reason) == ["the same register number"])
        #expect(try archive.auditEntries().map(\.kind.rawValue).suffix(2) == ["link.recorded", "link.withdrawn"])
    }

    @Test func anyOfTheIdentifiersFindsTheEntity() throws {
        let fixture = try ArchiveFixture()
        let archive = try archive(fixture)
        _ = try archive.record(link)
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture, resolvingLinks: true)
        #expect(try snapshot.entity("b-1") == snapshot.entity("a-1"))
        #expect(try snapshot.statements(about: "b-1").count == 4)
        #expect(try snapshot.entity("nobody") == nil)
    }

    @Test func theWholeStandsAtTheFirstIdentifierThatIsThere() throws {
        let fixture = try ArchiveFixture()
        let archive = try archive(fixture)
        _ = try archive.record(
            IdentityLink(
                "0-absent", "b-1", reason: "r", citation: Citation("s"), recorded: Invented.day("2024-02-01")))
        _ = try archive.record(link)
        let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture, resolvingLinks: true)
        #expect(try snapshot.entities().map(\.id) == ["a-1", "a-2"])
    }

    @Test func aLinkIsRecordedOnceAndTakenBackOnce() throws {
        let fixture = try ArchiveFixture()
        let archive = try archive(fixture)
        let first = try archive.record(link)
        #expect(try archive.record(link).number == first.number)
        try archive.withdraw(link: first.number, reason: "r", on: Invented.day("2024-02-01"))
        let error = #expect(throws: ArchiveError.self) {
            try archive.withdraw(link: first.number, reason: "r", on: Invented.day("2024-02-02"))
        }
        #expect(error?.code == .unknown)
    }
}
