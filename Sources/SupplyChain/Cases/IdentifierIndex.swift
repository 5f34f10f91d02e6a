import Synchronization

/// Where the items of an array stand, by identifier, worked out when it is first asked for.
///
/// Whoever holds one takes another when the array changes.
final class IdentifierIndex: Sendable {
    private let positions = Mutex<[String: Int]?>(nil)

    /// The first item with an identifier.
    ///
    /// - Complexity: O(1), and O(*n*) for the first time.
    func find<Item>(_ id: String, in items: [Item], by key: (Item) -> String) -> Item? {
        let known = positions.withLock { $0 }
        if let known { return known[id].map { items[$0] } }
        var made: [String: Int] = [:]
        made.reserveCapacity(items.count)
        for (position, item) in items.enumerated() where made[key(item)] == nil { made[key(item)] = position }
        positions.withLock { [made] in $0 = made }
        return made[id].map { items[$0] }
    }
}
