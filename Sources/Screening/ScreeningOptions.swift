/// How a screener searches and what it returns.
public struct ScreeningOptions: Equatable, Sendable {
    /// The most candidates returned for a query; more are returned where more of them match.
    public var limit = 5
    /// The most matches returned for a query, where that is more than ``limit``: no match is left out below it.
    public var matchLimit = 100
    /// Where more than so many parties match, the search is done again and compares four times ``matchLimit``.
    public var crowd = 5
    /// From which score on a candidate below the threshold is a question where something says that two parties may bear the names.
    public var questionScore = 0.35
    /// Candidates below this score are not returned.
    public var leastScore = 0.0005
    /// How many parties are compared in full for each query: those that share most with it; more in short and in long lists (``effort(for:)``).
    public var comparisons = 32
    /// How many of those the learnt forest weighs: the ones that fit best by a first estimate; more in proportion.
    public var refined = 12
    /// How much a party must share with a query to be compared; a word's rare sound alone counts about 1000.
    public var leastSharedWeight: UInt32 = 90
    /// How much a party must share with a query to be compared, in 256ths of what the party shares that shares most; in a short list
    /// all are.
    ///
    /// Of 5,946 answers among 100,000 parties, two share less; neither would have come first.
    public var leastShare: UInt32 = 40
    /// What sharing most counts at most for ``leastShare``: two whole names in common, or a number.
    public var plentyWeight: UInt32 = 16_000
    /// Once a party has this score, those that share less than ``littleWeight`` with the query are not compared.
    public var sureScore = 0.95
    /// Less than a word in common, or the sound of one: too little to match where another party is sure.
    public var littleWeight: UInt32 = 600
    /// Keys that more parties than this share are not looked up at all: a word so common tells nobody apart.
    public var commonKeyLimit = 32_768
    /// How many index entries retrieval may look at for a query before it stops looking for further parties.
    public var retrievalBudget = 100_000
    /// How many names of a query are compared; what lies behind is left out, and the result says so.
    ///
    /// Of the parties of a list every name is compared.
    public var nameLimit = 4096
    /// Whether candidates carry an explanation.
    public var explains = true
    /// What evidence is worth.
    public var weights = ScreeningWeights.standard
    /// Whether estimates are told as probabilities, see ``ScoreCalibration``; learning looks at the estimates themselves.
    package var isCalibrated = true
    /// The learnt forests; those beside the name tables where it is `nil`.
    package var model: EvidenceModel?

    /// Creates options with the standard values.
    public init() {}

    /// How many times as many parties are compared in a list of so many.
    ///
    /// In a short list four times as many: what is sought shares only faint keys with the query where a name was translated, and
    /// searching a short list costs next to nothing. In a long one twice as many with each doubling from half a million on,
    /// since so many more strangers share a key with the query; at most eight times.
    static func effort(for count: Int) -> Int {
        if count < shortList { return count < 16_384 ? 4 : 2 }
        let doublings = Int.bitWidth - (count >> 19).leadingZeroBitCount
        return 1 << min(3, doublings)
    }

    private static let shortList = 65_536

    /// The options for a list of so many parties.
    func fitted(to count: Int) -> ScreeningOptions {
        let effort = Self.effort(for: count)
        var fitted = self
        fitted.comparisons *= effort
        fitted.refined *= effort
        if count < Self.shortList { fitted.leastShare = 0 }
        return fitted
    }

    /// The options for a query that many parties match.
    var widened: ScreeningOptions {
        var wider = self
        wider.comparisons = max(comparisons, 4 * matchLimit)
        wider.refined = wider.comparisons
        wider.sureScore = 1
        wider.leastShare = 0
        return wider
    }
}
