public import ClewModel

/// A term of a text that points to a labour programme.
public struct Indicator: Hashable, Sendable, Codable {
    /// How much a term says.
    public enum Weight: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
        /// It sets a scene, and says nothing alone.
        case context
        /// It names policy around a programme: pairing, subsidies.
        case medium
        /// It is the language of a programme.
        case strong
        /// It names a programme or its people.
        case direct

        /// Orders from `context` to `direct`.
        public static func < (lhs: Weight, rhs: Weight) -> Bool {
            lhs.rank < rhs.rank
        }

        private var rank: Int {
            switch self {
            case .context: 0
            case .medium: 1
            case .strong: 2
            case .direct: 3
            }
        }
    }

    /// What must stand near a term for it to count.
    public enum Context: String, Hashable, Sendable, Codable, CaseIterable {
        /// A word for Xinjiang.
        case xinjiang
        /// A word for a labour programme.
        case programme
    }

    /// What a term names where the work lies outside Xinjiang.
    public struct Elsewhere: Hashable, Sendable, Codable {
        /// The programme.
        public let programme: ProgrammeKey
        /// Whether it comes beside the term's own programme, or in its place.
        public let isAdded: Bool
    }

    /// What the term stands for: `transfer-receipt`, `quasi-military`.
    public let key: String
    /// What such words speak of, in our English: a phrase that goes after “speaks of”, and no translation of any text.
    public let meaning: String
    /// The term.
    public let term: String
    /// Its language, as BCP 47 writes it.
    public let language: String
    /// The kind of text where it is seen.
    public let textKind: String
    /// The programmes that it points to, in order of key; empty where it only gives context.
    public let programmes: [ProgrammeKey]
    /// What the term names where the work lies outside Xinjiang, if that is another thing.
    public let elsewhere: Elsewhere?
    /// How much it says.
    public let weight: Weight
    /// What must stand near it.
    public let contexts: [Context]
    /// Whether the term stands for people, so that a name may stand beside it.
    public let namesPeople: Bool
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}
