/// Shares of value in whole billionths, so that sums are exact and the same on every machine.
public enum ShareAmount {
    /// The whole.
    public static let one: Int64 = 1_000_000_000

    /// A part of a whole in billionths, rounded down; 0 of nothing.
    public static func of(_ part: Int64, in whole: Int64) -> Int64 {
        guard whole > 0, part > 0 else { return 0 }
        return scaled(one, by: min(part, whole), of: whole)
    }

    /// `amount` · `part` / `whole`, rounded down, without overflow.
    ///
    /// - Precondition: Nothing is negative, `whole` is positive and `part` is at most `whole`.
    public static func scaled(_ amount: Int64, by part: Int64, of whole: Int64) -> Int64 {
        let product = UInt64(amount).multipliedFullWidth(by: UInt64(part))
        return Int64(UInt64(whole).dividingFullWidth(product).quotient)
    }

    /// Splits an amount over parts in proportion: the largest remainders get what rounding leaves, equal ones in their order.
    ///
    /// - Returns: Amounts that add up to `amount`; all 0 where the parts are.
    public static func split(_ amount: Int64, over parts: [Int64]) -> [Int64] {
        let whole = parts.reduce(0, +)
        guard whole > 0, amount > 0 else { return parts.map { _ in 0 } }
        var shares: [Int64] = []
        var remainders: [(index: Int, rest: UInt64)] = []
        for (index, part) in parts.enumerated() {
            let product = UInt64(amount).multipliedFullWidth(by: UInt64(part))
            let (quotient, remainder) = UInt64(whole).dividingFullWidth(product)
            shares.append(Int64(quotient))
            remainders.append((index, remainder))
        }
        let left = Int(amount - shares.reduce(0, +))
        for (index, _) in remainders.sorted(by: { $0.rest != $1.rest ? $0.rest > $1.rest : $0.index < $1.index })
            .prefix(left)
        {
            shares[index] += 1
        }
        return shares
    }

    /// Billionths as a percentage with two decimals: `12.30 %`.
    public static func percent(_ billionths: Int64) -> String {
        let hundredths = (billionths.magnitude + 50_000) / 100_000
        let decimals = hundredths % 100
        return "\(billionths < 0 ? "-" : "")\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) %"
    }
}
