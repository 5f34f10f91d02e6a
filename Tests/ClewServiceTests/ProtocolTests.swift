import Casework
import Foundation
import SourceFiles
import Synchronization
import TestSupport
import Testing

@testable import ClewService

/// What HTTP itself asks of the service.
struct ProtocolTests {
    private func reply(_ method: String, _ target: String, _ fields: [String: String] = [:]) async throws
        -> ServiceReply
    {
        try await InventedLists.api.get().reply(to: ServiceRequest(method, target, fields: fields))
    }

    @Test func aBrowserMayAskBeforehandAndReadTheAnswer() async throws {
        let lists = try InventedLists.api.get()
        var surroundings = lists.surroundings
        surroundings.access.origins = ["http://x.test"]
        let api = ScreeningAPI(
            lists: lists.lists, limits: lists.limits, work: lists.work, load: lists.load, surroundings: surroundings)
        func reply(_ method: String, _ target: String, _ fields: [String: String] = [:]) async -> ServiceReply {
            await api.reply(to: ServiceRequest(method, target, fields: fields))
        }
        let preflight = await reply(
            "OPTIONS", "/match/ftm",
            [
                "origin": "http://x.test", "access-control-request-method": "POST",
                "access-control-request-headers": "content-type",
            ])
        #expect(preflight.status == 200)
        #expect(preflight.fields["access-control-allow-headers"] == "content-type")
        #expect(preflight.fields["access-control-allow-methods"]?.contains("POST") == true)
        let answer = await reply("GET", "/healthz", ["origin": "http://x.test"])
        #expect(answer.fields["access-control-allow-origin"] == "http://x.test")
        #expect(answer.fields["vary"]?.contains("Origin") == true)
        let other = await reply("GET", "/healthz", ["origin": "http://y.test"])
        #expect(other.fields["access-control-allow-origin"] == nil)
        #expect(await reply("GET", "/healthz").fields["access-control-allow-origin"] == nil)
        #expect(await reply("OPTIONS", "/match/ftm").status == 405)
    }

