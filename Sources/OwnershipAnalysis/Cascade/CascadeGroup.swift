/// Listed parties whose holdings a rule adds up, and whom their entries cover.
struct CascadeGroup: Sendable {
    var seeds: [Int32]
    var words: EntryWords

    /// The terms on which a rule brings others in with this group.
    func terms(_ terms: CascadeTerms, _ counting: OwnershipRule.Counting) -> CascadeTerms {
        counting == .entryWords && words == .itself ? .namedPartyAlone : terms
    }

    /// The groups of a rule: all listed parties in one, or each in one of its own.
    static func groups(
        of listed: [(party: Int32, words: EntryWords)], _ counting: OwnershipRule.Counting
    ) -> [CascadeGroup] {
        guard !listed.isEmpty else { return [] }
        switch counting {
        case .together:
            return [CascadeGroup(seeds: listed.map(\.party), words: .itself)]
        case .separately:
            return listed.map { CascadeGroup(seeds: [$0.party], words: .itself) }
        case .entryWords:
            return listed.map { CascadeGroup(seeds: [$0.party], words: $0.words) }
        }
    }
}

/// Where each party stands after one group's run, read with the words of its entry.
struct GroupOutcome: Sendable {
    /// The round in which a party surely falls under the rule, -1 for never.
    var sureDepth: Int32
    /// The round in which it can, -1 for never.
    var possibleDepth: Int32
    var capitalLow: Int64
    var capitalHigh: Int64
    var votingLow: Int64
    var votingHigh: Int64

    init(
        _ standing: CascadeStanding, _ voting: ShareTally, _ group: CascadeGroup, _ counting: OwnershipRule.Counting
    ) {
        sureDepth = standing.sureDepth
        possibleDepth = standing.possibleDepth
        capitalLow = standing.capital.least
        capitalHigh = standing.capital.most
        votingLow = voting.least
        votingHigh = voting.most
        guard counting == .entryWords else { return }
        switch group.words {
        case .itself, .subsidiaries: break
        case .someSubsidiaries:
            if sureDepth != 0 { sureDepth = -1 }
        case .affiliates:
            // Every party that the run has reached has a tie or a stake of somebody inside.
            if possibleDepth < 0, capitalHigh > 0 || votingHigh > 0 { possibleDepth = 1 }
        }
    }
}
