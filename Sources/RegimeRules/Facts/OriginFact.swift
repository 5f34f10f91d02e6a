public import ClewModel

/// What is known of the content of a region in goods: a lot or a shipment.
public struct OriginFact: Hashable, Sendable {
    /// The goods, as people name them: `lot LOT-1`, `shipment S-2024`.
    public var goods: String
    /// The region, such as `xinjiang`.
    public var region: String
    /// The share of the goods that comes from the region, from 0 to 1, where it could be bounded.
    public var share: Bounds?
    /// What the share is a share of, such as `cotton`; `nil` for all of the goods.
    public var material: String?
    /// Whether the goods hold content of the region.
    public var determination: Determination

    /// Creates a fact from an answer already found.
    public init(goods: String, region: String, determination: Determination, share: Bounds? = nil) {
        self.goods = goods
        self.region = region
        self.share = share
        self.determination = determination
    }

    /// Creates a fact from bounds: any share above zero is content, exactly zero is none, and all else is open.
    ///
    /// - Parameters:
    ///   - share: The bounds of the share, from 0 to 1.
    ///   - evidence: What the bounds rest on.
    ///   - isPresent: Whether some content is established even where nothing tells how much.
    ///   - gaps: What would narrow them; one is made up from the goods where there is none.
    public init(
        goods: String, region: String, share: Bounds, isPresent: Bool = false, evidence: [EvidenceID],
        gaps: [EvidenceGap] = []
    ) {
        let answer: Determination
        if share.lower > 0 || (isPresent && share.upper > 0) {
            answer = .established(by: evidence)
        } else if share.upper <= 0 {
            answer = .refuted(by: evidence)
        } else {
            let gap = EvidenceGap(
                missing: "documents of origin", subject: goods,
                question: "From where and from whom did the inputs of \(goods) come, batch by batch?")
            answer = .undetermined(missing: gaps.isEmpty ? [gap] : gaps)
        }
        self.init(goods: goods, region: region, determination: answer, share: share)
    }
}
