public import ClewModel

/// How much of the weight of a stage's goods is what is followed, where that differs from lot to lot: copper in a concentrate.
public struct ContentRange: Hashable, Sendable {
    /// The least and the most, as shares of the weight from 0 to 1.
    public var bounds: Bounds
    /// Where the range can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence

    /// Creates a range.
    public init(bounds: Bounds, citation: Citation, confidence: Confidence) {
        self.bounds = bounds
        self.citation = citation
        self.confidence = confidence
    }
}
