public import ClewModel

/// A conclusion of ours, with the evidence that leads to it and what would change it.
public struct Finding: Hashable, Sendable, Codable {
    /// The identifier: the rule, the subject, and what tells several findings of one rule about one subject apart.
    public var id: String
    /// The stable id of the rule that concludes, such as `party.listed` or `chain.overdrawn`.
    public var rule: String
    /// The rule in a few words.
    public var title: String
    /// How much it matters.
    public var severity: Severity
    /// What it is about.
    public var subject: Subject
    /// The conclusion in one neutral, exact sentence.
    public var statement: String
    /// What the conclusion does not show.
    public var limits: String
    /// The chain that leads to it, first link first.
    public var evidence: [Evidence]
    /// What speaks against it, such as a text that denies it; `nil` where nothing on hand does.
    public var against: [Evidence]?
    /// What belongs beside it, a sentence each, such as two programmes that work in tandem; `nil` where there is nothing.
    public var remarks: [String]?
    /// What would change the conclusion, a sentence each.
    public var wouldChange: [String]

    /// Creates a finding.
    ///
    /// - Parameter key: What tells several findings of one rule about one subject apart.
    public init(
        _ rule: FindingRule, ruleID: String? = nil, title: String? = nil, severity: Severity? = nil,
        about subject: Subject,
        key: String = "", statement: String, evidence: [Evidence], wouldChange: [String]
    ) {
        let ruleID = ruleID ?? rule.id
        self.id = [ruleID, "\(subject.kind.rawValue):\(subject.id)", key].filter { !$0.isEmpty }.joined(separator: "/")
        self.rule = ruleID
        self.title = title ?? rule.title
        self.severity = severity ?? rule.severity
        self.subject = subject
        self.statement = statement
        self.limits = rule.limits
        self.evidence = evidence
        self.wouldChange = wouldChange
    }
}
