public import ClewModel

/// How one party of a chain comes under a rule, or how close it comes.
public struct OwnershipStep: Hashable, Sendable, Codable {
    /// Why the party stands where it stands.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// An entry names it.
        case listed
        /// Those inside hold enough of its capital.
        case capital
        /// Those inside hold enough of its votes.
        case votes
        /// One inside controls it.
        case control
        /// Its holdings count together with those of one inside.
        case together
        /// The words of the entry may cover it.
        case entryWords = "entry-words"
        /// Nothing brings it under the rule.
        case none
    }

    /// The party.
    public var entity: EntityID
    /// The round in which it comes in.
    public var depth: Int
    /// Whether it is surely inside, or only can be.
    public var isSure: Bool
    /// Why.
    public var reason: Reason
    /// The stakes and ties that bring it in; for the party asked about, all that those inside hold.
    public var links: [OwnershipLink]
    /// The sum of the shares of ``links`` of the right that decides: the least counts those surely inside alone.
    public var share: Bounds
    /// What others hold at least, which those inside cannot: the most is no more than the whole less this.
    public var heldByOthers: Double
}
