import ClewModel
import SourceFiles

/// The table within a list of holdings: its columns, and how a row is read by them.
struct HoldingsTable {
    private let columns: [HoldingsColumn: Int]
    private let unread: [String]
    private let width: Int
    private let file: String
    private let headerLine: Int
    /// How many rows held no position.
    private(set) var footers = 0
    /// The weights as written, by the line of their row.
    private(set) var weights: [Int: Double] = [:]
    /// How the header says that weights are written.
    var statedUnit: HoldingsReader.WeightUnit? { columns[.weightPercent] == nil ? nil : .percent }

    init(header: HoldingsReader.Row, file: String) {
        var columns: [HoldingsColumn: Int] = [:]
        var unread: [String] = []
        for (index, title) in header.cells.enumerated() where !title.isEmpty {
            if let column = HoldingsColumn.named(title), columns[column] == nil {
                columns[column] = index
            } else {
                unread.append(title)
            }
        }
        self.columns = columns
        self.unread = unread
        self.file = file
        width = header.cells.count
        headerLine = header.line
    }

    func noteUnread(into diagnostics: inout [Diagnostic]) {
        guard !unread.isEmpty else { return }
        let titles = unread.map { SafeText.quoted($0, limit: 40) }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                .note, code: "portfolio.columns.unread", "these columns are not read: \(titles)",
                at: SourceLocation(file: file, line: headerLine)))
    }

    /// The holding of a row; `nil` for a row that holds none.
    mutating func holding(_ row: HoldingsReader.Row, into diagnostics: inout [Diagnostic]) -> Holding? {
        let place = SourceLocation(file: file, line: row.line)
        func cell(_ column: HoldingsColumn) -> String? {
            guard let index = columns[column], index < row.cells.count else { return nil }
            let text = row.cells[index]
            return text.isEmpty || text == "-" || text == "--" ? nil : text
        }
        func report(_ severity: Diagnostic.Severity, _ code: String, _ message: String) {
            diagnostics.append(Diagnostic(severity, code: "portfolio." + code, message, at: place))
        }
        func number(_ column: HoldingsColumn, _ title: String) -> Double? {
            guard let text = cell(column) else { return nil }
            let plain = text.hasSuffix("%") ? Text.trimmed(String(text.dropLast())) : text
            do throws(NumberText.Problem) { return try NumberText.parse(plain) } catch {
                report(.error, "number", "\(title) is \(SafeText.quoted(text)); \(error.expectation)")
                return nil
            }
        }
        let amounts = [HoldingsColumn.weight, .weightPercent, .value]
        let isPosition = amounts.contains { cell($0) != nil }
        let names = [HoldingsColumn.name, .isin, .identifier, .lei, .ticker, .issuerName].compactMap(cell)
        guard isPosition || names.count > 1 || (width < 4 && !names.isEmpty) else {
            footers += 1
            return nil
        }
        var holding = Holding(line: row.line, name: cell(.name) ?? cell(.issuerName) ?? names.first ?? "")
        let isISIN = cell(.identifierType).map { $0 == "1" || $0.lowercased().contains("isin") } ?? true
        if let text = cell(.isin) ?? (isISIN ? cell(.identifier) : nil) {
            do throws(IdentifierError) { holding.isin = try SecurityIdentifier(text).code } catch {
                report(
                    .warning, "isin",
                    "the ISIN \(SafeText.quoted(text)) is not valid: \(error); the row is looked up by name")
            }
        }
        if let text = cell(.lei) {
            do throws(IdentifierError) { holding.lei = try LegalEntityIdentifier(text).code } catch {
                report(.warning, "lei", "the LEI \(SafeText.quoted(text)) is not valid: \(error); it is not used")
            }
        }
        holding.ticker = cell(.ticker)
        holding.country = cell(.country)
        holding.assetClass = cell(.assetClass)
        holding.fund = cell(.fund)
        holding.parentFund = cell(.parentFund)
        holding.currency = cell(.currency)
        if let text = cell(.asOf) {
            do throws(DateText.Problem) { holding.asOf = try DateText.day(text) } catch {
                report(.warning, "date", "the day \(SafeText.quoted(text)) is not used; \(error.expectation)")
            }
        }
        weights[row.line] = number(columns[.weightPercent] == nil ? .weight : .weightPercent, "the weight")
        holding.value = number(.value, "the market value").flatMap { value in
            let hundredths = (value * 100).rounded()
            guard abs(hundredths) < 4e15 else {
                report(.error, "number", "the market value is larger than can be added up exactly")
                return nil
            }
            return Int64(hundredths)
        }
        if let currency = holding.currency, let value = holding.value {
            // Prices and values in pence are marked so by exchanges.
            if currency == "GBX" || currency == "GBp" {
                holding.value = Int64((Double(value) / 100).rounded())
                holding.currency = "GBP"
            } else {
                holding.currency = currency.uppercased()
            }
        }
        holding.kind = HoldingWords.kind(of: holding)
        if holding.kind != .cash { holding.isShort = (holding.value ?? 0) < 0 || (weights[row.line] ?? 0) < 0 }
        return holding
    }
}

/// What the words of a row say that it holds.
enum HoldingWords {
    static func kind(of holding: Holding) -> Holding.Kind {
        let type = " " + plain(holding.assetClass ?? "") + " "
        let name = " " + plain(holding.name) + " "
        func has(_ text: String, _ words: [String]) -> Bool { words.contains { text.contains(" " + $0 + " ") } }
        if has(
            type,
            ["future", "futures", "option", "options", "swap", "swaps", "forward", "forwards", "derivative", "fx"])
        {
            return .derivative
        }
        if has(type, ["cash", "money market", "collateral", "deposit"]) { return .cash }
        let hasIdentifier = holding.isin != nil || holding.lei != nil
        if !hasIdentifier, has(name, ["cash"]), name.split(separator: " ").count <= 3 { return .cash }
        let receipts = [
            "adr", "ads", "gdr", "depositary receipt", "depositary receipts", "depositary rcpt", "american depositary",
        ]
        if has(type, receipts) || has(name, receipts + ["sponsored adr", "spon adr"]) { return .depositaryReceipt }
        if has(type, ["fund", "funds", "etf", "ucits", "collective investment", "investment fund"])
            || has(name, ["etf", "ucits"])
        {
            return .fund
        }
        return .security
    }

    private static func plain(_ text: String) -> String {
        String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }).split(separator: " ").joined(
            separator: " ")
    }
}
