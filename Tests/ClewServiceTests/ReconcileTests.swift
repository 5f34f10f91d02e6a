import Foundation
import Testing

@testable import ClewService

/// The reconciliation API, as OpenRefine asks it.
struct ReconcileTests {
    private func form(_ name: String, _ json: String) -> String { "\(name)=\(AddressText.encoded(json))" }

    @Test func theManifestLeadsToEveryPartOfTheService() async throws {
        let (status, manifest) = try await InventedLists.answer(
            "GET", "/reconcile/ftm?api_key=k", fields: ["host": "clew.example", "x-forwarded-proto": "https"])
        #expect(status == 200)
        #expect(manifest["versions"] as? [String] == ["0.1", "0.2"])
        let suggest = try #require(manifest["suggest"] as? [String: [String: String]])
        for (kind, place) in suggest {
            #expect(place["service_url"] == "https://clew.example/reconcile/ftm")
            let path = try #require(place["service_path"])
            #expect(path.hasSuffix("api_key=k"))
            #expect(try await InventedLists.answer("GET", "/reconcile/ftm\(path)&prefix=inv").status == 200, "\(kind)")
        }
        let types = try #require(manifest["defaultTypes"] as? [[String: String]]).compactMap { $0["id"] }
        #expect(types == ["Company", "LegalEntity", "Organization", "Person"])
        let view = try #require((manifest["view"] as? [String: Any])?["url"] as? String)
        let path = view.replacing("https://clew.example", with: "").replacing("{{id}}", with: "acme")
        let page = try await InventedLists.api.get().reply(to: ServiceRequest("GET", path))
        #expect(page.status == 200)
        #expect(String(decoding: page.body, as: UTF8.self).contains("Quonvex Invented Looms Co., Ltd."))
    }

    @Test(arguments: ["GET", "POST"])
    func queriesAreAnsweredUnderTheirKeys(_ method: String) async throws {
        let json = """
            {"q0":{"query":"Quonvex Invented Looms","type":"Company","limit":2,
            "properties":[{"pid":"Thing:country","v":"China"},{"pid":"registrationNumber","v":["QX-778"]}]},
            "q1":{"query":"Nobody Atall"}}
            """
        let body = form("queries", json)
        let (status, value) =
            method == "POST"
            ? try await InventedLists.answer("POST", "/reconcile/ftm", body)
            : try await InventedLists.answer("GET", "/reconcile/ftm?queries=\(json)")
        #expect(status == 200)
        let first = try #require((value["q0"] as? [String: [[String: Any]]])?["result"]?.first)
        #expect(first["id"] as? String == "acme")
        #expect(first["match"] as? Bool == true)
        #expect((first["type"] as? [[String: String]])?.first?["id"] == "Company")
        #expect((value["q1"] as? [String: [Any]])?["result"]?.isEmpty == true)
    }

    @Test(arguments: [
        #"{"q":{"query":"x","type":"Banana"}}"#, #"{"q":{"query":"x","properties":[{"pid":"nope","v":"1"}]}}"#, "{",
        "[]",
        #"{"q":7}"#,
    ])
    func whatCannotBeUnderstoodIsRefused(_ json: String) async throws {
        #expect(try await InventedLists.answer("POST", "/reconcile/ftm", form("queries", json)).status == 400)
    }

