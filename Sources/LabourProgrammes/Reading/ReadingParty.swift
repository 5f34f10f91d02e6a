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
    /// Whether it is known to work in another country than China: state transfers do not reach it, and names such as Aksu are
    /// places of its own country.
    public let isAbroad: Bool

    /// Creates a party.
    public init(id: String, names: [String], region: Region = .unknown, isAbroad: Bool = false) {
        self.isAbroad = isAbroad
        self.id = id
        self.names = names
        self.region = region
    }
}
