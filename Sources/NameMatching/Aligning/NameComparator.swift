import Foundation

/// Says how likely two names name the same party, and why.
///
/// Parts are set against each other by meaning, letters and sound; what agrees, is missing or disagrees is counted by role
/// (``Feature``) and weighed by a logistic model whose weights are learnt from labelled pairs; ``ScoreCalibration`` may tell that
/// by what names in these scripts have shown to be worth. The trade name carries the
/// identity. Symmetric; never certain, so that scores keep an order.
public struct NameComparator: Sendable {
    let tables: LexiconTables
    /// The weights in use; training replaces them.
    var weights: ModelWeights

    /// Creates a comparator over a lexicon.
    ///
    /// - Throws: If the model of the lexicon does not fit this version.
    public init(lexicon: Lexicon) throws(NameMatchingError) {
        tables = lexicon.tables
        weights = lexicon.tables.weights
    }

    /// The probability that both names name the same party: the same number as ``compare(_:_:)`` gives.
    ///
    /// Allocates nothing.
    ///
    /// - Complexity: O(*n* · *m*) for *n* and *m* parts, at most 31 each.
    public func score(_ left: AnalyzedName, _ right: AnalyzedName) -> Double { measure(left, right).score }

    /// How far two names agree: what ``score(_:_:)`` gives, and which of the two says more.
    ///
    /// Allocates nothing. Symmetric: swapped names give swapped leftovers and the same odds.
    ///
    /// - Complexity: O(*n* · *m*) for *n* and *m* parts, at most 31 each.
    public func measure(_ left: AnalyzedName, _ right: AnalyzedName) -> NameMeasure {
        left.withView { left in right.withView { right in measure(left, right) } }
    }

    /// The same for names that someone lends.
    package func measure(_ left: NameView, _ right: NameView) -> NameMeasure {
        if Self.isInOrder(left, right) { return evaluate(left, right) }
        return evaluate(right, left).swapped
    }

    /// The probability that both names name the same party, with what speaks for it and against.
    public func compare(_ left: AnalyzedName, _ right: AnalyzedName) -> NameComparison {
        let isInOrder = left.withView { one in right.withView { other in Self.isInOrder(one, other) } }
        return isInOrder ? explain(left, right, isSwapped: false) : explain(right, left, isSwapped: true)
    }

    /// Puts the two names in an order of their own, so that the comparison is symmetric to the last bit.
    private static func isInOrder(_ left: NameView, _ right: NameView) -> Bool {
        left.tokens.count != right.tokens.count
            ? left.tokens.count < right.tokens.count : left.signature <= right.signature
    }

    private func evaluate(_ left: NameView, _ right: NameView) -> NameMeasure {
        var aligner = NameAligner(left, right, tables: tables)
        aligner.align()
        var leftovers = (NameLeftovers(), NameLeftovers())
        let features = aligner.features(leftovers: &leftovers)
        let odds = logOdds(features, kind: Self.kind(left, right))
        let cell = Self.cell(left, right, features)
        var measure = NameMeasure(
            logOdds: held(odds), toldOdds: told(odds, cell), unheld: odds,
            identicalBits: Self.identicalBits(left, right),
            isIdentical: left.isSame(as: right) && !left.tokens.isEmpty, cell: cell, leftOnly: leftovers.0,
            rightOnly: leftovers.1, features: features.values)
        if !measure.haveNothingInCommon { aligner.mark(&measure) }
        return measure
    }

    /// What a name says that both sides have word for word: nothing where it is one ordinary word, or one name of a person.
    private static func identicalBits(_ left: NameView, _ right: NameView) -> Float {
        guard left.isSame(as: right) || left.isSameButForForm(as: right) else { return 0 }
        var words = 0
        var isTelling = false
        for token in left.tokens where token.role != .legalForm && token.role != .filler && token.role != .title {
            words += 1
            if !token.role.isGeneric { isTelling = true }
        }
        if left.kind == .person { return words > 1 ? left.information : 0 }
        let information = min(left.information, right.information)
        return words > 1 || isTelling || information >= ordinaryBits ? information : 0
    }

