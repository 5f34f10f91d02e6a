public import ClewModel

/// How far several codings of the same units agree, beyond what the codes would give by chance.
///
/// One less the disagreement that was observed over the one to be expected if the same values were dealt out at random
/// (Krippendorff, *Computing Krippendorff’s Alpha-Reliability*, 2011). Values may be missing: a unit counts with the values it
/// has, if it has two or more.
public struct KrippendorffAlpha: Hashable, Sendable, Codable {
    /// How two values differ.
    public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        /// They are the same or not.
        case nominal
        /// By how many values lie between them.
        case ordinal
        /// By the square of their distance.
        case interval
    }

    /// The level at which values were compared.
    public let level: Level
    /// How many units have two values or more.
    public let units: Int
    /// How many values those units have.
    public let values: Int
    /// How many of those units have one and the same value in all codings.
    public let agreeing: Int
    /// Alpha: 1 where all codings agree, 0 where they agree as often as chance would; `nil` where fewer than two values differ, so
    /// that nothing can be said.
    public let value: Double?
    /// The least and the most that alpha is if any one unit is left out; `nil` where it is not defined for one of them.
    public let withoutOneUnit: Bounds?

    /// Computes alpha.
    ///
    /// - Parameters:
    ///   - units: The values that each unit was given, one a coding, missing ones left out.
    ///   - level: How values differ.
    /// - Complexity: O(*u* · *v*²) for *u* units and *v* different values.
    public init(_ units: [[Int]], at level: Level) {
        let pairable = units.filter { $0.count > 1 }
        let order = Set(pairable.joined()).sorted()
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let placed = pairable.map { unit in unit.compactMap { places[$0] } }
        var coincidences = Coincidences(order)
        for unit in placed { coincidences.add(unit, sign: 1) }
        self.level = level
        self.units = pairable.count
        values = pairable.map(\.count).reduce(0, +)
        agreeing = placed.count { Set($0).count == 1 }
        value = coincidences.alpha(at: level)
        var least = Double.infinity
        var most = -Double.infinity
        var isDefined = placed.count > 1
        for unit in placed {
            var fewer = coincidences
            fewer.add(unit, sign: -1)
            guard let alpha = fewer.alpha(at: level) else {
                isDefined = false
                break
            }
            least = min(least, alpha)
            most = max(most, alpha)
        }
        withoutOneUnit = isDefined ? Bounds(least, most) : nil
    }

    /// How often two values were given to one unit.
    private struct Coincidences {
        let order: [Int]
        var counts: [Double]

        init(_ order: [Int]) {
            self.order = order
            counts = Array(repeating: 0, count: order.count * order.count)
        }

        /// Adds the ordered pairs of a unit’s values, each weighing one less than there are values; takes them away for sign -1.
        mutating func add(_ unit: [Int], sign: Double) {
            let weight = sign / Double(unit.count - 1)
            for (first, one) in unit.enumerated() {
                for (second, other) in unit.enumerated() where first != second {
                    counts[one * order.count + other] += weight
                }
            }
        }

        func alpha(at level: Level) -> Double? {
            let size = order.count
            let sums = (0..<size).map { row in counts[row * size..<(row + 1) * size].reduce(0, +) }
            let total = sums.reduce(0, +)
            var observed = 0.0
            var expected = 0.0
            for one in 0..<size {
                for other in 0..<size where one != other {
                    let difference = squared(one, other, sums, at: level)
                    observed += counts[one * size + other] * difference
                    expected += sums[one] * sums[other] * difference
                }
            }
            // What is left of a value that only the unit left out had is a rounding, and no value.
            guard total > 1.5, expected > 1e-9 else { return nil }
            return 1 - (total - 1) * observed / expected
        }

        private func squared(_ one: Int, _ other: Int, _ sums: [Double], at level: Level) -> Double {
            switch level {
            case .nominal: return 1
            case .interval:
                let distance = Double(order[one] - order[other])
                return distance * distance
            case .ordinal:
                let range = min(one, other)...max(one, other)
                let between = sums[range].reduce(0, +) - (sums[one] + sums[other]) / 2
                return between * between
            }
        }
    }
}
