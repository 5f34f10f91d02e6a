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

extension Condition {
    /// Judges the condition.
    ///
    /// - Complexity: Linear in the size of the condition times the number of facts of the kind it looks at.
    func judged(in context: ConditionContext) -> ConditionAnswer {
        let facts = context.facts
        switch self {
        case .all(let parts):
            return .all(parts.map { $0.judged(in: context) })
        case .any(let parts):
            return .any(parts.map { $0.judged(in: context) })
        case .importInto(let places):
            return place(
                places, among: facts.importInto, evidence: facts.importEvidence, what: "The goods enter",
                unknown: "where the goods enter", question: "Into which countries are the goods imported?")
        case .exportFrom(let places):
            return place(
                places, among: facts.exportFrom, evidence: facts.importEvidence, what: "The goods leave",
                unknown: "which country the goods leave", question: "From which country are the goods shipped?")
        case .requesterIn(let places):
            return place(
                places, among: facts.requesterIn, evidence: facts.requesterEvidence,
                what: "The law that binds the requester is that of",
                unknown: "whose law binds the requester", question: "In which countries is the company established?")
        case .originIn(let region):
            return origin(in: region, facts)
        case .listedParty(let test):
            return test.judged(in: context)
        case .ownedUnder(let rule):
            return owned(under: rule, context)
        case .goods(let test):
            return test.judged(facts)
        case .programmeLink(let grades):
            return link(of: grades, facts)
        case .event(let event):
            return happened(event, context)
        case .act(let test):
            return test.judged(facts)
        case .provision(let ids):
            return .any(
                ids.map { id in
                    let title = context.facts.provisionTitles[id].map { "“\($0)”" } ?? id.rawValue
                    var answer = context.provisions[id] ?? .no("\(title) is not in force on the day.", by: [])
                    answer.heading = "The provision \(title)."
                    return answer
                })
        case .leavesOpen(let question):
            return question.judged(in: context)
        }
    }

    private func place(
        _ places: [String], among known: [String], evidence: [EvidenceID], what: String, unknown: String,
        question: String
    ) -> ConditionAnswer {
        guard !known.isEmpty else {
            let gap = EvidenceGap(missing: unknown, subject: "case", question: question)
            return .open("It is not stated \(unknown).", missing: [gap])
        }
        let met = places.filter { known.contains($0) }
        let names = (met.isEmpty ? known : met).map { $0.uppercased() }.joined(separator: ", ")
        return met.isEmpty
            ? .no("\(what) \(names) only.", by: evidence) : .yes("\(what) \(names).", by: evidence)
    }

    private func origin(in region: String, _ facts: RegimeFacts) -> ConditionAnswer {
        let name = region.prefix(1).uppercased() + region.dropFirst()
        let origins = facts.origins.filter { $0.region == region }
        guard !origins.isEmpty else {
            let gap = EvidenceGap(
                missing: "origin of the goods", subject: "case",
                question: "From where and from whom did the inputs of the goods come?")
            return .open("The origin of the goods is not stated.", missing: [gap])
        }
        return .any(
            origins.map { fact in
                switch fact.determination {
                case .established(let evidence):
                    return .yes(
                        "\(Self.sentenceStart(fact.goods)) holds content of \(name)\(Self.extent(fact, isEstablished: true)).",
                        by: evidence,
                        changes: ["Documents that place every input of \(fact.goods) outside \(name)."])
                case .refuted(let evidence):
                    return .no(
                        "\(Self.sentenceStart(fact.goods)) holds no content of \(name) by what the records state of places and quantities.",
                        by: evidence,
                        changes: ["Any content of \(name) in \(fact.goods)."])
                case .undetermined(let gaps):
                    return .open(
                        "Whether \(fact.goods) holds content of \(name) is open\(Self.extent(fact, isEstablished: false)).",
                        missing: gaps)
                }
            })
    }

    /// How much that is, in brackets, and of what; nothing where nobody bounded it.
    private static func extent(_ fact: OriginFact, isEstablished: Bool) -> String {
        guard let share = fact.share else { return "" }
        return " (\(percent(share, isEstablished: isEstablished))\(fact.material.map { ", of the \($0)" } ?? ""))"
    }

    /// What is established and what is not excluded, each end rounded outward to a hundredth of a per cent: the two are never
    /// run together into a range that “is” from somewhere.
    private static func percent(_ share: Bounds, isEstablished: Bool) -> String {
        func text(_ hundredths: Double) -> String {
            let value = hundredths / 100
            return value == value.rounded() ? "\(Int(value))" : "\(value)"
        }
        let least = min(max(0, (share.lower * 10_000 + 1e-5).rounded(.down)), 10_000)
        let most = min(max(0, (share.upper * 10_000 - 1e-5).rounded(.up)), 10_000)
        // One value is one number: rounding both ends outward would tell two.
        if share.upper - share.lower < 1e-6, share.lower > 0 {
            return "\(text((share.lower * 10_000).rounded())) %"
        }
        if least == most { return "\(text(least)) %" }
        let established =
            least > 0 ? "at least \(text(least)) %; " : isEstablished ? "how much is not established; " : ""
        return "\(established)up to \(text(most)) % cannot be excluded"
    }

