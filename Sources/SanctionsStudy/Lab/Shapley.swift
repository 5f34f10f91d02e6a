public import ClewModel
import Foundation

/// What each player adds to a coalition, averaged over all orders in which it can form (Shapley 1953).
public struct ShapleyShares: Hashable, Sendable {
    /// The share of each player: exact, or the 95 per cent interval of the sample.
    public let shares: [Bounds]
    /// Whether every coalition was looked at.
    public let isExact: Bool
    /// How many orders were drawn; 0 where exact.
    public let sampleCount: Int

    /// The most players for which every coalition is looked at.
    public static let exactLimit = 20

    /// Computes the shares.
    ///
    /// φ_j = Σ_T |T|!(n−|T|−1)!/n! · (v(T∪j) − v(T)). To 20 players all 2ⁿ coalitions are valued. Beyond, orders are drawn
    /// (Castro, Gómez and Tejada, *Computers & Operations Research* 36, 2009) and each share is the mean with its normal 95 per
    /// cent interval; the same seed draws the same orders.
    ///
    /// - Parameters:
    ///   - playerCount: How many players there are; at most 63.
    ///   - seed: What the orders are drawn from.
    ///   - samples: How many orders are drawn beyond 20 players.
    ///   - value: The value of a coalition, one bit for each player; that of the empty one is taken to be 0.
    /// - Precondition: `playerCount` lies between 0 and 63, `samples` is at least 2.
    /// - Complexity: O(*n*·2ⁿ) to 20 players, O(*n*·`samples`) beyond, in calls of `value`: 2ⁿ, and *n*·`samples`.
    public init(playerCount: Int, seed: UInt64 = 1, samples: Int = 10_000, value: (UInt64) -> Double) {
        precondition(
            (0...63).contains(playerCount) && samples >= 2, "a coalition fits 63 bits, a sample has two orders")
        guard playerCount > Self.exactLimit else {
            shares = Self.exact(playerCount, value).map(Bounds.init(exactly:))
            isExact = true
            sampleCount = 0
            return
        }
        shares = Self.sampled(playerCount, seed, samples, value)
        isExact = false
        sampleCount = samples
    }

    /// The weight of a coalition of each size that one of so many players joins: t!(n−t−1)!/n!, built from its neighbour so that no
    /// factorial overflows.
    static func weights(_ count: Int) -> [Double] {
        guard count > 0 else { return [] }
        var weights = [Double](repeating: 0, count: count)
        weights[0] = 1 / Double(count)
        for size in stride(from: 1, to: count, by: 1) {
            weights[size] = weights[size - 1] * Double(size) / Double(count - size)
        }
        return weights
    }

    private static func exact(_ count: Int, _ value: (UInt64) -> Double) -> [Double] {
        guard count > 0 else { return [] }
        let size = 1 << count
        var values = [Double](repeating: 0, count: size)
        for coalition in 1..<size { values[coalition] = value(UInt64(coalition)) }
        let weights = Self.weights(count)
        var shares = [Double](repeating: 0, count: count)
        values.withUnsafeBufferPointer { values in
            for player in 0..<count {
                let bit = 1 << player
                var sum = 0.0
                for coalition in 0..<size where coalition & bit == 0 {
                    sum += weights[coalition.nonzeroBitCount] * (values[coalition | bit] - values[coalition])
                }
                shares[player] = sum
            }
        }
        return shares
    }

    private static func sampled(
        _ count: Int, _ seed: UInt64, _ samples: Int, _ value: (UInt64) -> Double
    ) -> [Bounds] {
        var generator = LabRandom(seed: seed)
        var sums = [Double](repeating: 0, count: count)
        var squares = sums
        var order = Array(0..<count)
        for _ in 0..<samples {
            order.shuffle(using: &generator)
            var (coalition, before) = (UInt64(0), 0.0)
            for player in order {
                coalition |= 1 << UInt64(player)
                let after = value(coalition)
                sums[player] += after - before
                squares[player] += (after - before) * (after - before)
                before = after
            }
        }
        let n = Double(samples)
        return (0..<count).map { player in
            let mean = sums[player] / n
            let variance = max(0, (squares[player] - n * mean * mean) / (n - 1))
            let half = 1.96 * (variance / n).squareRoot()
            return Bounds(mean - half, mean + half)
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same draws on every machine.
struct LabRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
