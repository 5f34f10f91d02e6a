import ClewModel
import World

extension ScreeningAPI {
    static let suggestParameters: [ServiceParameter] = [
        .init("prefix", .text, "What a person has begun to write."), .limited(nil),
        .init(
            "cursor", .wholeNumber, "How many suggestions to pass over.", most: ServiceLimits().offset, standard: 0),
        .init("api_key", .text, "Passed over; the manifest carries it on."),
    ]
    static let proposalParameters: [ServiceParameter] = [
        .init("type", .text, "The schema of the entities; Thing.", of: .schemata), .limited(0, most: 1_000),
        .init("api_key", .text, "Passed over; the manifest carries it on."),
    ]

    /// `GET /reconcile/{dataset}/suggest/{kind}`: entities, types or properties that begin so.
    func suggest(_ request: ServiceRequest, dataset: String, kind: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in
            let dataset = try named(dataset)
            let prefix = request["prefix"] ?? ""
            let limit = try request.number("limit", default: kind == "entity" ? 10 : 25, in: 0...limits.results)
            let cursor = try request.number("cursor", default: 0, in: 0...limits.offset)
            func part<Item>(_ items: [Item]) -> ReconcileResponse.Suggestions<Item> {
                .init(prefix: prefix, result: Array(items.dropFirst(cursor).prefix(limit)))
            }
            switch kind {
            case "entity": return .json(part(suggestedEntities(prefix, dataset)))
            case "type":
                return .json(
                    part(
                        reconcileTypes(dataset).filter { Self.begins([$0.name, $0.label], with: prefix) }
                            .map(ReconcileResponse.Kind.init)))
            case "property": return .json(part(suggestedProperties(prefix, dataset)))
            default: throw ServiceFault(404, "Not Found")
            }
        }
    }

    /// `GET /reconcile/{dataset}/extend/property`: the properties that a table of a type can be extended by.
    func proposal(_ request: ServiceRequest, dataset: String) async throws(ServiceFault) -> ServiceReply {
        _ = try named(dataset)
        let asked = request["type"] ?? "Thing"
        guard let schema = lists.store.model[asked] else {
            throw ServiceFault(400, "Invalid type: \(asked.prefix(80))")
        }
        let limit = try request.number("limit", default: 0, in: 0...1_000)
        let all = lists.store.model.properties(of: schema.name).filter { !$0.isHidden && $0.kind != "entity" }
        let first = schema.featured.compactMap { name in all.first { $0.name == name } }
        let rest = all.filter { !first.contains($0) }
        let shown = (first + rest).prefix(limit > 0 ? limit : .max).sorted { ($0.label, $0.name) < ($1.label, $1.name) }
        return .json(
            ReconcileResponse.Proposal(
                limit: limit, type: schema.name, properties: shown.map { .init(id: $0.name, name: $0.label) }))
    }

    /// The entities with a name that holds the words, the last of them begun; those that begin so first.
    private func suggestedEntities(_ prefix: String, _ dataset: String) -> [ReconcileResponse.Result] {
        let words = SearchText.words(of: prefix)
        guard let last = words.last else { return [] }
        let whole = words.dropLast().map { SearchClause.words([$0], field: nil, isPrefix: false) }
        let clause = SearchClause.all(whole + [.words([last], field: nil, isPrefix: true)])
        let matcher = SearchMatcher(store: lists.store)
        var found: [(rank: Int, place: Int)] = []
        for (place, text) in lists.texts.enumerated() {
            let entity = lists.store.entities[place]
            guard stands(entity, in: dataset), matcher.matches(clause, place, text, inNames: true) else { continue }
            let isHead = matcher.matches(.words(words, field: .group("name"), isPrefix: true), place, text)
            found.append((isHead ? 0 : 1, place))
        }
        return found.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map {
            let entity = lists.store.entities[$0.place]
            return result(entity.id, entity.caption, entity.schema)
        }
    }

    private func suggestedProperties(_ prefix: String, _ dataset: String) -> [ReconcileResponse.Property] {
        let model = lists.store.model
        let names = Set(reconcileTypes(dataset).flatMap { model.lineage(of: $0.name) })
        let found = names.sorted().compactMap { model[$0] }.flatMap(\.own).filter {
            !$0.isHidden && $0.kind != "entity" && Self.begins([$0.name, $0.label], with: prefix)
        }
        let word = prefix.lowercased()
        return found.sorted {
            ($0.name.lowercased() == word ? 0 : 1, $0.name, $0.schema)
                < ($1.name.lowercased() == word ? 0 : 1, $1.name, $1.schema)
        }.map {
            .init(
                id: $0.qualifiedName, name: $0.label,
                description: "\($0.label) of \(model[$0.schema]?.label.lowercased() ?? $0.schema)")
        }
    }

    /// Whether one of some names, or one of their words, begins with a text.
    private static func begins(_ names: [String], with prefix: String) -> Bool {
        let words = SearchText.words(of: prefix).joined(separator: " ")
        guard !words.isEmpty else { return false }
        return names.contains { name in
            (" " + SearchText.words(of: name).joined(separator: " ")).contains(" " + words)
        }
    }
}
