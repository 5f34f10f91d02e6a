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
