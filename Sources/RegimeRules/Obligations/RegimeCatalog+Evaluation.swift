public import ClewModel

extension RegimeCatalog {
    /// Says what the law of some regimes means for the facts of a case.
    ///
    /// A pure function. A provision is judged on each day of the kinds that it asks for (``Provision/judgedOn``). Provisions
    /// that had ended before the day judged, or that were not adopted yet on `day`, are left out; those not yet in force on the
    /// day judged are marked as coming, and judged as they will be on their first day; a day that is past by then, such as that of an
    /// import, they do not reach. One that is older than our sources vouch for (``Provision/isOlder``) is never coming: what it
    /// says of an earlier day is open. So it is where the day judged is known in part and may lie before the first day.
    ///
    /// - Parameters:
    ///   - facts: What is known of the case.
    ///   - names: Keys of regimes or jurisdictions, see ``regimes(named:)``.
    ///   - day: The day of the question.
    /// - Returns: One obligation for each provision and day, in the order of `names`, of the files and of the days, whatever its
    ///   answer.
    /// - Throws: ``RegimeError/Code/unknownRegime``.
    public func evaluate(
        _ facts: RegimeFacts, regimes names: [String], on day: Day
    ) throws(RegimeError) -> [Obligation] {
        try regimes(named: names).flatMap { RegimeCatalog.evaluate(facts, regime: $0, on: day) }
    }

