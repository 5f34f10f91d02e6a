/// Identifiers that resemble one that does not exist, for the message that says so.
enum NearIdentifiers {
    /// The most that a message names.
    static let shown = 6

    /// The identifiers that share most pairs of letters with `wanted`, the nearest first; among equals in the order given.
    ///
    /// Where nothing is alike the first identifiers are named, so that whoever asks sees what there is.
    ///
    /// - Complexity: Linear in the length of all identifiers.
    static func of(_ wanted: String, among known: [String]) -> [String] {
        let pairs = Self.pairs(wanted)
        let likeness = known.enumerated().map { position, id in
            let own = Self.pairs(id)
            let all = pairs.union(own).count
            return (
                position: position, id: id, share: all == 0 ? 0 : Double(pairs.intersection(own).count) / Double(all)
            )
        }
        let near = likeness.filter { $0.share >= 0.15 }
        return (near.isEmpty ? likeness : near).sorted { ($1.share, $0.position) < ($0.share, $1.position) }
            .prefix(shown).map(\.id)
    }

    private static func pairs(_ text: String) -> Set<[Unicode.Scalar]> {
        let scalars = Array(text.lowercased().unicodeScalars)
        guard scalars.count > 1 else { return Set(scalars.isEmpty ? [] : [scalars]) }
        return Set(zip(scalars, scalars.dropFirst()).map { [$0, $1] })
    }
}
