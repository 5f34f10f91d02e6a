public import ClewModel

/// That an entry of a list names an organization which other lists name too.
public struct ListedSubject: Hashable, Sendable, Codable {
    /// The key of the organization.
    public let subject: String
    /// Its name.
    public let name: String
    /// The dataset.
    public let dataset: DatasetName
    /// The entry.
    public let id: EntityID
    /// Why they are held to be one and the same.
    public let reason: String
    /// How far that is to be trusted.
    public let confidence: Confidence
}
