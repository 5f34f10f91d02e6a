public import ClewModel

/// Whether a party falls under a rule on a day because of those who hold it, and everything needed to recompute that.
public struct OwnershipVerdict: Hashable, Sendable, Codable {
    /// The party.
    public var entity: EntityID
    /// The key of the rule.
    public var rule: String
    /// The day.
    public var day: Day
    /// Whether the party falls under the rule.
    public var answer: Answer
    /// Whether an entry of the list names the party itself.
    public var isListed: Bool
    /// What those inside hold of its capital: the least and the most that the evidence allows.
    public var bounds: Bounds
    /// The same for the votes, where votes are stated.
    public var votingBounds: Bounds?
    /// How many rounds the cascade took to reach the party: 0 if listed; `nil` where it does not fall under the rule.
    public var depth: Int?
    /// Whether it does not fall under the rule and those inside can hold a considerable share.
    public var isNearMiss: Bool
    /// How the cascade went from listed parties to this one, in the order in which to recompute it.
    public var steps: [OwnershipStep]
    /// Where the answer is open, facts that settle it whatever they turn out to be; a smallest set if
    /// ``isMissingSmallest``.
    public var missing: [MissingFact]
    /// Whether no smaller set settles the answer; `false` where there were too many to try.
    public var isMissingSmallest: Bool
    /// Whether the rule applied on the day.
    public var status: RulePeriod.Status
    /// What the rule says, in one sentence.
    public var statement: String
    /// Where the rule can be read.
    public var citation: Citation
    /// How far the answer is to be trusted: no further than the rule and the least trusted stake of the chain.
    public var confidence: Confidence

    /// The three answers.
    public enum Answer: String, Hashable, Sendable, Codable, CaseIterable {
        /// It falls under the rule, whatever the unknown facts are.
        case yes
        /// It does not, whatever they are.
        case no
        /// That depends on facts that nobody has shown.
        case open

        init(isListed: Bool, isSure: Bool, isPossible: Bool, status: RulePeriod.Status) {
            switch status {
            case _ where isListed: self = .yes
            case .notYetInForce, .suspended: self = .no
            case .unverified: self = isPossible ? .open : .no
            case .inForce: self = isSure ? .yes : isPossible ? .open : .no
            }
        }
    }

    /// Every stake and tie of the ``steps``, in their order.
    public var chain: [OwnershipLink] { steps.flatMap(\.links) }
}
