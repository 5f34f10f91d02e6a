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

    /// The Corps is listed by OFAC, BIS, CBP and DHS under four identifiers of the bundled tables.
    @Test(arguments: [
        "ofac-29299", "us-bis-entity-xinjiang-production-and-construction-corps",
        "us-dhs-uflpa-xinjiang-production-and-construction-corps",
    ])
    func aListingOfOneIdentifierHoldsForAll(identifier: String) throws {
        let knowledge = KnowledgeBase(RepositoryFiles.reference)
        let world = try World(knowledge, archive: nil)
        let day = try #require(Day("2025-10-15"))
        let party = try #require(world.parties(called: identifier).first)
        for key in ["us-ofac", "us-bis", "us-uflpa"] {
            let rule = try #require(try knowledge.ownershipRules[key])
            #expect(world.listed(under: rule, on: day).contains { $0.entity == party }, "\(key)")
        }
        #expect(world.identities.members(of: party).contains(EntityID(identifier)))
    }

    @Test func theListsOfChinaAreOnHandToo() throws {
        let knowledge = KnowledgeBase(RepositoryFiles.reference)
        let rule = try #require(try knowledge.ownershipRules["cn-lists"])
        let day = try #require(Day("2025-10-15"))
        #expect(!(try World(knowledge, archive: nil)).listed(under: rule, on: day).isEmpty)
    }
}
