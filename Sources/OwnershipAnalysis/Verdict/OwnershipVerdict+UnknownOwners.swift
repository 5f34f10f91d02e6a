import ClewModel

extension OwnershipVerdict {
    /// The verdict, open where it would be no for want of anything known about the owners, or about the rest of them where those
    /// inside hold some of the party and what nobody states would be enough.
    ///
    /// A natural person has no owners, and a rule that is suspended reaches nobody; both stay as they are.
    ///
    /// - Parameters:
    ///   - rule: The rule that was asked about.
    ///   - snapshot: What the verdict was computed from.
    public func openWhereOwnersAreUnknown(
        under rule: OwnershipRule, in snapshot: OwnershipSnapshot
    ) -> OwnershipVerdict {
        guard answer == .no, status != .suspended, snapshot.graph.schema(of: entity) != .person else { return self }
        let owners = snapshot.links(of: entity, .owners)
        guard owners.isEmpty else { return openForTheRest(of: owners, under: rule, in: snapshot) }
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
        of owners: [OwnershipLink], under rule: OwnershipRule, in snapshot: OwnershipSnapshot
    ) -> OwnershipVerdict {
        guard status != .notYetInForce, bounds.upper > 0, rule.counting != .entryWords,
            let tests = rule.period(on: day)?.tests
        else { return self }
        let stated = owners.filter { $0.kind == .capital && $0.owner != entity }
            .map { Int64(ShareUnits.floor($0.share.lower)) }.reduce(0, +)
        let rest = max(0, Int64(ShareUnits.whole) - stated)
        let most = Int64(ShareUnits.ceil(bounds.upper)) + rest
        guard tests.contains(where: { $0.right == .capital && most >= $0.leastUnits }) else { return self }
        var open = self
        open.answer = .open
        open.bounds = Bounds(bounds.lower, ShareUnits.fraction(most))
        open.isNearMiss = false
        open.missing = [
            MissingFact(
                kind: .remainder, owner: nil, asset: entity, share: ShareUnits.bounds(0, rest),
                question: "Who held what no record gives to anybody of \(snapshot.graph.name(of: entity)) on \(day)?")
        ]
        open.isMissingSmallest = true
        return open
    }

    /// Whether the answer is open for no other reason than that nobody states who owns the party.
    public var isOpenForUnknownOwners: Bool {
        answer == .open && missing.count == 1 && missing.first?.kind == .owners
    }
}
