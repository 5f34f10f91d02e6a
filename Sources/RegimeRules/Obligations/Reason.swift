public import ClewModel

/// Why one part of a condition holds, fails or stays open.
public struct Reason: Hashable, Sendable {
    /// The answer of the part.
    public enum Answer: String, Hashable, Sendable, Codable {
        /// It holds.
        case yes
        /// It fails.
        case no
        /// Nobody can tell yet.
        case open
        /// It is worth knowing and decides nothing.
        case caveat
    }

    /// The answer.
    public let answer: Answer
    /// One neutral sentence.
    public let statement: String
    /// The evidence it rests on.
    public let evidence: [EvidenceID]

    /// Creates a reason.
    public init(_ answer: Answer, _ statement: String, evidence: [EvidenceID] = []) {
        self.answer = answer
        self.statement = statement
        self.evidence = evidence
    }
}
