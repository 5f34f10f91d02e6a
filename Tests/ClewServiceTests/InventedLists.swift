import ClewModel
import Foundation
import StatementStore
import TestSupport
import Testing
import World

@testable import ClewService

/// A service over a list of invented entities that point at each other, recorded on two days.
struct InventedLists {
    /// Kept as long as the tests run: the archive lies in its folder, and later connections open it again.
    private static let kept = Result { try InventedLists() }
    /// The API; read once for all tests.
    static let api = kept.map(\.api)

    private let folder: TemporaryDirectory
    let api: ScreeningAPI

    init() throws {
        folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        try Self.load(Self.first, on: "2024-01-01", into: archive)
        try Self.load(Self.first + Self.second, on: "2024-06-01", into: archive)
        let world = try World(KnowledgeBase(RepositoryFiles.reference), archive: archive)
        // All tests ask at once.
        var limits = ServiceLimits()
        limits.requests = 10_000
        api = ScreeningAPI(lists: try ServiceLists(world, on: try #require(Day("2026-11-01"))), limits: limits)
    }

    static func load(_ statements: [ClewModel.Statement], on day: String, into archive: Archive) throws {
        let request = ListImportRequest(
            dataset: "ftm", recorded: try #require(Day(day)), reader: "test",
            rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        _ = try archive.importList(request) { draft in
            draft.targets = 1
            try draft.add(statements)
        }
    }

    static func entity(
        _ id: EntityID, _ schema: Schema, _ values: KeyValuePairs<PropertyName, String>
    ) -> [ClewModel.Statement] {
        values.map { Statement(entity: id, schema: schema, property: $0.key, value: $0.value, dataset: "ftm") }
    }

    private static let first =
        entity(
            "acme", .company,
            [
                "name": "Quonvex Invented Looms Co., Ltd.", "country": "cn", "topics": "sanction",
                "topics": "forced.labor", "registrationNumber": "QX-778", "addressEntity": "road",
                "referents": "old-acme", "incorporationDate": "1999-04-01",
            ])
        + entity("entry", .sanction, ["entity": "acme", "authority": "Invented Authority", "startDate": "2023-01-01"])
        + entity("road", .address, ["full": "1 Invented Road, Aksu", "country": "cn"])
        + entity(
            "zed", .person,
            [
                "name": "Zedekiah Invented", "country": "ru", "nationality": "kz", "birthDate": "1965-09-21",
                "gender": "male", "topics": "sanction",
            ])
        + entity("stake", .ownership, ["owner": "zed", "asset": "acme", "percentage": "60"])
        + entity("stake-2", .ownership, ["owner": "zed", "asset": "beta", "percentage": "10"])
        + entity(
            "beta", .company,
            ["name": "Bravura Invented Spinning GmbH", "alias": "Grüne Weberei", "country": "de", "topics": "sanction"])

    /// A second entry about one of them, and another party.
    private static let second =
        entity("entry-2", .sanction, ["entity": "acme", "authority": "Second Authority", "startDate": "2024-05-01"])
        + entity("gamma", .company, ["name": "Gammadion Invented Yarns", "country": "cn", "topics": "sanction"])

    /// Asks the service; the status and the body as JSON.
    static func answer(
        _ method: String, _ target: String, _ body: String = "", fields: [String: String] = [:]
    ) async throws -> (status: Int, value: [String: Any]) {
        let path = target.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? target
        let reply = try await api.get().reply(
            to: ServiceRequest(method, path, fields: fields, body: Array(body.utf8)))
        guard !reply.body.isEmpty else { return (reply.status, [:]) }
        let value = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any]
        return (reply.status, try #require(value))
    }

    /// The identifiers of the results of a search.
    static func found(_ query: String) async throws -> [String] {
        let (status, value) = try await answer("GET", "/search/ftm?\(query)")
        #expect(status == 200, "\(query): \(value)")
        return try #require(value["results"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    }
}
