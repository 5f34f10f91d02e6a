public import ClewModel

/// What one source says that one party holds in another.
public struct Stake: Hashable, Sendable, Codable {
    /// The party that holds.
    public var owner: EntityID
    /// The party that is held.
    public var asset: EntityID
    /// The share as a fraction from 0 to 1; ``unknownShare`` where nobody says, and for ties without a share.
    public var share: Bounds
    /// What is held.
    public var kind: StakeKind
    /// Whether a source states that it is held through others, so that it may repeat a chain of stakes: it is at most what
    /// is stated, and nothing where the chain is on hand.
    public var isIndirect: Bool
    /// The first day on which it was held, where known.
    public var validFrom: PartialDate?
    /// The last day on which it was held, where known.
    public var validTo: PartialDate?
    /// Where it can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence
    /// The record that says so, where it came from a file.
    public var location: SourceLocation?

    /// The share that nobody states: anything from nothing to all of it.
    public static let unknownShare = Bounds(0, 1)

    /// Creates a stake.
    public init(
        owner: EntityID, asset: EntityID, share: Bounds = Stake.unknownShare, kind: StakeKind = .capital,
        isIndirect: Bool = false, validFrom: PartialDate? = nil, validTo: PartialDate? = nil, citation: Citation,
        confidence: Confidence = .high,
        location: SourceLocation? = nil
    ) {
        self.owner = owner
        self.asset = asset
        self.share = share
        self.kind = kind
        self.isIndirect = isIndirect
        self.validFrom = validFrom
        self.validTo = validTo
        self.citation = citation
        self.confidence = confidence
        self.location = location
    }
}
