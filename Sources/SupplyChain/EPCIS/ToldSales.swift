/// How much of one lot went from one party to another, as each kind of step tells it: shipping, departing and receiving tell one sale.
struct ToldSales {
    /// What tells of a sale: a step, in events of the goods or of their papers.
    struct Telling: Hashable {
        let step: String
        var isOfPapers = false
    }

    private var told: [Telling: (count: Int, amount: Double)] = [:]
    private var sold: (count: Int, amount: Double) = (0, 0)
    /// What the first amount measures; amounts of anything else only count.
    private var kind: String?

    /// Whether a step tells of more than was told before: then it is another sale.
    ///
    /// - Parameters:
    ///   - quantity: How much, in the base unit of what it measures; `nil` where nothing says.
    ///   - kind: What it measures.
    mutating func isNew(_ quantity: Double?, of kind: String = "", at step: Telling) -> Bool {
        let amount = comparable(quantity, kind)
        var own = told[step] ?? (0, 0)
        own.count += 1
        own.amount += amount ?? 0
        told[step] = own
        let isMore = amount == nil ? own.count > sold.count : own.amount > sold.amount * (1 + 1e-9)
        guard isMore else { return false }
        sold = (max(sold.count, own.count), max(sold.amount, own.amount))
        return true
    }

    /// What becomes of a sale of which a shipping is taken back.
    enum TakenBack {
        /// Less is sold.
        case isGone
        /// The buyer tells that the goods came: as much is sold as before.
        case came
        /// A part is taken back in an amount that nothing else told of the sale can be compared with.
        case isOpen
    }

    /// Takes back what was told as shipped.
    ///
    /// - Parameter isWhole: Whether all of one shipping is taken back, in place of a part of it.
    mutating func takeBack(_ quantity: Double?, of kind: String = "", isWhole: Bool = true) -> TakenBack {
        let amount = kind == self.kind ? quantity : nil
        guard isWhole || amount != nil else { return .isOpen }
        for (step, own) in told where step.step == "shipping" || step.step == "departing" {
            told[step] = (max(0, own.count - (isWhole ? 1 : 0)), max(0, own.amount - (amount ?? 0)))
        }
        let before = sold
        sold = (told.values.map(\.count).max() ?? 0, told.values.map(\.amount).max() ?? 0)
        let isLess = amount == nil ? sold.count < before.count : sold.amount < before.amount
        return isLess ? .isGone : .came
    }

    private mutating func comparable(_ quantity: Double?, _ kind: String) -> Double? {
        guard let quantity else { return nil }
        if self.kind == nil { self.kind = kind }
        return self.kind == kind ? quantity : nil
    }
}
