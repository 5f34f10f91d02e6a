import ClewModel

extension OwnershipVerdict {
    /// The verdict, open where it would be no for want of anything known about the owners, or where those inside could bring the party in
    /// if they also held what nobody is on record for, of the party or of those above it in which they hold some.
    ///
    /// A natural person has no owners, and a rule that is suspended reaches nobody; both stay as they are.
    ///
    /// - Parameters:
    ///   - rule: The rule that was asked about.
    ///   - listed: The parties that the regime lists, as the verdict was asked with.
    ///   - snapshot: What the verdict was computed from.
    /// - Complexity: O(*m*) a round for *m* stakes above the party, see ``UnrecordedShares``; nothing where the answer is not no.
    public func openWhereOwnersAreUnknown(
        under rule: OwnershipRule, listed: [ListedParty], in snapshot: OwnershipSnapshot
    ) -> OwnershipVerdict {
        guard answer == .no, status != .suspended, snapshot.graph.schema(of: entity) != .person else { return self }
        // A tie that says nothing of who holds does not make the owners known.
        let owners = snapshot.links(of: entity, .owners).filter(\.kind.saysWhoHolds)
        guard owners.isEmpty else { return openForTheRest(under: rule, listed: listed, in: snapshot) }
        var open = self
        open.answer = .open
        open.bounds = Stake.unknownShare
        open.isNearMiss = false
        open.missing = [
            MissingFact(
                kind: .owners, owner: nil, asset: entity, share: Stake.unknownShare,
                question: "Who held \(snapshot.graph.name(of: entity)) on \(day), directly or through others?")
        ]
        open.isMissingSmallest = true
        return open
    }

    /// The verdict, open where what no record gives to anybody, put to what those inside hold, would be enough for the rule.
    private func openForTheRest(
        under rule: OwnershipRule, listed: [ListedParty], in snapshot: OwnershipSnapshot
    ) -> OwnershipVerdict {
        guard status != .notYetInForce, rule.counting != .entryWords, let period = rule.period(on: day),
            let party = snapshot.graph.entities.find(entity.rawValue)
        else { return self }
        let shares = UnrecordedShares(snapshot, above: party, rule: rule, period: period, listed: listed)
        let standings = shares.groups.map { (seeds: $0, standing: shares.standing(from: $0, .withRest)) }
        guard let found = standings.first(where: { $0.standing.inside[party] != nil }) else { return self }
        let proof = RestProof(shares, found.seeds, found.standing)
        let most = standings.map { shares.held(party, by: $0.standing.counting, .withRest) }.max() ?? 0
        var open = self
        open.answer = .open
        open.bounds = Bounds(bounds.lower, max(bounds.upper, ShareUnits.fraction(most)))
        open.isNearMiss = false
        open.depth = found.standing.inside[party]
        open.steps = proof.steps
        open.confidence = open.chain.map(\.confidence).reduce(confidence, min)
        open.missing = proof.missing.isEmpty ? [wholeRest(in: snapshot)] : proof.missing
        open.isMissingSmallest = proof.missing.count == 1
        return open
    }

    /// The question about all that nobody is on record for, where no single share settles it.
    private func wholeRest(in snapshot: OwnershipSnapshot) -> MissingFact {
        MissingFact(
            kind: .remainder, owner: nil, asset: entity, share: Stake.unknownShare,
            question: "Who held the rest of \(snapshot.graph.name(of: entity)), and of those above it, on \(day)?")
    }

    /// Whether the answer is open for no other reason than that nobody states who owns the party.
    public var isOpenForUnknownOwners: Bool {
        answer == .open && missing.count == 1 && missing.first?.kind == .owners
    }
}
