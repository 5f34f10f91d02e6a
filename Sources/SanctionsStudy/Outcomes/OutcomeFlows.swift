public import ClewModel

/// Trade by period, partner and product, as a reader of a published layout found it: what the models of the lab take.
public struct OutcomeFlows: Sendable {
    /// Each flow once; a flow that is not here is not in the file.
    public let flows: [FlowDisplacement.Flow]
    /// Whether periods are months; else years.
    public let isMonthly: Bool
    /// What the values are, with their unit, such as `thousand US dollars`.
    public let unit: String
    /// What the reader took for what and what it left out, one sentence each, with counts.
    public let notes: [String]
    /// The digest of each file that was read, by name.
    public let data: [(name: String, digest: String)]

    /// Creates flows.
    public init(
        flows: [FlowDisplacement.Flow], isMonthly: Bool, unit: String, notes: [String],
        data: [(name: String, digest: String)]
    ) {
        self.flows = flows
        self.isMonthly = isMonthly
        self.unit = unit
        self.notes = notes
        self.data = data
    }

    /// The periods that have a flow, in order, as they are written: `2021`, `2021-03`.
    public var periods: [String] { Set(flows.map(\.period)).sorted().map(label) }

    /// The products that have a flow, sorted.
    public var products: [String] { Set(flows.map(\.product)).sorted() }

    /// A period as it is written.
    public func label(_ period: Int) -> String {
        guard isMonthly else { return String(period) }
        let month = period % 12 + 1
        return "\(period / 12)-" + (month < 10 ? "0\(month)" : "\(month)")
    }

    /// The sum of all products in each market, in one period.
    ///
    /// - Parameter period: `2021` or `2021-03`; may be left out where the file has one period alone.
    /// - Throws: ``StudyError`` where the period is not in the file, or the file has several and none was chosen.
    public func markets(in period: String?) throws(StudyError) -> [CoalitionLeverage.Market] {
        let known = periods
        guard let chosen = period ?? (known.count == 1 ? known.first : nil), known.contains(chosen) else {
            let list = known.prefix(24).joined(separator: ", ") + (known.count > 24 ? " …" : "")
            throw StudyError(
                .invalidData,
                period.map { "the file has no flows in \($0); it has \(list)" }
                    ?? "the file has the periods \(list); say which with --period")
        }
        var sums: [String: Double] = [:]
        for flow in flows where label(flow.period) == chosen { sums[flow.partner, default: 0] += flow.value }
        return sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { CoalitionLeverage.Market(name: $0.key, sales: $0.value) }
    }
}
