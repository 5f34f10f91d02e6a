public import ClewModel

/// A step of production, from raw material to product.
public struct Stage: Hashable, Sendable {
    /// The key, unique within its commodity.
    public var key: String
    /// The name for people.
    public var name: String
    /// The stages whose output goes in; empty for the first.
    public var inputs: [String]
    /// What goes in, in words.
    public var input: String
    /// What comes out, in words.
    public var output: String
    /// The yields, one a basis; empty where none is known.
    public var yields: [YieldRange]
    /// The HS codes of the output, as published.
    public var hsCodes: [String]
    /// The types of document that such a step leaves behind.
    public var documents: [String]
    /// Whether the place of this stage is the place of the raw material, because nobody hauls the input far.
    public var tellsOrigin: Bool
    /// Whether it mixes what goes in, so that any part of the output is like any other.
    public var mixes: Bool
    /// What to know about the stage.
    public var note: String?
    /// Where the stage is described.
    public var citation: Citation
    /// How far the description is to be trusted.
    public var confidence: Confidence
    /// The place in the reference data.
    public var location: SourceLocation

    /// The yield of a basis.
    public func yield(_ basis: YieldRange.Basis) -> YieldRange? {
        yields.first { $0.basis == basis }
    }
}
