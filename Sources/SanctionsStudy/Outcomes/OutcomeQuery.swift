public import Foundation
import SourceFiles

/// A file that the user gives, with the name that messages and answers use for it.
public struct LabInput: Hashable, Sendable {
    /// The file.
    public let url: URL
    /// The name.
    public let name: String

    /// Creates an input.
    public init(_ url: URL, as name: String) {
        self.url = url
        self.name = name
    }

    /// Creates an input that is named as the user wrote its path.
    public init(path: String) {
        self.init(URL(filePath: path), as: path)
    }
}

/// Which trade the lab is asked about, in whichever layout the user has it: the one door for commands and plans.
public struct OutcomeQuery: Sendable {
    /// The files in their layout.
    public enum Source: Sendable {
        /// A table in the lab's own layout.
        case table(LabInput)
        /// Years of BACI, with its country codes.
        case baci([LabInput], codes: LabInput?)
        /// A download of UN Comtrade.
        case comtrade(LabInput)
        /// A report of OTEXA.
        case otexa(LabInput)
    }

    /// The files.
    public var source: Source
    /// The code of the origin in BACI; 156 is China.
    public var exporter = 156
    /// The letters of the origin in Comtrade.
    public var origin = "chn"
    /// The products; in Comtrade none for all.
    public var products: [String] = []
    /// Whose figures of Comtrade are taken.
    public var reporting = ComtradeFile.Reporting.origin
    /// What is summed, by the word of the command line: `value`, `weight` or `sme`.
    public var measure = "value"
    /// The period whose sales are asked for, as `2021` or `2021-03`.
    public var period: String?

    /// Creates a query.
    public init(_ source: Source) {
        self.source = source
    }

    /// What was sold in each market.
    ///
    /// - Throws: ``StudyError`` with the place of each problem, and where the layout tells no sales by market.
    public func markets() throws(StudyError) -> (
        markets: [CoalitionLeverage.Market], data: [(name: String, digest: String)], notes: [String]
    ) {
        switch source {
        case .table(let input):
            let read = try CoalitionLeverage.markets(input.url, as: input.name)
            return (read.markets, [(input.name, read.digest)], read.notes)
        case .baci(let inputs, let codes):
            guard let input = inputs.first, inputs.count == 1 else {
                throw StudyError(.invalidData, "the leverage of a coalition takes one year of BACI")
            }
            let read = try BACIFile.sales(
                input.url, as: input.name, exporter: exporter, products: products,
                codes: codes.map { ($0.url, $0.name) })
            return (read.markets, read.data, read.notes + ["the year is \(read.year); thousand US dollars."])
        case .comtrade:
            let read = try flows(of: nil)
            let markets = try read.markets(in: period)
            return (
                markets, read.data, read.notes + ["the period is \(period ?? read.periods.first ?? ""); \(read.unit)."]
            )
        case .otexa:
            throw StudyError(
                .invalidData,
                "OTEXA tells what one country imports from where, and not what an origin sells in each market")
        }
    }

    /// What went where in each period.
    ///
    /// - Parameter product: The product that is asked about; sums of categories are left out for another, since they hold it.
    /// - Throws: ``StudyError`` with the place of each problem.
    public func flows(of product: String?) throws(StudyError) -> OutcomeFlows {
        switch source {
        case .table(let input):
            let read = try FlowDisplacement.flows(input.url, as: input.name)
            return OutcomeFlows(
                flows: read.flows, isMonthly: read.isMonthly, unit: "units of the file", notes: read.notes,
                data: [(input.name, read.digest)])
        case .baci(let inputs, let codes):
            return try BACIFile.flows(
                inputs.map { ($0.url, $0.name) }, exporter: exporter, products: products,
                codes: codes.map { ($0.url, $0.name) })
        case .comtrade(let input):
            guard let measure = ComtradeFile.Measure(rawValue: measure) else {
                throw StudyError(
                    .invalidData, "Comtrade has the measures value and weight, and no “\(SafeText.line(measure))”")
            }
            return try ComtradeFile.flows(
                input.url, as: input.name, origin: origin, products: products, reporting: reporting, measure: measure)
        case .otexa(let input):
            guard let measure = OTEXAFile.Measure(rawValue: measure) else {
                throw StudyError(
                    .invalidData, "OTEXA has the measures value and sme, and no “\(SafeText.line(measure))”")
            }
            return Self.withoutSums(try OTEXAFile.flows(input.url, as: input.name, measure: measure), but: product)
        }
    }

    /// Whether the flows are imports into one country by origin.
    public var isImports: Bool {
        if case .otexa = source { true } else { false }
    }

    /// Categories below 200 sum others: beside the one asked about they would be compared with themselves.
    private static func withoutSums(_ read: OutcomeFlows, but product: String?) -> OutcomeFlows {
        func isSum(_ category: String) -> Bool { Int(category).map { $0 < 200 } ?? false }
        let left = read.products.filter { isSum($0) && $0 != product }
        guard !left.isEmpty else { return read }
        return OutcomeFlows(
            flows: read.flows.filter { !left.contains($0.product) }, isMonthly: read.isMonthly, unit: read.unit,
            notes: read.notes + ["categories left out, because they sum others: \(left.joined(separator: ", "))."],
            data: read.data)
    }
}
