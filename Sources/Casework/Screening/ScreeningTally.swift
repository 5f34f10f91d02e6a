public import Screening

/// How far a screening has come, and what it has found so far.
public struct ScreeningTally: Hashable, Sendable {
    /// How many queries have been read.
    public private(set) var queries = 0
    /// How many of them held nothing that could be looked up.
    public private(set) var queriesWithoutLookup = 0
    /// How many of them have at least one match.
    public private(set) var queriesWithMatch = 0
    /// How many matches there are in all.
    public private(set) var matches = 0
    /// How many matches someone has to look at: those that no valid decision settles.
    public private(set) var openMatches = 0
    /// How many queries may belong to a listed party whose entry extends to others.
    public private(set) var queriesWithReach = 0
    /// How many queries without a match have a candidate that is put to a person all the same, see ``Candidate/question``.
    public private(set) var queriesWithQuestion = 0
    /// How many of the matches stand beyond the candidates that were asked for, and are not shown.
    public private(set) var hiddenMatches = 0
    /// How many queries have as many matches as a search returns, and may have more.
    public private(set) var cappedQueries = 0
    /// How many queries were left out because the change cannot affect them.
    public private(set) var unaffected = 0
    /// How many bytes of the input the queries answered so far take up.
    public private(set) var bytesRead = 0
    /// The size of the input, where it is known.
    public private(set) var bytesTotal: Int?

    /// Starts at nothing.
    public init() {}

    /// How many queries were screened.
    public var screened: Int { queries - queriesWithoutLookup }

    /// How far the input has been read.
    mutating func take(_ state: ScreeningProgress) {
        unaffected = state.unaffected
        bytesRead = state.bytesRead
        bytesTotal = state.bytesTotal
    }

    /// Counts a result.
    public mutating func add(_ result: ScreeningResult) {
        let found = result.candidates.count(where: \.isMatchAfterJudgement)
        queries += 1
        hiddenMatches += result.hiddenMatches
        cappedQueries += result.isCapped ? 1 : 0
        queriesWithoutLookup += result.isLookedUp ? 0 : 1
        queriesWithMatch += found > 0 ? 1 : 0
        matches += found
        queriesWithReach += result.reaches.isEmpty ? 0 : 1
        queriesWithQuestion += found == 0 && result.shown.contains(where: \.isQuestion) ? 1 : 0
        openMatches += result.candidates.count(where: \.isOpen)
    }
}
