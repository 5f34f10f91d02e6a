public import ClewModel

/// What is known of the content of a region in one lot.
public struct OriginFact: Hashable, Sendable {
    /// The lot.
    public var lot: String
    /// The region, such as `xinjiang`.
    public var region: String
    /// The share of the lot that comes from the region, from 0 to 1, where it could be bounded.
    public var share: Bounds?
    /// Whether the lot holds content of the region.
    public var determination: Determination

    /// Creates a fact from an answer already found.
    public init(lot: String, region: String, determination: Determination, share: Bounds? = nil) {
        self.lot = lot
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
    ///   - gaps: What would narrow them; one is made up from the lot where there is none.
    public init(
        lot: String, region: String, share: Bounds, isPresent: Bool = false, evidence: [EvidenceID],
        gaps: [EvidenceGap] = []
    ) {
        let answer: Determination
        if share.lower > 0 || (isPresent && share.upper > 0) {
            answer = .established(by: evidence)
        } else if share.upper <= 0 {
            answer = .refuted(by: evidence)
        } else {
            let gap = EvidenceGap(
                missing: "documents of origin", subject: lot,
                question: "From where and from whom did the inputs of lot \(lot) come, batch by batch?")
            answer = .undetermined(missing: gaps.isEmpty ? [gap] : gaps)
        }
        self.init(lot: lot, region: region, determination: answer, share: share)
    }
}
