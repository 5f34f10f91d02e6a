public import NameMatching

/// Why a candidate has its score.
public struct MatchExplanation: Sendable {
    /// Every line of evidence; their contributions sum up to ``logOdds``.
    public let evidence: [MatchEvidence]
    /// The name asked for in the best pair of names; `nil` where names were not compared.
    public let queryName: String?
    /// How the best pair of names was aligned; `nil` where names were not compared.
    public let names: NameComparison?
    /// The logarithm of the odds that both are the same.
    public let logOdds: Double

    /// Creates an explanation.
    public init(evidence: [MatchEvidence], queryName: String?, names: NameComparison?, logOdds: Double) {
        self.evidence = evidence
        self.queryName = queryName
        self.names = names
        self.logOdds = logOdds
    }
}
