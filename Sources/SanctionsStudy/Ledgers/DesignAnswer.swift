public import ClewModel

/// The answer to one question about the design of one measure, with its evidence.
public struct DesignAnswer: Hashable, Sendable, Codable {
    /// The answer.
    public enum Answer: String, Hashable, Sendable, Codable, CaseIterable {
        /// Yes, on this evidence.
        case yes
        /// No, on this evidence.
        case no
        /// Nobody knows yet.
        case unknown
    }

    /// The key of the measure.
    public let card: String
    /// Its title.
    public let title: String
    /// The question.
    public let question: DesignQuestion
    /// The answer.
    public let answer: Answer
    /// What it rests on.
    public let evidence: String
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}
