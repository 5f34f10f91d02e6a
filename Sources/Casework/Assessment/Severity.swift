/// How much a finding matters to the person who must decide about the goods.
public enum Severity: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// A fact on record that a law in scope attaches consequences to: a listing in force, content from the region.
    case high
    /// Something that may well have consequences once a question is answered, or an account that cannot be right.
    case medium
    /// Context that a careful reader wants to see.
    case low

    /// Orders from `low` to `high`.
    public static func < (lhs: Severity, rhs: Severity) -> Bool {
        lhs.rank < rhs.rank
    }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}
