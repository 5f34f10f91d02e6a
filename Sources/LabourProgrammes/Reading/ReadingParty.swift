/// A party that a text may speak of.
public struct ReadingParty: Hashable, Sendable {
    /// Where a party works, as far as it is known.
    public enum Region: String, Hashable, Sendable, Codable {
        /// In Xinjiang.
        case xinjiang
        /// Elsewhere.
        case elsewhere
        /// Nobody knows.
        case unknown
    }

    /// The party's key.
    public let id: String
    /// Its names in any script: the full ones and those it is also known by.
    public let names: [String]
    /// Where it works.
    public let region: Region

    /// Creates a party.
    public init(id: String, names: [String], region: Region = .unknown) {
        self.id = id
        self.names = names
        self.region = region
    }
}