    @Test func aTableIsExtendedByValuesAndOtherEntities() async throws {
        let json =
            #"{"ids":["old-acme","nobody"],"properties":[{"id":"country"},{"id":"topics","settings":{"limit":1,"render":"raw"}},{"id":"addressEntity"}]}"#
        let (status, value) = try await InventedLists.answer("POST", "/reconcile/ftm", form("extend", json))
        #expect(status == 200)
        #expect((value["meta"] as? [[String: String]])?.map { $0["id"] } == ["country", "topics", "addressEntity"])
        let rows = try #require(value["rows"] as? [String: [String: [[String: String]]]])
        #expect(rows["old-acme"]?["country"] == [["str": "China"]])
        #expect(rows["old-acme"]?["topics"]?.count == 1)
        #expect(rows["old-acme"]?["addressEntity"]?.first?["id"] == "road")
        #expect(rows["nobody"]?["country"] == [])
        let unknown = form("extend", #"{"ids":["acme"],"properties":[{"id":"nope"}]}"#)
        #expect(try await InventedLists.answer("POST", "/reconcile/ftm", unknown).status == 400)
    }

    @Test(arguments: [
        ("entity?prefix=quonvex inv", ["acme"]), ("entity?prefix=", []), ("entity?prefix=banana", []),
        ("type?prefix=organ", ["Organization"]), ("type?prefix=", []),
        ("property?prefix=country", ["Thing:country", "Person:birthCountry", "LegalEntity:mainCountry"]),
    ])
    func whatAPersonBeginsToWriteIsSuggested(_ target: String, _ ids: [String]) async throws {
        let (status, value) = try await InventedLists.answer("GET", "/reconcile/ftm/suggest/\(target)")
        #expect(status == 200)
        #expect((value["result"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ids)
    }

    @Test func propertiesAreProposedForAType() async throws {
        let (_, value) = try await InventedLists.answer(
            "GET", "/reconcile/ftm/extend/property?type=LegalEntity&limit=5")
        #expect(value["limit"] as? Int == 5)
        let ids = try #require(value["properties"] as? [[String: String]]).compactMap { $0["id"] }
        #expect(ids.count == 5 && ids.contains("name") && ids.contains("country"))
        #expect(try await InventedLists.answer("GET", "/reconcile/ftm/extend/property?type=Banana").status == 400)
    }

    @Test(arguments: [
        ("sanctions", 2), ("ownershipAsset", 1), ("addressEntity", 1), ("ownershipOwner", 0),
    ])
    func aTableIsExtendedByTheEntitiesAroundAnEntity(_ property: String, _ count: Int) async throws {
        let json = #"{"ids":["acme"],"properties":[{"id":"\#(property)"}]}"#
        let (status, value) = try await InventedLists.answer("POST", "/reconcile/ftm", form("extend", json))
        #expect(status == 200)
        let cells = (value["rows"] as? [String: [String: [[String: String]]]])?["acme"]?[property]
        #expect(cells?.count == count, "\(value)")
        #expect(cells?.allSatisfy { $0["name"]?.isEmpty == false && $0["id"]?.isEmpty == false } == true)
        let limited = #"{"ids":["acme"],"properties":[{"id":"\#(property)","settings":{"limit":1}}]}"#
        let (_, less) = try await InventedLists.answer("POST", "/reconcile/ftm", form("extend", limited))
        let fewer = (less["rows"] as? [String: [String: [[String: String]]]])?["acme"]?[property]
        #expect(fewer?.count == min(1, count))
    }

    @Test(arguments: [
        ("queries", #"{"q0":{"query":"Nobody"},"q0":{"query":"Quonvex"}}"#, "q0"),
        ("queries", #"{"q0":{"query":"Nobody","query":"Quonvex"}}"#, "query"),
        ("extend", #"{"ids":["acme"],"ids":["zed"],"properties":[{"id":"country"}]}"#, "ids"),
    ])
    func aKeyThatStandsTwiceIsAnErrorThatNamesIt(_ field: String, _ json: String, _ key: String) async throws {
        let (status, value) = try await InventedLists.answer("POST", "/reconcile/ftm", form(field, json))
        #expect(status == 400)
        #expect((value["detail"] as? String)?.contains("'\(key)' stands twice") == true)
    }

    @Test func keysOfAQueryThatArePassedOverAreSaidInTheHeader() async throws {
        let body = form("queries", #"{"q0":{"query":"Quonvex","type_strict":"all","foo":1}}"#)
        let reply = try await InventedLists.api.get().reply(
            to: ServiceRequest("POST", "/reconcile/ftm", body: Array(body.utf8)))
        #expect(reply.status == 200)
        #expect(reply.fields["x-clew-remark"]?.contains("foo, type_strict") == true)
    }

    @Test(arguments: [
        ("queries={}&foo=1", 400), ("queries={}&algorithm=best", 400), ("queries={}&extend={}", 400),
        ("foo=1", 400), ("", 422), ("queries={}&extend=", 200), ("queries={}%00", 422),
    ])
    func aFormHasTheFieldsThatAreAnsweredAndNoOthers(_ form: String, _ status: Int) async throws {
        #expect(try await InventedLists.answer("POST", "/reconcile/ftm", form).status == status)
    }

    @Test func aFieldThatStandsTwiceIsSaid() async throws {
        let body = form("queries", #"{"q":{"query":"Nobody"}}"#) + "&" + form("queries", #"{"p":{"query":"Nobody"}}"#)
        let reply = try await InventedLists.api.get().reply(
            to: ServiceRequest("POST", "/reconcile/ftm", body: Array(body.utf8)))
        #expect(reply.fields["x-clew-remark"]?.contains("The field queries stands 2 times") == true)
    }

    @Test(arguments: [
        ("changed_since=null", 422), ("changed_since=2026-01-01", 200), ("algorithm=zz", 400),
        ("algorithm=logic-v2", 200),
    ])
    func aSettingIsReadWhateverIsAsked(_ parameter: String, _ status: Int) async throws {
        #expect(try await InventedLists.answer("GET", "/reconcile/ftm?\(parameter)").status == status)
        let extend = AddressText.encoded(#"{"ids":["acme"],"properties":[{"id":"country"}]}"#)
        let reply = try await InventedLists.api.get().reply(
            to: ServiceRequest("GET", "/reconcile/ftm?\(parameter)&extend=\(extend)"))
        #expect(reply.status == status)
        #expect((reply.fields["x-clew-remark"]?.contains("Only queries heed") == true) == (status == 200))
    }

    @Test func theManifestCarriesOnWhatItsPartsTake() async throws {
        let (_, manifest) = try await InventedLists.answer("GET", "/reconcile/ftm?algorithm=best&api_key=k x")
        let suggest = try #require(manifest["suggest"] as? [String: [String: String]])
        let path = try #require(suggest["entity"]?["service_path"])
        #expect(path == "/suggest/entity?api_key=k%20x")
        let extend = try #require(manifest["extend"] as? [String: Any])
        #expect((extend["property_settings"] as? [Any])?.count == (extend["propose_settings"] as? [Any])?.count)
    }

    @Test(arguments: [
        ("1", 200), (#""1""#, 200), (#""""#, 200), ("null", 200), ("-1", 200), ("1e30", 200), (#""many""#, 400),
        ("1.5", 400), ("true", 400),
    ])
    func theLimitOfAColumnIsAWholeNumber(_ limit: String, _ status: Int) async throws {
        let json = #"{"ids":["acme"],"properties":[{"id":"country","settings":{"limit":\#(limit)}}]}"#
        #expect(try await InventedLists.answer("POST", "/reconcile/ftm", form("extend", json)).status == status)
    }

    @Test(arguments: [("2", 200), ("-5", 200), ("99999999999999999999999", 200), ("1.5", 400), (#""2""#, 400)])
    func theLimitOfAQueryIsAWholeNumber(_ limit: String, _ status: Int) async throws {
        let body = form("queries", #"{"q":{"query":"Quonvex","limit":\#(limit)}}"#)
        #expect(try await InventedLists.answer("POST", "/reconcile/ftm", body).status == status)
    }

    @Test func keysOfAnExtensionThatArePassedOverAreSaidInTheHeader() async throws {
        let json = #"{"ids":["acme"],"foo":1,"properties":[{"id":"country","bar":1,"settings":{"count":"on"}}]}"#
        let reply = try await InventedLists.api.get().reply(
            to: ServiceRequest("POST", "/reconcile/ftm", body: Array(form("extend", json).utf8)))
        #expect(reply.status == 200)
        #expect(reply.fields["x-clew-remark"]?.contains("bar, count, foo") == true)
    }
}
