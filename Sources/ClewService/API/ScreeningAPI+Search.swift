import Casework
import ClewModel
import Screening
import World

extension ScreeningAPI {
    static let searchParameters =
        EntityFilter.parameters + [
            .init("q", .text, "What to look for, in the syntax of Lucene; every word is wanted."),
            .init(
                "schema", .text, "Only entities of this schema, of those that extend it, and of those it may be.",
                of: .schemata),
            .init("countries", .texts, "Only entities of these countries, by code or name.", of: .countries),
            .init("datasets", .texts, "Only entities of these datasets.", of: .datasets),
            .init(
                "filter", .texts, "Only entities with this value of a field: `properties.birthDate:1985-01-31`.",
                of: .filters),
            .init("filter_op", .choice(["AND", "OR"]), "Whether each value of one field is wanted, or any; OR."),
            .init("target", .flag, "Only entities that a list is about, or only others."),
            .init("fuzzy", .flag, "Whether each word may differ by a letter or two."),
            .init("simple", .flag, "Whether the text is taken as people type it into a box; it is never an error."),
            .init("facets", .choices(SearchFacets.names), "What to count; countries, topics and datasets."),
            .limited(10), .offset, .sort,
        ]

    /// `GET /search/{dataset}`: entities that hold what the text asks for, and those whose names are alike.
    func search(_ request: ServiceRequest, dataset: String) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in try found(request, try named(dataset)) }
    }

    private func found(_ request: ServiceRequest, _ dataset: String) throws(ServiceFault) -> ServiceReply {
        let screener = try lists.screener(dataset)
        let page = try AdjacentPage(request, limits, lists.store)
        let schema = request["schema"] ?? "Thing"
        guard lists.store.model[schema] != nil else { throw ServiceFault(400, "Invalid schema") }
        let schemata = lists.store.model.searched(for: schema)
        let filter = try searchFilter(request, dataset)
        let facets = try SearchFacets(request)
        let order = try self.order(request, screener)
        let accepted = order.filter { place in
            let entity = lists.store.entities[place]
            let isWanted = ServiceLists.isSearched(entity, schemata, lists.store.model, isThing: schema == "Thing")
            return isWanted && stands(entity, in: dataset) && filter.accepts(place, in: lists.store)
        }
        let sorted = EntityOrder.sorted(accepted, by: page.sort, in: lists.store)
        let basis = lists.basis(of: dataset, filter)
        let remarks = ServiceParameter.repeated(in: request, Self.searchParameters)
        return .json(
            SearchResponse(
                remarks: remarks.isEmpty ? nil : remarks, limit: page.limit, offset: page.offset,
                total: .init(value: sorted.count),
                results: sorted.dropFirst(page.offset).prefix(page.limit).map(lists.response),
                facets: facets.count(sorted, in: lists), basis: basis), fields: basis.fields)
    }

    /// Whether an entity is one of those that a dataset, or all, names.
    func stands(_ entity: Entity, in dataset: String) -> Bool {
        dataset == ServiceLists.everything || entity.datasets.contains(DatasetName(dataset))
    }

    private func searchFilter(_ request: ServiceRequest, _ dataset: String) throws(ServiceFault) -> EntityFilter {
        var further: [(field: EntityField, value: String, parameter: String)] = []
        further += request.all("countries").map { (.group("country"), $0, "countries") }
        further += request.all("datasets").map { (.datasets, $0, "datasets") }
        for text in request.all("filter") {
            guard let mark = text.firstIndex(of: ":"), let field = EntityField(String(text[..<mark]), in: lists.store)
            else { throw ServiceFault(400, "Invalid filter: '\(text.prefix(80))'") }
            further.append((field, String(text[text.index(after: mark)...]), "filter"))
        }
        if let target = try request.flag("target") { further.append((.target, target ? "true" : "false", "target")) }
        let operation = try request.choice("filter_op", ["AND", "OR"])
        return try EntityFilter(request, of: dataset, in: lists, further: further, wantsEach: operation == "AND")
    }

    /// The places of entities for a text: those whose names are alike by their score, those that hold its words in their
    /// names, those that hold them anywhere, each by identifier.
    private func order(_ request: ServiceRequest, _ screener: Screener) throws(ServiceFault) -> [Int] {
        let text = request["q"] ?? ""
        let isFuzzy = try request.flag("fuzzy") ?? false
        let clause =
            try request.flag("simple") ?? false
            ? SearchParser.parseSimple(text, isFuzzy: isFuzzy)
            : try SearchParser.parse(text, in: lists.store, isFuzzy: isFuzzy)
        if clause == .everything { return Array(lists.store.entities.indices) }
        var ordered: [Int] = []
        var seen: Set<Int> = []
        if clause.isPlain {
            for candidate in try Self.screen(ScreeningQuery(id: "q", schema: .thing, names: [text]), with: screener)
            where candidate.isMatch {
                guard let place = lists.store.place(of: candidate.entity), seen.insert(place).inserted else { continue }
                ordered.append(place)
            }
        }
        let matcher = SearchMatcher(store: lists.store)
        var others: [Int] = []
        for (place, words) in lists.texts.enumerated() where !seen.contains(place) {
            if matcher.matches(clause, place, words, inNames: true) {
                ordered.append(place)
            } else if matcher.matches(clause, place, words) {
                others.append(place)
            }
        }
        return ordered + others
    }
}
