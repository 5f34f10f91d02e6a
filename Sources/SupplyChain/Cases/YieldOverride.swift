public import ClewModel

/// A yield that a case states for a stage in place of the catalog's.
public struct YieldOverride: Hashable, Sendable {
    /// The stage's key.
    public var stage: String
    /// The range.
    public var range: YieldRange
    /// Who says so: a production report, a technical study.
    public var source: String
    /// The place in `case.yaml`.
    public var location: SourceLocation

    /// Creates an override.
    public init(stage: String, range: YieldRange, source: String, location: SourceLocation) {
        self.stage = stage
        self.range = range
        self.source = source
        self.location = location
    }
}
