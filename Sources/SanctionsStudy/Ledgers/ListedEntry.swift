public import ClewModel

/// An entry of a bundled list, as far as the indices look at it.
public struct ListedEntry: Hashable, Sendable, Codable {
    /// The dataset.
    public let dataset: DatasetName
    /// The identifier of the entry.
    public let id: EntityID
    /// The name as listed.
    public let name: String
    /// The statutory section, where it is known.
    public let section: String?
    /// The first day of the listing, as far as known.
    public let from: PartialDate
    /// What exactly is listed.
    public let what: String?
    /// How far the row is to be trusted.
    public let confidence: Confidence
}
