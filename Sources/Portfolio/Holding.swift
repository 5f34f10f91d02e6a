public import ClewModel

/// One row of a list of holdings, as far as it could be read.
public struct Holding: Hashable, Sendable, Codable {
    /// What a row holds.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A share, a bond or another security of an issuer.
        case security
        /// A receipt for shares that a depositary holds.
        case depositaryReceipt = "depositary-receipt"
        /// A part of a fund, which holds securities itself.
        case fund
        /// Money, and claims that are as good.
        case cash
        /// A right or duty that follows the price of something else.
        case derivative
    }

    /// The line of the file.
    public var line: Int
    /// The ISIN, with a check digit that fits.
    public var isin: String?
    /// The name as the file has it.
    public var name: String
    /// The LEI of the issuer, where the file gives one with check digits that fit.
    public var lei: String?
    /// The symbol at an exchange.
    public var ticker: String?
    /// The country, as the file has it.
    public var country: String?
    /// The class of asset, in the words of the file.
    public var assetClass: String?
    /// What it is taken for.
    public var kind: Kind
    /// Whether it was sold without being held: its value is below nothing, and it takes nothing off what is held.
    public var isShort = false
    /// The weight in billionths of the fund; below nothing for a short position.
    public var weight: Int64?
    /// The market value in hundredths of the currency; below nothing for a short position.
    public var value: Int64?
    /// The currency of the market value, in upper case.
    public var currency: String?
    /// The day for which the row speaks.
    public var asOf: Day?
    /// The fund that holds it; `nil` where the whole file is one portfolio.
    public var fund: String?
    /// The fund that holds that fund.
    public var parentFund: String?

    /// Creates a holding.
    public init(line: Int, name: String, kind: Kind = .security) {
        self.line = line
        self.name = name
        self.kind = kind
    }
}

/// A list of holdings with what someone must look at.
public struct HoldingsList: Hashable, Sendable {
    /// The name of the file.
    public var file: String
    /// The day for which it speaks, where it says so.
    public var asOf: Day?
    /// The rows.
    public var holdings: [Holding]
    /// What was remarked, in the order of the file.
    public var diagnostics: [Diagnostic]

    /// Creates a list.
    public init(file: String, asOf: Day? = nil, holdings: [Holding], diagnostics: [Diagnostic] = []) {
        self.file = file
        self.asOf = asOf
        self.holdings = holdings
        self.diagnostics = diagnostics
    }

    /// Whether something makes the list unusable.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
