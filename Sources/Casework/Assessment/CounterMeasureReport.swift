public import ClewModel

/// A Chinese counter-measure that a step could trigger, and a safer way to take it.
public struct CounterMeasureReport: Hashable, Sendable, Codable {
    /// The step: what a company would do.
    public var act: String
    /// The instrument and article.
    public var instrument: String
    /// Why the step can fall under it.
    public var why: String
    /// What makes the exposure larger or smaller.
    public var weighing: String
    /// A safer way to take the step.
    public var saferWay: String
    /// Where the instrument can be read.
    public var citation: Citation
    /// How far our reading rests on a source.
    public var confidence: Confidence
}
