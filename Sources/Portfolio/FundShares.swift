/// How the value of a stake in a fund falls on the rows that a list has of the fund.
///
/// Rows that add up to less than the whole leave a rest of which nobody says what it is: an issuer's top ten holdings are not the
/// fund. What is sold short stands below nothing, and what is held with its proceeds above the whole: +150 and −50 of a fund
/// stay 150 and −50 of the stake, as they would be of the portfolio.
struct FundShares {
    /// What falls on each row; below nothing for a short position.
    let parts: [Int64]
    /// What falls on none of them.
    let rest: Int64

    /// How far weights may miss the whole by rounding, in billionths: the same as where their sum is remarked.
    private static let tolerance: Int64 = 10_000_000

    /// - Parameters:
    ///   - amounts: Weights or values of the rows.
    ///   - isOfWhole: Whether they are weights in billionths of the fund, of which the whole is known; of values only that a fund is
    ///     worth no less than the stake in it.
    ///   - stake: The value of the stake, not below nothing.
    init(_ amounts: [Int64], isOfWhole: Bool, of stake: Int64) {
        let net = amounts.reduce(0, +)
        let gross = amounts.reduce(0) { $0 + Int64($1.magnitude) }
        let least = isOfWhole ? ShareAmount.one - Self.tolerance : stake
        // Without any amount nothing says what the fund holds.
        let whole = net >= least ? net : isOfWhole ? ShareAmount.one : stake
        let missing = max(0, whole - net)
        guard stake > 0, whole > 0 else {
            parts = amounts.map { _ in 0 }
            rest = max(0, stake)
            return
        }
        if gross == net {
            let split = ShareAmount.split(stake, over: amounts + [missing])
            parts = Array(split.dropLast())
            rest = split.last ?? 0
            return
        }
        parts = amounts.map { amount in
            let part = Self.scaled(stake, by: amount.magnitude, of: UInt64(whole))
            return amount < 0 ? -part : part
        }
        rest = Self.scaled(stake, by: UInt64(missing), of: UInt64(whole))
    }

    /// `stake` · `part` / `whole`, rounded down; as much as can be counted where it is more.
    private static func scaled(_ stake: Int64, by part: UInt64, of whole: UInt64) -> Int64 {
        let most = Int64.max / (1 << 20)
        let product = stake.magnitude.multipliedFullWidth(by: part)
        guard product.high < whole else { return most }
        return Int64(min(whole.dividingFullWidth(product).quotient, UInt64(most)))
    }
}
