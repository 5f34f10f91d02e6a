import Foundation

/// What stops if one company stops: the Economic Systemic Risk Index of a network of suppliers.
///
/// After Diem, Borsos, Reisch, Kertész and Thurner, *Scientific Reports* 12 (2022): each company makes what its scarcest essential input
/// allows (generalized Leontief), lacks orders where customers stop, and the losses run along both ways until nothing changes. A supplier
/// is replaced as far as others of its sector still produce. The published figures rest on the value-added tax of Hungary and cannot
/// be computed again here.
public struct NetworkShock: Sendable {
    /// A company of the network.
    public struct Company: Hashable, Sendable {
        /// Its key.
        public let name: String
        /// What kind of product it makes.
        public let sector: String
        /// Its size, 0 or more, by which losses are weighed.
        public let size: Double

        /// Creates a company.
        public init(name: String, sector: String, size: Double) {
            self.name = name
            self.sector = sector
            self.size = size
        }
    }

    /// What one company supplies to another.
    public struct Supply: Hashable, Sendable {
        /// The position of the supplier.
        public let from: Int
        /// The position of the customer.
        public let to: Int
        /// What is supplied, above 0.
        public let value: Double
        /// Whether the customer cannot produce without inputs of this sector.
        public let isEssential: Bool

        /// Creates a supply.
        public init(from: Int, to: Int, value: Double, isEssential: Bool) {
            self.from = from
            self.to = to
            self.value = value
            self.isEssential = isEssential
        }
    }

    /// The companies.
    public let companies: [Company]
    private let supplies: [Supply]
    private let inputShare: [Double]
    private let outputShare: [Double]
    private let inputGroup: [Int]
    private let groupCount: Int
    private let marketShare: [Double]
    private let sectors: [Int]

    /// Creates a network; supplies between the same two add up.
    ///
    /// - Precondition: Each supply names companies of the list and is above 0.
    public init(companies: [Company], supplies: [Supply]) {
        self.companies = companies
        self.supplies = supplies
        let names = Array(Set(companies.map(\.sector))).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let sectors = companies.map { numbers[$0.sector] ?? 0 }
        var outputs = [Double](repeating: 0, count: companies.count)
        var inputs = outputs
        var groups: [[Int]: Int] = [:]
        var groupTotals: [Double] = []
        var inputGroup: [Int] = []
        for supply in supplies {
            outputs[supply.from] += supply.value
            inputs[supply.to] += supply.value
            guard supply.isEssential else {
                inputGroup.append(-1)
                continue
            }
            let key = [supply.to, sectors[supply.from]]
            let group = groups[key] ?? groupTotals.count
            if group == groupTotals.count {
                groups[key] = group
                groupTotals.append(0)
            }
            groupTotals[group] += supply.value
            inputGroup.append(group)
        }
        inputShare = zip(supplies, inputGroup).map { supply, group in
            supply.value / (group < 0 ? inputs[supply.to] : groupTotals[group])
        }
        outputShare = supplies.map { $0.value / outputs[$0.from] }
        self.inputGroup = inputGroup
        groupCount = groupTotals.count
        self.sectors = sectors
        marketShare = outputs
    }

    /// The part of all size that is lost if one company stops, from 0 to 1; and whether losses came to rest.
    ///
    /// - Parameters:
    ///   - company: The position of the company that stops.
    ///   - rounds: How often losses are passed on at most.
    /// - Complexity: O(`rounds` · *m*) for *m* supplies.
    public func loss(ifStopped company: Int, rounds: Int = 1000) -> (share: Double, isSettled: Bool) {
        let total = companies.map(\.size).reduce(0, +)
        guard total > 0 else { return (0, true) }
        let count = companies.count
        let initial = companies.indices.map { $0 == company ? 0.0 : 1.0 }
        var down = initial
        var up = initial
        var isSettled = false
        for _ in 0..<rounds where !isSettled {
            // A supplier is missed only as far as the rest of its sector, as it still produces, cannot stand in.
            var sectorOutput = [Double](repeating: 0, count: (sectors.max() ?? 0) + 1)
            for index in companies.indices { sectorOutput[sectors[index]] += marketShare[index] * down[index] }
            var essential = [Double](repeating: 0, count: groupCount)
            var other = [Double](repeating: 0, count: count)
            var orders = [Double](repeating: 0, count: count)
            var hasOrders = [Bool](repeating: false, count: count)
            for (index, supply) in supplies.enumerated() {
                let output = sectorOutput[sectors[supply.from]]
                let weight = output > 0 ? min(1, marketShare[supply.from] / output) : 1
                let missing = weight * (1 - down[supply.from]) * inputShare[index]
                if inputGroup[index] < 0 {
                    other[supply.to] += missing
                } else {
                    essential[inputGroup[index]] += missing
                }
                orders[supply.from] += outputShare[index] * up[supply.to]
                hasOrders[supply.from] = true
            }
            var nextDown = initial
            for index in companies.indices { nextDown[index] = min(initial[index], max(0, 1 - other[index])) }
            for (index, supply) in supplies.enumerated() where inputGroup[index] >= 0 {
                nextDown[supply.to] = min(nextDown[supply.to], max(0, 1 - essential[inputGroup[index]]))
            }
            let nextUp = companies.indices.map { hasOrders[$0] ? min(initial[$0], orders[$0]) : initial[$0] }
            isSettled =
                zip(down, nextDown).allSatisfy { abs($0 - $1) < 1e-9 }
                && zip(up, nextUp).allSatisfy { abs($0 - $1) < 1e-9 }
            (down, up) = (nextDown, nextUp)
        }
        let lost = companies.indices.map { companies[$0].size * (1 - min(down[$0], up[$0])) }.reduce(0, +)
        return (lost / total, isSettled)
    }
}
