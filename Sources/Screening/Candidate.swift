public import ClewModel

/// A party of the index that may be the one asked for.
public struct Candidate: Sendable {
    /// Its identifier.
    public let entity: EntityID
    /// The name to show.
    public let caption: String
    /// What kind of thing it is.
    public let schema: Schema
    /// The datasets that speak of it.
    public let datasets: [DatasetName]
    /// The topics it carries.
    public let topics: [String]
    /// Its countries as lower-case codes.
    public let countries: [String]
    /// The name of the entity that fits best; empty where only an identifier was compared.
    public let matchedName: String
    /// The probability that both are the same, from 0 to 1.
    public let score: Double
    /// Whether the score reaches the threshold.
    public let isMatch: Bool
    /// Whether a few letters are all that speaks for it: initials that we made of a name, or a published short name in capitals
    /// with neither country nor number in common.
    ///
    /// A hint for who looks at a screening table, and never a finding.
    public let restsOnInitials: Bool
    /// Why it is put to a person although it is no match; `nil` where it is one, or nothing says so.
    ///
    /// Something tells that two parties may bear the names, such as addresses in other towns, or the name asked for is a brand alone.
    public let question: String?
    /// Why the score is what it is; `nil` where explanations were not asked for.
    public let explanation: MatchExplanation?
    /// All that the index holds of the entity, as it holds it.
    let content: [UInt8]
    /// What a person has decided about this candidate, if anyone has and it still holds.
    public var judgement: Judgement?
    /// A former decision that no longer holds because either side has changed since.
    public var outdatedJudgement: Judgement?

    /// Whether a person is asked whether it is the party: no match, and no one has decided.
    public var isQuestion: Bool { question != nil && judgement == nil }
}
