public import ClewModel

/// A listed party that somebody may belong to: its entry extends to others by its own words, and a name says that its bearer is one.
///
/// It is no match: the two are different parties, and nothing here makes them one.
public struct Reach: Hashable, Sendable {
    /// What in the name says so.
    public enum Basis: String, Hashable, Sendable, Codable {
        /// The designation of the listed body: 新疆生产建设兵团第一师….
        case designation
        /// A numbered unit of it, or a short designation that others may bear: 第八师…, Bingtuan ….
        case unit
        /// The trade name of the listed company, followed by another place or line of business.
        case tradeName = "trade-name"
    }

    /// A second sign beside the name.
    public struct Sign: Hashable, Sendable, Codable {
        /// What it is.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// The address is that of the listed party, or names it.
            case address
            /// A number, such as a telephone's, is the same.
            case number
            /// A stake says that the listed party owns it.
            case stake
        }

        /// What it is.
        public var kind: Kind
        /// What was found, in a sentence.
        public var sentence: String

        /// Creates a sign.
        public init(_ kind: Kind, _ sentence: String) {
            self.kind = kind
            self.sentence = sentence
        }
    }

    /// The listed party.
    public let entity: EntityID
    /// Its name, to show.
    public let caption: String
    /// What kind of thing it is.
    public let schema: Schema
    /// The datasets that speak of it.
    public let datasets: [DatasetName]
    /// Its entry's own words about others, such as `and subsidiaries`.
    public let scope: String
    /// What in the name says so.
    public let basis: Basis
    /// The name asked for that says so.
    public let name: String
    /// The words of the name that say so.
    public let words: String
    /// What else says so.
    public var signs: [Sign]

    /// Whether this is more than a question: the full designation, or a second sign beside the name.
    public var isStrong: Bool { basis == .designation || !signs.isEmpty }

    /// Why the party may belong to the listed one, in a sentence.
    public var sentence: String {
        let what =
            switch basis {
            case .designation: "bears the designation of “\(caption)”"
            case .unit: "names what may be a unit of “\(caption)”"
            case .tradeName: "begins with the trade name of “\(caption)”"
            }
        let more = signs.map { " " + $0.sentence }.joined()
        let question = isStrong ? "" : " That alone is a question, not a finding."
        return
            "The name “\(name)” \(what) by its words “\(words)”; the entry extends to others: “\(scope)”.\(more)\(question)"
    }
}
