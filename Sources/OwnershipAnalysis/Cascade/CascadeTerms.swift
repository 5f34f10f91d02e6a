/// The terms of a period of a rule as the cascade needs them.
struct CascadeTerms: Sendable {
    /// The least billionths of the capital that bring a party under the rule; `Int64.max` where none do.
    var capitalLeast: Int64 = .max
    /// The same for the votes.
    var votingLeast: Int64 = .max
    /// Whether one holder must have that much of the capital alone.
    var capitalOneHolder = false
    /// Whether one holder must have that many of the votes alone.
    var votingOneHolder = false
    /// Whether ties without a share bring a party in.
    var followsTies = true

    /// Terms that bring nobody in: an entry that covers the named party alone.
    static let namedPartyAlone: CascadeTerms = {
        var terms = CascadeTerms([])
        terms.followsTies = false
        return terms
    }()

    init(_ tests: [OwnershipTest]) {
        for test in tests {
            switch test.right {
            case .capital:
                capitalLeast = min(capitalLeast, test.leastUnits)
                capitalOneHolder = test.isOneHolder
            case .voting:
                votingLeast = min(votingLeast, test.leastUnits)
                votingOneHolder = test.isOneHolder
            }
        }
    }
}
