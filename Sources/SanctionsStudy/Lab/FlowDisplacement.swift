import Foundation

/// Whether trade fell after an event, or moved.
public struct FlowDisplacement: Sendable {
    /// One flow from the origin in one period.
    public struct Flow: Hashable, Sendable {
        /// The number of the period, one after the other.
        public let period: Int
        /// The partner it goes to.
        public let partner: String
        /// The product.
        public let product: String
        /// Its value.
        public let value: Double

        /// Creates a flow.
        public init(period: Int, partner: String, product: String, value: Double) {
            self.period = period
            self.partner = partner
            self.product = product
            self.value = value
        }
    }

    /// What happened with one window around the event.
    public struct Window: Hashable, Sendable {
        /// Periods before and after.
        public let length: Int
        /// The change to the coalition, after less before, a period.
        public let direct: Double
        /// The change to each partner outside, a period, by partner.
        public let deflected: [String: Double]
        /// The logarithm of the ratio of ratios: the treated product to the coalition, after by before, against all other products.
        ///
        /// `nil` where one of the four sums is 0.
        public let effect: Double?
        /// How many of the placebo products have an effect as large, this one counted; `nil` without an effect or placebos.
        public let productRank: (larger: Int, of: Int)?
        /// The same for days before the event.
        public let dayRank: (larger: Int, of: Int)?

        /// The chance of an effect as large among placebo products, if none differed; `nil` without placebos.
        public var productChance: Double? { productRank.map { Double($0.larger) / Double($0.of) } }
        /// The same among placebo days.
        public var dayChance: Double? { dayRank.map { Double($0.larger) / Double($0.of) } }

        /// Whether two windows say the same.
        public static func == (lhs: Window, rhs: Window) -> Bool {
            lhs.length == rhs.length && lhs.direct == rhs.direct && lhs.deflected == rhs.deflected
                && lhs.effect == rhs.effect && lhs.productChance == rhs.productChance && lhs.dayChance == rhs.dayChance
        }

