import Casework
import ClewModel
import Foundation
import TestSupport
import Testing

import World
@testable import ClewService

/// The API over the lists that come with Clew.
struct ServiceTests {
    static let api = Result {
        let world = try World(KnowledgeBase(RepositoryFiles.reference), archive: nil)
        return ScreeningAPI(lists: try ServiceLists(world, on: try #require(Day("2026-11-01"))))
    }

    private func answer(_ method: String, _ target: String, _ body: String = "") async throws -> (Int, [String: Any]) {
        let reply = try await Self.api.get().reply(to: ServiceRequest(method, target, body: Array(body.utf8)))
        let value = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
        return (reply.status, try #require(value))
    }

    @Test func aListedMillIsFoundUnderItsChineseName() async throws {
        let body = """
            {"queries":{"b":{"schema":"Company","properties":{"name":"阿克苏华孚色纺有限公司","country":["China"]}},
            "a":{"schema":"Company","properties":{"name":["Quonvex Invented Looms Ltd"]}}}}
            """
        let (status, answer) = try await answer("POST", "/match/default?limit=2", body)
        #expect(status == 200)
        #expect(answer["limit"] as? Int == 2)
        let responses = try #require(answer["responses"] as? [String: [String: Any]])
        let results = try #require(responses["b"]?["results"] as? [[String: Any]])
        let first = try #require(results.first)
        #expect(first["match"] as? Bool == true)
        #expect(first["caption"] as? String == "Aksu Huafu Color Spinning Co., Ltd.")
        for key in [
            "id", "schema", "properties", "datasets", "referents", "target", "first_seen", "score", "explanations",
        ] {
            #expect(first[key] != nil, "\(key)")
        }
        #expect(results.count <= 2)
        let query = try #require(responses["b"]?["query"] as? [String: Any])
        #expect((query["properties"] as? [String: [String]])?["country"] == ["cn"])
        #expect((responses["a"]?["results"] as? [Any])?.isEmpty == true)
        #expect((responses["a"]?["total"] as? [String: Any])?["relation"] as? String == "eq")
    }

    @Test func whomAPartyMayBelongToStandsBesideTheResults() async throws {
        let body = """
            {"queries":{"corps":{"schema":"Company","properties":{"name":["新疆生产建设兵团第一师锦岭棉业有限责任公司"]}},
            "school":{"schema":"Company","properties":{"name":["第一师范学院"]}}}}
            """
        let (_, answer) = try await answer("POST", "/match/default", body)
        let responses = try #require(answer["responses"] as? [String: [String: Any]])
        let results = try #require(responses["corps"]?["results"] as? [[String: Any]])
        #expect(!results.contains { $0["match"] as? Bool == true })
        let belongings = try #require(responses["corps"]?["may_belong_to"] as? [[String: Any]])
        #expect(
            belongings.contains { $0["id"] as? String == "us-dhs-uflpa-xinjiang-production-and-construction-corps" })
        #expect(belongings.allSatisfy { $0["strong"] as? Bool == true && $0["score"] == nil })
        #expect(responses["school"]?["may_belong_to"] == nil)
    }

    @Test func anAnswerAloneEqualsTheAnswerInABatch() async throws {
        func example(_ name: String) -> String { #"{"schema":"Company","properties":{"name":["\#(name)"]}}"# }
        let names = ["Aksu Huafu Textiles", "Hoshine Silicon", "Xinjiang Invented Foods", "Huafu Fashion"]
        let all = names.enumerated().map { "\"q\($0)\":\(example($1))" }.joined(separator: ",")
        let (_, batch) = try await answer("POST", "/match/default", "{\"queries\":{\(all)}}")
        let together = try #require(batch["responses"] as? [String: [String: Any]])
        for (number, name) in names.enumerated() {
            let (_, single) = try await answer(
                "POST", "/match/default", "{\"queries\":{\"q\(number)\":\(example(name))}}")
            let alone = try #require((single["responses"] as? [String: [String: Any]])?["q\(number)"])
            let other = try #require(together["q\(number)"])
            #expect(NSDictionary(dictionary: alone) == NSDictionary(dictionary: other))
        }
    }

    @Test(arguments: [
        ("POST", "/match/default", #"{"queries":{}}"#, 400, "No queries provided."),
        ("POST", "/match/nowhere", #"{"queries":{}}"#, 404, "No such dataset."),
        (
            "POST", "/match/default", #"{"queries":{"a":{"schema":"Nope","properties":{}}}}"#, 400,
            "Cannot parse example entity: Unknown schema: 'Nope'"
        ),
        ("POST", "/match/default?algorithm=zz", #"{"queries":{}}"#, 400, "Invalid algorithm: zz"),
        (
            "POST", "/match/default", #"{"queries":{},"config":{"zz":"1"}}"#, 400,
            "Invalid configuration parameter: zz for algorithm clew-v1"
        ),
        ("GET", "/entities/nobody", "", 404, "No such entity!"),
        ("GET", "/match/default", "", 405, "Method Not Allowed"),
        ("GET", "/nowhere", "", 404, "Not Found"), ("DELETE", "/entities/nobody", "", 405, "Method Not Allowed"),
        ("BREW", "/healthz", "", 405, "Method Not Allowed"), ("GET", "/match", "", 404, "Not Found"),
        ("GET", "/match/default/more", "", 404, "Not Found"),
        ("GET", "/search/default?sort=nothing", "", 400, "Invalid sort: 'nothing'"),
        (
            "GET", "/entities/nobody?depth=2", "", 400,
            "The parameter depth is not supported here; it takes: nested."
        ),
    ])
    func whatCannotBeAnsweredSaysWhy(
        _ method: String, _ target: String, _ body: String, _ status: Int, _ detail: String
    )
        async throws
    {
        let (found, answer) = try await answer(method, target, body)
        #expect(found == status)
        #expect(answer["detail"] as? String == detail)
    }

    @Test(arguments: ["", "{", "[]", #"{"queries":{"a":{"schema":"Company"}}}"#, #"{"queries":{"a":7}}"#, "\u{0}"])
    func aBodyThatIsNoRequestIsRefusedWithItsPlace(_ body: String) async throws {
        let (status, answer) = try await answer("POST", "/match/default", body)
        #expect(status == 422)
        let problems = try #require(answer["detail"] as? [[String: Any]])
        #expect((problems.first?["loc"] as? [String])?.first == "body")
    }

    @Test func moreThanAHundredQueriesAreRefused() async throws {
        let queries = (0...100).map { "\"q\($0)\":{\"schema\":\"Company\",\"properties\":{}}" }.joined(separator: ",")
        let (status, answer) = try await answer("POST", "/match/default", "{\"queries\":{\(queries)}}")
        #expect(status == 400)
        #expect(answer["detail"] as? String == "Too many queries in one batch (limit: 100)")
    }

    @Test func searchFindsWordsCountsThemAndPages() async throws {
        let (status, all) = try await answer("GET", "/search/default?q=huafu&limit=100")
        #expect(status == 200)
        let results = try #require(all["results"] as? [[String: Any]])
        #expect(results.count >= 2)
        #expect((all["total"] as? [String: Any])?["value"] as? Int == results.count)
        #expect((all["facets"] as? [String: Any])?.keys.sorted() == ["countries", "datasets", "topics"])
        let (_, second) = try await answer("GET", "/search/default?q=huafu&limit=1&offset=1")
        #expect((second["results"] as? [[String: Any]])?.first?["id"] as? String == results[1]["id"] as? String)
    }

    @Test func anEntityCarriesTheListingsAboutIt() async throws {
        let id = "us-dhs-uflpa-aksu-huafu-color-spinning-co-ltd"
        let (status, entity) = try await answer("GET", "/entities/\(id)")
        #expect(status == 200)
        let listings = try #require((entity["properties"] as? [String: Any])?["sanctions"] as? [[String: Any]])
        #expect(listings.first?["schema"] as? String == "Sanction")
        let (_, plain) = try await answer("GET", "/entities/\(id)?nested=false")
        #expect((plain["properties"] as? [String: Any])?["sanctions"] == nil)
    }

    @Test func theCatalogNamesEveryDatasetThatCanBeAsked() async throws {
        let (_, catalog) = try await answer("GET", "/catalog")
        let datasets = try #require(catalog["datasets"] as? [[String: Any]])
        for dataset in datasets {
            let name = try #require(dataset["name"] as? String)
            #expect(try await answer("GET", "/search/\(name)?limit=0").0 == 200)
        }
        #expect(try await answer("GET", "/algorithms").1["best"] as? String == "clew-v1")
        #expect(try await answer("GET", "/readyz").1["status"] as? String == "ok")
    }

    @Test func thePageShowsWhatWasFoundAndLetsNoMarkupThrough() async throws {
        let api = try Self.api.get()
        let empty = await api.reply(to: ServiceRequest("GET", "/"))
        #expect(empty.type.hasPrefix("text/html"))
        let body = "name=%3Cscript%3E+Aksu+Huafu+Textiles&country=cn"
        let page = String(
            decoding: await api.reply(to: ServiceRequest("POST", "/", body: Array(body.utf8))).body, as: UTF8.self)
        #expect(page.contains("Aksu Huafu"))
        #expect(!page.contains("<script>"))
        #expect(page.contains("lang=\"en\""))
    }

    @Test func aNameWithoutLettersIsNotLookedUpAndThePageSaysSo() async throws {
        let page = String(
            decoding: try await Self.api.get().reply(to: ServiceRequest("POST", "/", body: Array("name=...".utf8)))
                .body,
            as: UTF8.self)
        #expect(page.contains("This cannot be said") && page.contains("nothing was looked up"))
        #expect(!page.contains("Nothing alike was found"))
    }

    @Test(arguments: [
        ("/", "GET, HEAD, POST"), ("/match/default", "POST"), ("/search/default", "GET, HEAD"),
        ("/catalog", "GET, HEAD"),
    ])
    func aMethodThatIsNotTakenIsAnsweredWithThoseThatAre(path: String, allowed: String) async throws {
        let reply = try await Self.api.get().reply(to: ServiceRequest("PUT", path))
        #expect(reply.status == 405)
        #expect(reply.fields["allow"] == allowed)
    }

    @Test func anAnswerSaysWhatItRestsOn() async throws {
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex Invented Looms Ltd"]}}}}"#
        let (_, answer) = try await answer("POST", "/match/us_dhs_uflpa", body)
        let basis = try #require(answer["rests_on"] as? [String: Any])
        #expect(basis["day"] as? String == "2026-11-01")
        #expect(basis["whole"] as? Bool == false)
        let lists = try #require(basis["lists"] as? [[String: Any]])
        #expect(lists.map { $0["dataset"] as? String } == ["us_dhs_uflpa"])
        #expect((lists.first?["shortfall"] as? String)?.contains("bundled snapshot") == true)
        let entity = try await Self.api.get().reply(
            to: ServiceRequest("GET", "/entities/us-dhs-uflpa-hetian-taida-apparel-co-ltd"))
        #expect(entity.fields["x-clew-day"] == "2026-11-01")
        #expect(entity.fields["x-clew-whole"]?.hasPrefix("no: ") == true)
    }
}
