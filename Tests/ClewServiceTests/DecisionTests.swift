import ClewModel
import Foundation
import Screening
import StatementStore
import TestSupport
import Testing
import World

@testable import ClewService

/// What people decided counts in every answer of the service, and takes nobody else out of sight.
struct DecisionTests {
    private static let name = "Quonvex Invented Looms Co., Ltd."

    private let folder: TemporaryDirectory
    private let archive: Archive
    private let day: Day

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        day = try #require(Day("2026-11-01"))
        func party(_ id: EntityID, _ name: String) -> [ClewModel.Statement] {
            InventedLists.entity(id, .company, ["name": name, "country": "cn", "topics": "sanction"])
        }
        try InventedLists.load(
            party("acme", Self.name) + party("other", "Quonvex Invented Looms Shipping Co., Ltd."), on: "2024-01-01",
            into: archive)
    }

    /// The service over the lists as they are now, decisions included.
    private func api() throws -> ScreeningAPI {
        let world = try World(KnowledgeBase(RepositoryFiles.reference), archive: archive)
        return ScreeningAPI(lists: try ServiceLists(world, on: day))
    }

    /// Decides on a party as the service compares it with a company of a name.
    private func decide(_ verdict: Screening.Judgement.Verdict, on id: EntityID, named name: String) throws {
        let query = ScreeningQuery(Entity(id: "asked", schema: .company, properties: [.name: [name]]))
        let lists = try api().lists
        let candidate = try #require(try lists.screener("ftm").screen(query).first { $0.entity == id })
        try DecisionLog.record(
            [
                Screening.Judgement(
                    verdict, on: candidate, for: query, reason: "the register says so", by: "Ada Invented", on: day)
            ], in: archive)
    }

    private func body(_ reply: ServiceReply) throws -> [String: Any] {
        #expect(reply.status == 200)
        return try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
    }

    private func match(_ name: String, _ parameters: String = "") async throws -> [[String: Any]] {
        let text = #"{"queries":{"a":{"schema":"Company","properties":{"name":["\#(name)"]}}}}"#
        let reply = try await api().reply(
            to: ServiceRequest("POST", "/match/ftm\(parameters)", body: Array(text.utf8)))
        let responses = try #require(try body(reply)["responses"] as? [String: [String: Any]])
        return try #require(responses["a"]?["results"] as? [[String: Any]])
    }

    private func reconcile(_ name: String, limit: Int = 5) async throws -> [[String: Any]] {
        let json = #"{"q":{"query":"\#(name)","type":"Company","limit":\#(limit)}}"#
        let reply = try await api().reply(
            to: ServiceRequest("POST", "/reconcile/ftm", body: Array("queries=\(AddressText.encoded(json))".utf8)))
        return try #require((try body(reply)["q"] as? [String: Any])?["result"] as? [[String: Any]])
    }

    private func found(_ id: String, in results: [[String: Any]]) throws -> [String: Any] {
        try #require(results.first { $0["id"] as? String == id })
    }

    @Test func aPartyThatWasRuledOutIsNoMatchAnywhereAndItsScoreStays() async throws {
        let before = try found("acme", in: try await match(Self.name))
        #expect(before["match"] as? Bool == true && before["decision"] == nil)
        #expect(try found("acme", in: try await reconcile(Self.name))["match"] as? Bool == true)
        try decide(.noMatch, on: "acme", named: Self.name)
        let after = try found("acme", in: try await match(Self.name))
        #expect(after["match"] as? Bool == false && after["decision"] != nil)
        #expect(after["score"] as? Double == before["score"] as? Double)
        #expect(try found("acme", in: try await reconcile(Self.name))["match"] as? Bool == false)
    }

    @Test func aPartyThatWasConfirmedIsAMatchBelowEveryThresholdAndCutoff() async throws {
        let asked = "Quonvex"
        let before = try found("acme", in: try await match(asked, "?cutoff=0"))
        #expect(before["match"] as? Bool == false)
        try decide(.match, on: "acme", named: asked)
        let after = try found("acme", in: try await match(asked, "?cutoff=0.99&threshold=0.99"))
        #expect(after["match"] as? Bool == true && after["decision"] != nil)
        #expect(try found("acme", in: try await reconcile(asked))["match"] as? Bool == true)
    }

    @Test func whoWasRuledOutTakesNobodysPlace() async throws {
        #expect(try await match(Self.name, "?limit=1&cutoff=0").map { $0["id"] as? String } == ["acme"])
        try decide(.noMatch, on: "acme", named: Self.name)
        #expect(try await match(Self.name, "?limit=1&cutoff=0").map { $0["id"] as? String } == ["other"])
        #expect(try await reconcile(Self.name, limit: 1).map { $0["id"] as? String } == ["other"])
        let both = try await match(Self.name, "?limit=2&cutoff=0").map { $0["id"] as? String }
        #expect(both == ["acme", "other"], "the order is that of the scores")
    }

    @Test func aDecisionHoldsUntilTheQuerySaysOtherwise() async throws {
        try decide(.noMatch, on: "acme", named: Self.name)
        let text = #"{"queries":{"a":{"schema":"Company","properties":{"name":["\#(Self.name)"],"country":["cn"]}}}}"#
        let reply = try await api().reply(to: ServiceRequest("POST", "/match/ftm", body: Array(text.utf8)))
        let results = (try body(reply)["responses"] as? [String: [String: Any]])?["a"]?["results"] as? [[String: Any]]
        #expect(
            try found("acme", in: results ?? [])["match"] as? Bool == true, "the country that agrees was not judged")
    }

    @Test func thePageWithTheSearchBoxKnowsDecisionsToo() async throws {
        func page() async throws -> String {
            let form = "name=\(AddressText.encoded(Self.name))"
            let reply = try await api().reply(to: ServiceRequest("POST", "/", body: Array(form.utf8)))
            #expect(reply.status == 200)
            return String(decoding: reply.body, as: UTF8.self)
        }
        #expect(!(try await page()).contains("the register says so"))
        let query = ScreeningQuery(id: "form", schema: .thing, names: [Self.name])
        let candidate = try #require(
            try api().lists.screener(ServiceLists.everything).screen(query).first { $0.entity == "acme" })
        try DecisionLog.record(
            [
                Screening.Judgement(
                    .noMatch, on: candidate, for: query, reason: "the register says so", by: "Ada Invented", on: day)
            ], in: archive)
        #expect((try await page()).contains("the register says so"))
    }
}
