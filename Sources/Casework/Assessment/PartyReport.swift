public import ClewModel

/// One party of the case with everything that was found out about it.
public struct PartyReport: Hashable, Sendable, Codable {
    /// A name with its language, so that a page can be read aloud.
    public struct Name: Hashable, Sendable, Codable {
        /// The name as the case gives it.
        public var text: String
        /// The BCP 47 tag of its script and language, such as `zh-Hans`, `ug-Arab`, `ru`; `nil` for Latin script.
        public var language: String?
    }

    /// One entry of a list that the party was compared with.
    public struct Match: Hashable, Sendable, Codable {
        /// The entity in its list.
        public var entity: EntityID
        /// The name of the entry that agrees best.
        public var caption: String
        /// The lists that hold it.
        public var datasets: [DatasetName]
        /// The probability that both are one, from 0 to 1.
        public var score: Double
        /// Whether both are taken to be one: what a person decided, else whether the probability reaches the threshold.
        public var isMatch: Bool
        /// Whether any list names it as listed; one that does not only says who the party is.
        public var isListed: Bool
        /// What a person decided about the two, when and why, in a sentence; `nil` where nobody has.
        public var decision: String?
        /// A former decision that no longer holds, because either side has changed since.
        public var formerDecision: String?
        /// What agreed and what did not, a sentence each.
        public var explanation: [String]
    }

    /// A listed party that the party may belong to, since the entry extends to others: a relation, never an identity.
    public struct Belonging: Hashable, Sendable, Codable {
        /// The listed entity.
        public var entity: EntityID
        /// Its name.
        public var caption: String
        /// The lists whose entries extend to others.
        public var datasets: [DatasetName]
        /// The entry's own words about others, such as `and subsidiaries`.
        public var scope: String
        /// What in the name says so: `designation`, `unit` or `trade-name`.
        public var basis: String
        /// Whether it is more than a question: the full designation, or a second sign.
        public var isStrong: Bool
        /// The words of the name that say so.
        public var words: String
        /// What else says so, a sentence each.
        public var signs: [String]
        /// Why the party may belong to the listed one, in a sentence.
        public var explanation: String
    }

    /// What a regime's ownership rule says about the party.
    public struct Ownership: Hashable, Sendable, Codable {
        /// The key of the rule.
        public var rule: String
        /// The rule as people know it.
        public var title: String?
        /// What keeps the rule from answering on the day, such as `suspended`; `nil` where it is in force.
        public var state: String?
        /// `yes`, `no` or `open`.
        public var answer: String
        /// The share of listed owners, as the rule counts it.
        public var share: Bounds
        /// The chain, a sentence a stake.
        public var chain: [String]
        /// What would settle an open answer.
        public var missing: [String]
    }

    /// The identifier in the case.
    public var id: String
    /// The names, the main one first.
    public var names: [Name]
    /// The role in the case.
    public var role: String
    /// The country, as a lower-case ISO 3166-1 code.
    public var country: String?
    /// The address as given.
    public var address: String?
    /// The place that the address resolves to, in words.
    public var place: String?
    /// Whether that place lies in the region: `yes`, `no`, `undetermined`.
    public var inRegion: String
    /// Whether the party is invented.
    public var isInvented: Bool
    /// The entries that it was compared with, best first.
    public var matches: [Match]
    /// The listed parties that it may belong to; `nil` where its name speaks of none.
    public var mayBelongTo: [Belonging]?
    /// What ownership rules say, as far as it is not a plain no.
    public var ownership: [Ownership]
    /// Whether nothing is on hand about who owns the party, so that every ownership rule is open.
    public var hasUnknownOwners: Bool
    /// The labour programmes that texts connect it with, with the grade of the evidence.
    public var programmes: [String]
    /// What texts deny of it, a sentence each; `nil` where none denies anything.
    public var denials: [String]?
    /// What courts did about claims of it, as texts tell it, a sentence each; `nil` where none tells of one.
    public var courtActs: [String]?
    /// Where two programmes meet at it, with the reason why they weigh more together; `nil` where none do.
    public var tandems: [String]?
}
