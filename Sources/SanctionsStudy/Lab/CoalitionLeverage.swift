public import ClewModel

/// How much of an outlet a coalition of markets closes, and what each member and the next country add.
public struct CoalitionLeverage: Sendable {
    /// One market and what is sold there.
    public struct Market: Hashable, Sendable {
        /// Its key, as in the file.
        public let name: String
        /// What is sold there, in the unit of the file.
        public let sales: Double

        /// Creates a market.
        public init(name: String, sales: Double) {
            self.name = name
            self.sales = sales
        }
    }

    /// The markets, by name.
    public let markets: [Market]
    /// The members of the coalition, as positions in ``markets``.
    public let members: [Int]
    /// The share of the sales that comes from the region.
    public let regional: Bounds
    /// How much more markets outside can take, as a share of what they take now.
    public let absorption: Bounds
    private let total: Double

    /// Creates a coalition.
    ///
    /// - Parameters:
    ///   - markets: The markets, each named once, with sales of 0 or more.
    ///   - coalition: The names of its members; one without sales closes nothing.
    /// - Throws: ``StudyError`` where nothing is sold, or a member is named twice or is not among the markets.
    public init(
        markets: [Market], coalition: [String], regional: Bounds, absorption: Bounds
    ) throws(StudyError) {
        let sorted = markets.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var positions: [String: Int] = [:]
        for (index, market) in sorted.enumerated() {
            guard positions.updateValue(index, forKey: market.name) == nil else {
                throw StudyError(.invalidData, "the market “\(market.name)” stands there twice")
            }
        }
        var members: [Int] = []
        for name in coalition {
            guard let position = positions[name] else {
                throw StudyError(
                    .invalidData,
                    "the coalition names “\(name)”, which is no market of the file; it has "
                        + sorted.prefix(20).map(\.name).joined(separator: ", "))
            }
            guard !members.contains(position) else {
                throw StudyError(.invalidData, "the coalition names “\(name)” twice")
            }
            members.append(position)
        }
        total = sorted.map(\.sales).reduce(0, +)
        guard total > 0 else { throw StudyError(.invalidData, "nothing is sold in any market of the file") }
        self.markets = sorted
        self.members = members.sorted()
        self.regional = regional
        self.absorption = absorption
    }

    /// The share of the outlet that closes: L(S) = θ · Σ_S X / Σ X.
    public var closed: Bounds {
        let share = sales(of: members) / total
        return Bounds(regional.lower * share, regional.upper * share)
    }

    /// The share of sales that closes and that markets outside cannot take up: max(0, Σ_S X − r · Σ_{k∉S} X) / Σ X, in the
    /// corners of θ and r.
    public var bite: Bounds {
        let inside = sales(of: members)
        return Bounds(
            regional.lower * bite(inside, absorption.upper), regional.upper * bite(inside, absorption.lower))
    }

    /// Each member with its part of the closed share, which is its plain share since closing adds up, and with its part of
    /// the bite (Shapley) at the least and at the most absorption.
    ///
    /// - Complexity: O(*n*·2ⁿ) to 20 members, beyond a sample.
    public func parts(seed: UInt64 = 1) -> (parts: [(market: Market, closed: Bounds, bite: Bounds)], isExact: Bool) {
        let corners = [absorption.lower, absorption.upper].map { rate in
            let sold = members.map { markets[$0].sales }
            return ShapleyShares(playerCount: members.count, seed: seed) { coalition in
                var inside = 0.0
                var rest = coalition
                while rest != 0 {
                    inside += sold[rest.trailingZeroBitCount]
                    rest &= rest - 1
                }
                return bite(inside, rate)
            }
        }
        let parts = members.enumerated().map { index, member in
            let share = markets[member].sales / total
            let ends = corners.map { $0.shares[index] }
            let least = max(0, ends.map(\.lower).min() ?? 0)
            let most = max(least, ends.map(\.upper).max() ?? 0)
            return (
                market: markets[member], closed: Bounds(regional.lower * share, regional.upper * share),
                bite: Bounds(regional.lower * least, regional.upper * most)
            )
        }
        return (parts, corners.allSatisfy(\.isExact))
    }

    /// What each country outside would add to the bite and to the closed share, the most first.
    public var next: [(market: Market, closed: Bounds, bite: Bounds)] {
        let inside = sales(of: members)
        let outside = markets.indices.filter { !members.contains($0) }
        return outside.map { index in
            let sold = markets[index].sales
            let gains = [absorption.lower, absorption.upper].map { bite(inside + sold, $0) - bite(inside, $0) }
            let (least, most) = (max(0, gains.min() ?? 0), max(0, gains.max() ?? 0))
            return (
                market: markets[index],
                closed: Bounds(regional.lower * sold / total, regional.upper * sold / total),
                bite: Bounds(regional.lower * least, regional.upper * most)
            )
        }
        .sorted { lhs, rhs in
            if lhs.bite.upper != rhs.bite.upper { return lhs.bite.upper > rhs.bite.upper }
            if lhs.closed.upper != rhs.closed.upper { return lhs.closed.upper > rhs.closed.upper }
            return lhs.market.name.utf8.lexicographicallyPrecedes(rhs.market.name.utf8)
        }
    }

    private func sales(of positions: [Int]) -> Double {
        positions.map { markets[$0].sales }.reduce(0, +)
    }

    private func bite(_ inside: Double, _ rate: Double) -> Double {
        max(0, inside - rate * (total - inside)) / total
    }
}
