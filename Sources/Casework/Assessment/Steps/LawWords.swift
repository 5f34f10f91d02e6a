import ClewModel
import RegimeRules
import SupplyChain

/// Obligations in words.
enum LawWords {
    /// One provision for one shipment, as the dossier shows it.
    static func report(_ obligation: Obligation, regime: Regime, shipment: String) -> DutyReport {
        let provision = obligation.provision
        let status: DutyReport.Status
        switch (obligation.status, obligation.determination) {
        case (.coming, .refuted): status = .doesNotApply
        case (.coming, _): status = .coming
        case (.inForce, .established): status = .applies
        case (.inForce, .refuted): status = .doesNotApply
        case (.inForce, .undetermined): status = .open
        }
        let deadline = obligation.due.map { due in
            let counting = due.deadline.counting == .business ? "business days" : "days"
            let last = due.lastDay.map { ", by \($0)" } ?? ""
            return "\(due.deadline.what): \(due.deadline.days) \(counting) from \(due.deadline.event.phrase)\(last)"
        }
        return DutyReport(
            provision: provision.id.rawValue, regime: regime.name, shipment: shipment, title: provision.title,
            kind: provision.kind.rawValue, status: status,
            reason: obligation.reasons.map(\.statement).joined(separator: " "), effect: provision.effect,
            deadline: deadline.isEmpty ? nil : deadline.joined(separator: "; "),
            requests: obligation.evidence.map { answer in
                DutyReport.Request(
                    description: answer.requirement.what + missingSteps(answer),
                    answeredBy: answer.state == .missing ? [] : answer.documents,
                    isComplete: answer.state == .answered)
            },
            inForceFrom: provision.appliesFrom, citation: provision.citation, confidence: provision.confidence,
            wouldChange: obligation.changes)
    }

    private static func missingSteps(_ answer: EvidenceAnswer) -> String {
        guard answer.state == .partly else { return "" }
        return " (none for \(GoodsStep.list(answer.missingSteps.map(\.id), upTo: 12)))"
    }

    /// What an event does, in a few words: `spinning by …`.
    static func title(of event: SupplyEvent, in case: Case) -> String {
        let party = event.party.flatMap { `case`.party($0)?.name }
        let stages = event.outputs.compactMap { $0.lot.flatMap { `case`.lot($0)?.stage } }
        let what: String =
            switch event.kind {
            case .transform: stages.first ?? "transformation"
            case .move: "movement"
            case .sell: "sale"
            case .store: "storage"
            case .issue: "issue from stock"
            case .loss: "loss"
            }
        return party.map { "\(what) by \($0)" } ?? what
    }
}
