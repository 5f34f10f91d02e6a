public import ClewModel

/// What is known of the content of a shipment.
public struct ShipmentTrace: Hashable, Sendable {
    /// A lot at the start of the chain and what part of the shipment comes of it.
    public struct Source: Hashable, Sendable {
        /// The lot.
        public var lot: String
        /// Whether it comes from the region.
        public var answer: OriginClaim.Answer
        /// Whether the place where it was made is the place of its raw material: of a worked lot whose making nothing shows it is not.
        public var tellsOrigin: Bool
        /// What that rests on.
        public var evidence: [EvidenceID]
        /// The part of the shipment that comes of it if all blends were mixed evenly; `nil` where quantities are missing.
        public var share: Double?
    }

    /// The shipment.
    public var shipment: String
    /// The share of its content that was grown, mined or made in the region: the least and the most that quantities, stocks
    /// and dates allow.
    ///
    /// It rests on no recalled default; ``region`` has the other readings.
    public var regionShare: Bounds
    /// The same if every lot and blend were mixed evenly.
    public var wellMixedShare: Bounds
    /// The share of its raw material that was grown or mined in the region, wherever it was worked on.
    public var rawMaterialShare: Bounds
    /// The share of its content whose origin, or one of whose transformations, no document supports.
    public var undocumentedShare: Bounds
    /// The share from the region, in all readings.
    public var region: ContentReadings
    /// The share without a document, in all readings.
    public var undocumented: ContentReadings
    /// Whether anything in it is from the region, however much.
    public var presence: Presence
    /// The share that each party asked about made, by identifier; those of which nothing can be in it are left out.
    public var madeBy: [String: ContentReadings] = [:]
    /// The smallest sets of records that would close what is open; empty where nobody asked.
    public var closing: [ClosingSet] = []
    /// Whether ``closing`` was looked for, where somebody asked: not beyond ``TraceOptions/closingEffort``.
    public var isClosingSought = true
    /// The lots that it was made of, raw material first, those that were shipped last.
    public var lots: [String]
    /// The transformations that it came through, in the order of production.
    public var events: [String]
    /// The lots at the start of its chain, in the order of ``lots``.
    public var sources: [Source]
}
