import Casework
import ClewModel
import Screening
import World

extension ScreeningAPI {
    /// `GET /search/{dataset}`: entities whose names or identifiers hold every word, and those whose names are alike.
    func search(_ request: ServiceRequest, dataset: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in try found(request, dataset) }
    }

    private func found(_ request: ServiceRequest, _ dataset: String) throws(ServiceFault) -> ServiceReply {
        let screener = try lists.screener(dataset)
        let limit = try request.number("limit", default: 10, in: 0...limits.results)
        let offset = try request.number("offset", default: 0, in: 0...limits.offset)
        let filter = try EntityFilter(request)
        let wanted = request["schema"].flatMap { Schema(argument: $0) } ?? .thing
        if let schema = request["schema"], Schema(argument: schema) == nil {
            throw ServiceFault(400, "Unknown schema: '\(schema.prefix(80))'")
        }
        let countries = Set(request.all("countries"))
        let datasets = Set(request.all("datasets"))
        let found = try order(request["q"] ?? "", in: dataset, screener).filter { entity in
            (wanted == .thing || entity.schema.isCompatible(with: wanted))
                && filter.accepts(entity.id, entity.schema, entity.datasets, entity[.topics])
                && (countries.isEmpty || !countries.isDisjoint(with: Self.countries(of: entity)))
                && (datasets.isEmpty || !datasets.isDisjoint(with: entity.datasets.map(\.rawValue)))
        }
        let names = request.all("facets").isEmpty ? ["countries", "topics", "datasets"] : request.all("facets")
        var facets: [String: SearchResponse.Facet] = [:]
        for name in names { facets[name] = try facet(name, of: found) }
        let basis = lists.basis(of: dataset)
        return .json(
            SearchResponse(
                limit: limit, offset: offset, total: .init(value: found.count),
                results: found.dropFirst(offset).prefix(limit).map { EntityResponse($0, isTarget: isTarget($0.id)) },
                facets: facets, basis: basis), fields: basis.fields)
    }

    /// The entities for a text: those whose names are alike by their score, then those that hold its words, by identifier.
    private func order(_ text: String, in dataset: String, _ screener: Screener) throws(ServiceFault) -> [Entity] {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).prefix(32).map { Array($0.utf8) }
        var ordered: [Entity] = []
        var seen: Set<EntityID> = []
        if !words.isEmpty {
            let query = ScreeningQuery(id: "q", schema: .thing, names: [text])
            for candidate in try Self.screen(query, with: screener) where candidate.isMatch {
                guard let entity = lists[candidate.entity], seen.insert(entity.id).inserted else { continue }
                ordered.append(entity)
            }
        }
        for (entity, haystack) in zip(lists.parties, lists.texts) where !seen.contains(entity.id) {
            guard dataset == ServiceLists.everything || entity.datasets.contains(DatasetName(dataset)) else { continue }
            if words.allSatisfy({ Self.holds(haystack, $0) }) { ordered.append(entity) }
        }
        return ordered
    }

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return word.isEmpty }
        for start in 0...(text.count - word.count) where text[start] == first {
            if text[start..<start + word.count].elementsEqual(word) { return true }
        }
        return false
    }

    private static func countries(of entity: Entity) -> [String] {
        PartyProfile(entity).countries
    }

    private func facet(_ name: String, of entities: [Entity]) throws(ServiceFault) -> SearchResponse.Facet {
        let titles = lists.world.titles
        let (label, values): (String, (Entity) -> [String]) =
            switch name {
            case "countries": ("Countries", Self.countries)
            case "topics": ("Topics", { Array(Set($0[.topics])) })
            case "datasets": ("Data sources", { $0.datasets.map(\.rawValue) })
            case "schema": ("Types", { [$0.schema.rawValue] })
            default: throw ServiceFault(400, "Invalid facet: \(name.prefix(40))")
            }
        var counts: [String: Int] = [:]
        for entity in entities { for value in values(entity) { counts[value, default: 0] += 1 } }
        return SearchResponse.Facet(
            label: label,
            values: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                .init(name: $0.key, label: titles[DatasetName($0.key)] ?? $0.key, count: $0.value)
            })
    }
}
