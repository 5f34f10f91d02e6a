import Foundation

/// What sharing a key counts in retrieval: more for whole names than for words, more for rare keys than for common ones.
///
/// The weight depends on the key's own frequency alone, not on the size of the index, so that the candidates of a query
/// change only if a party that shares a key with it comes, goes or changes. Delta screening rests on this.
enum RetrievalWeights {
    /// By kind of key: weak, medium, strong and exact name keys, identifiers.
    private static let byKind: [Double] = [1, 2, 4, 6, 40]

    static func weight(_ kind: ScreeningKeys.Kind, frequency: Int) -> UInt32 {
        // A key of 2²⁴ records, the most an index holds, would count nothing.
        let rarity = 24 - log2(Double(max(1, frequency)))
        return UInt32(max(0, byKind[kind.rawValue] * rarity * 16))
    }
}
