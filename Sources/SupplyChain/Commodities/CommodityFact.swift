public import ClewModel

/// Something known about a commodity.
public struct CommodityFact: Hashable, Sendable {
    /// What is known, in one sentence.
    public var statement: String
    /// Where it can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence

    /// Creates a fact.
    public init(statement: String, citation: Citation, confidence: Confidence) {
        self.statement = statement
        self.citation = citation
        self.confidence = confidence
    }
}
