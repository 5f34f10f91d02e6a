public import ClewModel

/// Which identifiers of different lists stand for one party.
///
/// The first of a group by code points stands for all of them.
public struct LinkedIdentities: Sendable {
    private var groups: [EntityID: [EntityID]] = [:]

    /// Follows pairs to the groups that they make.
    public init(_ pairs: [(one: EntityID, other: EntityID)]) {
        for (one, other) in pairs {
            let first = members(of: one)
            if first.contains(other) { continue }
            let group = (first + members(of: other)).sorted()
            for member in group { groups[member] = group }
        }
    }

    /// All identifiers of a party, sorted; only its own where it is not linked.
    public func members(of entity: EntityID) -> [EntityID] { groups[entity] ?? [entity] }

    /// The identifier that stands for a party.
    public func representative(of entity: EntityID) -> EntityID { groups[entity]?.first ?? entity }
}
