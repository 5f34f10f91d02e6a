public import ClewModel

/// The answer of an ownership rule about a party of a case.
public struct OwnershipFact: Hashable, Sendable {
    /// The party.
    public var party: String
    /// The key of the rule, such as `us-ofac`.
    public var rule: String
    /// Whether the party falls under listed parties by the rule.
    public var determination: Determination

    /// Creates a fact.
    public init(party: String, rule: String, determination: Determination) {
        self.party = party
        self.rule = rule
        self.determination = determination
    }
}