    @Test func aLargeAnswerIsCompressedForWhoReadsIt() async throws {
        let plain = try await reply("GET", "/algorithms")
        let packed = try await reply("GET", "/algorithms", ["accept-encoding": "br, gzip;q=0.5"])
        #expect(packed.fields["content-encoding"] == "gzip")
        #expect(packed.body.count < plain.body.count / 3)
        #expect(try GzipFile.unpacked(packed.body, as: "answer", limit: plain.body.count) == plain.body)
        #expect(
            try await reply("GET", "/algorithms", ["accept-encoding": "gzip;q=0"]).fields["content-encoding"] == nil)
        #expect(try await reply("GET", "/healthz", ["accept-encoding": "gzip"]).fields["content-encoding"] == nil)
    }

    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("*", true), ("br;q=1, *;q=0.1", true), ("", false), ("br", false),
        ("gzip;q=0", false), ("gzip; q=0.000", false), ("gzip;q=0, *", false), ("*;q=0", false), ("*;q=0, gzip", true),
    ])
    func aWeightOfZeroIsANo(_ field: String, _ isPacked: Bool) async throws {
        let answer = try await reply("GET", "/algorithms", ["accept-encoding": field])
        #expect((answer.fields["content-encoding"] == "gzip") == isPacked)
    }

    @Test func theTraceOfTheClientGoesOn() async throws {
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let answer = try await reply("GET", "/healthz", ["traceparent": trace, "tracestate": "rojo=1"])
        #expect(answer.fields["traceparent"]?.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") == true)
        #expect(answer.fields["traceparent"]?.hasSuffix("-01") == true)
        #expect(answer.fields["traceparent"] != trace)
        #expect(answer.fields["tracestate"]?.hasSuffix(",rojo=1") == true)
        for broken in ["ff-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", "zz", ""] {
            let own = try await reply("GET", "/healthz", ["traceparent": broken]).fields["traceparent"] ?? ""
            #expect(own.utf8.count == 55 && !own.contains("0af7651916cd43dd8448eb211c80319c"))
        }
    }

    @Test func aCatalogThatIsKnownIsNotSentAgain() async throws {
        let first = try await reply("GET", "/catalog")
        let tag = try #require(first.fields["etag"])
        let again = try await reply("GET", "/catalog", ["if-none-match": tag])
        #expect(again.status == 304 && again.body.isEmpty)
        #expect(try await reply("GET", "/catalog", ["if-none-match": "\"0\""]).status == 200)
    }

    @Test func onlyWhoKnowsTheTokenHasTheListsReadAgain() async throws {
        let lists = try InventedLists.api.get().lists
        let count = Mutex(0)
        func api(_ token: String?) -> ScreeningAPI {
            ScreeningAPI(
                lists: lists, limits: ServiceLimits(), work: WorkQueue(), load: ServiceLoad(limits: ServiceLimits()),
                surroundings: ServiceSurroundings(
                    today: { lists.day }, versions: { [] },
                    update: {
                        count.withLock { $0 += 1 }
                        return true
                    }, updateToken: token))
        }
        for target in ["/updatez", "/updatez?token=wrong", "/updatez?token=", "/updatez?sync=true"] {
            #expect(await api("secret").reply(to: ServiceRequest("POST", target)).status == 403)
        }
        #expect(await api(nil).reply(to: ServiceRequest("POST", "/updatez?token=secret")).status == 403)
        #expect(count.withLock { $0 } == 0)
        #expect(await api("secret").reply(to: ServiceRequest("POST", "/updatez?token=secret&sync=true")).status == 200)
        #expect(count.withLock { $0 } == 1)
        #expect(await api("secret").reply(to: ServiceRequest("GET", "/updatez")).status == 405)
    }

    @Test func theDescriptionNamesEveryRouteWithItsParameters() async throws {
        let (status, value) = try await InventedLists.answer("GET", "/openapi.json")
        #expect(status == 200)
        let paths = try #require(value["paths"] as? [String: [String: Any]])
        #expect(paths.count == ServiceRoute.all.count)
        let search = try #require(paths["/search/{name}"]?["get"] as? [String: Any])
        let names = try #require(search["parameters"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        #expect(names.contains("filter_op") && names.contains("name"))
        let ids = paths.values.flatMap(\.values).compactMap { ($0 as? [String: Any])?["operationId"] as? String }
        #expect(Set(ids).count == ids.count)
    }

    @Test func theDescriptionTellsLimitsStandardsAndValues() async throws {
        let (_, value) = try await InventedLists.answer("GET", "/openapi.json")
        let paths = try #require(value["paths"] as? [String: [String: [String: Any]]])
        func schema(_ path: String, _ method: String, _ name: String) throws -> [String: Any] {
            let all = try #require(paths[path]?[method]?["parameters"] as? [[String: Any]])
            return try #require(all.first { $0["name"] as? String == name }?["schema"] as? [String: Any])
        }
        let limit = try schema("/match/{name}", "post", "limit")
        // One below zero is taken for zero, so the description names no least.
        #expect(limit["minimum"] == nil && limit["maximum"] as? Int == 500 && limit["default"] as? Int == 5)
        #expect(try schema("/search/{name}", "get", "offset")["maximum"] as? Int == 9_499)
        #expect(try schema("/match/{name}", "post", "exclude_entity_ids")["maxItems"] as? Int == 50)
        #expect(try schema("/match/{name}", "post", "threshold")["maximum"] as? Double == 1)
        let schemas = try #require((value["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]])
        #expect((schemas["Dataset"]?["enum"] as? [String])?.contains("ftm") == true)
        let order = try #require(schemas["Order"]?["pattern"] as? String)
        let pattern = try Regex(order)
        for text in ["caption", "first_seen:desc", "properties.birthDate:asc"] {
            #expect(try pattern.wholeMatch(in: text) != nil, "\(text)")
        }
        for text in ["", "nothing", "caption:up"] { #expect(try pattern.wholeMatch(in: text) == nil, "\(text)") }
        #expect((value["components"] as? [String: Any])?["securitySchemes"] == nil)
        let responses = try #require(paths["/match/{name}"]?["post"]?["responses"] as? [String: Any])
        #expect(responses["500"] != nil && responses["401"] == nil)
    }

    @Test func theDescriptionTellsNamesFormsAndDocuments() async throws {
        let (_, value) = try await InventedLists.answer("GET", "/openapi.json")
        let paths = try #require(value["paths"] as? [String: [String: [String: Any]]])
        let schemas = try #require((value["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]])
        func parameters(_ path: String, _ method: String) throws -> [String: [String: Any]] {
            let all = try #require(paths[path]?[method]?["parameters"] as? [[String: Any]])
            return Dictionary(
                uniqueKeysWithValues: all.compactMap { one in (one["name"] as? String).map { ($0, one) } })
        }
        for (path, methods) in paths where path.hasPrefix("/match") || path.hasPrefix("/reconcile") {
            let name = try parameters(path, try #require(methods.keys.first))["name"]
            #expect((name?["schema"] as? [String: String])?["$ref"] == "#/components/schemas/Dataset", "\(path)")
        }
        let kinds = try parameters("/reconcile/{name}/suggest/{detail}", "get")["detail"]
        #expect((kinds?["schema"] as? [String: Any])?["enum"] as? [String] == ["entity", "type", "property"])
        #expect(try parameters("/reconcile/{name}", "get")["queries"]?["content"] != nil)
        #expect(try parameters("/reconcile/{name}", "post")["queries"] == nil)
        let body = paths["/reconcile/{name}"]?["post"]?["requestBody"] as? [String: Any]
        let form = ((body?["content"] as? [String: [String: Any]])?.values.first?["schema"] as? [String: Any])
        #expect((form?["properties"] as? [String: Any])?.keys.sorted() == ["extend", "queries"])
        #expect(schemas["Algorithm"]?["enum"] as? [String] == AlgorithmsResponse.names)
        let filters = try #require(schemas["Filter"]?["anyOf"] as? [[String: String]]).compactMap { $0["pattern"] }
        func fits(_ text: String) throws -> Bool {
            try filters.contains { try Regex($0).wholeMatch(in: text) != nil }
        }
        for text in [
            "caption:Quonvex", "properties.birthDate:1985", "topics:sanction", "schema:Company", "target:true",
        ] {
            #expect(try fits(text), "\(text)")
            #expect(try await InventedLists.answer("GET", "/search/ftm?filter=\(text)").status == 200, "\(text)")
        }
        for text in ["", "nothing", "colour:red", "topics:zzz", "schema:Nope", "target:perhaps"] {
            #expect(try !fits(text), "\(text)")
            #expect(try await InventedLists.answer("GET", "/search/ftm?filter=\(text)").status == 400, "\(text)")
        }
    }

    @Test(arguments: [
        ("limit=-99999999999999999999999999", 200), ("limit=99999999999999999999999999", 422), ("limit=-", 422),
        ("limit=--1", 422), ("limit=1e3", 422), ("limit=", 422), ("offset=-99999999999999999999999999", 200),
    ])
    func aNumberOfManyDigitsIsANumberAllTheSame(_ parameter: String, _ status: Int) async throws {
        #expect(try await reply("GET", "/search/ftm?\(parameter)").status == status)
    }

    @Test func noRouteTakesAParameterThatItDoesNotKnow() async throws {
        for route in ServiceRoute.all {
            let path = route.path.replacing(":name", with: "ftm").replacing(":detail", with: "entity")
            #expect(try await reply(route.methodNames[0], "\(path)?zz_unknown=1").status == 400, "\(path)")
        }
    }

    /// Letters that come again now and then.
    private static func letter(_ place: Int) -> UInt8 {
        let offset = (place % 7) * (place % 13) / 4
        return UInt8(97 + offset)
    }

    @Test func compressionLosesNothing() throws {
        var generator = SplitMix64(seed: 1)
        for size in [0, 1, 2, 3, 257, 1_000, 70_000] {
            let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = (0..<size).map(Self.letter)
            for bytes in [noise, text, [UInt8](repeating: 65, count: size)] {
                let packed = try #require(GzipFile.packed(bytes))
                #expect(try GzipFile.unpacked(packed, as: "packed", limit: size + 1) == bytes)
            }
        }
    }
}
