/// How grave an exposure to counter-measures is, in the grades of the conflict-of-law model.
public enum ExposureSeverity: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// Good to know.
    case notice
    /// Lower than the usual form of the act.
    case lower
    /// Between medium and high.
    case mediumToHigh
    /// High.
    case high
    /// Critical: the measure already stands.
    case critical

    /// The grade in words.
    public var phrase: String {
        switch self {
        case .notice: "good to know"
        case .lower: "lower"
        case .mediumToHigh: "medium to high"
        case .high: "high"
        case .critical: "critical"
        }
    }

    /// Orders from `notice` to `critical`.
    public static func < (lhs: ExposureSeverity, rhs: ExposureSeverity) -> Bool {
        lhs.rank < rhs.rank
    }

    private var rank: Int {
        switch self {
        case .notice: 0
        case .lower: 1
        case .mediumToHigh: 2
        case .high: 3
        case .critical: 4
        }
    }
}
