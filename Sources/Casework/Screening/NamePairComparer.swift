public import ClewModel
public import NameMatching

/// Compares two names by what the names alone say: the evidence that screening starts from.
///
/// The probability is for a pair that matches as often as not, since the weights are learnt from as many pairs that match as do not.
/// Screening weighs it against how rarely a party asked about is listed at all, and against all other evidence, so its
/// scores differ.
public struct NamePairComparer: Sendable {
    private let analyzer: NameAnalyzer
    private let comparator: NameComparator
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
        } catch {
            throw ClewError(.referenceInvalid, "the name tables cannot be used: \(error)")
        }
    }

    /// The probability that both names name the same party; for a schema that leaves open whether it is a person, the
    /// better of both readings.
    public func score(_ one: String, _ other: String, schema: Schema) -> Double {
        Self.kinds(of: schema).map { kind in
            comparator.score(analyzer.analyze(one, kind: kind), analyzer.analyze(other, kind: kind))
        }.max() ?? 0
    }

    /// The comparison with its reasons.
    public func compare(_ one: String, _ other: String, schema: Schema) -> NameComparison? {
        Self.kinds(of: schema)
            .map { kind in comparator.compare(analyzer.analyze(one, kind: kind), analyzer.analyze(other, kind: kind)) }
            .reduce(nil) { best, next in (best?.probability ?? -1) >= next.probability ? best : next }
    }

    /// Whether a name holds a letter or digit, and is not what stands where none is known: something to compare.
    public static func isComparable(_ name: String) -> Bool {
        PlaceholderText(name) == nil
            && name.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// As what kinds of name the names of a schema are read.
    private static func kinds(of schema: Schema) -> [NameKind] {
        switch schema {
        case .person: [.person]
        case .vessel: [.vessel]
        case .thing, .legalEntity, "Asset": [.organization, .person]
        default: [.organization]
        }
    }
}
