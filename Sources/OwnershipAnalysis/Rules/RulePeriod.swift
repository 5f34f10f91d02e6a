public import ClewModel

/// What a rule said, and whether it applied, between two days.
public struct RulePeriod: Hashable, Sendable {
    /// Whether the rule applied.
    public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
        /// It applied.
        case inForce = "in-force"
        /// It did not exist yet: only listed parties themselves were reached.
        case notYetInForce = "not-yet-in-force"
        /// It existed and did not apply: only listed parties themselves were reached.
        case suspended
        /// No source says whether it applied: what would fall under it is an open question.
        case unverified
    }

    /// The first day, where there is one.
    public var from: Day?
    /// The last day, where there is one.
    public var to: Day?
    /// Whether the rule applied.
    public var status: Status
    /// The shares that bring a party under the rule; any one of them is enough.
    public var tests: [OwnershipTest]
    /// The ties that do.
    public var control: ControlCriteria
    /// What the rule says, in one neutral sentence.
    public var statement: String
    /// Where it can be read.
    public var citation: Citation
    /// How far that is to be trusted.
    public var confidence: Confidence

    /// Creates a period.
    public init(
        from: Day? = nil, to: Day? = nil, status: Status = .inForce, tests: [OwnershipTest],
        control: ControlCriteria = .none, statement: String, citation: Citation, confidence: Confidence
    ) {
        self.from = from
        self.to = to
        self.status = status
        self.tests = tests
        self.control = control
        self.statement = statement
        self.citation = citation
        self.confidence = confidence
    }

    /// Whether `day` lies in the period.
    public func contains(_ day: Day) -> Bool {
        (from ?? .distantPast) <= day && day <= (to ?? .distantFuture)
    }
}
