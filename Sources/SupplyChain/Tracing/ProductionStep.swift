public import ClewModel

/// A transformation with its balance: what went in, what came out, and what a plant can make of it.
public struct ProductionStep: Hashable, Sendable {
    /// What the balance says.
    public enum Verdict: String, Hashable, Sendable, Codable {
        /// The yield is plausible.
        case plausible
        /// More came out than a plant can make of what went in.
        case tooMuch
        /// Less came out than a plant usually makes of what went in.
        case tooLittle
        /// Quantities, units or a yield are missing.
        case unknown
    }

    /// The event.
    public var event: String
    /// The stage of what came out; `nil` where lots of several stages came out.
    public var stage: String?
    /// The lots that went in.
    public var inputs: [String]
    /// The lots that came out.
    public var outputs: [String]
    /// What was put in proportion.
    public var basis: YieldRange.Basis?
    /// How much went in, in the base unit of the basis (kilograms, watts or pieces).
    public var amountIn: Double?
    /// How much came out, in the base unit of the basis.
    public var amountOut: Double?
    /// What came out for each unit that went in.
    public var observedYield: Double?
    /// The range that it was compared with.
    public var expectedYield: YieldRange?
    /// What the balance says.
    public var verdict: Verdict
    /// How much more must have gone in than the records show, in the base unit; `nil` unless too much came out.
    public var unexplainedInput: Bounds?
    /// Whether more mass came out than went in, so that something unrecorded went in whatever the yield is.
    ///
    /// Solids say so too, and something that is no raw material may have brought them, such as salt: that stays a question.
    public var exceedsInput = false
    /// Whether ``verdict`` and ``unexplainedInput`` rest on an edge that no source and no case states: they may ask a question, no
    /// more.
    public var restsOnRecalledDefault: Bool {
        switch verdict {
        case .tooMuch: !exceedsInput && expectedYield?.isRecalled(.high) == true
        case .tooLittle: expectedYield?.isRecalled(.low) == true
        case .plausible, .unknown: false
        }
    }
    /// The documents that support the event, in order of identifier.
    public var documents: [String]
    /// The types of document that such a step leaves behind and that the case does not have for it.
    public var missingDocumentTypes: [String]
    /// The rows of the event.
    public var locations: [SourceLocation]
}
