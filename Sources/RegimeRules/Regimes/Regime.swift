/// A body of law of one jurisdiction, as read from one file.
public struct Regime: Hashable, Sendable {
    /// Whom a regime speaks to.
    public enum Side: String, Hashable, Sendable, Codable, CaseIterable {
        /// Those who buy, import or deal.
        case importing
        /// Those who comply with foreign measures: Chinese counter-measures.
        case counterMeasure
    }

    /// The key, such as `us-uflpa`.
    public let key: String
    /// The name of the law.
    public let name: String
    /// The jurisdiction, as a lower-case ISO 3166-1 code or `eu`.
    public let jurisdiction: String
    /// Whom it speaks to.
    public let side: Side
    /// What it does, in one sentence of ours.
    public let summary: String
    /// The acts and orders it rests on.
    public let instruments: [LegalInstrument]
    /// What it says, in the order of the file.
    public let provisions: [Provision]
    /// What it asks to be shown; provisions refer to these by key.
    public let evidence: [EvidenceRequirement]
    /// Periods that start with an event; provisions refer to these by key.
    public let deadlines: [Deadline]
    /// Sourced context that triggers nothing.
    public let notes: [RegimeNote]
    /// What is reported without a source that could be found; never a statement of law.
    public let toCheck: [UnverifiedNote]

    /// The instrument of a provision.
    public func instrument(of provision: Provision) -> LegalInstrument? {
        instruments.first { $0.key == provision.instrument }
    }
}
