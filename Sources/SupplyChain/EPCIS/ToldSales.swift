/// How much of one lot went from one party to another, as each kind of step tells it: shipping, departing and receiving tell one sale.
struct ToldSales {
    private var told: [String: (count: Int, amount: Double)] = [:]
    private var sold: (count: Int, amount: Double) = (0, 0)

    /// Whether a step tells of more than was told before: then it is another sale.
    mutating func isNew(_ quantity: Double?, at step: String) -> Bool {
        var own = told[step] ?? (0, 0)
        own.count += 1
        own.amount += quantity ?? 0
        told[step] = own
        let isMore = quantity == nil ? own.count > sold.count : own.amount > sold.amount * (1 + 1e-9)
        guard isMore else { return false }
        sold = (max(sold.count, own.count), max(sold.amount, own.amount))
        return true
    }
}
