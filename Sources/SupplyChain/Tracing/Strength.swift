import ClewModel

/// How much of a kilogram of goods is what is followed: soluble solids of a paste, copper of a concentrate.
///
/// Goods that were put together piece by piece hold matter of several strengths, so that what is traced in them may be
/// stronger or weaker than the rest.
struct Strength: Hashable, Sendable {
    /// The strength of the traced matter in the goods, from 0 to 1; `nil` where they hold none.
    var traced: Bounds?
    /// The strength of the other matter; `nil` where they hold none.
    var other: Bounds?
    /// The stage of goods of which nobody states the strength; such goods of one stage are taken to be alike.
    var unstated: String?
    /// Whether it is one strength throughout, known or not.
    var isOne = true

    /// Goods hold something of what they are named for: at least a part in ten million, such as the gold in an ore.
    static let unknownRange = Bounds(1e-7, 1)
    /// Goods of which nothing is known, strong and weak ones side by side.
    static let unknown: Strength = {
        var strength = Strength(unknownRange)
        strength.isOne = false
        return strength
    }()
    /// Goods of one strength of which nothing is known.
    static let mixture = Strength(unknownRange)

    /// One strength throughout.
    init(_ range: Bounds, unstated: String? = nil) {
        traced = range
        other = range
        self.unstated = unstated
    }

    /// The exact strength where it is one throughout.
    var exact: Double? {
        guard let range = traced ?? other, range.isExact, other == nil || other == range else { return nil }
        return range.lower
    }

    /// The same goods where any matter in them may be the traced one.
    var indistinct: Strength {
        let range = Strength.hull(traced, other) ?? Strength.unknownRange
        var result = Strength(range)
        result.unstated = unstated
        result.isOne = isOne
        return result
    }

    /// What pieces that lie side by side may hold, each with its share of what is traced.
    static func side(_ pieces: [Piece]) -> Strength {
        var result = unknown
        result.traced = pieces.reduce(nil) { $1.share.upper > 0 ? hull($0, $1.strength.traced) : $0 }
        result.other = pieces.reduce(nil) { $1.share.lower < 1 ? hull($0, $1.strength.other) : $0 }
        if result.traced == nil, result.other == nil { result = unknown }
        result.unstated = commonStage(pieces)
        result.isOne = result.exact != nil || (pieces.count == 1 && pieces[0].strength.isOne)
        return result
    }

    /// The strength of goods of which a share is traced, all in all.
    func mean(_ share: Bounds) -> Bounds {
        let traced = self.traced ?? other ?? Strength.unknownRange
        let other = self.other ?? traced
        let ends = [share.lower, share.upper]
        return Bounds(
            ends.map { $0 * traced.lower + (1 - $0) * other.lower }.min() ?? 0,
            ends.map { $0 * traced.upper + (1 - $0) * other.upper }.max() ?? 1)
    }

    static func hull(_ first: Bounds?, _ second: Bounds?) -> Bounds? {
        guard let first, let second else { return first ?? second }
        return Bounds(min(first.lower, second.lower), max(first.upper, second.upper))
    }

    private static func commonStage(_ pieces: [Piece]) -> String? {
        guard let stage = pieces.first?.strength.unstated,
            pieces.allSatisfy({ $0.strength.unstated == stage })
        else { return nil }
        return stage
    }
}

/// A quantity of goods with the share of it that is traced, by weight, and its strength.
///
/// In goods that are even throughout the share by weight is that of the content too.
struct Piece {
    /// The share by weight.
    var share: Bounds
    /// How much there is of it; `nil` where nobody says.
    var weight: Double?
    /// What a kilogram of it holds.
    var strength: Strength

    /// What pieces give when they are counted by what they hold.
    struct Blend {
        /// The share of the content.
        var share: Bounds
        /// The strength of the whole.
        var strength: Strength
    }

    /// Something beyond the pieces: how much at least and at most, and its share.
    struct Extra {
        var least = 0.0
        var most = 0.0
        var share = ShareMath.unknown
        /// Whether it is measured in content, such as solids; else by weight, of unknown strength.
        var isContent = false
    }

    /// What each piece weighs among the others by content, where that is certain.
    ///
    /// Goods of one stage of which nobody states the strength are taken to be alike and weigh what they weigh.
    static func exactWeights(_ pieces: [Piece]) -> [Double]? {
        if pieces.count == 1, pieces[0].strength.isOne {
            return pieces[0].weight.map { [$0 * (pieces[0].strength.exact ?? 1)] }
        }
        var weights: [Double] = []
        weights.reserveCapacity(pieces.count)
        let areAlike = areAlike(pieces)
        for piece in pieces {
            guard let weight = piece.weight else { return nil }
            guard !areAlike else {
                weights.append(weight)
                continue
            }
            guard let strength = piece.strength.exact else { return nil }
            weights.append(weight * strength)
        }
        return weights
    }

