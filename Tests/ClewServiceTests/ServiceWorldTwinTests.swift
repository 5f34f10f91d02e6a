import ClewModel
import Foundation
import InventedWorlds
import OwnershipAnalysis
import StatementStore
import TestSupport
import Testing
import World

@testable import ClewService

/// Random small worlds: what the service says of listings and owners is what the world says, which is what the command
/// line says.
struct ServiceWorldTwinTests {
    /// Names of which none resembles another.
    private static let names = [
        "Quillon Lantern Works", "Harbour Meridian Foundry", "Vexley Orchard Cannery", "Zuberg Kestrel Optics",
        "Mistral Umbrella Fabrik", "Jorvik Pewter Studio",
    ]
    private static let lists: [DatasetName] = ["us_ofac_sdn", "us_bis_entity_list", "gb_fcdo_sanctions"]

    private static func id(_ number: Int) -> EntityID { EntityID("e\(number)") }

    /// Fills an archive: parties on lists and in registers, stakes between them, and now and then two records of one party.
    private static func fill(_ invented: InventedWorld, _ generator: inout SplitMix64) throws {
        var statements: [DatasetName: [ClewModel.Statement]] = [:]
        for (number, name) in names.enumerated() {
            let kind = Int.random(in: 0..<6, using: &generator)
            let list = lists.indices.contains(kind) ? lists[kind] : nil
            let dataset = list ?? (kind == 3 ? "gleif" : "stakes")
            statements[dataset, default: []] += InventedWorld.party(id(number), name, in: dataset)
            guard let list else { continue }
            let from = ["2019-01-01", "2025-02-01"].randomElement(using: &generator) ?? "2019-01-01"
            let to = Int.random(in: 0..<3, using: &generator) == 0 ? "2025-06-30" : nil
            statements[list, default: []] += InventedWorld.listing(of: id(number), in: list, from: from, to: to)
        }
        for _ in 0..<Int.random(in: 0..<7, using: &generator) {
            let owner = Int.random(in: names.indices, using: &generator)
            let asset = Int.random(in: names.indices, using: &generator)
            guard owner != asset else { continue }
            let share = ["20", "50", "60", nil].randomElement(using: &generator) ?? nil
            statements["stakes", default: []] += InventedWorld.stake(id(owner), id(asset), share, in: "stakes")
        }
        for (dataset, all) in statements.sorted(by: { $0.key < $1.key }) {
            try invented.load(dataset, on: "2025-03-01", all)
        }
        guard Bool.random(using: &generator) else { return }
        _ = try invented.archive.record(
            IdentityLink(
                id(0), id(1), reason: "invented", citation: Citation("invented"),
                recorded: InventedWorld.day("2025-03-02")))
    }

    private static func json(_ reply: ServiceReply) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
    }

    @Test(arguments: 0..<40)
    func theServiceSaysWhatTheWorldSays(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        let invented = try InventedWorld()
        try Self.fill(invented, &generator)
        let day = InventedWorld.day(seed.isMultiple(of: 2) ? "2025-03-10" : "2025-07-01")
        let world = try invented.world()
        var limits = ServiceLimits()
        limits.requests = 10_000
        let api = ScreeningAPI(lists: try ServiceLists(world, on: day), limits: limits)
        var (listed, standing) = (0, 0)
        try world.forEachListedParty(standingOn: nil) { _ in listed += 1 }
        try world.forEachListedParty(standingOn: day) { _ in standing += 1 }
        #expect(api.lists.partyCount == listed)
        #expect(world.listedPartyCount(standingOn: day) == standing)
        let queries = Dictionary(
            uniqueKeysWithValues: Self.names.enumerated().map { number, name in
                ("q\(number)", ["schema": "Company", "properties": ["name": [name]]] as [String: Any])
            })
        let body = try JSONSerialization.data(withJSONObject: ["queries": queries])
        let reply = await api.reply(
            to: ServiceRequest("POST", "/match/default", fields: [:], body: Array(body)))
        #expect(reply.status == 200)
        let answers = try #require(try Self.json(reply)["responses"] as? [String: Any])
        for number in Self.names.indices {
            let party = Self.id(number)
            let place: Comment = "party \(number) on \(day)"
            // Listed or not.
            let answer = try #require(answers["q\(number)"] as? [String: Any])
            let results = try #require(answer["results"] as? [[String: Any]])
            let isMatched = results.contains { $0["id"] as? String == party.rawValue && $0["match"] as? Bool == true }
            #expect(isMatched == world.isListed(party, on: day), place)
            // Owned by a listed one or not.
            let owners = await api.reply(to: ServiceRequest("GET", "/own/\(party)", fields: [:], body: []))
            if owners.status == 404 {
                // The service serves the parties of lists alone; who stands in a register only is none of them.
                #expect(!world.isListed(party, on: day), place)
                continue
            }
            let verdicts = try #require(try Self.json(owners)["verdicts"] as? [[String: Any]])
            let view = try world.ownership(above: [world.identities.representative(of: party)])
            for rule in try world.knowledge.ownershipRules.rules {
                let expected = view.verdict(for: world.identities.representative(of: party), under: rule, on: day)
                let given = verdicts.first { $0["rule"] as? String == rule.key }
                let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(expected)) as? NSDictionary
                #expect(given.map { NSDictionary(dictionary: $0) } == encoded, "\(rule.key), \(party) on \(day)")
            }
        }
    }
}
