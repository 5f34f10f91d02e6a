import ClewModel
import Foundation
import OwnershipAnalysis
import Testing
import World

@testable import ClewService

struct OwnershipTests {
    private func verdicts(_ target: String) async throws -> [String: [String: Any]] {
        let (status, value) = try await InventedLists.answer("GET", target)
        #expect(status == 200, "\(value)")
        let all = try #require(value["verdicts"] as? [[String: Any]])
        return Dictionary(all.map { ($0["rule"] as? String ?? "", $0) }) { first, _ in first }
    }

    @Test func theAnswersAreThoseOfTheWorld() async throws {
        let lists = try InventedLists.api.get().lists
        let rules = try lists.world.knowledge.ownershipRules.rules
        for id in ["acme", "beta", "gamma", "zed"] {
            let answers = try await verdicts("/own/\(id)")
            #expect(answers.count == rules.count)
            let party = lists.world.identities.representative(of: EntityID(id))
            let view = try lists.world.ownership(above: [party])
            for rule in rules {
                let expected = view.verdict(for: party, under: rule, on: lists.day)
                let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(expected)) as? NSDictionary
                #expect(answers[rule.key].map { NSDictionary(dictionary: $0) } == encoded, "\(id) \(rule.key)")
            }
        }
    }

    @Test func theRegimesAndTheDayCanBeChosen() async throws {
        let (status, value) = try await InventedLists.answer("GET", "/own/acme?regime=us-ofac,eu&as_of=2022-05-01")
        #expect(status == 200)
        #expect(value["day"] as? String == "2022-05-01")
        let rules = try #require(value["verdicts"] as? [[String: Any]]).compactMap { $0["rule"] as? String }
        #expect(rules == ["us-ofac", "eu"])
        #expect((value["names"] as? [String: String])?["acme"] == "Quonvex Invented Looms Co., Ltd.")
    }

    @Test(arguments: [
        ("/own/nobody", 404), ("/own/Quonvex Invented Looms Co., Ltd.", 404), ("/own/acme?regime=zz", 400),
        ("/own/acme?regime=", 422), ("/own/acme?as_of=yesterday", 422), ("/own/acme?depth=3", 400),
    ])
    func whatCannotBeAnsweredIsAnError(_ target: String, _ status: Int) async throws {
        #expect(try await InventedLists.answer("GET", target).status == status)
    }

    @Test func aFormerIdentifierLeadsToThePresentOne() async throws {
        let reply = try await InventedLists.api.get().reply(to: ServiceRequest("GET", "/own/old-acme?regime=eu"))
        #expect(reply.status == 308)
        #expect(reply.fields["location"] == "/own/acme?regime=eu")
    }
}
