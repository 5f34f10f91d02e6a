/// The answer of `/catalog`: the datasets on hand.
struct CatalogResponse: Encodable {
    /// A dataset.
    struct Dataset: Encodable {
        let name: String
        let title: String
        let summary: String
        let version: String
        let children: [String]
        let load: Bool
        let indexVersion: String
        let indexCurrent: Bool
        /// How many parties are on hand.
        let entityCount: Int
        /// The day on which the version was recorded; left out for what comes with Clew.
        let updatedAt: String?
        let resources: [String] = []
        let tags: [String] = []
        let isNamespaced = false

        private enum CodingKeys: String, CodingKey {
            case name, title, summary, version, children, load, resources, tags
            case entityCount = "entity_count"
            case updatedAt = "updated_at"
            case isNamespaced = "namespace"
            case indexVersion = "index_version"
            case indexCurrent = "index_current"
        }
    }

    let datasets: [Dataset]
    let current: [String]
    let outdated: [String]
    let isStale: Bool

    private enum CodingKeys: String, CodingKey {
        case datasets, current, outdated
        case isStale = "index_stale"
    }
}
