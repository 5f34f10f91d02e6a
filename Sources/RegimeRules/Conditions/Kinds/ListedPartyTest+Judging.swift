import ClewModel

extension ListedPartyTest {
    /// Judges whether a party is listed on the day.
    ///
    /// Some datasets publish the same listings, so a comparison with one of them is enough; the others are named as a
    /// caveat. Without any comparison the answer is open.
    func judged(in context: ConditionContext) -> ConditionAnswer {
        let facts = context.facts
        var parts: [ConditionAnswer] = []
        var others: [(party: String, dataset: DatasetName)] = []
        for listing in facts.listings where datasets.contains(listing.dataset) {
            if let answer = judged(listing, in: context) {
                parts.append(answer)
            } else {
                others.append((listing.party, listing.dataset))
            }
        }
        others += facts.bystanders.filter { datasets.contains($0.dataset) }.map { ($0.party, $0.dataset) }
        let screened = facts.screenings.filter { datasets.contains($0.dataset) }
        let unscreened = datasets.filter { dataset in !screened.contains { $0.dataset == dataset } }
            .map(facts.title).joined(separator: ", ")
        var background: [ConditionAnswer] = []
        if !screened.isEmpty {
            let names = screened.map { facts.title($0.dataset) }.joined(separator: ", ")
            let found =
                !parts.isEmpty
                ? "The other parties were not found"
                : others.isEmpty ? "No party was found" : "No party with a part that counts here was found"
            let partial = screened.filter(\.isPartial).map { facts.title($0.dataset) }.joined(separator: ", ")
            var answer: ConditionAnswer
            if partial.isEmpty {
                answer = .no(
                    "\(found) in \(names).", by: screened.flatMap(\.evidence),
                    changes: ["A new or corrected entry in \(names)."])
            } else {
                // Who stands on the part that is not on hand, nobody has looked up.
                let gap = EvidenceGap(
                    missing: "comparison of the parties with the whole of \(partial)", subject: "case",
                    question: "Has the current version of \(partial) been imported, as its publisher gives it?")
                answer = .open(
                    "\(found) in \(names); of \(partial) only a part is on hand.", missing: [gap],
                    evidence: screened.flatMap(\.evidence))
            }
            answer.reasons += screened.compactMap { screening in
                screening.caveat.map {
                    Reason(.caveat, "\(facts.title(screening.dataset)): \($0).", evidence: screening.evidence)
                }
            }
            for title in Set(others.map { facts.title($0.dataset) }).sorted() {
                let names = Set(others.filter { facts.title($0.dataset) == title }.map(\.party)).sorted()
                answer.reasons.append(
                    Reason(
                        .caveat,
                        "\(names.joined(separator: ", ")) \(names.count == 1 ? "is or may be" : "are or may be") on \(title); the case "
                            + "states no part of \(names.count == 1 ? "it" : "them") that counts here.",
                        evidence: []))
            }
            if !unscreened.isEmpty {
                answer.reasons.append(Reason(.caveat, "The parties were not compared with \(unscreened)."))
            }
            background.append(answer)
            background += facts.uncomparedParties.map { party in
                .open(
                    "Whether \(party.party) is listed cannot be said: \(party.reason).",
                    missing: [
                        EvidenceGap(
                            missing: "a name of \(party.party) that can be compared with lists", subject: party.party,
                            question:
                                "How does \(party.party) write its name in Latin letters, in contracts or in a register?"
                        )
                    ], evidence: party.evidence)
            }
        } else {
            let gap = EvidenceGap(
                missing: "comparison of the parties with \(unscreened)", subject: "case",
                question: "Which version of \(unscreened) should the parties be compared with?")
            background.append(.open("The parties were not compared with \(unscreened).", missing: [gap]))
        }
        return .any(parts + background)
    }

