public import ClewModel
import Foundation
import StatementStore

/// Which identifiers of different lists stand for one party.
///
/// The first of a group by code points stands for all of them.
public struct LinkedIdentities: Sendable {
    private var groupOf: [EntityID: [EntityID]] = [:]
    private let former: FormerIdentifiers

    /// Follows pairs to the groups that they make; an identifier that a party had before stands for the present one.
    public init(_ pairs: [(one: EntityID, other: EntityID)], former: FormerIdentifiers = .none) {
        self.former = former
        for pair in pairs {
            let (one, other) = (former.current(of: pair.one), former.current(of: pair.other))
            if one == other { continue }
            let first = groupOf[one] ?? [one]
            if first.contains(other) { continue }
            let group = (first + (groupOf[other] ?? [other])).sorted()
            for member in group { groupOf[member] = group }
        }
    }

    /// All identifiers of a party, sorted, with those that it had before; only its own where it has no other.
    public func members(of entity: EntityID) -> [EntityID] {
        let entity = former.current(of: entity)
        let group = groupOf[entity] ?? [entity]
        let earlier = group.flatMap { former.former(of: $0) }
        return earlier.isEmpty ? group : (group + earlier).sorted()
    }

    /// The identifier that stands for a party.
    public func representative(of entity: EntityID) -> EntityID {
        let entity = former.current(of: entity)
        return groupOf[entity]?.first ?? entity
    }

    /// The groups of more than one identifier, sorted by the first of each.
    public var groups: [[EntityID]] {
        groupOf.filter { $0.key == $0.value.first }.map(\.value).sorted { $0[0] < $1[0] }
    }
}

extension LinkedIdentities {
    /// The links of the archive by the knowledge of a day, and those that `Reference/identities` states where both parties
    /// are on hand; a link that was taken back in the archive stays taken back.
    init(
        _ knowledge: KnowledgeBase, _ archive: Archive?, _ snapshot: ArchiveSnapshot?, _ bundled: [Entity],
        knownAt: Day?
    ) throws(ClewError) {
        var pairs = try knowledge.identities
        let own = Set(bundled.map(\.id))
        func isOnHand(_ id: EntityID) throws(ClewError) -> Bool {
            if own.contains(id) { return true }
            guard let snapshot else { return false }
            return try withArchiveErrors { try snapshot.entity(id) != nil }
        }
        var onHand: [(one: EntityID, other: EntityID)] = []
        for pair in pairs {
            guard try isOnHand(pair.one), try isOnHand(pair.other) else { continue }
            onHand.append(pair)
        }
        pairs = onHand
        if let archive {
            pairs = try withArchiveErrors {
                try pairs.filter { try archive.links(everBetween: $0.one, and: $0.other).isEmpty }
                    + archive.links(knownAt: knownAt ?? .distantFuture).map { ($0.one, $0.other) }
            }
        }
        self.init(pairs, former: try knowledge.formerIdentifiers)
    }
}