    /// Whether all are of one stage and of none the strength is stated.
    static func areAlike(_ pieces: [Piece]) -> Bool {
        guard let stage = pieces.first?.strength.unstated else { return false }
        return pieces.allSatisfy { $0.strength.unstated == stage }
    }

    /// The share of the content of all pieces together, and the strength of the whole if they are mixed.
    ///
    /// The content of a piece is its weight times its share times the strength of what is traced in it. The ends of the share are
    /// reached at ends of the strengths; which, is found by trying a share and taking for each piece the end that takes the
    /// whole beyond it (Dinkelbach, *Management Science* 13, 1967).
    ///
    /// - Complexity: O(*k*) a round for *k* pieces; each round moves at least one piece to its other end, most end in two or three.
    static func blend(_ pieces: [Piece], _ extra: Extra = Extra(), default other: Bounds = ShareMath.unknown) -> Blend {
        let areAlike = areAlike(pieces)
        let isMeasured = areAlike || extra.isContent
        var strength = mean(pieces, extra)
        strength.unstated = areAlike && extra.most == 0 ? pieces.first?.strength.unstated : nil
        if !pieces.isEmpty, isMeasured || extra.most == 0, let weights = exactWeights(pieces) {
            let parts = zip(pieces, weights).map { ShareMath.Part(share: $0.share, weight: $1) }
            return Blend(
                share: ShareMath.mixed(parts, extra: (extra.least, extra.most), extraShare: extra.share),
                strength: strength)
        }
        var terms = pieces.compactMap { piece -> Term? in
            guard let weight = piece.weight, weight > 0 else { return nil }
            let traced = piece.strength.traced ?? piece.strength.other ?? Strength.unknownRange
            return Term(
                share: piece.share, weight: weight, traced: traced, other: piece.strength.other ?? traced,
                isOne: piece.strength.isOne)
        }
        if extra.most > 0 {
            let least = isMeasured ? extra.least : extra.least * Strength.unknownRange.lower
            let range = Bounds(least, max(least, extra.most))
            terms.append(Term(share: extra.share, weight: 1, traced: range, other: range, isOne: true))
        }
        var share: Bounds?
        if !terms.isEmpty {
            let (low, high) = (end(terms, isUpper: false), end(terms, isUpper: true))
            share = Bounds(min(low, high), max(low, high))
        }
        for piece in pieces where piece.weight == nil {
            var single = piece
            single.weight = 1
            share = Strength.hull(share, blend([single]).share)
        }
        return Blend(share: share ?? other, strength: strength)
    }

    /// A piece in numbers.
    private struct Term {
        var share: Bounds
        var weight: Double
        var traced: Bounds
        var other: Bounds
        var isOne: Bool
    }

    private static func end(_ terms: [Term], isUpper: Bool) -> Double {
        func pick(_ range: Bounds, _ isMost: Bool) -> Double { isMost ? range.upper : range.lower }
        var guess: Double?
        for _ in 0..<(terms.count + 8) {
            var (content, whole) = (0.0, 0.0)
            for term in terms {
                let share = isUpper ? term.share.upper : term.share.lower
                // Strong where that takes the share beyond the guess; where the traced and the rest differ, each for itself.
                let isStrong = guess.map { isUpper ? share > $0 : share < $0 } ?? true
                let traced = term.isOne ? pick(term.traced, isStrong) : pick(term.traced, isUpper)
                let other = term.isOne ? traced : pick(term.other, !isUpper)
                content += term.weight * share * traced
                whole += term.weight * (share * traced + (1 - share) * other)
            }
            guard whole > 0 else { return isUpper ? 1 : 0 }
            let next = min(1, max(0, content / whole))
            if let guess, isUpper ? next <= guess : next >= guess { return guess }
            guess = next
        }
        return isUpper ? 1 : 0
    }

    /// The strength of all pieces mixed.
    private static func mean(_ pieces: [Piece], _ extra: Extra) -> Strength {
        var (weight, low, high) = (0.0, 0.0, 0.0)
        if pieces.count == 1, extra.most == 0, pieces[0].strength.isOne { return pieces[0].strength.indistinct }
        for piece in pieces {
            guard let amount = piece.weight else { return .mixture }
            let own = piece.strength.mean(piece.share)
            weight += amount
            low += amount * own.lower
            high += amount * own.upper
        }
        guard weight > 0, extra.most == 0 else { return .mixture }
        return Strength(Bounds(min(1, low / weight), min(1, max(low, high) / weight)))
    }
}
