import Foundation
import Testing

@testable import ClewService

/// What the service says of one entity and of those around it.
struct EntityTests {
    private func properties(_ target: String) async throws -> [String: Any] {
        let (status, value) = try await InventedLists.answer("GET", target)
        #expect(status == 200)
        return try #require(value["properties"] as? [String: Any])
    }

    @Test func whatPointsAtAnEntityIsNestedUnderItsReverseName() async throws {
        let shown = try await properties("/entities/acme")
        let sanctions = try #require(shown["sanctions"] as? [[String: Any]])
        #expect(sanctions.compactMap { $0["id"] as? String }.sorted() == ["entry", "entry-2"])
        let stakes = try #require(shown["ownershipAsset"] as? [[String: Any]])
        let stake = try #require(stakes.first?["properties"] as? [String: [Any]])
        #expect((stake["owner"]?.first as? [String: Any])?["id"] as? String == "zed")
        // What stands above is named and not shown again.
        #expect(stake["asset"] as? [String] == ["acme"])
        let address = try #require((shown["addressEntity"] as? [[String: Any]])?.first)
        #expect(address["caption"] as? String == "1 Invented Road, Aksu")
    }

    @Test(arguments: ["false", "False", "0", "no", "off"])
    func nobodyIsNestedWhereThatIsSaid(_ word: String) async throws {
        let shown = try await properties("/entities/acme?nested=\(word)")
        #expect(shown["sanctions"] == nil)
        #expect(shown["addressEntity"] as? [String] == ["road"])
    }

    @Test func aWordThatIsNeitherYesNorNoIsRefused() async throws {
        #expect(try await InventedLists.answer("GET", "/entities/acme?nested=zz").status == 422)
    }

    @Test(arguments: ["", "/adjacent", "/adjacent/sanctions"])
    func anIdentifierThatWasMergedLeadsToThePresentOne(_ suffix: String) async throws {
        let reply = try await InventedLists.api.get().reply(
            to: ServiceRequest(
                "GET",
                "/entities/old-acme\(suffix)?limit=1".replacing(
                    "?limit=1", with: suffix.isEmpty ? "?nested=0" : "?limit=1")))
        #expect(reply.status == 308)
        #expect(reply.fields["location"]?.hasPrefix("/entities/acme\(suffix)?") == true)
        let (_, value) = try await InventedLists.answer("GET", "/entities/acme")
        #expect(value["referents"] as? [String] == ["old-acme"])
        #expect((value["properties"] as? [String: Any])?["referents"] == nil)
    }

    @Test func timesAreThoseOfTheArchiveAndAPartyChangesWithItsEntries() async throws {
        let (_, acme) = try await InventedLists.answer("GET", "/entities/acme")
        #expect(acme["first_seen"] as? String == "2024-01-01T00:00:00")
        #expect(acme["last_seen"] as? String == "2024-06-01T00:00:00")
        #expect(acme["last_change"] as? String == "2024-06-01T00:00:00")
        let (_, beta) = try await InventedLists.answer("GET", "/entities/beta")
        #expect(beta["last_change"] as? String == "2024-01-01T00:00:00")
    }

    @Test func adjacentEntitiesComePageByPage() async throws {
        let (status, all) = try await InventedLists.answer("GET", "/entities/zed/adjacent")
        #expect(status == 200)
        let adjacent = try #require(all["adjacent"] as? [String: [String: Any]])
        // The list has no entry of its own about this party, and is taken to list it.
        #expect(adjacent.keys.sorted() == ["ownershipOwner", "sanctions"])
        #expect((adjacent["ownershipOwner"]?["total"] as? [String: Any])?["value"] as? Int == 2)
        var ids: [String] = []
        for offset in 0..<3 {
            let (_, page) = try await InventedLists.answer(
                "GET", "/entities/zed/adjacent/ownershipOwner?limit=1&offset=\(offset)&sort=percentage:desc")
            let results = try #require(page["results"] as? [[String: Any]])
            ids += results.compactMap { $0["id"] as? String }
            #expect((page["total"] as? [String: Any])?["value"] as? Int == 2)
        }
        #expect(ids == ["stake", "stake-2"])
    }

    @Test(arguments: [
        ("/entities/nobody/adjacent", "No such entity!"), ("/entities/acme/adjacent/country", "No such property!"),
        ("/entities/acme/adjacent/nope", "No such property!"),
    ])
    func whatIsNotThereSaysWhichPartIsMissing(_ target: String, _ detail: String) async throws {
        let (status, value) = try await InventedLists.answer("GET", target)
        #expect(status == 404)
        #expect(value["detail"] as? String == detail)
    }

    @Test func entitiesOfEverySchemaAreServed() async throws {
        for id in ["road", "entry", "stake"] {
            #expect(try await InventedLists.answer("GET", "/entities/\(id)").status == 200)
        }
    }
}
