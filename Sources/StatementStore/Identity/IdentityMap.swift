import ClewModel

/// Which identifiers stand for one entity, as the connected parts of the links.
struct IdentityMap: Sendable {
    private var groups: [String: [String]] = [:]

    /// Follows links to the groups that they make.
    ///
    /// - Complexity: O(*n* log *n*) in the links.
    init(_ links: [IdentityLink]) {
        for link in links {
            let one = groups[link.one.rawValue] ?? [link.one.rawValue]
            let other = groups[link.other.rawValue] ?? [link.other.rawValue]
            if one == other { continue }
            let group = Set(one + other).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for key in group { groups[key] = group }
        }
    }

    /// All identifiers of the entity of `key`, sorted; only itself where it is not linked.
    func members(of key: String) -> [String] {
        groups[key] ?? [key]
    }

    /// Each linked identifier with the first of its group, sorted.
    var pairs: [(String, String)] {
        groups.map { ($0.key, $0.value.first ?? $0.key) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }
}
