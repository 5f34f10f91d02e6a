public import ClewModel

/// When a provision applies, as data.
///
/// Conditions are judged in three values: a part that nobody can decide leaves the whole open unless another part decides
/// it (Kleene's strong logic).
public indirect enum Condition: Hashable, Sendable, Codable {
    /// All parts hold.
    case all([Condition])
    /// At least one part holds.
    case any([Condition])
    /// The goods enter one of these jurisdictions.
    case importInto([String])
    /// The requester is bound by the law of one of these jurisdictions.
    case requesterIn([String])
    /// A lot of the goods holds content of a region.
    case originIn(String)
    /// A party is listed in one of these datasets on the day.
    case listedParty(ListedPartyTest)
    /// A party falls under a listed party by an ownership rule.
    case ownedUnder(String)
    /// The goods fall under HS prefixes.
    case goods(GoodsTest)
    /// A party is tied to a labour programme by evidence of one of these grades.
    case programmeLink(grades: [String])
    /// An event happened on or before the day.
    case event(RegimeEvent)
    /// The requester does, or means to do, one of these acts.
    case act([CompanyAct])
    /// One of these provisions applies.
    case provision([ProvisionID])
    /// A question that the inner condition opens and that no evidence of ours can settle.
    case leavesOpen(OpenQuestion)
}

/// Which listings count.
public struct ListedPartyTest: Hashable, Sendable, Codable {
    /// What a listed party in another role than those asked for means.
    public enum OtherRoles: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing.
        case ignored
        /// The answer is open until its part is clear.
        case open
    }

    /// The datasets.
    public let datasets: [DatasetName]
    /// The roles that settle the question; empty for every role.
    public let roles: [PartyRole]
    /// What other roles mean.
    public let otherRoles: OtherRoles
}

/// Which goods count.
public struct GoodsTest: Hashable, Sendable, Codable {
    /// HS prefixes, digits only.
    public let prefixes: [String]
    /// HS prefixes that hold other goods as well, so that they leave the answer open.
    public let broader: [String]
}

/// A question that evidence can raise and only an authority or the supplier can settle.
public struct OpenQuestion: Hashable, Sendable, Codable {
    /// What raises it.
    public let condition: Condition
    /// What is missing.
    public let missing: String
    /// A neutral question that would help.
    public let question: String
}
