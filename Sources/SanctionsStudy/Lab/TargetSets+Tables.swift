import ClewModel

extension TargetSets {
    /// The answer as tables: the curve f(k) with what one more adds, and how firm the choice is.
    ///
    /// - Parameters:
    ///   - count: How many listings.
    ///   - caption: For which programme, under which rule.
    ///   - name: The name to show for a candidate.
    public func tables(
        upTo count: Int, caption: String, data: [(name: String, digest: String)] = [], found: [String] = [],
        name: (String) -> String = { $0 }
    ) -> [StudyTable] {
        let choices = choices(upTo: count)
        let isCertified = choices.allSatisfy(\.isCertified)
        var assumed = [
            "the rest of the graph stays as it is, and stakes that nobody stated are not there.",
            "a candidate counts itself, what falls under the rule with it, and nothing that falls under it already.",
        ]
        if isCertified {
            assumed.append("every set of each size was looked at.")
        } else if isUnion {
            assumed.append(
                "chosen step by step; the rule looks at one holder at a time, so the choice reaches at least 63.2 % (1 - 1/e) of "
                    + "the best.")
        } else {
            assumed.append(
                "chosen step by step; the rule adds owners up, so two that reach nothing alone may reach much together, and no "
                    + "guarantee holds. The limit is what all candidates together reach.")
        }
        let notes = LabNotes(
            assumed: assumed,
            notSaid: [
                "that a candidate is tied to a labour programme: that is what the evidence of each has to show.",
                "what a listing does to the candidate, or whether it is lawful.",
                "a rank of companies: each set is one answer.",
            ], data: data, found: found)
        let coverage = notes.coverage(counted: candidates.count)
        var before = 0.0
        let curve = choices.map { choice in
            defer { before = choice.reached.lower }
            return [
                String(choice.chosen.count), choice.chosen.map { name(candidates[$0]) }.joined(separator: "; "),
                Figures.text(choice.reached, digits: 2), Figures.text(choice.reached.lower - before, digits: 2),
                choice.limit.map { Figures.text($0, digits: 2) } ?? "none known", choice.isCertified ? "yes" : "no",
            ]
        }
        var tables = [
            StudyTable(
                title: "Sets that reach most, \(caption)",
                columns: ["listings", "set", "reached", "one more adds", "limit", "certified"], rows: curve,
                coverage: coverage, answer: answer(choices, name: name).joined(separator: " "))
        ]
        if weights.contains(where: { !$0.isExact }) {
            let firm = stability(of: count)
            let how = firm.isComplete ? "all \(firm.cornerCount) corners" : "a sample of \(firm.cornerCount) corners"
            let chosen =
                firm.isExhaustive || !isCertified
                ? "" : "; in each corner chosen step by step, so that a better set may be missed"
            tables.append(
                StudyTable(
                    title: "In how many corners of the weights each candidate is chosen (\(how)\(chosen))",
                    columns: ["candidate", "corners"],
                    rows: zip(candidates, firm.counts).map { [name($0), String($1)] }, coverage: coverage))
        }
        return tables
    }

    /// What the largest of the sets reaches, and which it is.
    func answer(_ choices: [Choice], name: (String) -> String) -> [String] {
        guard let last = choices.last else { return ["There is no candidate."] }
        let size = last.chosen.count
        let reached = Figures.text(last.reached, digits: 1)
        return [
            "\(size) \(size == 1 ? "listing reaches" : "listings reach") \(reached) of the weight"
                + (last.isCertified
                    ? "; no other set of this size reaches more for sure." : "; the set was chosen step by step."),
            "It is \(last.chosen.map { name(candidates[$0]) }.joined(separator: "; ")).",
        ]
    }
}
