public import ClewModel

/// A paper named in a text that cannot show that work is voluntary.
public struct AssuranceHit: Hashable, Sendable, Codable {
    /// What was found.
    public let assurance: Assurance
    /// Where its name stands in the file.
    public let location: SourceLocation
    /// The text.
    public let source: TextSource
}
