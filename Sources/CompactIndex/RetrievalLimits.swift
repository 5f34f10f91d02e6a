/// How far a retrieval goes.
public struct RetrievalLimits: Sendable, Hashable {
    /// How many records to return.
    public var count: Int
    /// The least weight of a record to be returned.
    public var leastWeight: UInt32
    /// The least weight of a record to be returned, in 256ths of the largest weight.
    public var leastShare: UInt32
    /// What the largest weight counts at most for ``leastShare``.
    public var plenty: UInt32
    /// How many postings to look at in search of records.
    ///
    /// Once it is spent, the remaining lists only add to records
    /// already found, and the result says that it is not exact.
    public var budget: Int

    /// Creates limits.
    public init(
        count: Int, leastWeight: UInt32 = 1, leastShare: UInt32 = 0, plenty: UInt32 = .max, budget: Int = .max
    ) {
        self.count = count
        self.leastWeight = leastWeight
        self.leastShare = leastShare
        self.plenty = plenty
        self.budget = budget
    }
}
