import ClewModel
import Screening
import SupplyChain

/// What people decided about matches, in words.
enum DecisionWords {
    /// A decision in a sentence: who decided what, when, and why.
    static func sentence(_ judgement: Judgement) -> String {
        let what =
            switch judgement.verdict {
            case .match: "that it is the same party"
            case .noMatch: "that it is another party"
            case .unsure: "that it cannot be decided"
            }
        let second =
            judgement.confirmedBy.map { ", confirming \($0)" } ?? " (proposed; no second person has confirmed it)"
        let until = judgement.expires.map { ", until \($0)" } ?? ""
        return "\(judgement.decidedBy) decided on \(judgement.decidedOn)\(until) \(what)\(second): \(judgement.reason)"
    }

    /// A decision as a link of a chain.
    static func evidence(_ party: CaseParty, _ candidate: Candidate, _ judgement: Judgement) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: "decision:\(party.id)/\(candidate.entity)"), kind: .reference,
            statement: sentence(judgement) + ".",
            citation: Citation("audit log of the archive", date: PartialDate(judgement.decidedOn)), confidence: .high)
    }
}
