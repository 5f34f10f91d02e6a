import Casework
import ClewModel
import OwnershipAnalysis
import TestSupport
import Testing
import World

/// Identifiers of different lists that are one party.
struct LinkedIdentitiesTests {
    @Test func pairsMakeGroupsAndTheFirstByCodePointsStandsForAll() {
        let identities = LinkedIdentities([("d", "c"), ("a", "b"), ("b", "c"), ("c", "a")])
        #expect(identities.members(of: "c") == ["a", "b", "c", "d"])
        #expect(identities.representative(of: "d") == "a")
        #expect(identities.members(of: "e") == ["e"])
    }

    @Test func anEntityOfTwoSourcesKeepsTheValuesOfBoth() throws {
        let statement = Statement(
            entity: "e", schema: .company, property: .name, value: "Example Works", dataset: "one")
        var pool = EntityPool([statement])
        var other = try #require(pool.sorted.first)
        other.properties[.name] = ["Example Works", "Example Factory"]
        other.datasets = ["two"]
        pool.add(other)
        #expect(pool.sorted.map { $0[.name] } == [["Example Works", "Example Factory"]])
        #expect(pool.sorted.map(\.datasets) == [["one", "two"]])
    }

    /// The Corps is listed by OFAC, BIS, CBP and DHS under four identifiers of the bundled tables.
    @Test(arguments: [
        "ofac-29299", "us-bis-entity-xinjiang-production-and-construction-corps",
        "us-dhs-uflpa-xinjiang-production-and-construction-corps",
    ])
    func aListingOfOneIdentifierHoldsForAll(identifier: String) throws {
        let knowledge = try KnowledgeBase.load(from: RepositoryFiles.reference)
        let holdings = try HoldingsOnHand(knowledge, archive: nil)
        let day = try #require(Day("2025-10-15"))
        let party = try #require(holdings.parties(called: identifier).first)
        for key in ["us-ofac", "us-bis", "us-uflpa"] {
            let rule = try #require(knowledge.ownershipRules[key])
            #expect(holdings.listed(under: rule, on: day).contains { $0.entity == party }, "\(key)")
        }
        #expect(holdings.identities.members(of: party).contains(EntityID(identifier)))
    }

    @Test func theListsOfChinaAreOnHandToo() throws {
        let knowledge = try KnowledgeBase.load(from: RepositoryFiles.reference)
        let rule = try #require(knowledge.ownershipRules["cn-lists"])
        let day = try #require(Day("2025-10-15"))
        #expect(!(try HoldingsOnHand(knowledge, archive: nil)).listed(under: rule, on: day).isEmpty)
    }
}
