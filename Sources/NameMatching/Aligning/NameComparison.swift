/// The result of comparing two names, with the reasons.
public struct NameComparison: Sendable, Hashable {
    /// The probability that both name the same party, going by the names alone, between 0 and 1.
    ///
    /// For a pair of which nothing else is known and of which either answer is as likely; told by ``ScoreCalibration`` where its file has a line for names by themselves.
    public let probability: Double
    /// What was set against what, in the order of the left name; what the right name has beyond it comes last.
    public let alignments: [PartAlignment]
    /// The log-odds before any part was looked at; with the contributions it adds up to the log-odds of ``probability``.
    public let base: Double
    /// The part of ``base`` by which the estimate of the model is moved so that it is a probability.
    ///
    /// How far names in these scripts can be told. 0 where there is no line for them, but for an estimate beyond ±9.2.
    public let calibration: Double
}

/// One part of a name set against a part of the other.
public struct PartAlignment: Sendable, Hashable {
    /// The text in the left name; empty if it has no counterpart there.
    public let left: String
    /// The text in the right name; empty if it has no counterpart there.
    public let right: String
    /// What the part does.
    public let role: PartRole
    /// How the two relate.
    public let relation: PartRelation
    /// How alike they are, from 0 to 1.
    public let similarity: Double
    /// What this alignment adds to the log-odds; negative where it speaks against.
    public let contribution: Double
}
