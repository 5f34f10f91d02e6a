import ClewModel
import SourceFiles

/// Turns weights as written into billionths.
struct WeightScale {
    /// How weights are written; found out from their sum where it is `nil`.
    var unit: HoldingsReader.WeightUnit?

    func apply(_ weights: [Int: Double], to list: inout HoldingsList) {
        guard !weights.isEmpty else { return }
        let place = SourceLocation(file: list.file)
        var sums: [String: Double] = [:]
        for holding in list.holdings {
            if let weight = weights[holding.line] { sums[holding.fund ?? "", default: 0] += weight }
        }
        // Summed in the order of the file; the test is far wider than what rounding can move.
        let least = sums.values.map { abs($0) }.min() ?? 0
        let most = sums.values.map { abs($0) }.max() ?? 0
        let found: HoldingsReader.WeightUnit? = least >= 20 ? .percent : most <= 2 ? .fraction : nil
        guard let unit = unit ?? found else {
            list.diagnostics.append(
                Diagnostic(
                    .error, code: "portfolio.weights.unit",
                    "the weights add up to neither about 100 nor about 1, so that percent and fraction cannot be told apart; "
                        + "say which with --weights", at: place))
            return
        }
        let scale = unit == .percent ? 1e7 : 1e9
        for index in list.holdings.indices {
            guard let weight = weights[list.holdings[index].line] else { continue }
            let billionths = (weight * scale).rounded()
            guard abs(billionths) < 1e15 else {
                list.diagnostics.append(
                    Diagnostic(
                        .error, code: "portfolio.number", "the weight is far more than the whole",
                        at: SourceLocation(file: list.file, line: list.holdings[index].line)))
                continue
            }
            list.holdings[index].weight = Int64(billionths)
        }
    }
}

/// What is odd about a list as a whole.
enum HoldingsChecks {
    static func run(on list: inout HoldingsList) {
        var found: [Diagnostic] = []
        func warn(_ code: String, _ message: String, line: Int? = nil) {
            found.append(
                Diagnostic(
                    .warning, code: "portfolio." + code, message, at: SourceLocation(file: list.file, line: line)))
        }
        var sums: [String: Int64] = [:]
        var funds: [String] = []
        var lines: [String: Int] = [:]
        for holding in list.holdings {
            let fund = holding.fund ?? ""
            if let weight = holding.weight {
                if sums[fund] == nil { funds.append(fund) }
                sums[fund, default: 0] += weight
            }
            if let isin = holding.isin {
                if let first = lines[fund + "\t" + isin] {
                    warn(
                        "duplicate", "\(isin) stands on line \(first) already; both rows count",
                        line: holding.line)
                } else {
                    lines[fund + "\t" + isin] = holding.line
                }
            }
            if holding.weight == nil, holding.value == nil {
                warn(
                    "amount.missing", "the row says neither weight nor market value; it counts for nothing",
                    line: holding.line)
            }
        }
        for fund in funds {
            guard let sum = sums[fund], abs(sum - 1_000_000_000) > 10_000_000 else { continue }
            let name = fund.isEmpty ? "the portfolio" : SafeText.quoted(fund)
            warn("weights.sum", "the weights of \(name) add up to \(ShareAmount.percent(sum)) and not to 100 %")
        }
        list.diagnostics += found
    }
}
