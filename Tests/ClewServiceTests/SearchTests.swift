import Foundation
import Testing

@testable import ClewService

/// What a search finds, and what it refuses.
struct SearchTests {
    @Test(arguments: [
        ("q=quonvex", ["acme"]), ("q=quon*", ["acme"]), ("q=qu?nvex", ["acme"]), ("q=quonwex~", ["acme"]),
        ("q=quonwex", []), ("q=quonwex&fuzzy=true", ["acme"]), ("q=grune", ["beta"]), ("q=GRÜNE weberei", ["beta"]),
        ("q=\"invented looms\"", ["acme"]), ("q=\"looms invented\"", []),
        ("q=invented AND NOT looms AND yarns", ["gamma"]),
        ("q=yarns OR spinning", ["beta", "gamma"]), ("q=invented -looms -yarns -spinning -road", ["zed"]),
        ("q=(looms OR yarns) AND countries:cn", ["acme", "gamma"]), ("q=properties.birthDate:1965*", ["zed"]),
        ("q=birthDate:[1960 TO 1970]", ["zed"]), ("q=birthDate:>1970", []), ("q=_exists_:birthDate", ["zed"]),
        ("q=QX-778", ["acme"]), ("q=topics:forced.labor", ["acme"]), ("q=aksu", ["road"]),
        ("q=invented\\/looms", ["acme"]), ("q=(invented/looms&simple=true", ["acme"]), ("q=...&simple=true", []),
    ])
    func theSyntaxOfLuceneIsUnderstood(_ query: String, _ ids: [String]) async throws {
        #expect(try await InventedLists.found(query).sorted() == ids)
    }

    @Test(arguments: [
        ("countries=cn&countries=ru&q=invented", ["acme", "gamma", "road", "zed"]),
        ("countries=kz&countries=ru&filter_op=AND", ["zed"]), ("countries=cn&countries=ru&filter_op=AND", []),
        ("filter=properties.birthDate:1965-09-21", ["zed"]), ("filter=genders:male", ["zed"]),
        ("schema=Person", ["zed"]), ("schema=Address", ["road"]), ("schema=Sanction", ["entry", "entry-2"]),
        ("exclude_schema=Company&topics=sanction", ["zed"]),
        ("exclude_entity_ids=old-acme&schema=Company", ["beta", "gamma"]),
        ("changed_since=2024-03-01", ["acme", "gamma"]), ("changed_since=2099-01-01T00:00", []),
        ("include_dataset=ftm&exclude_dataset=ftm", []), ("include_dataset=us_dhs_uflpa", []),
        ("datasets=default&schema=Person", ["zed"]),
        ("countries=Russia", ["zed"]), ("countries=RU", ["zed"]), ("filter=countries:Kazakhstan", ["zed"]),
        ("q=*:*&schema=Person", ["zed"]), ("q=*:zedekiah", ["zed"]),
        ("target=true&schema=Person", ["zed"]),
    ])
    func filtersLeaveWhatTheySay(_ query: String, _ ids: [String]) async throws {
        #expect(try await InventedLists.found(query).sorted() == ids)
    }

    @Test func resultsAreSortedByWhatIsAskedAndThoseWithoutItComeLast() async throws {
        #expect(
            try await InventedLists.found("schema=Company&sort=last_change:desc&sort=caption")
                == ["gamma", "acme", "beta"])
        #expect(try await InventedLists.found("schema=LegalEntity&sort=birthDate").first == "zed")
    }

    @Test func facetsCountWithLabels() async throws {
        let query = "/search/ftm?" + SearchFacets.names.map { "facets=\($0)" }.joined(separator: "&")
        let (_, value) = try await InventedLists.answer("GET", query)
        let facets = try #require(value["facets"] as? [String: [String: Any]])
        #expect(facets.keys.sorted() == SearchFacets.names.sorted())
        let countries = try #require(facets["countries"]?["values"] as? [[String: Any]])
        #expect(countries.first?["name"] as? String == "cn")
        #expect(countries.first?["label"] as? String == "China")
        #expect(countries.first?["count"] as? Int == 3)
        let topics = try #require(facets["topics"]?["values"] as? [[String: Any]])
        #expect(topics.contains { $0["label"] as? String == "Forced labour" })
    }

    @Test(arguments: [
        ("q=invalid/query", 400), ("q=\"open", 400), ("q=(open", 400), ("q=a)", 400), ("q=nofield:x", 400),
        ("q=looms^2", 400), ("q=\"a b\"~3", 400), ("q=AND", 200), ("filter=zz", 400), ("filter=nofield:x", 400),
        ("sort=zz", 400), ("schema=Nope", 400), ("facets=zz", 422), ("filter_op=XOR", 422), ("target=zz", 422),
        ("changed_since=zz", 422), ("changed_since=2024-13-01", 422), ("limit=501", 422), ("limit=abc", 422),
        ("offset=9500", 422), ("limit=-1", 200), ("colour=red", 400), ("datasets=nope", 400), ("countries=zz", 400),
        ("countries=Nowhere", 400), ("topics=zzz", 400), ("include_dataset=elsewhere", 400),
        ("exclude_schema=Nope", 400),
        ("filter=datasets:nope", 400), ("filter=countries:Nowhere", 400), ("filter=topics:zzz", 400),
        ("filter=properties.topics:zzz", 400), ("filter=schema:Nope", 400), ("filter=target:perhaps", 400),
    ])
    func whatCannotBeHonouredIsAnError(_ query: String, _ status: Int) async throws {
        #expect(try await InventedLists.answer("GET", "/search/ftm?\(query)").status == status)
    }

    @Test(arguments: [
        "(", "(((((((((", "a AND", "NOT", "-", "a:b:c", "[", "\\", "~", "\"\"", "a:\"", "a:[", "*", "?*?*?*?*b",
    ])
    func noQueryEndsTheService(_ text: String) async throws {
        let encoded = AddressText.encoded(text)
        for simple in ["true", "false"] {
            let reply = try await InventedLists.api.get().reply(
                to: ServiceRequest("GET", "/search/ftm?q=\(encoded)&simple=\(simple)"))
            #expect(simple == "true" ? reply.status == 200 : [200, 400].contains(reply.status))
        }
    }

    @Test func aNULIsRefusedAndNotDropped() async throws {
        let reply = try await InventedLists.api.get().reply(to: ServiceRequest("GET", "/search/ftm?q=zedekiah%00"))
        #expect(reply.status == 422)
    }

    @Test func theCatalogCountsWhatASearchFinds() async throws {
        let (_, catalog) = try await InventedLists.answer("GET", "/catalog")
        for dataset in try #require(catalog["datasets"] as? [[String: Any]]) {
            let name = try #require(dataset["name"] as? String)
            let (_, value) = try await InventedLists.answer("GET", "/search/\(name)?limit=0")
            let total = (value["total"] as? [String: Any])?["value"] as? Int
            #expect(dataset["entity_count"] as? Int == total, "\(name)")
        }
    }
}