    private func owned(under rule: String, _ context: ConditionContext) -> ConditionAnswer {
        let answers = context.facts.ownership.filter {
            $0.rule == rule && ($0.day == nil || $0.day == context.day)
        }
        guard !answers.isEmpty else {
            let gap = EvidenceGap(
                missing: "owners of the parties", subject: "case",
                question: "Who owns the company, directly and indirectly, with which shares and since when?")
            return .open("The owners of the parties are not stated (rule \(rule)).", missing: [gap])
        }
        let name = context.facts.ruleNames[rule].map { "rule “\($0)”" } ?? "rule \(rule)"
        var parts: [ConditionAnswer] = []
        var (open, gaps): ([String], [EvidenceGap]) = ([], [])
        var (others, evidence): ([String], [EvidenceID]) = ([], [])
        for fact in answers {
            switch fact.determination {
            case .established(let ids):
                let holds = "Listed parties own enough of \(fact.party) by the \(name)."
                parts.append(
                    context.withoutDealing(
                        fact.party, isDealtWith: fact.isDealtWith, because: holds, evidence: ids)
                        ?? .yes(
                            holds, by: ids,
                            changes: ["A stake that is smaller than stated, or that ended before the day."]))
            case .undetermined(let missing):
                open.appendNew([fact.party])
                gaps.appendNew(missing)
            case .refuted(let ids):
                others.appendNew([fact.party])
                evidence.appendNew(ids)
            }
        }
        if !open.isEmpty {
            parts.append(
                .open(
                    "Whether a listed party owns enough by the \(name) is open of: \(Self.list(open))", missing: gaps))
        }
        if !others.isEmpty {
            parts.append(.no("Not under listed parties by the \(name): \(Self.list(others))", by: evidence))
        }
        return .any(parts)
    }

    private static func sentenceStart(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// Names in one line, the first few, with one full stop at the end whether or not the last has one.
    private static func list(_ names: [String]) -> String {
        let told = names.prefix(8).joined(separator: ", ")
        let all = names.count > 8 ? "\(told) and \(names.count - 8) others" : told
        return all.hasSuffix(".") ? all : all + "."
    }

    private func link(of grades: [String], _ facts: RegimeFacts) -> ConditionAnswer {
        let strong = facts.programmeLinks.filter { grades.contains($0.grade) }
        guard strong.isEmpty else {
            return .any(
                strong.map {
                    .yes(
                        "Evidence of grade \($0.grade) ties \($0.party) to the programme “\($0.programme)”.",
                        by: $0.evidence)
                })
        }
        let unsettled = facts.programmeLinks.filter { $0.grade == ProgrammeLinkFact.open }
        guard unsettled.isEmpty else {
            return .any(
                unsettled.map {
                    .open(
                        "A text of an unknown publisher ties \($0.party) to the programme “\($0.programme)”.",
                        missing: [
                            EvidenceGap(
                                missing: "Who published the text", subject: $0.party,
                                question: "Who published the text about \($0.party), and where can it be read?")
                        ])
                })
        }
        let weak = facts.programmeLinks.filter { !grades.contains($0.grade) }
        guard weak.isEmpty else {
            return .any(
                weak.map {
                    .no(
                        "Evidence of grade \($0.grade) about \($0.party) shows exposure only, no tie to a programme.",
                        by: $0.evidence, changes: ["A text that names \($0.party) and a labour programme."])
                })
        }
        return .no(
            facts.hasUnreadTexts
                ? "The texts that could be read tie no party to a labour programme; what stands in the others is not known."
                : "No text of the case ties a party to a labour programme.", by: [])
    }

    private func happened(_ event: RegimeEvent, _ context: ConditionContext) -> ConditionAnswer {
        guard let day = context.facts.events[event] else {
            return .no("The case states no such event: \(event.phrase).", by: [])
        }
        if let from = context.from, day < from {
            // What happened before a rule began sets nothing of it off.
            let stated = "The case states \(event.phrase) on \(day)"
            guard context.isOlder else {
                return .no("\(stated), before \(from), the first day of this rule.", by: [])
            }
            return .open(
                "\(stated); how the rule stood then is not in our sources, which vouch for it from \(from) on.",
                missing: [Provision.gap(on: day, vouchedFrom: from)])
        }
        return day <= context.day
            ? .yes(
                context.facts.lapsed.contains(event)
                    ? "\(event.phrase.prefix(1).uppercased() + event.phrase.dropFirst()) counts from \(day), when a period was over without a decision."
                    : "The case states \(event.phrase) on \(day).", by: [])
            : .no("The case states \(event.phrase) on \(day), after the day asked about.", by: [])
    }
}
