import ClewModel
import RegimeRules
import SupplyChain

/// Obligations in words.
enum LawWords {
    /// What an obligation means for a shipment.
    static func status(of obligation: Obligation) -> DutyReport.Status {
        if obligation.awaits != nil { return .notTriggered }
        return switch (obligation.status, obligation.determination) {
        case (.coming, .refuted): .doesNotApply
        case (.coming, _): .coming
        case (.inForce, .established): .applies
        case (.inForce, .refuted): .doesNotApply
        case (.inForce, .undetermined): .open
        }
    }

    /// One provision for one shipment, as the dossier shows it.
    ///
    /// - Parameters:
    ///   - law: The law that its provision stands in, see ``laws(of:)``.
    ///   - milestones: What happened to the shipment.
    static func report(
        _ obligation: Obligation, regime: Regime, law: String, shipment: String, milestones: [Milestone]
    ) -> DutyReport {
        let provision = obligation.provision
        let ending = end(of: provision, milestones)
        return DutyReport(
            provision: provision.id.rawValue, regime: regime.name, law: law,
            shipment: shipment, title: provision.title,
            kind: provision.kind.rawValue, status: ending == nil ? status(of: obligation) : .doesNotApply,
            judgedOn: obligation.judgedOn, presumedBy: obligation.presumedBy?.rawValue,
            reason: reason(of: obligation) + (ending ?? ""), effect: provision.effect,
            deadlines: obligation.due.map { deadline($0, milestones: milestones) },
            requests: obligation.evidence.map { answer in
                DutyReport.Request(
                    description: answer.requirement.what + missingSteps(answer),
                    answeredBy: answer.state == .missing ? [] : answer.documents,
                    isComplete: answer.state == .answered)
            },
            inForceFrom: provision.appliesFrom, isOlder: provision.isOlder, reading: provision.reading,
            citation: provision.citation, confidence: provision.confidence,
            wouldChange: obligation.changes)
    }

    /// The orders that an obligation speaks of: the region's by its title, those on producers each by its day and the name that it names.
    static func orders(_ obligation: Obligation, _ facts: RegimeFacts) -> [String]? {
        let provision = obligation.provision
        guard provision.isOrder else { return nil }
        let datasets = provision.condition.datasets
        let applies = obligation.applies
        let named = facts.listings.filter { listing in
            datasets.contains(listing.dataset)
                && (!applies
                    || (listing.identity == .match && (listing.roles.isEmpty || listing.roles.contains(.producer))))
                && (listing.from.map { $0.earliest <= obligation.judgedOn.day } ?? true)
                && (listing.to.map { $0.latest >= obligation.judgedOn.earliest } ?? true)
        }.map { listing in
            "Withhold release order\(listing.from.map { " of \($0)" } ?? "") on \(listing.listedName)"
        }.unique()
        return named.isEmpty ? [provision.title] : named
    }

