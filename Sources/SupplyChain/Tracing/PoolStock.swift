import ClewModel

/// How much lies in each pool after each entry, and how much each entry moves without a record of which piece it was.
struct PoolStock {
    /// For each entry how much it moves that no allocation names.
    private(set) var anonymous: [Double]
    /// For each entry how much lies in the pool after it, of what no allocation names.
    private(set) var after: [Double]
    /// For each pool how much must have lain there before the first entry, beyond what is recorded.
    private(set) var missing: [Double]

    /// - Parameters:
    ///   - holdsAllocations: Whether recorded allocations take their pieces past the pool.
    ///   - tolerance: The part of all that came in up to which more may go out, as two weighings differ.
    init(_ ledger: PoolLedger, holdsAllocations: Bool, tolerance: Double) {
        anonymous = ledger.entries.map { $0.amount ?? 0 }
        after = anonymous
        missing = []
        if holdsAllocations {
            for (number, entry) in ledger.entries.enumerated() {
                for piece in entry.allocations {
                    anonymous[number] -= piece.amount
                    anonymous[piece.receipt] -= piece.amount
                }
            }
            for number in anonymous.indices where anonymous[number] < (ledger.entries[number].amount ?? 0) * 1e-12 {
                anonymous[number] = 0
            }
        }
        for range in ledger.ranges {
            let income = range.reduce(0) { total, number in
                switch ledger.entries[number].kind {
                case .unidentified, .receipt: total + anonymous[number]
                case .issue, .loss: total
                }
            }
            var stock = 0.0
            var least = 0.0
            for number in range {
                switch ledger.entries[number].kind {
                case .unidentified, .receipt: stock += anonymous[number]
                case .issue, .loss: stock -= anonymous[number]
                }
                least = min(least, stock)
            }
            let isNoise = -least <= tolerance * income
            stock = 0
            least = 0
            for number in range {
                switch ledger.entries[number].kind {
                case .unidentified, .receipt: stock += anonymous[number]
                case .issue, .loss:
                    if isNoise { anonymous[number] = min(anonymous[number], stock) }
                    stock -= anonymous[number]
                }
                after[number] = stock
                least = min(least, stock)
            }
            missing.append(-least)
            for number in range { after[number] = max(0, after[number] - least) }
        }
    }
}
