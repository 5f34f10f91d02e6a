public import ClewModel

/// Where a lot was grown, mined or made, as the caller resolved it.
public struct OriginClaim: Hashable, Sendable {
    /// Whether the place lies in the region that is asked about.
    public enum Answer: String, Hashable, Sendable, Codable {
        /// It does.
        case inside
        /// It does not.
        case outside
        /// Nobody can tell.
        ///
        /// A lot that may have been made in the region may count fully, whatever it was made of; give no claim at all for
        /// a lot whose place of making is not in question.
        case unknown
    }

    /// Whether the place lies in the region.
    public var answer: Answer
    /// What the answer rests on.
    public var evidence: [EvidenceID]
    /// The answer in one neutral sentence.
    public var statement: String?

    /// Creates a claim.
    public init(_ answer: Answer, evidence: [EvidenceID] = [], statement: String? = nil) {
        self.answer = answer
        self.evidence = evidence
        self.statement = statement
    }
}