    private func judged(_ listing: ListingFact, in context: ConditionContext) -> ConditionAnswer? {
        let (question, facts) = (context.question, context.facts)
        let day = question.day
        let fits = roles.isEmpty || listing.roles.isEmpty || listing.roles.contains { roles.contains($0) }
        if !fits && otherRoles == .ignored { return nil }
        let entry = "“\(listing.listedName)” on the list “\(facts.title(listing.dataset))”"
        let scope = listing.scope.map { "; the entry’s words: “\($0)”" } ?? ""
        if let from = listing.from, from.earliest > day {
            return .no(
                "\(listing.party) is listed from \(from) (\(entry)), after \(question.phrase).", by: listing.evidence,
                changes: ["Only an act on or after \(from), the first day of the listing of \(listing.party)."])
        }
        if let to = listing.to, to.latest < question.earliest {
            let end = listing.mark.map { "is marked “\($0)” by its list" } ?? "was listed until \(to)"
            return .no("\(listing.party) \(end) (\(entry)), before \(question.phrase).", by: listing.evidence)
        }
        let named = goodsNamed.isEmpty ? "" : listing.goods.map { " for “\($0)”" } ?? ""
        let reached = goodsNamed.isEmpty ? nil : goodsReached(by: listing, entry: entry, facts)
        if let reached, reached.isRefuted {
            let goods = reached.reasons.map(\.statement).joined(separator: " ")
            return .no(
                "The entry \(entry) is about “\(listing.goods ?? "")” only. \(goods)",
                by: listing.evidence + reached.reasons.flatMap(\.evidence))
        }
        if listing.identity == .candidate {
            let gap = EvidenceGap(
                missing: "whether \(listing.party) is \(entry)", subject: listing.party,
                question:
                    "What are the registered name, number and address of \(listing.party), in Chinese if it has them?")
            return .open(
                "\(listing.party) may be \(entry)\(scope)\(named).", missing: [gap], evidence: listing.evidence)
        }
        if listing.identity == .belonging {
            let gap = EvidenceGap(
                missing: "whether \(listing.party) belongs to \(entry)", subject: listing.party,
                question: "Who holds \(listing.party), and to which body is it subordinate, by its register extract?")
            return .open(
                "\(listing.party) may belong to \(entry)\(scope)\(named).", missing: [gap], evidence: listing.evidence)
        }
        if let mark = listing.mark {
            let gap = EvidenceGap(
                missing: "since when the entry of \(listing.party) is marked “\(mark)”, and for what",
                subject: listing.party,
                question:
                    "Since when does the publisher mark the entry \(entry) “\(mark)”, and what of it still stands?")
            return .open(
                "\(listing.party) is \(entry)\(scope)\(named); the list marks it “\(mark)” and does not say since when, so that whether it "
                    + "stood on \(question.phrase) is open.", missing: [gap], evidence: listing.evidence)
        }
        guard let from = listing.from, from.latest <= question.earliest, listing.to.map({ $0.earliest > day }) ?? true
        else {
            let gap = EvidenceGap(
                missing: "the days of the listing of \(listing.party)", subject: listing.party,
                question: "On which day did the entry \(entry) take effect?")
            return .open(
                "\(listing.party) is \(entry); whether that was so on \(question.phrase) is open.", missing: [gap],
                evidence: listing.evidence)
        }
        guard fits else {
            let gap = EvidenceGap(
                missing: "the part that \(listing.party) had in making the goods", subject: listing.party,
                question: "Which steps did \(listing.party) carry out on the goods or their inputs?")
            return .open(
                "\(listing.party) is \(entry)\(scope), listed from \(from)\(named); its part in making the goods is not clear.",
                missing: [gap], evidence: listing.evidence)
        }
        if let reached, case .undetermined(let gaps) = reached.determination {
            let goods = reached.reasons.map(\.statement).joined(separator: " ")
            return .open(
                "\(listing.party) is \(entry)\(scope), listed from \(from)\(named). \(goods)", missing: gaps,
                evidence: listing.evidence + reached.reasons.flatMap(\.evidence))
        }
        let stands =
            "\(listing.party) is \(entry)\(scope), listed from \(from)\(named), in force on \(question.phrase)."
        if let answer = context.withoutDealing(
            listing.party, isDealtWith: listing.isDealtWith, because: stands, evidence: listing.evidence)
        {
            return answer
        }
        return .yes(
            stands, by: listing.evidence,
            changes: ["Proof that \(listing.party) is another party than the entry, or has no part in these goods."])
    }
}
