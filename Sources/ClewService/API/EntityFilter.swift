import ClewModel
import Screening

/// Which entities a request wants, by the parameters that match and search have in common.
struct EntityFilter: Sendable {
    /// The parameters that it reads.
    static let parameters: [ServiceParameter] = [
        .init("include_dataset", .texts, "Only entities of at least one of these datasets.", of: .datasets),
        .init("exclude_dataset", .texts, "No entities that only these datasets have.", of: .datasets),
        .init("exclude_schema", .texts, "No entities of these schemata.", of: .schemata),
        .init("exclude_entity_ids", .texts, "Not these entities, by any of their identifiers.", most: 50),
        .init("topics", .texts, "Only entities with these topics.", of: .topics),
        .init(
            "changed_since", .time,
            "Only entities that changed after this time, `2026-01-31` or `2026-01-31T12:00`; "
                + "those of which nobody knows when they changed stay."),
    ]

    private let includedDatasets: Set<String>
    private let excludedDatasets: Set<String>
    private let excludedSchemata: Set<String>
    private let excludedEntities: Set<String>
    /// The datasets from which an entity can pass, sorted: those that an answer rests on.
    let datasets: [String]
    /// The values that a field must have; of one field any or each of them.
    private let values: [(field: EntityField, values: [String])]
    private let wantsEach: Bool
    private let changedSince: String?

    /// Reads the parameters.
    ///
    /// - Parameters:
    ///   - dataset: The dataset that is asked, or all.
    ///   - lists: The lists, which know what there is.
    ///   - further: Further values that fields must have, each with the parameter that says so.
    ///   - wantsEach: Whether an entity must have each of the values of one field.
    /// - Throws: 400 or 422 for a parameter that cannot be honoured, rather than answer another question.
    init(
        _ request: ServiceRequest, of dataset: String, in lists: ServiceLists,
        further: [(field: EntityField, value: String, parameter: String)] = [], wantsEach: Bool = false
    ) throws(ServiceFault) {
        let known = FilterValues(lists: lists)
        includedDatasets = try known.datasets(request.all("include_dataset"), of: "include_dataset")
        excludedDatasets = try known.datasets(request.all("exclude_dataset"), of: "exclude_dataset")
        var excludedSchemata: Set<String> = []
        for name in request.all("exclude_schema") {
            excludedSchemata.insert(try known.schema(name, of: "exclude_schema"))
        }
        self.excludedSchemata = excludedSchemata
        excludedEntities = Set(request.all("exclude_entity_ids"))
        guard excludedEntities.count <= 50 else {
            throw ServiceFault.invalid(
                "exclude_entity_ids", "Too many exclude_entity_ids (limit: 50)", "\(excludedEntities.count)",
                type: "too_long")
        }
        var fields: [(field: EntityField, values: [String])] = []
        for (field, text, parameter) in request.all("topics").map({ (EntityField.group("topic"), $0, "topics") })
            + further
        {
            let values = try known.values(text, of: field, in: parameter)
            guard !values.isEmpty else { continue }
            if let place = fields.firstIndex(where: { $0.field == field }) {
                fields[place].values += values
            } else {
                fields.append((field, values))
            }
        }
        values = fields
        let wanted = fields.first { $0.field == .datasets }?.values
        datasets = (dataset == ServiceLists.everything ? lists.names : [dataset]).filter {
            [included = includedDatasets, excluded = excludedDatasets] name in
            (included.isEmpty || included.contains(name)) && !excluded.contains(name)
                && wanted?.contains(name) ?? true
        }
        self.wantsEach = wantsEach
        changedSince = try request["changed_since"].map { text throws(ServiceFault) in
            guard Self.isTime(text) else {
                throw ServiceFault.invalid(
                    "changed_since", "String should be a time such as 2026-01-31 or 2026-01-31T12:00:00", text,
                    type: "string_pattern_mismatch")
            }
            // A day alone is its beginning, an hour alone its first minute.
            return text.count == 10 ? text + "T00:00:00" : text + "T00:00:00".dropFirst(text.count - 10)
        }
    }

    /// Whether an entity passes.
    func accepts(_ place: Int, in store: EntityStore) -> Bool {
        let entity = store.entities[place]
        let names = entity.datasets.map(\.rawValue)
        if excludedSchemata.contains(entity.schema.rawValue) { return false }
        if !excludedEntities.isEmpty {
            let ids = [entity.id] + store.referents(of: entity.id)
            if ids.contains(where: { excludedEntities.contains($0.rawValue) }) { return false }
        }
        // An entity of several lists stays while one of them is wanted and not excluded.
        let isWanted = names.contains {
            (includedDatasets.isEmpty || includedDatasets.contains($0)) && !excludedDatasets.contains($0)
        }
        guard isWanted || names.isEmpty && includedDatasets.isEmpty else { return false }
        if let changedSince, let changed = EntityTimes.text(store.times[place].changed), changed <= changedSince {
            return false
        }
        return values.allSatisfy { field, wanted in
            let held = field.values(at: place, in: store)
            return wantsEach ? wanted.allSatisfy(held.contains) : wanted.contains(where: held.contains)
        }
    }

    /// Whether a text is a day, with or without hour, minute and second behind it.
    private static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].utf8.count == 10, Day(String(parts[0])) != nil else { return false }
        guard parts.count == 2 else { return true }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        return (1...3).contains(clock.count)
            && clock.enumerated().allSatisfy { place, part in
                part.utf8.count == 2 && Int(part).map { (0...(place == 0 ? 23 : 59)).contains($0) } ?? false
            }
    }
}
