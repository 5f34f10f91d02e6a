/// What the columns of a list of holdings are called, in the layouts that are read.
enum HoldingsColumn: String, CaseIterable, Sendable {
    case isin, identifier, identifierType, name, lei, issuerName, weight, weightPercent, value, currency, asOf, ticker
    case country, assetClass, fund, parentFund

    /// The titles of each column, lower-cased, without signs: our own layout, the exports of fund houses, and the titles of
    /// the Solvency II exchange layout (TPT) behind their numbers, which are recalled and not read at the publisher's.
    private static let titles: [String: HoldingsColumn] = {
        let table: [(HoldingsColumn, [String])] = [
            (.isin, ["isin", "isin code", "isin number", "security isin", "code isin"]),
            (
                .name,
                [
                    "name", "security name", "issuer name security", "instrument name", "holding name", "holding",
                    "security", "security description", "description", "company", "issuer",
                ]
            ),
            (.lei, ["lei", "lei code", "issuer lei"]),
            (.weight, ["weight", "weighting", "portfolio weight", "weight in fund"]),
            (
                .weightPercent,
                [
                    "weight %", "weight in %", "% weight", "weighting %", "% of fund", "% of net assets",
                    "% net assets", "% of total net assets", "fund %", "percent of fund",
                ]
            ),
            (
                .value,
                [
                    "market value", "marketvalue", "value", "market value eur", "market value usd", "market value gbp",
                    "base market value",
                ]
            ),
            (.currency, ["currency", "market currency", "ccy", "currency code"]),
            (.asOf, ["as of", "as of date", "date", "holdings date", "valuation date"]),
            (.ticker, ["ticker", "symbol", "issuer ticker"]),
            (.country, ["country", "location", "country of risk", "issuer country", "country of incorporation"]),
            (.assetClass, ["asset class", "assetclass", "asset type", "security type", "type"]),
            (.fund, ["fund", "fund name", "portfolio", "fund isin"]),
            (.parentFund, ["parent fund", "parentfund"]),
        ]
        var titles: [String: HoldingsColumn] = [:]
        for (column, names) in table { for name in names { titles[name] = column } }
        return titles
    }()

    /// The columns of the Solvency II layout by their numbers.
    private static let numbered: [Int: HoldingsColumn] = [
        14: .identifier, 15: .identifierType, 17: .name, 21: .currency, 24: .value, 26: .weight, 46: .issuerName,
        47: .lei,
    ]

    /// Which column a title names; `nil` for one that is not read.
    static func named(_ title: String) -> HoldingsColumn? {
        let plain = title.lowercased().map { $0.isLetter || $0.isNumber || $0 == "%" ? $0 : " " }
        let words = String(plain).split(separator: " ").joined(separator: " ")
        if let known = titles[words] { return known }
        let number = title.prefix { $0.isNumber }
        guard let number = Int(number), title.dropFirst("\(number)".count).first.map({ "_ .-".contains($0) }) ?? false
        else { return nil }
        return numbered[number]
    }
}
