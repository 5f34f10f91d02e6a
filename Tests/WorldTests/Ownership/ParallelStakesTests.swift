import ClewModel
import Foundation
import OwnershipAnalysis
import TestSupport
import Testing
import World

/// Stakes of one party in another that stand side by side; all parties are invented.
struct ParallelStakesTests {
    private static func shares(_ text: String, of asset: EntityID) throws -> (shares: Set<Bounds>, codes: [String]) {
        let folder = try TemporaryDirectory()
        let file = try HoldingsFile(try folder.write(text, to: "g.json"), as: "g.json")
        let stakes = (0..<file.graph.stakeCount).map { file.graph.stake(at: $0) }.filter { $0.asset == asset }
        return (Set(stakes.map(\.share)), file.diagnostics.map(\.code))
    }

    private static func statement(_ interests: String) -> String {
        """
        [{"statementId":"s0","recordId":"a","recordType":"entity","recordDetails":{"name":"Invented Works A"}},
         {"statementId":"s1","recordId":"x","recordType":"entity","recordDetails":{"name":"Invented Holding X"}},
         {"statementId":"s2","recordId":"r","recordType":"relationship","recordDetails":{"subject":"a","interestedParty":"x",
          "interests":[\(interests)]}}]
        """
    }

    private static func interest(_ share: String, _ more: String = "") -> String {
        "{\"type\":\"shareholding\",\"share\":{\(share)}\(more)}"
    }

    @Test func directInterestsOfOneStatementAddUp() throws {
        let both = Self.interest("\"exact\":30") + "," + Self.interest("\"exact\":25")
        #expect(try Self.shares(Self.statement(both), of: "a").shares == [Bounds(exactly: 0.55)])
        let bands =
            Self.interest("\"exclusiveMinimum\":25,\"maximum\":50") + ","
            + Self.interest("\"exclusiveMinimum\":25,\"maximum\":50")
        #expect(try Self.shares(Self.statement(bands), of: "a").shares == [Bounds(0.500000001, 1)])
        let over = Self.interest("\"exact\":70") + "," + Self.interest("\"exact\":60")
        #expect(try Self.shares(Self.statement(over), of: "a").shares == [Bounds(exactly: 1)])
    }

    @Test func equalInterestsAreToldAndOthersAreNot() throws {
        let equal = Self.interest("\"exact\":30") + "," + Self.interest("\"exact\":30")
        let found = try Self.shares(Self.statement(equal), of: "a")
        #expect(found.shares == [Bounds(exactly: 0.6)])
        #expect(found.codes.contains("import.interest.equal"))
        let other = Self.interest("\"exact\":30") + "," + Self.interest("\"exact\":25")
        #expect(try !Self.shares(Self.statement(other), of: "a").codes.contains("import.interest.equal"))
    }

    @Test func anIndirectInterestRepeatsAChainAndIsNotAdded() throws {
        let both =
            Self.interest("\"exact\":30", ",\"directOrIndirect\":\"direct\"") + ","
            + Self.interest("\"exact\":30", ",\"directOrIndirect\":\"indirect\"")
        let found = try Self.shares(Self.statement(both), of: "a")
        #expect(found.shares == [Bounds(exactly: 0.3), Bounds(0, 0.3)])
    }

    @Test func votesAndCapitalAreNotAdded() throws {
        let both = Self.interest("\"exact\":30") + ",{\"type\":\"votingRights\",\"share\":{\"exact\":30}}"
        #expect(try Self.shares(Self.statement(both), of: "a").shares == [Bounds(exactly: 0.3)])
    }

    private static func ownership(_ id: String, _ share: String, _ more: String = "") -> String {
        "{\"id\":\"\(id)\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"x\"],\"asset\":[\"a\"],\"percentage\":[\"\(share)\"]\(more)}}\n"
    }

    @Test func entitiesOfTheirOwnReachUpToTheirSum() throws {
        let equal = try Self.shares(Self.ownership("o1", "30") + Self.ownership("o2", "30"), of: "a")
        #expect(equal.shares == [Bounds(0.3, 0.6)])
        #expect(equal.codes.contains("ownership.pair.sum"))
        let other = try Self.shares(Self.ownership("o1", "30") + Self.ownership("o2", "25"), of: "a")
        #expect(other.shares == [Bounds(0.3, 0.55), Bounds(0.25, 0.55)])
    }

    @Test func stakesOfOtherTimesAreNotAdded() throws {
        let found = try Self.shares(
            Self.ownership("o1", "30", ",\"endDate\":[\"2020-12-31\"]")
                + Self.ownership("o2", "30", ",\"startDate\":[\"2021-01-01\"]"),
            of: "a")
        #expect(found.shares == [Bounds(exactly: 0.3)])
        #expect(!found.codes.contains("ownership.pair.sum"))
    }
}