    /// One generic word that says less is no name: Trading Company, Corp.
    package static let ordinaryBits: Float = 8

    func logOdds(_ features: FeatureVector, kind: NameKind) -> Float {
        let weights = weights.padded[ModelWeights.bank(of: kind)]
        return withUnsafeBytes(of: features.values) { raw in
            let values = raw.bindMemory(to: Float.self)
            // Four sums at once, so that no addition waits for the one before.
            var first: Float = 0
            var second: Float = 0
            var third: Float = 0
            var fourth: Float = 0
            for index in stride(from: 0, to: 64, by: 4) {
                first += values[index] * weights[index]
                second += values[index + 1] * weights[index + 1]
                third += values[index + 2] * weights[index + 2]
                fourth += values[index + 3] * weights[index + 3]
            }
            return (first + second) + (third + fourth)
        }
    }

    /// Log-odds inside 0.0001…0.9999: names alone never settle a question.
    private func held(_ logOdds: Float) -> Double { Double(min(max(logOdds, -9.2), 9.2)) }

    /// What to tell for an estimate, within the same bounds.
    private func told(_ estimate: Float, _ cell: CalibrationCell) -> Double {
        held(Float(tables.calibration.odds(held(estimate), of: cell, at: .names)))
    }

    /// How a pair is calibrated.
    private static func cell(_ left: NameView, _ right: NameView, _ features: FeatureVector) -> CalibrationCell {
        let contradictions =
            features[.identityClash] + features[.numberContradicted] + features[.unitContradicted]
            + features[.countryContradicted]
        return CalibrationCell(kind: kind(left, right), left.script, right.script, isApart: contradictions > 0)
    }

    /// What the estimates of screening are told by as well.
    package var calibration: ScoreCalibration { tables.calibration }

    /// The probability for log-odds.
    static func probability(_ logOdds: Double) -> Double { 1 / (1 + Foundation.exp(-logOdds)) }

    /// Which weights apply: those of the kind that either side states.
    static func kind(_ left: NameView, _ right: NameView) -> NameKind {
        left.kind == .unknown ? right.kind : left.kind
    }

    /// Creates a comparator with other weights than the lexicon's, for training.
    package init(lexicon: Lexicon, weights: [Float]) {
        tables = lexicon.tables
        self.weights = ModelWeights(values: weights)
    }

    /// The names of the features, in the order of their values.
    package static var featureNames: [String] { Feature.allCases.map { "\($0)" } }

    /// For each feature whether its weight is held to be positive (1), negative (-1) or neither (0).
    package static var featureSigns: [Int] {
        Feature.allCases.map { $0.sign == .free ? 0 : $0.sign == .positive ? 1 : -1 }
    }

    /// The values of all features of a pair, for training.
    package func featureValues(_ left: AnalyzedName, _ right: AnalyzedName) -> [Float] {
        let vector = features(left, right)
        return (0..<FeatureVector.count).map { vector[$0] }
    }

    /// The features of a pair.
    func features(_ left: AnalyzedName, _ right: AnalyzedName) -> FeatureVector {
        FeatureVector(values: measure(left, right).features)
    }

    private func explain(_ left: AnalyzedName, _ right: AnalyzedName, isSwapped: Bool) -> NameComparison {
        left.withView { one in
            right.withView { other in
                var aligner = NameAligner(one, other, tables: tables)
                aligner.align()
                var leftovers = (NameLeftovers(), NameLeftovers())
                let features = aligner.features(leftovers: &leftovers)
                let kind = Self.kind(one, other)
                let estimate = logOdds(features, kind: kind)
                let told = told(estimate, Self.cell(one, other, features))
                let (parts, unassigned) = aligner.alignments(
                    features, weights: weights, kind: kind, texts: (left.original, right.original),
                    isSwapped: isSwapped)
                return NameComparison(
                    probability: Self.probability(told), alignments: parts,
                    base: told - parts.reduce(0) { $0 + $1.contribution },
                    calibration: told
                        - (Double(weights[kind, .bias]) + unassigned + parts.reduce(0) { $0 + $1.contribution }))
            }
        }
    }
}
