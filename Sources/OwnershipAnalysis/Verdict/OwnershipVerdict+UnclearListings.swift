public import ClewModel

extension OwnershipVerdict {
    /// The verdict, open where entries would change it of which nobody can tell whether they count.
    ///
    /// A collection marks a party as listed and may not say by whom; an owner may bear the name of a listed party without
    /// being it. That is no listing of the regime, and no clearing either.
    ///
    /// - Parameters:
    ///   - unclear: Those entries.
    ///   - most: The verdict if all of them counted.
    ///   - rule: The rule that was asked about.
    ///   - snapshot: What both verdicts were computed from.
    public func open(
        for unclear: [UnclearListing], asFarAs most: OwnershipVerdict, under rule: OwnershipRule,
        in snapshot: OwnershipSnapshot
    ) -> OwnershipVerdict {
        guard answer != .yes, most.answer != .no else { return self }
        let isSame = most.answer == answer && most.bounds == bounds && most.missing == missing
        guard !isSame else { return self }
        let own = unclear.filter { $0.listing.entity == entity }
        var facts: [MissingFact] = []
        for entry in own.isEmpty ? unclear : own {
            let fact = entry.fact(about: entity, under: rule, in: snapshot.graph)
            // One question of each kind about a party is enough.
            if !facts.contains(where: { $0.owner == fact.owner && $0.kind == fact.kind }) { facts.append(fact) }
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
