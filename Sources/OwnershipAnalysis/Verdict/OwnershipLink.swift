public import ClewModel

/// One stake on the way from a listed party to the party asked about, with all that is said of it.
public struct OwnershipLink: Hashable, Sendable, Codable {
    /// The party that holds.
    public var owner: EntityID
    /// The party that is held.
    public var asset: EntityID
    /// What is held.
    public var kind: StakeKind
    /// The share, as a fraction; from the least to the greatest where the sources differ.
    public var share: Bounds
    /// Whether it was held on the day whatever its dates mean; where not, it may have been nothing.
    public var isSurelyHeld: Bool
    /// The records behind it.
    public var stakes: [Stake]

    /// Where the link can be read.
    public var citations: [Citation] { stakes.map(\.citation) }
    /// The trust in the least trusted record behind it.
    public var confidence: Confidence { stakes.map(\.confidence).min() ?? .unverified }

    /// Creates a link.
    public init(
        owner: EntityID, asset: EntityID, kind: StakeKind, share: Bounds, isSurelyHeld: Bool, stakes: [Stake]
    ) {
        self.owner = owner
        self.asset = asset
        self.kind = kind
        self.share = share
        self.isSurelyHeld = isSurelyHeld
        self.stakes = stakes
    }
}
