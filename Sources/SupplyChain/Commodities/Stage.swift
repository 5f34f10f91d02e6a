public import ClewModel

/// A step of production, from raw material to product.
public struct Stage: Hashable, Sendable {
    /// The key, unique within its commodity.
    public var key: String
    /// The name for people.
    public var name: String
    /// The stages whose output goes in; empty for the first.
    public var inputs: [String]
    /// The stages whose output comes out of the same step besides, such as chlorine beside caustic soda.
    ///
    /// Their yields are of the same inputs, so that those of a step that makes several add up.
    public var coProducts: [String]
    /// What goes in, in words.
    public var input: String
    /// What comes out, in words.
    public var output: String
    /// The yields, one a basis; empty where none is known.
    public var yields: [YieldRange]
    /// How much of the output's weight is what is followed, where lots of the stage differ in that; `nil` where they do not, or
    /// where only a row of the case can say it.
    public var content: ContentRange?
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

    /// Creates a stage.
    public init(
        key: String, name: String, inputs: [String], coProducts: [String] = [], input: String, output: String,
        yields: [YieldRange], content: ContentRange? = nil, hsCodes: [String], documents: [String], tellsOrigin: Bool,
        mixes: Bool, note: String?,
        citation: Citation, confidence: Confidence, location: SourceLocation
    ) {
        self.key = key
        self.name = name
        self.inputs = inputs
        self.coProducts = coProducts
        self.input = input
        self.output = output
        self.yields = yields
        self.content = content
        self.hsCodes = hsCodes
        self.documents = documents
        self.tellsOrigin = tellsOrigin
        self.mixes = mixes
        self.note = note
        self.citation = citation
        self.confidence = confidence
        self.location = location
    }

    /// The yield of a basis.
    public func yield(_ basis: YieldRange.Basis) -> YieldRange? {
        yields.first { $0.basis == basis }
    }
}
