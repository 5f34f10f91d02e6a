import ClewModel

/// What conditions are judged on.
struct ConditionContext {
    let facts: RegimeFacts
    /// The day judged.
    let question: QuestionDay
    /// The day judged; the last one that it may be.
    var day: Day { question.day }
    /// The answers of the provisions judged before, of the same regime and in force.
    let provisions: [ProvisionID: ConditionAnswer]
    /// Whether the provision binds dealings with a party, as a freeze of assets does, rather than goods: then a party in the chain
    /// that the requester does not deal with leaves it open.
    var asksDealing = false
    /// The first day of the provision, or the first that our sources vouch for; `nil` where a condition is judged by itself.
    var from: Day?
    /// Whether the provision is older than ``from``.
    var isOlder = false
}

extension ConditionContext {
    /// What a party that fits means where the requester is not known to deal with it; `nil` where nothing is asked of dealings, or
    /// it deals with it.
    ///
    /// - Parameter because: Why the party fits, in a sentence.
    func withoutDealing(
        _ party: String, isDealtWith: Bool, because: String, evidence: [EvidenceID]
    ) -> ConditionAnswer? {
        guard asksDealing, !isDealtWith else { return nil }
        guard !facts.statesAllActs else {
            return .no(
                "\(because) The case states no dealing of the requester with \(party).", by: evidence,
                changes: ["A payment to \(party), or a contract with it or supply to it."])
        }
        let gap = EvidenceGap(
            missing: "whether the requester deals with \(party)", subject: party,
            question: "Is anything paid or supplied to \(party), or agreed with it, directly or through others?")
        return .open(
            "\(because) A payment to it, a supply or a contract would be barred; the case states none.", missing: [gap],
            evidence: evidence)
    }
}
