public import ClewModel

/// The answer of an ownership rule about a party of a case.
public struct OwnershipFact: Hashable, Sendable {
    /// The party.
    public var party: String
    /// The key of the rule, such as `us-ofac`.
    public var rule: String
    /// Whether the party falls under listed parties by the rule.
    public var determination: Determination
    /// Whether it is undetermined because nothing is on hand about who owns the party.
    public var hasUnknownOwners: Bool

    /// Whether the requester pays, supplies or has a contract with the party, as far as the case states its dealings.
    public var isDealtWith: Bool

    /// The day for which it was found; `nil` for every day.
    public var day: Day?

    /// Creates a fact.
    public init(
        party: String, rule: String, determination: Determination, hasUnknownOwners: Bool = false,
        isDealtWith: Bool = true, day: Day? = nil
    ) {
        self.day = day
        self.isDealtWith = isDealtWith
        self.party = party
        self.rule = rule
        self.determination = determination
        self.hasUnknownOwners = hasUnknownOwners
    }
}
