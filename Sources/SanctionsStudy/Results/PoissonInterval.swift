import ClewModel
import Foundation

/// The exact interval of a count of rare events.
enum PoissonInterval {
    /// The interval of the mean of a Poisson law that a count supports, at the given confidence.
    ///
    /// The limits are those of Garwood (*Biometrika* 28, 1936): the least mean under which a count as large is not too
    /// unlikely, and the most under which a count as small is not. Found by bisection on the cumulative law.
    ///
    /// - Precondition: `count` is not negative and below 1,000; `level` lies between 0 and 1.
    static func mean(of count: Int, level: Double = 0.95) -> Bounds {
        precondition((0..<1000).contains(count) && level > 0 && level < 1, "a count and a level in range")
        let tail = (1 - level) / 2
        // The chance of at most k events falls as the mean grows.
        func atMost(_ k: Int, _ mean: Double) -> Double {
            var term = exp(-mean)
            var sum = term
            for index in stride(from: 1, through: k, by: 1) {
                term *= mean / Double(index)
                sum += term
            }
            return sum
        }
        func root(_ k: Int, _ target: Double) -> Double {
            var low = 0.0
            var high = 10 + 4 * Double(k + 1)
            for _ in 0..<100 {
                let middle = (low + high) / 2
                if atMost(k, middle) > target { low = middle } else { high = middle }
            }
            return (low + high) / 2
        }
        let lower = count == 0 ? 0 : root(count - 1, 1 - tail)
        return Bounds(lower, root(count, tail))
    }
}
