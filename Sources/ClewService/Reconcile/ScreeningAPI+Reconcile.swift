import Casework
import ClewModel
import Screening
import World

extension ScreeningAPI {
    static let reconcileParameters: [ServiceParameter] = [
        .init("queries", .json, "Queries as JSON: `{\"q0\":{\"query\":\"Aksu Huafu\"}}`.", of: .queries),
        .init("extend", .json, "What to extend a table by, as JSON.", of: .extensions),
        .algorithm,
        .init("changed_since", .time, "Only entities that changed after this time."),
        .init("api_key", .text, "Carried on in the addresses of the manifest."),
    ]

    /// What of it may stand in a form.
    static let reconcileFields = ["queries", "extend"]

    /// `GET` and `POST /reconcile/{dataset}`: what the service can do, or the answers to queries, or the rows to extend by.
    func reconcile(_ request: ServiceRequest, dataset: String) async throws(ServiceFault) -> ServiceReply {
        let dataset = try named(dataset)
        let screener = try lists.screener(dataset)
        let form = request.form
        func field(_ name: String) -> String? { form.last { $0.name == name }?.value ?? request[name] }
        // Whatever is asked, a setting that cannot be honoured is an error.
        try Self.checkAlgorithm(request)
        let filter = try EntityFilter(request, of: dataset, in: lists)
        guard field("queries") == nil || field("extend").map(\.isEmpty) ?? true else {
            throw ServiceFault(400, "queries and extend are two requests; one of the two would not be answered.")
        }
        let idle = ["algorithm", "changed_since"].filter { request[$0] != nil }
        let remarks = idle.isEmpty ? [] : ["Only queries heed \(idle.joined(separator: " and "))."]
        if let text = field("extend"), !text.isEmpty {
            return try await worked { () throws(ServiceFault) in
                try extended(text, dataset).remarking(remarks)
            }
        }
        guard let text = field("queries") else {
            guard request.method != "POST" else {
                throw ServiceFault(
                    422, "Field required",
                    problems: [
                        .init(type: "missing", loc: ["body", "queries"], msg: "Field required", input: "")
                    ])
            }
            return ServiceReply.json(manifest(request, dataset)).remarking(remarks)
        }
        let queries = try ReconcileRequest.decode([String: ReconcileRequest.Query].self, text, "queries")
        guard queries.count <= limits.queries else {
            throw ServiceFault(400, "Too many queries in one batch (limit: \(limits.queries))")
        }
        let keys = queries.keys.sorted()
        var asked: [ReconcileQuery] = []
        for key in keys { if let query = queries[key] { asked.append(try ReconcileQuery(query, limits)) } }
        let found = await work.map(asked) { query in
            Result { () throws(ServiceFault) in
                lists.decided(try Self.screen(query.party, with: screener), of: query.party)
            }
        }
        var answers: [String: ReconcileResponse.Results] = [:]
        for (number, key) in keys.enumerated() {
            answers[key] = results(try found[number].get(), asked[number], filter)
        }
        let unread = Self.unread(queries.values.flatMap(\.unread), of: "queries")
        return ServiceReply.json(
            answers,
            fields: lists.basis(of: dataset, filter).fields.merging(["x-batch-size": "\(keys.count)"]) { first, _ in
                first
            }
        )
        .remarking(unread)
    }

    /// What of a document means nothing here, in words.
    private static func unread(_ keys: [String], of what: String) -> [String] {
        let names = Set(keys).sorted().prefix(20).joined(separator: ", ")
        return names.isEmpty ? [] : ["Keys of \(what) that mean nothing here and were passed over: \(names)."]
    }

    /// The manifest of a dataset's service.
    private func manifest(_ request: ServiceRequest, _ dataset: String) -> ReconcileManifest {
        let title = lists.lists.first { $0.dataset.rawValue == dataset }?.title ?? "All lists on hand"
        // What the parts of the service take; a setting of queries they would refuse.
        let key = request["api_key"].map { "api_key=\(AddressText.encoded($0))" } ?? ""
        return ReconcileManifest(
            title, address: "\(request.base)/reconcile/\(AddressText.encoded(dataset))", base: request.base,
            query: key, batch: 50, types: reconcileTypes(dataset))
    }

    /// The types of entities that a dataset holds and that can be compared, sorted by name.
    func reconcileTypes(_ dataset: String) -> [SchemaDescription] {
        var held: Set<String> = []
        for entity in lists.store.entities where stands(entity, in: dataset) { held.insert(entity.schema.rawValue) }
        let names = Set(held.flatMap { lists.store.model.lineage(of: $0) })
        return names.sorted().filter { Schema(argument: $0) != nil }.compactMap { lists.store.model[$0] }
            .filter { $0.isMatchable }
    }

    /// The results of a query, best first; only one that no other comes near to is a match, which clients take unseen.
    private func results(
        _ candidates: [Candidate], _ query: ReconcileQuery, _ filter: EntityFilter
    ) -> ReconcileResponse.Results {
        let accepted = candidates.filter { candidate in
            (candidate.score > 0.1 || candidate.judgement?.verdict == .match)
                && (query.schemata.isEmpty || query.schemata.contains { candidate.schema.isCompatible(with: $0) })
                && lists.store.place(of: candidate.entity).map { filter.accepts($0, in: lists.store) } ?? true
        }
        let matches = accepted.count(where: \.isMatchAfterJudgement)
        return ReconcileResponse.Results(
            result: Self.first(query.limit, of: accepted, by: \.self).map { candidate in
                var result = result(candidate.entity, candidate.caption, candidate.schema)
                result.score = candidate.score
                result.match = candidate.isMatchAfterJudgement && matches == 1
                return result
            })
    }

