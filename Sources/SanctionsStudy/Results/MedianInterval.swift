import ClewModel
import Foundation

/// The middle of a handful of numbers and how far it can be trusted.
enum MedianInterval {
    /// The middle of the values.
    ///
    /// Of an even number of them it is halfway between the two in the middle; `nil` without values.
    static func middle(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }

    /// The 95 per cent interval of the median that needs no law of the values: two of the values, counted from both ends.
    ///
    /// It is the interval of the sign test (Conover, *Practical Nonparametric Statistics*): the `l`-th least and the `l`-th largest value, for the
    /// largest `l` with at most 2.5 per cent of a binomial law with even chances below it. To five values there is none.
    ///
    /// - Parameter values: Each from a least to a most.
    static func interval(of values: [Bounds]) -> Bounds? {
        let count = values.count
        var below = 0.0
        var largest = 0
        var chance = pow(0.5, Double(count))
        for index in 0..<count {
            below += chance
            guard below <= 0.025 else { break }
            largest = index + 1
            chance *= Double(count - index) / Double(index + 1)
        }
        guard largest > 0, count - largest >= largest - 1 else { return nil }
        let (lower, upper) = (values.map(\.lower).sorted(), values.map(\.upper).sorted())
        return Bounds(lower[largest - 1], max(lower[largest - 1], upper[count - largest]))
    }
}
