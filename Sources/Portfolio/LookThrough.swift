public import ClewModel
import SourceFiles

/// A position of the portfolio after funds on hand have been replaced by what they hold.
public struct Position: Hashable, Sendable {
    /// The row that it comes from, by its place in the list.
    public var holding: Int
    /// How much of it there is, in the unit of the valuation; never below nothing.
    public var amount: Int64
    /// The funds through which it is held, the outermost first.
    public var path: [String]
    /// Whether it is what a fund holds beside the rows that the list has of it: nobody says whose securities these are.
    ///
    /// The row is then the one that holds the fund, or the first row of an outermost fund.
    public var isRest: Bool

    /// Creates a position.
    public init(holding: Int, amount: Int64, path: [String] = [], isRest: Bool = false) {
        self.holding = holding
        self.amount = amount
        self.path = path
        self.isRest = isRest
    }
}

/// What a portfolio holds and how much of each, in one unit.
public struct Valuation: Hashable, Sendable {
    /// What amounts are counted in: hundredths of a currency, or billionths of the portfolio.
    public var unit: String
    /// What is held of securities and of funds that nothing is on hand about.
    public var positions: [Position] = []
    /// What is held in cash, in derivatives and sold short, each as a sum that is never below nothing.
    public var cash: Int64 = 0
    /// What is held in derivatives, never below nothing.
    public var derivatives: Int64 = 0
    /// What was sold short, never below nothing.
    public var short: Int64 = 0

    /// The value held in securities and funds: that of which shares are shares.
    public var total: Int64 { positions.reduce(0) { $0 + $1.amount } }
}

/// Values a list of holdings, and looks through the funds of which it has the rows.
public struct LookThrough: Sendable {
    /// How much of the base currency one unit of another is worth, in millionths.
    public var rates: [String: Int64]

    /// Creates a valuation with rates of exchange.
    public init(rates: [String: Int64] = [:]) {
        self.rates = rates
    }

