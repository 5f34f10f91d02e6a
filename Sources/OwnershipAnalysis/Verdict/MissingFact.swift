public import ClewModel

/// A fact that nobody has shown and that an open answer hangs on.
public struct MissingFact: Hashable, Sendable, Codable {
    /// What kind of fact it is.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// How large a stake is, or whether it was held on the day.
        case share
        /// Whether a tie amounts to control, or was there on the day.
        case control
        /// Whether several holders act as one.
        case oneHolder = "one-holder"
        /// Whom the words of an entry cover.
        case entryWords = "entry-words"
        /// Whether the rule applied on the day.
        case rule
        /// Who owns the party at all.
        case owners
        /// Who owns what no record gives to anybody.
        case remainder
        /// Whether a listing that a collection repeats is one of the regime.
        case listing
        /// Whether an owner is the listed party whose name it bears.
        case identity
        /// Through whom a stake is held that a source calls indirect.
        case chain
    }

    /// What kind of fact it is.
    public var kind: Kind
    /// The party that holds; for a fact about a rule or an entry, the listed party, where there is one.
    public var owner: EntityID?
    /// The party that is held.
    public var asset: EntityID
    /// What is known of the share.
    public var share: Bounds
    /// A neutral question that closes the gap.
    public var question: String

    /// The fact as a gap of evidence.
    public var gap: EvidenceGap {
        EvidenceGap(missing: question, subject: asset.rawValue, question: question)
    }
}
