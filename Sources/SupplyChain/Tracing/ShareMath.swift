import ClewModel

/// The arithmetic of shares that are known within bounds.
enum ShareMath {
    /// Any share at all.
    static let unknown = Bounds(0, 1)

    /// A part of a mixture: its share of what is traced, and its weight where that is known.
    struct Part {
        var share: Bounds
        var weight: Double?
    }

    /// The share of a part that was taken from a whole.
    ///
    /// - Parameters:
    ///   - whole: The share of the whole.
    ///   - fraction: How much of the whole was taken, from 0 to 1; `nil` where nobody says.
    ///   - isEven: Whether any part is like any other. If not, the part may hold as much of what is traced as fits into it,
    ///     or as little as the rest leaves.
    ///   - piece: The least and the most that any single piece of the whole can hold, where it is not even: the yarn of one even
    ///     lot has that lot's share wherever it lies.
    static func taken(from whole: Bounds, fraction: Double?, isEven: Bool, piece: Bounds = unknown) -> Bounds {
        if isEven { return whole }
        guard let fraction, fraction > 0 else {
            return Bounds(whole.lower >= 1 ? 1 : piece.lower, whole.upper <= 0 ? 0 : piece.upper)
        }
        guard fraction < 1 else { return whole }
        let rest = 1 - fraction
        // The difference of two shares is rounded; what is left of nothing must not become a trace of something.
        let least = max(0, (whole.lower - rest * piece.upper) / fraction)
        let lower = least < max(1e-9, 1e-15 / fraction) ? 0 : least
        return ordered(max(lower, piece.lower), min(piece.upper, (whole.upper - rest * piece.lower) / fraction))
    }

    /// The bounds that hold both; the first where they do not meet but for rounding.
    static func both(_ first: Bounds, _ second: Bounds) -> Bounds {
        let (low, high) = (max(first.lower, second.lower), min(first.upper, second.upper))
        return low <= high ? Bounds(low, high) : first
    }

    /// The share of a mixture.
    ///
    /// - Parameters:
    ///   - parts: What was mixed. A part without a weight may be any part of the whole.
    ///   - extra: How much more was mixed in, at least and at most.
    ///   - extraShare: The share of that.
    /// - Returns: The least and the most; ``extraShare`` where nothing is known to have been mixed.
    static func mixed(_ parts: [Part], extra: (least: Double, most: Double), extraShare: Bounds) -> Bounds {
        var total = 0.0
        var lower = 0.0
        var upper = 0.0
        for part in parts {
            guard let weight = part.weight else { continue }
            total += weight
            lower += weight * part.share.lower
            upper += weight * part.share.upper
        }
        var bounds: Bounds?
        if total > 0 {
            // Between the least and the most extra the share only rises or only falls.
            func mix(_ content: Double, _ extra: Double, _ share: Double) -> Double {
                (content + extra * share) / (total + extra)
            }
            let low = min(mix(lower, extra.least, extraShare.lower), mix(lower, extra.most, extraShare.lower))
            let high = max(mix(upper, extra.least, extraShare.upper), mix(upper, extra.most, extraShare.upper))
            bounds = ordered(low, high)
        } else if extra.most > 0 {
            bounds = extraShare
        }
        for part in parts where part.weight == nil || total == 0 {
            bounds = bounds.map { hull($0, part.share) } ?? part.share
        }
        return bounds ?? extraShare
    }

    /// The bounds around both.
    static func hull(_ first: Bounds, _ second: Bounds) -> Bounds {
        Bounds(min(first.lower, second.lower), max(first.upper, second.upper))
    }

    /// Keeps rounding from turning bounds round or carrying them past 0 and 1.
    private static func ordered(_ lower: Double, _ upper: Double) -> Bounds {
        let low = min(max(lower, 0), 1)
        return Bounds(min(low, min(max(upper, 0), 1)), max(low, min(max(upper, 0), 1)))
    }
}