    /// Values a list.
    ///
    /// Weights count where every row has one and one fund holds all; else market values in one currency, or in several with
    /// rates of exchange for each.
    ///
    /// - Parameter diagnostics: Receives why a list cannot be valued, and what was left out.
    /// - Returns: `nil` where the amounts cannot be added up.
    /// - Complexity: O(*n* · *d*) for *n* rows and funds in funds *d* deep.
    public func valuation(of list: HoldingsList, into diagnostics: inout [Diagnostic]) -> Valuation? {
        let structure = FundStructure(list)
        let counted = list.holdings.indices.filter { list.holdings[$0].weight != nil || list.holdings[$0].value != nil }
        let usesWeights = structure.outermost.count == 1 && counted.allSatisfy { list.holdings[$0].weight != nil }
        var amounts = [Int64](repeating: 0, count: list.holdings.count)
        var valuation = Valuation(unit: "billionths")
        if usesWeights {
            for index in counted { amounts[index] = list.holdings[index].weight ?? 0 }
        } else {
            guard let unit = convert(list, counted, into: &amounts, &diagnostics) else { return nil }
            valuation.unit = unit
        }
        for fund in structure.unlinked {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "portfolio.fund.unlinked",
                    "\(SafeText.quoted(fund)) is said to be held by another fund of which no row holds it: how much is not "
                        + "known, and its rows are left out", at: SourceLocation(file: list.file)))
        }
        for fund in structure.outermost {
            for index in structure.rows(of: fund) {
                add(
                    index, amounts[index], path: fund.isEmpty ? [] : [fund], structure, list, amounts, to: &valuation,
                    &diagnostics)
            }
            addRest(of: fund, structure, list, amounts, usesWeights: usesWeights, to: &valuation)
        }
        return valuation
    }

    /// Where the weights of a fund that is the whole list add up to less than all of it, the rest is held too.
    private func addRest(
        of fund: String, _ structure: FundStructure, _ list: HoldingsList, _ amounts: [Int64], usesWeights: Bool,
        to valuation: inout Valuation
    ) {
        let rows = structure.rows(of: fund)
        guard !fund.isEmpty, usesWeights, let first = rows.first else { return }
        let shares = FundShares(rows.map { amounts[$0] }, isOfWhole: true, of: ShareAmount.one)
        guard shares.rest > 0 else { return }
        valuation.positions.append(Position(holding: first, amount: shares.rest, path: [fund], isRest: true))
    }

    private func add(
        _ index: Int, _ amount: Int64, path: [String], _ structure: FundStructure, _ list: HoldingsList,
        _ amounts: [Int64], to valuation: inout Valuation, _ diagnostics: inout [Diagnostic]
    ) {
        let holding = list.holdings[index]
        switch holding.kind {
        case .cash:
            valuation.cash += max(0, amount)
            return
        case .derivative:
            valuation.derivatives += Int64(amount.magnitude)
            return
        case .security, .depositaryReceipt, .fund: break
        }
        guard !holding.isShort, amount >= 0 else {
            valuation.short += Int64(amount.magnitude)
            return
        }
        guard let inner = structure.fund(heldBy: index) else {
            if amount > 0 { valuation.positions.append(Position(holding: index, amount: amount, path: path)) }
            return
        }
        guard !path.contains(inner), path.count < 32 else {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "portfolio.fund.cycle",
                    "\(SafeText.quoted(inner)) holds itself through other funds; it is not looked through here",
                    at: SourceLocation(file: list.file, line: holding.line)))
            valuation.positions.append(Position(holding: index, amount: amount, path: path))
            return
        }
        let rows = structure.rows(of: inner)
        let weights = rows.map { list.holdings[$0].weight }
        let isWeighed =
            weights.contains { $0 != nil }
            && zip(rows, weights).allSatisfy { row, weight in
                weight != nil || amounts[row] == 0
            }
        let shares = FundShares(
            isWeighed ? weights.map { $0 ?? 0 } : rows.map { amounts[$0] }, isOfWhole: isWeighed, of: amount)
        for (row, part) in zip(rows, shares.parts) {
            add(row, part, path: path + [inner], structure, list, amounts, to: &valuation, &diagnostics)
        }
        if shares.rest > 0 {
            valuation.positions.append(
                Position(holding: index, amount: shares.rest, path: path + [inner], isRest: true))
        }
    }

    /// The market values of rows in one currency.
    private func convert(
        _ list: HoldingsList, _ counted: [Int], into amounts: inout [Int64], _ diagnostics: inout [Diagnostic]
    ) -> String? {
        let place = SourceLocation(file: list.file)
        func fail(_ message: String) -> String? {
            diagnostics.append(Diagnostic(.error, code: "portfolio.value", message, at: place))
            return nil
        }
        if let without = counted.first(where: { list.holdings[$0].value == nil }) {
            return fail(
                "line \(list.holdings[without].line) has a weight and no market value, and weights of several funds, or of some "
                    + "rows, cannot be added up; give market_value for all")
        }
        let currencies = Set(counted.compactMap { list.holdings[$0].currency }).sorted()
        if !currencies.isEmpty,
            let blank = counted.first(where: { list.holdings[$0].currency == nil && list.holdings[$0].value != 0 })
        {
            diagnostics.append(
                Diagnostic(
                    .error, code: "portfolio.value",
                    "the row names no currency and others do; a market value counts only with its own",
                    at: SourceLocation(file: list.file, line: list.holdings[blank].line)))
            return nil
        }
        if currencies.count <= 1, rates.isEmpty {
            for index in counted { amounts[index] = list.holdings[index].value ?? 0 }
            return currencies.first.map { "hundredths of \($0)" }
                ?? "hundredths of a currency that the file does not name"
        }
        let unknown = currencies.filter { rates[$0] == nil }
        guard unknown.isEmpty else {
            return fail(
                "market values are in \(currencies.joined(separator: ", ")); give a rate for \(unknown.joined(separator: ", ")) "
                    + "with --rates, or weights for all rows")
        }
        for index in counted {
            let holding = list.holdings[index]
            guard let value = holding.value, let rate = rates[holding.currency ?? ""] else {
                return fail(
                    "line \(holding.line) names no currency; market values in several cannot be added up without")
            }
            let product = value.magnitude.multipliedReportingOverflow(by: UInt64(rate))
            guard !product.overflow, product.partialValue / 1_000_000 < 1 << 60 else {
                return fail("line \(holding.line) has a market value too large to convert")
            }
            let converted = Int64(product.partialValue / 1_000_000)
            amounts[index] = value < 0 ? -converted : converted
        }
        return "hundredths of the base currency of the rates"
    }
}

/// Which fund of a list is held by which row.
struct FundStructure {
    /// The funds that no row holds, in the order of the file; the empty name stands for rows without a fund.
    private(set) var outermost: [String] = []
    /// The funds that are said to be held and of which no row says how much.
    private(set) var unlinked: [String] = []
    private var byFund: [String: [Int]] = [:]
    private var innerOf: [Int: String] = [:]

    init(_ list: HoldingsList) {
        var names: [String] = []
        var parents: [String: String] = [:]
        for (index, holding) in list.holdings.enumerated() {
            let fund = holding.fund ?? ""
            if byFund[fund] == nil { names.append(fund) }
            byFund[fund, default: []].append(index)
            if let parent = holding.parentFund { parents[fund] = parent }
        }
        let keys = Dictionary(
            names.filter { !$0.isEmpty }.map { (Self.key($0), $0) }, uniquingKeysWith: { first, _ in first })
        var held: Set<String> = []
        for (index, holding) in list.holdings.enumerated() {
            let own = [holding.isin, holding.lei, holding.name, holding.ticker].compactMap { $0 }
            guard let fund = own.lazy.compactMap({ keys[Self.key($0)] }).first, fund != holding.fund else { continue }
            innerOf[index] = fund
            held.insert(fund)
        }
        for name in names where !held.contains(name) {
            if parents[name] != nil { unlinked.append(name) } else { outermost.append(name) }
        }
        // Funds that hold each other in a ring have no outermost: the first of them is where to start.
        if outermost.isEmpty, let first = names.first { outermost = [first] }
    }

    func rows(of fund: String) -> [Int] { byFund[fund] ?? [] }

    func fund(heldBy index: Int) -> String? { innerOf[index] }

    private static func key(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
}
