/// How far a claim is to be trusted, as the fact base grades it.
public enum Confidence: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// Recalled, not found in a source: never the ground of a listing, a finding or a statement of law.
    case unverified
    /// A weak or indirect source.
    case low
    /// Second-hand, or inferred from a source.
    case medium
    /// Read in a source.
    case high

    /// Orders from `unverified` to `high`.
    public static func < (lhs: Confidence, rhs: Confidence) -> Bool {
        lhs.rank < rhs.rank
    }

    private var rank: Int {
        switch self {
        case .unverified: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        }
    }
}
