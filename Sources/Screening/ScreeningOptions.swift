/// How a screener searches and what it returns.
public struct ScreeningOptions: Hashable, Sendable {
    /// The most candidates returned for a query.
    public var limit = 5
    /// Candidates below this score are not returned.
    public var leastScore = 0.02
    /// How many parties are compared in full for each query: those that share most with it.
    public var comparisons = 24
    /// How many index entries retrieval may look at for a query before it stops looking for further parties.
    public var retrievalBudget = 200_000
    /// Whether candidates carry an explanation.
    public var explains = true
    /// The most prepared parties kept in memory between queries, about 2 kB each.
    public var cachedParties = 50_000
    /// What evidence is worth.
    public var weights = ScreeningWeights.standard

    /// Creates options with the standard values.
    public init() {}
}
