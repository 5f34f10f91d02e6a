public import ClewModel

/// Sourced context of a regime that triggers nothing.
public struct RegimeNote: Hashable, Sendable, Codable {
    /// The statement.
    public let text: String
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}
