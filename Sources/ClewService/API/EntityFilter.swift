import ClewModel

/// Which entities a request wants, by the parameters that match and search have in common.
struct EntityFilter {
    private let includedDatasets: Set<String>
    private let excludedDatasets: Set<String>
    private let excludedSchemata: Set<String>
    private let excludedEntities: Set<String>
    private let topics: Set<String>

    /// Reads the parameters.
    ///
    /// - Throws: 400 for a parameter that this service cannot honour, rather than answer another question.
    init(_ request: ServiceRequest) throws(ServiceFault) {
        for name in ["changed_since", "filter", "sort"] where request[name] != nil {
            throw ServiceFault(400, "The parameter \(name) is not supported.")
        }
        includedDatasets = Set(request.all("include_dataset"))
        excludedDatasets = Set(request.all("exclude_dataset"))
        excludedSchemata = Set(request.all("exclude_schema"))
        excludedEntities = Set(request.all("exclude_entity_ids"))
        topics = Set(request.all("topics"))
        guard excludedEntities.count <= 50 else { throw ServiceFault(400, "Too many exclude_entity_ids (limit: 50)") }
    }

    /// Whether an entity passes.
    func accepts(_ id: EntityID, _ schema: Schema, _ datasets: [DatasetName], _ topics: [String]) -> Bool {
        let names = datasets.map(\.rawValue)
        if excludedEntities.contains(id.rawValue) || excludedSchemata.contains(schema.rawValue) { return false }
        if !includedDatasets.isEmpty, includedDatasets.isDisjoint(with: names) { return false }
        // An entity of several lists goes only when each of them is excluded.
        if !names.isEmpty, names.allSatisfy(excludedDatasets.contains) { return false }
        return self.topics.isEmpty || !self.topics.isDisjoint(with: topics)
    }
}
