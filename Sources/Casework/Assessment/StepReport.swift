public import ClewModel

/// The balance of quantities of one step of the chain.
public struct StepReport: Hashable, Sendable, Codable {
    /// The identifier of the event.
    public var id: String
    /// What happens, in words.
    public var title: String
    /// Who does it.
    public var party: String?
    /// When.
    public var day: Day?
    /// What went in, in words.
    public var inputs: [String]
    /// What came out, in words.
    public var outputs: [String]
    /// The ratio of output to input, where it can be computed.
    public var ratio: Double?
    /// What the ratio should be, at least and at most.
    public var expected: Bounds?
    /// Where the expectation comes from, in words, and which of its edges are ours.
    public var source: String?
    /// The source that ``source`` speaks of, with its address where it has one.
    public var citation: Citation?
    /// The edges of the expectation, `low` and `high`, that no source and no case states; `nil` where there is none.
    public var unsourcedEdges: [String]?
    /// The documents that support the step.
    public var documents: [String]
    /// `balanced`; `impossible` or `implausible` by what the case or a source says; `question` where only a default that
    /// nobody sourced says so; or `unknown`.
    public var verdict: String

    /// The same without an expectation that rests on an edge which nobody sourced: such a range may ask whoever assesses, and is
    /// nothing to hand to others.
    var withoutUnsourcedRange: StepReport {
        guard unsourcedEdges != nil else { return self }
        var report = self
        (report.expected, report.source, report.citation, report.unsourcedEdges) = (nil, nil, nil, nil)
        if verdict != "impossible" { report.verdict = "unknown" }
        return report
    }
}
