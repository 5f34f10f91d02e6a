public import ClewModel
public import RegimeRules

/// Why an assessment says what it says about one finding or one duty: the conclusion, its reasons as a tree, the evidence under
/// each reason with its source, and what would change it.
public struct Explanation: Hashable, Sendable, Codable {
    /// What is explained.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A finding of the dossier.
        case finding
        /// What a provision asks for one shipment on one day.
        case duty
    }

    /// One reason, with the answer that it gives and what it was reached by.
    public struct Node: Hashable, Sendable, Codable {
        /// The answer of this part.
        public var answer: Reason.Answer
        /// One neutral sentence.
        public var statement: String
        /// What this part itself rests on, with the source of each.
        public var evidence: [Evidence] = []
        /// What it was reached by, in order.
        public var parts: [Node] = []
    }

    /// The format of this document and its version.
    public var format = "clew.explanation/1"
    /// The identifier of the finding, or of the provision.
    public var id: String
    /// What is explained.
    public var kind: Kind
    /// What it is about, in a few words.
    public var title: String
    /// The severity of a finding, the status of a duty.
    public var standing: String
    /// The shipment that a duty was read for.
    public var shipment: String?
    /// The day on which a duty was judged, and what happens on it, in words.
    public var judgedOn: String?
    /// The conclusion in a sentence; of a duty what follows from it.
    public var conclusion: String
    /// What the conclusion does not show; `nil` for a duty.
    public var limits: String?
    /// Where the law can be read; `nil` for a finding, whose evidence names its sources.
    public var citation: Citation?
    /// How far our reading of the law rests on a source.
    public var confidence: Confidence?
    /// Why, as a tree.
    public var reasons: [Node]
    /// What would change the conclusion, a sentence each.
    public var wouldChange: [String]
}
