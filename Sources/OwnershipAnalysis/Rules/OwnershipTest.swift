/// One way in which shares bring a party under a rule: so much of the capital, or so much of the votes.
public struct OwnershipTest: Hashable, Sendable, Codable {
    /// What is counted.
    public enum Right: String, Hashable, Sendable, Codable, CaseIterable {
        /// Shares of the capital or the proprietary rights.
        case capital
        /// Shares of the votes.
        case voting
    }

    /// How a share compares with the threshold.
    public enum Comparison: String, Hashable, Sendable, Codable, CaseIterable {
        /// The threshold itself is enough: “50 % or more”.
        case atLeast = "at-least"
        /// The threshold itself is not enough: “more than 50 %”.
        case moreThan = "more-than"
    }

    /// What is counted.
    public var right: Right
    /// The threshold as a fraction.
    public var threshold: Double
    /// How a share compares with the threshold.
    public var comparison: Comparison
    /// Whether one holder must pass alone; several who pass only together leave the answer open.
    public var isOneHolder: Bool

    /// Creates a test.
    public init(right: Right, threshold: Double, comparison: Comparison, isOneHolder: Bool = false) {
        self.right = right
        self.threshold = threshold
        self.comparison = comparison
        self.isOneHolder = isOneHolder
    }

    /// The least billionths that pass.
    var leastUnits: Int64 {
        let units = Int64(ShareUnits.ceil(threshold))
        return comparison == .atLeast ? units : units + 1
    }

    /// The test in words: `at least 50% of the capital`.
    public var description: String {
        let words = comparison == .atLeast ? "at least" : "more than"
        let what = right == .capital ? "capital" : "votes"
        return "\(words) \(ShareText.percent(threshold)) of the \(what)\(isOneHolder ? " with one holder" : "")"
    }
}