    /// The law that each provision of a regime stands in: a regime may gather several.
    ///
    /// The country stands with it where it is another than the United States, whose acts and orders are named apart.
    static func laws(of regime: Regime) -> [ProvisionID: String] {
        let own = Set(
            regime.provisions.filter { $0.kind != .route && $0.kind != .enforcementPriority }.map(\.instrument))
        let country = Jurisdictions.name(regime.jurisdiction).map { " (\($0))" } ?? ""
        func law(_ provision: Provision) -> String {
            guard own.count > 1 || !own.contains(provision.instrument),
                let instrument = regime.instruments.first(where: { $0.key == provision.instrument })
            else { return regime.name + country }
            return (instrument.title.hasPrefix(regime.name) ? regime.name : instrument.title) + country
        }
        return Dictionary(regime.provisions.map { ($0.id, law($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Why an obligation is asked, or why not: what decides it, what is open, and what is worth knowing beside that.
    private static func reason(of obligation: Obligation) -> String {
        let told =
            obligation.isRuledOut
            ? obligation.decidingReasons : obligation.reasons.filter { $0.answer != .no }
        return told.map(\.statement).joined(separator: " ")
    }

    /// That a release, or an export, ended the detention or the exclusion that a provision is about, or a decision of exclusion the
    /// detention, in a sentence; `nil` where none did.
    private static func end(of provision: Provision, _ milestones: [Milestone]) -> String? {
        let isAsked = [Provision.Kind.duty, .disclosure, .route].contains(provision.kind)
        let kinds: [Milestone.Kind] = provision.condition.events.compactMap { event in
            switch event {
            case .detention: .detention
            case .exclusion: .exclusion
            default: nil
            }
        }
        guard isAsked, let start = milestones.filter({ kinds.contains($0.kind) }).map(\.day).max(),
            let end = firstEnd(since: start, isExclusion: kinds.contains(.exclusion), milestones)
        else { return nil }
        return " The \(end.phrase) of \(end.day) ended it."
    }

    /// The first milestone that ends what a detention or an exclusion started: a release, an export, or, for another than an exclusion,
    /// the decision of exclusion that it waits for.
    ///
    /// - Parameter lapse: The day after which the goods count as excluded without a decision; `nil` where none is.
    private static func firstEnd(
        since start: Day, isExclusion: Bool, lapse: Day? = nil, _ milestones: [Milestone]
    ) -> Milestone? {
        milestones.filter { milestone in
            guard milestone.day >= start else { return false }
            return switch milestone.kind {
            case .release, .reexport: true
            case .exclusion: !isExclusion && (lapse.map { milestone.day <= $0 } ?? true)
            default: false
            }
        }
        .min { $0.day < $1.day }
    }

    private static func deadline(_ due: DueDate, milestones: [Milestone]) -> DeadlineReport {
        let deadline = due.deadline
        let counting = deadline.counting == .business ? "business days" : "days"
        let isLapse = deadline.becomes != nil
        let end = due.start.flatMap { start -> Milestone? in
            guard [.detention, .examination, .exclusion].contains(deadline.event) else { return nil }
            return firstEnd(
                since: start, isExclusion: deadline.event == .exclusion, lapse: isLapse ? due.lastDay : nil, milestones)
        }
        return DeadlineReport(
            what: deadline.what, length: "\(deadline.days) \(counting)", from: deadline.event.phrase,
            started: due.start, lastDay: due.lastDay, mayLieLater: deadline.counting == .business,
            isLapse: isLapse, startRemark: startRemark(due),
            ended: end.map { "the \($0.phrase) of \($0.day)" }, extended: extended(due),
            extensions: deadline.extensions,
            citation: deadline.citation, confidence: deadline.confidence)
    }

    /// That the period starts because no decision came in time; `nil` where a notice starts it.
    private static func startRemark(_ due: DueDate) -> String? {
        guard due.isLapse else { return nil }
        let notice = due.lastDayByNotice.map {
            "; counted from the later notice it would be \($0): keep the earlier day"
        }
        return "no decision had come in time" + (notice ?? "")
    }

    /// What the stated extensions did; `nil` where none is stated.
    private static func extended(_ due: DueDate) -> String? {
        let counting = due.extensions.map { "extended on \($0.granted) to \($0.until)" }
        let others = due.ineffective.map {
            "the extension of \($0.granted) to \($0.until) is not counted: the period was over, or no further one is provided for"
        }
        let all = counting + others
        return all.isEmpty ? nil : all.joined(separator: "; ")
    }

    private static func missingSteps(_ answer: EvidenceAnswer) -> String {
        guard answer.state == .partly else { return "" }
        return " (none for \(GoodsStep.list(answer.missingSteps.map(\.id), upTo: 12)))"
    }

    /// What an event does, in a few words: `spinning by …`.
    static func title(of event: SupplyEvent, in case: Case) -> String {
        let party = event.party.flatMap { `case`.party($0)?.caption }
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
