public import ClewModel

extension OwnershipSnapshot {
    /// Whether a party falls under a rule on the day of the snapshot, with the chain that shows it.
    ///
    /// - Parameters:
    ///   - entity: The party; one that the graph does not know falls under a rule only if it is listed.
    ///   - rule: The rule.
    ///   - listed: The parties that the regime lists, each with the words of its entry.
    /// - Complexity: O(*m*) for *m* stakes above the party, times the number of listed parties above it where each counts
    ///   separately.
    public func verdict(for entity: EntityID, under rule: OwnershipRule, listed: [ListedParty]) -> OwnershipVerdict {
        guard let party = graph.entities.find(entity.rawValue) else {
            return verdict(for: entity, under: rule, isListed: listed.contains { $0.entity == entity })
        }
        let question = VerdictQuestion(self, party: party, rule: rule, listed: number(listed).known)
        guard let outcome = question.outcome(of: question.above.graph) else {
            return verdict(for: entity, under: rule, isListed: question.isListed)
        }
        var verdict = verdict(for: entity, under: rule, isListed: question.isListed)
        verdict.answer = OwnershipVerdict.Answer(
            isListed: question.isListed, isSure: outcome.isSure, isPossible: outcome.isPossible, status: verdict.status)
        verdict.bounds = ShareUnits.bounds(outcome.capital.low, outcome.capital.high)
        if !voting.edges(into: party).isEmpty {
            verdict.votingBounds = ShareUnits.bounds(outcome.voting.low, outcome.voting.high)
        }
        verdict.isNearMiss =
            verdict.answer == .no
            && max(verdict.bounds.upper, verdict.votingBounds?.upper ?? 0) >= rule.nearMissFrom
        switch verdict.answer {
        case .yes: verdict.depth = question.isListed ? 0 : Int(outcome.best.sureDepth)
        case .open: verdict.depth = Int(outcome.best.possibleDepth)
        case .no: verdict.depth = nil
        }
        verdict.steps = ProofBuilder(question, outcome).steps()
        verdict.confidence = verdict.chain.map(\.confidence).reduce(verdict.confidence, min)
        if verdict.answer == .open {
            let search = MissingFactSearch(question, outcome)
            (verdict.missing, verdict.isMissingSmallest) = search.facts(status: verdict.status)
        }
        return verdict
    }

    /// The answer for a party whom nobody listed holds.
    private func verdict(for entity: EntityID, under rule: OwnershipRule, isListed: Bool) -> OwnershipVerdict {
        let period = rule.period(on: day)
        return OwnershipVerdict(
            entity: entity, rule: rule.key, day: day, answer: isListed ? .yes : .no, isListed: isListed,
            bounds: Bounds(exactly: 0), votingBounds: nil, depth: isListed ? 0 : nil, isNearMiss: false,
            steps: isListed
                ? [
                    OwnershipStep(
                        entity: entity, depth: 0, isSure: true, reason: .listed, links: [], share: Bounds(exactly: 0),
                        heldByOthers: 0)
                ] : [],
            missing: [], isMissingSmallest: true, status: period?.status ?? .unverified,
            statement: period?.statement ?? "", citation: period?.citation ?? Citation(rule.name),
            confidence: period?.confidence ?? .unverified)
    }
}

extension OwnershipGraph {
    /// Whether a party falls under a rule on a day, with the chain that shows it.
    ///
    /// For several questions about one day take a ``snapshot(on:)`` once and ask that.
    public func verdict(
        for entity: EntityID, under rule: OwnershipRule, listed: Set<EntityID>, on day: Day
    ) -> OwnershipVerdict {
        snapshot(on: day).verdict(for: entity, under: rule, listed: listed.sorted().map { ListedParty($0) })
    }
}
