public import ClewModel

/// What is known of the content of a lot.
public struct LotTrace: Hashable, Sendable {
    /// The lot.
    public var lot: String
    /// The share of its content that was grown, mined or made in the region: the least and the most that the records
    /// allow, where parts of a lot that nothing mixed may differ.
    public var regionShare: Bounds
    /// The same if every lot and blend were mixed evenly; lies within ``regionShare``.
    public var wellMixedShare: Bounds
    /// The share of its raw material that was grown or mined in the region, wherever it was worked on.
    public var rawMaterialShare: Bounds
    /// The share of its content whose origin, or one of whose transformations, no document supports.
    public var undocumentedShare: Bounds
    /// Whether nothing narrower than ``regionShare`` holds on the records.
    public var isTightest: Bool
}
