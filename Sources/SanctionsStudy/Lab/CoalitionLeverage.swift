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
    let total: Double

    /// Creates a coalition.
    ///
    /// - Parameters:
    ///   - markets: The markets, each named once, with sales of 0 or more.
    ///   - coalition: The names of its members; one without sales closes nothing.
    /// - Throws: ``StudyError`` where nothing is sold, no member or more than 63 are named, or one is named twice or is not among the markets.
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
        guard (1...63).contains(coalition.count) else {
            throw StudyError(
                .invalidData,
                coalition.isEmpty
                    ? "the coalition names no market"
                    : "the coalition has \(coalition.count) members; it takes at most 63")
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

    func sales(of positions: [Int]) -> Double {
        positions.map { markets[$0].sales }.reduce(0, +)
    }

    func bite(_ inside: Double, _ rate: Double) -> Double {
        max(0, inside - rate * (total - inside)) / total
    }
}
