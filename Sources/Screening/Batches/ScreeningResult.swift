public import ClewModel

/// A query and what was found for it.
public struct ScreeningResult: Sendable {
    /// The query.
    public let query: ScreeningQuery
    /// Where the query stands in the input, where it comes from one.
    public let location: SourceLocation?
    /// The candidates, best first, with judgements applied.
    public let candidates: [Candidate]
    /// The listed parties that it may belong to, apart from the candidates: a relation, never an identity.
    public let reaches: [Reach]
    /// How many candidates were asked for; all that were found where it is `nil`.
    public let top: Int?
    /// Whether the most matches that a search returns were found, so that there may be more.
    public let isCapped: Bool
    /// Why the query has no answer, where it has none: that nothing was found says nothing then.
    public let obstacle: LookUpObstacle?
    /// What limits cut off the query, in words: then no candidate does not mean that nobody is meant.
    public let omissions: [String]
    /// Why the row of the input could not be read, for a result that stands for such a row; its query is empty.
    public let refusal: Diagnostic?

    /// Creates a result.
    public init(
        query: ScreeningQuery, location: SourceLocation? = nil, candidates: [Candidate], reaches: [Reach] = [],
        top: Int? = nil,
        isCapped: Bool = false, obstacle: LookUpObstacle? = nil, omissions: [String] = [],
        refusal: Diagnostic? = nil
    ) {
        self.query = query
        self.location = location
        self.candidates = candidates
        self.reaches = reaches
        self.top = top
        self.isCapped = isCapped
        self.obstacle = obstacle
        self.omissions = omissions
        self.refusal = refusal
    }

    /// Whether the query was looked up, so that a lack of matches is an answer.
    public var isLookedUp: Bool { obstacle == nil }

    /// The candidates that were asked for, best first.
    public var shown: ArraySlice<Candidate> { candidates.prefix(top ?? candidates.count) }

    /// How many matches stand beyond those that were asked for.
    public var hiddenMatches: Int {
        candidates.dropFirst(top ?? candidates.count).count(where: \.isMatchAfterJudgement)
    }
}
