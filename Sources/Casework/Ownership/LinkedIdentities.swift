public import ClewModel

/// Which identifiers of different lists stand for one party.
///
/// The first of a group by code points stands for all of them.
public struct LinkedIdentities: Sendable {
    private var groups: [EntityID: [EntityID]] = [:]
    private let former: FormerIdentifiers

    /// Follows pairs to the groups that they make; an identifier that a party had before stands for the present one.
    public init(_ pairs: [(one: EntityID, other: EntityID)], former: FormerIdentifiers = .none) {
        self.former = former
        for pair in pairs {
            let (one, other) = (former.current(of: pair.one), former.current(of: pair.other))
            if one == other { continue }
            let first = groups[one] ?? [one]
            if first.contains(other) { continue }
            let group = (first + (groups[other] ?? [other])).sorted()
            for member in group { groups[member] = group }
        }
    }

    /// All identifiers of a party, sorted, with those that it had before; only its own where it has no other.
    public func members(of entity: EntityID) -> [EntityID] {
        let entity = former.current(of: entity)
        let group = groups[entity] ?? [entity]
        let earlier = group.flatMap { former.former(of: $0) }
        return earlier.isEmpty ? group : (group + earlier).sorted()
    }

    /// The identifier that stands for a party.
    public func representative(of entity: EntityID) -> EntityID {
        let entity = former.current(of: entity)
        return groups[entity]?.first ?? entity
    }
}
