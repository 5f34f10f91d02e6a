import ClewModel

extension OwnershipVerdict {
    /// The verdict, open where it would be no for want of anything known about the owners.
    ///
    /// A natural person has no owners, and a rule that is suspended reaches nobody; both stay as they are.
    ///
    /// - Parameter snapshot: What the verdict was computed from.
    public func openWhereNobodyStatesOwners(in snapshot: OwnershipSnapshot) -> OwnershipVerdict {
        guard answer == .no, status != .suspended, snapshot.graph.schema(of: entity) != .person,
            snapshot.links(of: entity, .owners).isEmpty
        else { return self }
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

    /// Whether the answer is open for no other reason than that nobody states who owns the party.
    public var isOpenForUnknownOwners: Bool {
        answer == .open && missing.count == 1 && missing.first?.kind == .owners
    }
}
