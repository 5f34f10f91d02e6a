import Foundation
import TestSupport
import Testing

@testable import ClewService

/// What the service answers today over the lists that come with Clew.
struct ServiceGoldenTests {
    private static let match = """
        {"queries":{"a":{"schema":"Company","properties":{"name":["阿克苏华孚色纺有限公司"],"country":["cn"]}},
        "b":{"schema":"Organization","properties":{"name":["Xinjiang Production and Construction Corps"]}},
        "c":{"schema":"Company","properties":{"name":["Quonvex Invented Looms Ltd"]}}}}
        """

    @Test(arguments: [
        ("match", "POST", "/match/default", match), ("match-list", "POST", "/match/us_dhs_uflpa?limit=3", match),
        ("match-bad-body", "POST", "/match/default", "{"), ("match-get", "GET", "/match/default", ""),
        ("search", "GET", "/search/default?q=huafu", ""), ("search-list", "GET", "/search/us_ofac_sdn?q=corps", ""),
        ("search-facets", "GET", "/search/default?q=xinjiang&facets=schema&limit=3", ""),
        ("entity", "GET", "/entities/us-dhs-uflpa-hetian-taida-apparel-co-ltd", ""),
        ("entity-flat", "GET", "/entities/ofac-29299?nested=false", ""),
        ("entity-unknown", "GET", "/entities/nobody", ""), ("catalog", "GET", "/catalog", ""),
        ("algorithms", "GET", "/algorithms", ""), ("health", "GET", "/healthz", ""), ("unknown", "GET", "/nothing", ""),
    ])
    func replies(name: String, method: String, target: String, body: String) async throws {
        let reply = try await ServiceTests.api.get().reply(to: ServiceRequest(method, target, body: Array(body.utf8)))
        let value = try JSONSerialization.jsonObject(with: Data(reply.body), options: .fragmentsAllowed)
        let pretty = try JSONSerialization.data(
            withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        let text = "\(reply.status)\n\(String(decoding: pretty, as: UTF8.self))\n"
        #expect(try Golden.difference(text, from: "service/\(name).json") == nil)
    }
}
