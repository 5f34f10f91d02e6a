public import ClewModel

/// What each member and the next country add.
///
/// At one rate of absorption r a coalition S bites max(0, x_S − r · (1 − x_S)), x_S its share of the sales: a line that ends at
/// r = x_S / (1 − x_S). What one country adds need neither rise nor fall with r all the way, so that the two ends of the interval of
/// rates do not bound it; the rates at which a line ends do.
extension CoalitionLeverage {
    /// How many rates are looked at where there are too many members to look at every coalition.
    static let sampledRateCount = 5

    /// Each member with its part of the closed share, which is its plain share since closing adds up, and with its part of
    /// the bite (Shapley), from the least to the most that any rate of absorption gives.
    ///
    /// - Complexity: O(*n*·2ⁿ) to 20 members, beyond a sample at five rates.
    public func parts(seed: UInt64 = 1) -> (parts: [(market: Market, closed: Bounds, bite: Bounds)], isExact: Bool) {
        let isExact = members.count <= ShapleyShares.exactLimit
        let sold = members.map { markets[$0].sales / total }
        let bites = isExact ? exactParts(sold) : sampledParts(sold, seed)
        let parts = zip(members, bites).map { member, bite in
            let share = markets[member].sales / total
            let least = max(0, bite.lower)
            return (
                market: markets[member], closed: Bounds(regional.lower * share, regional.upper * share),
                bite: Bounds(regional.lower * least, regional.upper * max(least, bite.upper))
            )
        }
        return (parts, isExact)
    }

    /// What each country outside would add to the bite and to the closed share, the most first.
    public var next: [(market: Market, closed: Bounds, bite: Bounds)] {
        let inside = sales(of: members)
        let outside = markets.indices.filter { !members.contains($0) }
        return outside.map { index in
            let sold = markets[index].sales
            let gain = gain(of: sold, after: inside)
            return (
                market: markets[index],
                closed: Bounds(regional.lower * sold / total, regional.upper * sold / total),
                bite: Bounds(regional.lower * gain.lower, regional.upper * gain.upper)
            )
        }
        .sorted { lhs, rhs in
            if lhs.bite.upper != rhs.bite.upper { return lhs.bite.upper > rhs.bite.upper }
            if lhs.closed.upper != rhs.closed.upper { return lhs.closed.upper > rhs.closed.upper }
            return lhs.market.name.utf8.lexicographicallyPrecedes(rhs.market.name.utf8)
        }
    }

    /// What sales add to the bite of a coalition, over all rates: more with the rate until the coalition alone bites no more, then less.
    private func gain(of sold: Double, after inside: Double) -> Bounds {
        let turn = inside < total ? inside / (total - inside) : absorption.upper
        let rates = [absorption.lower, min(max(turn, absorption.lower), absorption.upper), absorption.upper]
        let gains = rates.map { max(0, bite(inside + sold, $0) - bite(inside, $0)) }
        return Bounds(gains.min() ?? 0, gains.max() ?? 0)
    }

    /// The Shapley value of each member, over all rates.
    ///
    /// φ_j(r) = Σ_S w_j(S) · (x_S − r · (1 − x_S)) over the coalitions that bite at r is a line between two rates at which one of them ends;
    /// from the least rate on, each that ends is taken out of it.
    private func exactParts(_ sold: [Double]) -> [Bounds] {
        let size = 1 << sold.count
        var inside = [Double](repeating: 0, count: size)
        for coalition in stride(from: 1, to: size, by: 1) {
            inside[coalition] = inside[coalition & (coalition - 1)] + sold[coalition.trailingZeroBitCount]
        }
        var lines = PartLines(ShapleyShares.weights(sold.count))
        // One number each, so that a million sort fast: the rate, with the coalition in place of its last 20 of 52 binary digits.
        let tail = UInt64(1) << UInt64(ShapleyShares.exactLimit) - 1
        var ending: [UInt64] = []
        for coalition in stride(from: 1, to: size, by: 1) {
            let outside = 1 - inside[coalition]
            let end = outside > 0 ? inside[coalition] / outside : .infinity
            guard end > absorption.lower else { continue }
            lines.add(coalition, inside[coalition], times: 1)
            if end < absorption.upper { ending.append(end.bitPattern & ~tail | UInt64(coalition)) }
        }
        ending.sort()
        lines.note(absorption.lower)
        for end in ending {
            let coalition = Int(end & tail)
            lines.note(inside[coalition] / (1 - inside[coalition]))
            lines.add(coalition, inside[coalition], times: -1)
        }
        lines.note(absorption.upper)
        return lines.bounds
    }

    private func sampledParts(_ sold: [Double], _ seed: UInt64) -> [Bounds] {
        let width = absorption.upper - absorption.lower
        let steps = width > 0 ? Self.sampledRateCount : 1
        let samples = (0..<steps).map { step in
            let rate = absorption.lower + width * Double(step) / Double(max(1, steps - 1))
            return ShapleyShares(playerCount: sold.count, seed: seed) { coalition in
                var inside = 0.0
                var rest = coalition
                while rest != 0 {
                    inside += sold[rest.trailingZeroBitCount]
                    rest &= rest - 1
                }
                return max(0, inside - rate * (1 - inside))
            }
            .shares
        }
        return sold.indices.map { member in
            let own = samples.map { $0[member] }
            let least = own.map(\.lower).min() ?? 0
            return Bounds(least, max(least, own.map(\.upper).max() ?? 0))
        }
    }
}

/// The part of each member as a line in the rate of absorption, and the least and the most that were seen of it.
private struct PartLines {
    private let weights: [Double]
    private var constants: [Double]
    private var slopes: [Double]
    private var least: [Double]
    private var most: [Double]

    /// Creates lines of which no coalition bites.
    ///
    /// - Parameter weights: The weight of a coalition of each size that a member joins.
    init(_ weights: [Double]) {
        self.weights = weights
        constants = [Double](repeating: 0, count: weights.count)
        slopes = constants
        least = [Double](repeating: .infinity, count: weights.count)
        most = [Double](repeating: -.infinity, count: weights.count)
    }

    var bounds: [Bounds] { zip(least, most).map { Bounds($0, max($0, $1)) } }

    /// Puts a coalition in, or with −1 takes it out: for its members with what they add, for the others with what they would add to it.
    mutating func add(_ coalition: Int, _ inside: Double, times sign: Double) {
        let size = coalition.nonzeroBitCount
        let joined = sign * weights[size - 1]
        let left = size < weights.count ? -sign * weights[size] : 0
        for member in weights.indices {
            let weight = coalition & (1 << member) != 0 ? joined : left
            constants[member] += weight * inside
            slopes[member] += weight * (1 - inside)
        }
    }

    /// Looks at the parts at one rate.
    mutating func note(_ rate: Double) {
        for member in weights.indices {
            let part = constants[member] - rate * slopes[member]
            least[member] = min(least[member], part)
            most[member] = max(most[member], part)
        }
    }
}
