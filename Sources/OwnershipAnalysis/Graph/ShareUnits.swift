internal import ClewModel

/// Shares as whole billionths, so that sums against a threshold are exact.
///
/// Binary fractions cannot hold 16.67 %, and a sum of them can miss 50 % by a hair. A billionth holds seven decimals of
/// a per cent, more than any register publishes; finer text is widened to the two billionths around it.
enum ShareUnits {
    /// The whole, 100 %.
    static let whole: Int32 = 1_000_000_000

    /// The billionths not above a fraction; a product that misses a whole number by rounding alone counts as it.
    static func floor(_ fraction: Double) -> Int32 {
        let scaled = min(max(fraction, 0), 1) * Double(whole)
        let nearest = scaled.rounded()
        return Int32(abs(scaled - nearest) < 1e-3 ? nearest : scaled.rounded(.down))
    }

    /// The billionths not below a fraction; a product that misses a whole number by rounding alone counts as it.
    static func ceil(_ fraction: Double) -> Int32 {
        let scaled = min(max(fraction, 0), 1) * Double(whole)
        let nearest = scaled.rounded()
        return Int32(abs(scaled - nearest) < 1e-3 ? nearest : scaled.rounded(.up))
    }

    /// The fraction that a sum of billionths stands for, at most 1.
    static func fraction(_ units: Int64) -> Double {
        Double(min(max(units, 0), Int64(whole))) / Double(whole)
    }

    /// Bounds from two sums.
    static func bounds(_ low: Int64, _ high: Int64) -> Bounds {
        Bounds(fraction(min(low, high)), fraction(max(low, high)))
    }
}