    func result(_ id: EntityID, _ caption: String, _ schema: Schema) -> ReconcileResponse.Result {
        let described = lists.store.model[schema.rawValue]
        let titles = lists.store[id]?.datasets.map { lists.world.title(of: $0) }.joined(separator: ", ") ?? ""
        let label = described?.label ?? schema.rawValue
        return ReconcileResponse.Result(
            id: id.rawValue, name: caption, description: titles.isEmpty ? label : "\(label); \(titles)",
            type: described.map { [ReconcileResponse.Kind($0)] } ?? [])
    }

    private func extended(_ text: String, _ dataset: String) throws(ServiceFault) -> ServiceReply {
        let asked = try ReconcileRequest.decode(ReconcileRequest.Extension.self, text, "extension request")
        guard asked.ids.count <= limits.queries else {
            throw ServiceFault(400, "Too many queries in one batch (limit: \(limits.queries))")
        }
        var columns: [(ReconcileResponse.Column, PropertyName, limit: Int, isRaw: Bool)] = []
        for column in asked.properties {
            let name = ReconcileQuery.property(column.id)
            guard let property = name, lists.store.model.propertyNames.contains(property) else {
                throw ServiceFault(400, "Unknown property: '\(column.id.prefix(80))'")
            }
            let render = column.settings?.render ?? "caption"
            guard render == "caption" || render == "raw" else {
                throw ServiceFault(400, "Unknown way to render: '\(render.prefix(80))'")
            }
            let limit = try Self.limit(column)
            let words = PropertyDescription(
                name: property, schema: "", kind: "", range: nil, reverse: nil, isReverse: false, isHidden: false)
            columns.append(
                (
                    .init(id: column.id, name: words.label), PropertyName(rawValue: property),
                    limit: limit > 0 ? limit : .max, isRaw: render == "raw"
                ))
        }
        var rows: [String: [String: [ReconcileResponse.Cell]]] = [:]
        for id in asked.ids {
            let known = lists.store.canonical(of: EntityID(id)) ?? EntityID(id)
            var row: [String: [ReconcileResponse.Cell]] = [:]
            for (column, property, limit, isRaw) in columns {
                let place = lists.store.place(of: known)
                row[column.id] = place.map { cells($0, property, limit: limit, isRaw: isRaw) } ?? []
            }
            rows[id] = row
        }
        return .json(
            ReconcileResponse.Extension(meta: columns.map(\.0), rows: rows),
            fields: lists.basis(of: dataset).fields.merging(["x-batch-size": "\(asked.ids.count)"]) { first, _ in first
            }
        )
        .remarking(Self.unread(asked.unread, of: "the extension"))
    }

    /// The most values of a column in a row, as a number or its digits; 0 and nothing for all.
    ///
    /// - Throws: 400 for anything else.
    private static func limit(_ column: ReconcileRequest.Column) throws(ServiceFault) -> Int {
        guard let text = column.settings?.limit?.text, !text.isEmpty else { return 0 }
        guard let number = Double(text), number.isFinite, number == number.rounded() else {
            throw ServiceFault(400, "Invalid limit of \(column.id.prefix(80)): '\(text.prefix(80))'")
        }
        return Int(max(0, min(number, 10_000)))
    }

    /// The values of a property in a row: words, or the entities that stand in it, those that point back from it included.
    private func cells(
        _ place: Int, _ property: PropertyName, limit: Int, isRaw: Bool
    ) -> [ReconcileResponse.Cell] {
        let entity = lists.store.entities[place]
        let described = lists.store.model.property(property.rawValue, of: entity.schema.rawValue)
        guard let described, described.kind == "entity" else {
            let kind = described?.kind ?? "string"
            return entity[property].prefix(limit).map { value in
                .init(str: isRaw ? value : ValueLabel.text(of: value, kind: kind) ?? value)
            }
        }
        var cells = neighbours(place, described, limit: limit).map { other in
            ReconcileResponse.Cell(id: other.id, name: other.caption)
        }
        if !described.isReverse {
            // Those that are named and not on hand are told by what they are called.
            cells += entity[property].filter { lists.store[EntityID($0)] == nil }.map { .init(str: $0) }
        }
        return Array(cells.prefix(limit))
    }
}

/// A query of the reconciliation API, understood.
struct ReconcileQuery: Sendable {
    let party: ScreeningQuery
    /// The schemata of which a result must be one; empty for any.
    let schemata: [Schema]
    let limit: Int

    /// - Throws: 400 for a type or a property that nobody knows.
    init(_ query: ReconcileRequest.Query, _ limits: ServiceLimits) throws(ServiceFault) {
        var schemata: [Schema] = []
        for name in query.type?.names ?? [] {
            guard let schema = Schema(argument: name) else {
                throw ServiceFault(400, "Unknown schema: '\(name.prefix(80))'")
            }
            schemata.append(schema)
        }
        var entity = Entity(id: "query", schema: schemata.count == 1 ? schemata[0] : .thing)
        if let name = query.query, !name.isEmpty { entity.properties[.name] = [name] }
        for property in query.properties ?? [] {
            guard let name = Self.property(property.pid), FollowTheMoneyModel.standard.propertyNames.contains(name)
            else {
                throw ServiceFault(400, "Unknown property: '\(property.pid.prefix(80))'")
            }
            let values = property.value.texts
            if !values.isEmpty { entity.properties[PropertyName(rawValue: name), default: []] += values }
        }
        party = ScreeningQuery(entity)
        self.schemata = schemata
        limit = query.limit.map { Int(max(0, min($0, Double(limits.results)))) } ?? 5
    }

    /// The name of a property that may stand behind that of its schema, such as `Thing:country`.
    static func property(_ text: String) -> String? { text.split(separator: ":").last.map(String.init) }
}
