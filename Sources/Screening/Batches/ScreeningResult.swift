public import ClewModel

/// A query and what was found for it.
public struct ScreeningResult: Sendable {
    /// The query.
    public let query: ScreeningQuery
    /// Where the query stands in the input, where it comes from one.
    public let location: SourceLocation?
    /// The candidates, best first, with judgements applied.
    public let candidates: [Candidate]
    /// Whether anything was looked up: a query with neither a letter or digit in its names nor an identifier has no
    /// answer, and its lack of candidates says nothing.
    public let isLookedUp: Bool

    /// Creates a result.
    public init(
        query: ScreeningQuery, location: SourceLocation? = nil, candidates: [Candidate], isLookedUp: Bool = true
    ) {
        self.query = query
        self.location = location
        self.candidates = candidates
        self.isLookedUp = isLookedUp
    }
}