        /// Feeds what tells windows apart.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(length)
            hasher.combine(direct)
        }
    }

    /// The most flows that a panel may have, those of 0 among them.
    public static let cellLimit = 50_000_000

    /// From the first period that has a flow to the last.
    let periods: ClosedRange<Int>
    /// The products, sorted.
    let products: [String]
    /// The partners, sorted.
    let partners: [String]
    /// The periods between the first and the last that no row is of: nobody says that nothing flowed then.
    let emptyPeriods: [Int]
    /// Value by product, partner and period.
    private let values: [[[Double]]]
    let coalition: Set<String>

    /// Creates a panel; a flow that no row has is 0 where another row is of its period.
    ///
    /// - Throws: ``StudyError`` without a flow, without a coalition, or where no flow goes to it.
    public init(flows: [Flow], coalition: Set<String>) throws(StudyError) {
        let numbers = flows.map(\.period)
        guard let first = numbers.min(), let last = numbers.max() else {
            throw StudyError(.invalidData, "there is no flow")
        }
        guard !coalition.isEmpty else { throw StudyError(.invalidData, "the coalition names no partner") }
        guard flows.contains(where: { coalition.contains($0.partner) }) else {
            throw StudyError(
                .invalidData,
                "no flow goes to \(coalition.sorted().joined(separator: ", ")); partners of the file are "
                    + Set(flows.map(\.partner)).sorted().prefix(20).joined(separator: ", "))
        }
        periods = first...last
        let products = Set(flows.map(\.product)).sorted()
        let partners = Set(flows.map(\.partner)).sorted()
        // A period written wrongly by a few centuries would ask for more memory than there is.
        let cells = (last - first + 1).multipliedReportingOverflow(by: products.count * partners.count)
        guard !cells.overflow, cells.partialValue <= Self.cellLimit else {
            throw StudyError(
                .invalidData,
                "\(products.count) products, \(partners.count) partners and \(last - first + 1) periods are more than "
                    + "\(Self.cellLimit) flows; leave out what is not compared")
        }
        let productNumber = Dictionary(uniqueKeysWithValues: products.enumerated().map { ($1, $0) })
        let partnerNumber = Dictionary(uniqueKeysWithValues: partners.enumerated().map { ($1, $0) })
        var values = Array(
            repeating: Array(repeating: [Double](repeating: 0, count: last - first + 1), count: partners.count),
            count: products.count)
        var isEmpty = [Bool](repeating: true, count: last - first + 1)
        for flow in flows {
            guard let product = productNumber[flow.product], let partner = partnerNumber[flow.partner] else { continue }
            values[product][partner][flow.period - first] += flow.value
            isEmpty[flow.period - first] = false
        }
        emptyPeriods = isEmpty.indices.filter { isEmpty[$0] }.map { first + $0 }
        self.values = values
        self.products = products
        self.partners = partners
        self.coalition = coalition
    }

    /// What happened to one product around an event.
    ///
    /// The effect is that of a Poisson regression (PPML) with a fixed effect for the product and one for the period, which for two groups and
    /// two spans is the ratio of ratios. The same is computed for every other product as if it were the treated one, and for every earlier
    /// period whose windows end before the event: the rank of the effect among these is its chance.
    ///
    /// - Parameters:
    ///   - product: The treated product.
    ///   - event: The first period after the event.
    ///   - length: Periods before and after.
    /// - Returns: `nil` where the product is not in the panel, the window does not fit into it, or no row is of one of its periods.
    public func window(of product: String, at event: Int, length: Int) -> Window? {
        guard let treated = products.firstIndex(of: product), length > 0, event - length >= periods.lowerBound,
            event + length - 1 <= periods.upperBound, isTold(event, length)
        else { return nil }
        let members = partners.indices.filter { coalition.contains(partners[$0]) }
        func change(_ partner: Int) -> Double {
            (sum(treated, [partner], event, length) - sum(treated, [partner], event - length, length)) / Double(length)
        }
        let direct = members.map(change).reduce(0, +)
        let outside = partners.indices.filter { !coalition.contains(partners[$0]) }
        let deflected = Dictionary(uniqueKeysWithValues: outside.map { (partners[$0], change($0)) })
        let effect = self.effect(treated, members, event, length)
        let placebos = products.indices.filter { $0 != treated }.compactMap {
            self.effect($0, members, event, length, without: treated)
        }
        let earlier = stride(from: periods.lowerBound + length, through: event - length, by: 1)
            .filter { isTold($0, length) }
            .compactMap { self.effect(treated, members, $0, length) }
        return Window(
            length: length, direct: direct, deflected: deflected, effect: effect,
            productRank: rank(effect, placebos), dayRank: rank(effect, earlier))
    }

    /// Whether every period of a window has a row.
    private func isTold(_ event: Int, _ length: Int) -> Bool {
        !emptyPeriods.contains { (event - length..<event + length).contains($0) }
    }

    private func rank(_ effect: Double?, _ placebos: [Double]) -> (larger: Int, of: Int)? {
        guard let effect, !placebos.isEmpty else { return nil }
        return (1 + placebos.count { abs($0) >= abs(effect) }, 1 + placebos.count)
    }

    private func sum(_ product: Int, _ partners: [Int], _ from: Int, _ length: Int) -> Double {
        let start = from - periods.lowerBound
        return partners.map { values[product][$0][start..<start + length].reduce(0, +) }.reduce(0, +)
    }

    private func effect(_ product: Int, _ members: [Int], _ event: Int, _ length: Int, without: Int? = nil) -> Double? {
        let others = products.indices.filter { $0 != product && $0 != without }
        guard !others.isEmpty else { return nil }
        let after = sum(product, members, event, length)
        let before = sum(product, members, event - length, length)
        let otherAfter = others.map { sum($0, members, event, length) }.reduce(0, +)
        let otherBefore = others.map { sum($0, members, event - length, length) }.reduce(0, +)
        guard after > 0, before > 0, otherAfter > 0, otherBefore > 0 else { return nil }
        return log(after / before) - log(otherAfter / otherBefore)
    }

    /// The most that can have gone through third countries: Σ_k min(ΔM_k, ΔX_k), each change at least 0.
    ///
    /// A ceiling, no estimate: a country can buy more of the input and sell more of the product for reasons of its own.
    ///
    /// - Parameter changes: For each third country what it imports more from the origin, and what it exports more to the coalition.
    public static func reroutingCeiling(_ changes: [(imports: Double, exports: Double)]) -> Double {
        changes.map { max(0, min($0.imports, $0.exports)) }.reduce(0, +)
    }
}
