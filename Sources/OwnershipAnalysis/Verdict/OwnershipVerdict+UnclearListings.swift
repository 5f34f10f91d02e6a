public import ClewModel

extension OwnershipVerdict {
    /// The verdict, open where listings would change it of which nobody can tell whether they are the regime's.
    ///
    /// A collection marks a party as listed and may not say by whom. That is no listing of the regime, and no clearing either.
    ///
    /// - Parameters:
    ///   - unclear: Those listings.
    ///   - most: The verdict if all of them were the regime's.
    ///   - rule: The rule that was asked about.
    ///   - snapshot: What both verdicts were computed from.
    public func open(
        for unclear: [ListedParty], asFarAs most: OwnershipVerdict, under rule: OwnershipRule,
        in snapshot: OwnershipSnapshot
    ) -> OwnershipVerdict {
        guard answer != .yes, most.answer != .no else { return self }
        let isSame = most.answer == answer && most.bounds == bounds && most.missing == missing
        guard !isSame else { return self }
        let own = unclear.filter { $0.entity == entity }
        var asked: Set<EntityID> = []
        let facts = (own.isEmpty ? unclear : own).filter { asked.insert($0.entity).inserted }.map { listing in
            MissingFact(
                kind: .listing, owner: listing.entity, asset: entity, share: Stake.unknownShare,
                question: "Is the listing of \(snapshot.graph.name(of: listing.entity)) in "
                    + "\(listing.dataset?.rawValue ?? "the collection") one under \(rule.name)? Its entry does not say so."
            )
        }
        var open = self
        open.answer = .open
        open.bounds = Bounds(bounds.lower, max(bounds.upper, most.bounds.upper))
        open.isNearMiss = false
        var all = missing + facts
        for fact in most.missing where most.answer == .open && !all.contains(fact) { all.append(fact) }
        open.missing = all
        open.isMissingSmallest = false
        return open
    }
}