    /// Says what the law of one regime means for the facts of a case.
    public static func evaluate(_ facts: RegimeFacts, regime: Regime, on day: Day) -> [Obligation] {
        var answers: [ProvisionID: ConditionAnswer] = [:]
        var obligations: [Obligation] = []
        var facts = facts.withLapses(regime.deadlines, on: day)
        facts.provisionTitles = Dictionary(
            regime.provisions.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        for provision in regime.provisions {
            var inForce: [ConditionAnswer] = []
            for judgedOn in facts.questionDays(provision.judgedOn, asked: day, in: regime.jurisdiction) {
                if provision.appliesTo.map({ $0 < judgedOn.day }) ?? false { continue }
                let isComing = provision.appliesFrom > judgedOn.day && !provision.isOlder
                if isComing, (provision.adopted ?? provision.appliesFrom) > max(day, judgedOn.day) { continue }
                let isAhead = isComing && judgedOn.kind == .asked
                let question =
                    isAhead ? QuestionDay(provision.appliesFrom, .asked, isFirstDay: true) : judgedOn
                let own = provision.condition.judged(
                    in: ConditionContext(
                        facts: facts, question: question, provisions: answers, asksDealing: provision.bindsDealings,
                        from: provision.appliesFrom, isOlder: provision.isOlder)
                ).openBefore(provision, on: judgedOn, isComing: isComing)
                    .refutedBefore(provision, on: judgedOn, isComing: isComing, asked: day)
                    .refutedByImport(provision, facts)
                let (answer, presumption) =
                    isComing ? (own, nil) : own.presumed(provision.presumedBy, answers, titles: facts.provisionTitles)
                let awaited =
                    answer.isRefuted ? awaited(by: provision, facts, on: question, provisions: answers) : nil
                if !isComing { inForce.append(answer) }
                obligations.append(
                    obligation(
                        provision, of: regime, on: judgedOn, isComing: isComing, answer, presumedBy: presumption,
                        awaits: awaited, facts: facts))
            }
            if !inForce.isEmpty { answers[provision.id] = .any(inForce) }
        }
        return ranked(obligations)
    }

    /// Says of each obligation which other one goes before it, where that one holds or may on the same day.
    private static func ranked(_ obligations: [Obligation]) -> [Obligation] {
        var obligations = obligations
        for over in obligations where !over.provision.overrides.isEmpty && !over.isRuledOut && over.status == .inForce {
            for index in obligations.indices
            where over.provision.overrides.contains(obligations[index].provision.id)
                && obligations[index].judgedOn.day == over.judgedOn.day && !obligations[index].isRuledOut
            {
                let words = "“\(over.provision.title)” (\(over.provision.id)) goes before it"
                let reason = Reason(.caveat, words + (over.applies ? "." : " where it holds, which is open."))
                obligations[index].reasons.append(reason)
                let tree = obligations[index].reasoning
                obligations[index].reasoning = ReasonTree(
                    tree.answer, tree.statement, evidence: tree.evidence,
                    parts: tree.parts + [ReasonTree(.caveat, reason.statement)])
            }
        }
        return obligations
    }

    private static func obligation(
        _ provision: Provision, of regime: Regime, on judgedOn: QuestionDay, isComing: Bool, _ answer: ConditionAnswer,
        presumedBy: ProvisionID?, awaits: RegimeEvent?, facts: RegimeFacts
    ) -> Obligation {
        let isAsked = !answer.isRefuted
        // What is to be shown is asked by the presumption.
        let isShown = isAsked && presumedBy == nil
        return Obligation(
            regime: regime.key, provision: provision, judgedOn: judgedOn,
            status: isComing ? .coming(from: provision.appliesFrom) : .inForce,
            determination: answer.determination, reasons: answer.reasons,
            decidingReasons: answer.decidingReasons, reasoning: answer.tree,
            changes: (isComing ? ["The provision applies from \(provision.appliesFrom)."] : []) + answer.changes,
            evidence: isShown ? provision.evidenceAsked.compactMap { $0.answered(by: facts) } : [],
            due: isAsked ? provision.deadlines.map { $0.due(by: facts) } : [], presumedBy: presumedBy,
            awaits: awaits)
    }

    /// The event that alone is missing for a condition that fails: with it, it would hold or be open.
    private static func awaited(
        by provision: Provision, _ facts: RegimeFacts, on judgedOn: QuestionDay,
        provisions: [ProvisionID: ConditionAnswer]
    ) -> RegimeEvent? {
        let missing = provision.condition.events.filter { facts.events[$0] == nil }
        return missing.first { event in
            var facts = facts
            facts.events[event] = judgedOn.day
            return !provision.condition.judged(
                in: ConditionContext(
                    facts: facts, question: judgedOn, provisions: provisions, asksDealing: provision.bindsDealings,
                    from: provision.appliesFrom, isOlder: provision.isOlder)
            ).isRefuted
        }
    }
}

extension ConditionAnswer {
    /// The answer, open where the day judged may lie before the first day of a provision that is in force on its last, or before the first
    /// day that our sources vouch for.
    fileprivate func openBefore(_ provision: Provision, on judgedOn: QuestionDay, isComing: Bool) -> ConditionAnswer {
        guard !isComing, !isRefuted, judgedOn.earliest < provision.appliesFrom else { return self }
        let from = provision.appliesFrom
        let words =
            provision.isOlder
            ? "The rule is older than \(from), the first day that our sources vouch for; how it stood on \(judgedOn.phrase), they do not say."
            : "Whether \(judgedOn.phrase), lies before \(from), the first day of the rule, is not known."
        return .all([self, .open(words, missing: [Provision.gap(on: judgedOn.earliest, vouchedFrom: from)])])
    }
}

extension ConditionAnswer {
    /// The answer, and none where the day judged is over before a coming rule begins: what happened on it stays what it was.
    ///
    /// A day that the case knows as “until now” may still lie ahead.
    fileprivate func refutedBefore(
        _ provision: Provision, on judgedOn: QuestionDay, isComing: Bool, asked: Day
    ) -> ConditionAnswer {
        let isStated = judgedOn.earliest == judgedOn.day || judgedOn.day < asked
        guard isComing, !isRefuted, judgedOn.kind != .asked, isStated else { return self }
        return .no(
            "It is judged on \(judgedOn.phrase); the rule applies from \(provision.appliesFrom).", by: [],
            changes: ["Another day than the one stated, from \(provision.appliesFrom) on."])
    }
}

extension ConditionAnswer {
    /// The answer, and none where all goods were imported before the first day of import that the provision reaches.
    fileprivate func refutedByImport(_ provision: Provision, _ facts: RegimeFacts) -> ConditionAnswer {
        guard let first = provision.importedFrom, let last = facts.days[.importDay]?.map(\.upperBound).max(),
            last < first, !isRefuted
        else { return self }
        return .no(
            "The goods were imported on \(last); the rule reaches goods imported from \(first) on.", by: [],
            changes: ["A day of import from \(first) on."])
    }
}

extension ConditionAnswer {
    /// The answer of a provision that counts as applying where a presumption applies, and the presumption that answers for it.
    ///
    /// An open presumption answers only where nothing else raises the question: what raises it by itself is told by itself.
    fileprivate func presumed(
        _ ids: [ProvisionID], _ answers: [ProvisionID: ConditionAnswer], titles: [ProvisionID: String]
    ) -> (ConditionAnswer, ProvisionID?) {
        func words(_ id: ProvisionID, _ link: String) -> String {
            "“\(titles[id] ?? id.rawValue)” \(link) what it presumes is that this provision bars the goods, "
                + "unless the importer shows otherwise: it is told there."
        }
        let held = ids.compactMap { id in answers[id].map { (id: id, answer: $0) } }
        if let (id, presumption) = held.first(where: { $0.answer.isEstablished }),
            case .established(let evidence) = presumption.determination
        {
            let holds = ConditionAnswer.yes(words(id, "applies:"), by: evidence, changes: presumption.changes)
            return (isRefuted ? holds : .any([holds, self]), id)
        }
        if isRefuted, let (id, presumption) = held.first(where: { $0.answer.isOpen }),
            case .undetermined(let missing) = presumption.determination
        {
            var answer = ConditionAnswer.open(words(id, "may apply; if it does,"), missing: missing)
            answer.changes = presumption.changes
            return (answer, id)
        }
        return (self, nil)
    }
}

extension EvidenceRequirement {
    /// Compares the requirement with the documents of a case; `nil` where it is not asked for these goods.
    public func answered(by facts: RegimeFacts) -> EvidenceAnswer? {
        let codes = facts.goods.map(\.code).filter { !$0.isEmpty }
        guard isAsked(for: codes.isEmpty ? facts.usualCodes : codes) else { return nil }
        let fitting = facts.documents.filter { documentTypes.contains($0.type) }
        // Where no step or lot of the chain can have it, it is asked for once: the chain may lack that step.
        let asked: [RegimeFacts.Step] =
            switch scope {
            case .once: []
            case .eachStep: facts.steps.filter(isAsked(of:))
            case .eachLot: facts.lots.filter(isAsked(of:))
            }
        let supported = Set(fitting.flatMap(\.supports))
        let missing = asked.filter { !supported.contains($0.id) }
        let state: EvidenceAnswer.State
        if asked.isEmpty {
            state = fitting.isEmpty ? .missing : .answered
        } else {
            state = missing.isEmpty ? .answered : missing.count == asked.count ? .missing : .partly
        }
        return EvidenceAnswer(
            requirement: self, state: state, documents: fitting.map(\.id).sorted(), missingSteps: missing)
    }
}
