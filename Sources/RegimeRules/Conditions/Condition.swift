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
    /// The goods leave one of these jurisdictions.
    case exportFrom([String])
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
    case act(ActTest)
    /// One of these provisions applies.
    case provision([ProvisionID])
    /// A question that the inner condition opens and that no evidence of ours can settle.
    case leavesOpen(OpenQuestion)
}

extension Condition {
    /// The conditions that it is built of, itself first, parts before their parts.
    public var parts: [Condition] {
        switch self {
        case .all(let parts), .any(let parts): [self] + parts.flatMap(\.parts)
        case .leavesOpen(let question): [self] + question.condition.parts
        default: [self]
        }
    }

    /// The lists that it asks about, directly.
    public var datasets: Set<DatasetName> {
        parts.reduce(into: []) { found, part in
            if case .listedParty(let test) = part { found.formUnion(test.datasets) }
        }
    }

    /// The rules of ownership that it asks.
    public var ownershipRules: Set<String> {
        parts.reduce(into: []) { found, part in if case .ownedUnder(let rule) = part { found.insert(rule) } }
    }
}
