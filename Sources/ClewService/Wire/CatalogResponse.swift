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

        private enum CodingKeys: String, CodingKey {
            case name, title, summary, version, children, load
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
