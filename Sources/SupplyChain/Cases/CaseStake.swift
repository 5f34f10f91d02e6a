public import ClewModel

/// A stake of one party of a case in another.
public struct CaseStake: Hashable, Sendable {
    /// The owner, a party of the case.
    public var owner: String
    /// What is owned, a party of the case.
    public var asset: String
    /// The share from 0 to 1; 0…1 where nobody says.
    public var share: Bounds
    /// What the stake is of, as stated, in lower case, such as `capital`, `voting`, `control` or `directorship`.
    public var kind: String
    /// From when.
    public var validFrom: PartialDate?
    /// Until when.
    public var validTo: PartialDate?
    /// Where it can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence
    /// The row.
    public var location: SourceLocation

    /// Creates a stake.
    public init(
        owner: String, asset: String, share: Bounds, kind: String, citation: Citation, confidence: Confidence,
        location: SourceLocation
    ) {
        self.owner = owner
        self.asset = asset
        self.share = share
        self.kind = kind
        self.citation = citation
        self.confidence = confidence
        self.location = location
    }
}
