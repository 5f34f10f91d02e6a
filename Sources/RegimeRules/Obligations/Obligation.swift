public import ClewModel

/// What one provision of law means for the facts of a case.
///
/// It says whether the provision applies on the evidence at hand; it is no verdict on anybody.
public struct Obligation: Hashable, Sendable {
    /// The state of the provision on the day judged.
    public enum Status: Hashable, Sendable {
        /// In force.
        case inForce
        /// Adopted, or in force later than the day judged; a coming rule and no duty yet.
        case coming(from: Day)
    }

    /// The key of the regime.
    public let regime: String
    /// The provision.
    public let provision: Provision
    /// The day on which the provision was judged, and what happens on it.
    public let judgedOn: QuestionDay
    /// The state of the provision on that day.
    public let status: Status
    /// Whether its condition holds.
    public let determination: Determination
    /// Why, part by part, in the order of the condition.
    public internal(set) var reasons: [Reason]
    /// The reasons that decide the answer: those that say the same as it, of the parts that do.
    ///
    /// That goods leave one place only decides nothing where it is enough that they enter another.
    public let decidingReasons: [Reason]
    /// The same as ``reasons``, in the shape of the condition.
    public internal(set) var reasoning: ReasonTree
    /// What would change the answer.
    public let changes: [String]
    /// What is asked to be shown and what the case has of it; empty where the condition fails.
    public let evidence: [EvidenceAnswer]
    /// Its deadlines; empty where the condition fails.
    public let due: [DueDate]

    /// The presumption by which it applies, or may apply; `nil` where it is asked about by itself.
    public let presumedBy: ProvisionID?

    /// What has to happen before the condition can hold; `nil` where it holds, or fails for something else as well.
    public let awaits: RegimeEvent?

    /// Whether the provision is in force and its condition holds.
    public var applies: Bool {
        guard case .established = determination else { return false }
        return status == .inForce
    }

    /// Whether the condition fails on the evidence at hand.
    public var isRuledOut: Bool {
        if case .refuted = determination { return true }
        return false
    }
}
