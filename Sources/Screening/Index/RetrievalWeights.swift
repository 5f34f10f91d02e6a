import CompactIndex
import Foundation

/// What sharing a key counts in retrieval: more for whole names than for words, more for rare keys than for common ones.
///
/// The weight depends on the key's own frequency alone, not on the size of the index, so that the candidates of a query
/// change only if a party that shares a key with it comes, goes or changes. Delta screening rests on this.
enum RetrievalWeights {
    /// By kind of key: faint, weak, medium, strong and exact name keys, identifiers.
    private static let byKind: [Double] = [0.5, 1, 2, 4, 6, 40]

    /// A faint key that more parties share is not looked up.
    private static let faintLimit = 1024

    /// Whoever shares a strong key that no more parties have is compared, however many others share more.
    static let rare = 8

    /// Whether a key that so many parties share is looked up: a word so common tells nobody apart.
    static func isWorthwhile(_ kind: ScreeningKeys.Kind, frequency: Int, _ options: ScreeningOptions) -> Bool {
        frequency <= (kind == .faintName ? faintLimit : options.commonKeyLimit)
    }

    static func weight(_ kind: ScreeningKeys.Kind, frequency: Int) -> UInt32 {
        // A key of 2¹⁷ records tells next to nothing; it counts half a bit all the same, to order what else is equal.
        let rarity = max(0.5, 17 - log2(Double(max(1, frequency))))
        return UInt32(byKind[kind.rawValue] * rarity * rarity * 4)
    }

    /// Parties that share less than a single rare word are not compared.
    static func limits(_ options: ScreeningOptions) -> RetrievalLimits {
        RetrievalLimits(
            count: options.comparisons, leastWeight: options.leastSharedWeight, leastShare: options.leastShare,
            plenty: options.plentyWeight, budget: options.retrievalBudget)
    }
}
