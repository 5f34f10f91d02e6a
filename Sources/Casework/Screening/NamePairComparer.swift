public import ClewModel
public import NameMatching
import Screening

/// Compares two names by what the names alone say: the evidence that screening starts from.
///
/// The probability is for a pair that matches as often as not, since the weights are learnt from as many pairs that match as do not.
/// Screening weighs it against how rarely a party asked about is listed at all, and against all other evidence, so its
/// scores differ.
public struct NamePairComparer: Sendable {
    /// What comparing two names says.
    public struct Answer: Sendable {
        /// The comparison with its reasons.
        public let comparison: NameComparison
        /// As names of what they were read: where the schema leaves it open, the reading that fits.
        public let kind: NameKind
        /// The script that is not read here, where one name is in it, the other is not, and what could be read makes no match: then
        /// the score says nothing.
        public let unread: UnreadScript?
        /// Whether the names are taken to name one party.
        public let isMatch: Bool
    }

    private let analyzer: NameAnalyzer
    private let comparator: NameComparator
    private let readings: PairReadings
    /// From which score on a pair is a match.
    public let threshold: Double
    /// The score from which a pair is more likely a match than none.
    public static let evenOdds = 0.5

    /// Creates a comparer.
    ///
    /// - Parameters:
    ///   - lexicon: The name tables.
    ///   - threshold: From which score on a pair is a match.
    public init(lexicon: Lexicon, threshold: Double = evenOdds) throws(ClewError) {
        analyzer = NameAnalyzer(lexicon: lexicon)
        self.threshold = threshold
        do {
            comparator = try NameComparator(lexicon: lexicon)
            readings = try PairReadings(lexicon: lexicon)
        } catch {
            throw ClewError(.referenceInvalid, "the name tables cannot be used: \(error)")
        }
    }

    /// The probability that both names name the same party; `nil` where it cannot be said, see ``Answer/unread``.
    public func score(_ one: String, _ other: String, schema: Schema) -> Double? {
        let score = best(one, other, schema).score
        return score < threshold && UnreadScript.between(one, other) != nil ? nil : score
    }

    /// The comparison with its reasons.
    public func compare(_ one: String, _ other: String, schema: Schema) -> Answer {
        let best = best(one, other, schema)
        let kind = best.kind
        let comparison = comparator.compare(
            analyzer.analyze(best.one, kind: kind), analyzer.analyze(best.other, kind: kind))
        let isMatch = comparison.probability >= threshold
        return Answer(
            comparison: comparison, kind: kind, unread: isMatch ? nil : UnreadScript.between(one, other),
            isMatch: isMatch)
    }

    /// The reading that fits best, of those that the schema admits.
    private func best(_ one: String, _ other: String, _ schema: Schema) -> PairReadings.Reading {
        readings.best(one, other, kinds: schema.nameKinds)
    }

    /// Whether a name holds a letter or digit, and is not what stands where none is known: something to compare.
    public static func isComparable(_ name: String) -> Bool {
        PlaceholderText(name) == nil
            && name.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
}
