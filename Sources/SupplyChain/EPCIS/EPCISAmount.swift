import ClewModel

/// An amount of an EPCIS event in the base unit of what it measures, so that kilograms and tonnes can be compared and added.
struct EPCISAmount {
    /// How much, in kilograms, watts, pieces or metres; in its own unit where that is unknown.
    let base: Double
    /// What is measured: only amounts of one kind can be compared.
    let kind: String
    /// How many base units one of the stated unit is.
    let factor: Double

    /// The amount of an item; `nil` where it states none.
    init?(_ item: EPCISEvent.Item) {
        guard let quantity = item.quantity else { return nil }
        let code = item.unit ?? "pcs"
        let scale = UnitScale(text: code)
        factor = scale?.baseFactor ?? 1
        base = quantity * factor
        kind = scale?.unit.dimension.rawValue ?? code
    }

    private var isMass: Bool { kind == UnitOfMeasure.Dimension.mass.rawValue }

    /// Whether two amounts are one, up to what rounding of units leaves.
    func isClose(to other: EPCISAmount) -> Bool { (base - other.base).magnitude <= 1e-9 * max(base, other.base) }

    /// What was made, each told once: where one event tells both a mass and a number of pieces of a lot, the mass counts.
    static func told(_ items: [EPCISEvent.Item]) -> [EPCISEvent.Item] {
        let weighed = Set(items.filter { EPCISAmount($0)?.isMass == true }.map(\.maker))
        return items.filter { item in
            guard let amount = EPCISAmount(item), weighed.contains(item.maker) else { return true }
            return amount.isMass
        }
    }

    /// All amounts together, in the unit of the first.
    ///
    /// - Returns: The sum; `nil` where there is no item, one states no amount, or they measure different things.
    static func sum(_ items: [EPCISEvent.Item]) -> EPCISEvent.Item? {
        let stated = items.map { EPCISAmount($0) }
        guard let first = items.first, let own = stated.first ?? nil, stated.allSatisfy({ $0?.kind == own.kind }) else {
            return nil
        }
        var sum = first
        let isOneUnit = Set(items.map { $0.unit ?? "" }).count == 1
        sum.quantity =
            isOneUnit
            ? items.compactMap(\.quantity).reduce(0, +)
            : stated.reduce(0) { $0 + ($1?.base ?? 0) } / own.factor
        return sum
    }

    /// The largest amount; masses before counts of pieces, which say less of how much there is.
    static func largest(_ items: [EPCISEvent.Item]) -> EPCISEvent.Item? {
        var best: (item: EPCISEvent.Item, amount: EPCISAmount)?
        for item in items {
            guard let amount = EPCISAmount(item) else { continue }
            guard let found = best else {
                best = (item, amount)
                continue
            }
            let isMore =
                amount.kind == found.amount.kind
                ? amount.base > found.amount.base : amount.isMass && !found.amount.isMass
            if isMore { best = (item, amount) }
        }
        return best?.item
    }

    /// Amounts in words: `5 kg and 7 kg`; the unit once where it is one.
    static func words(_ amounts: [(quantity: String, unit: String)]) -> String {
        let isOneUnit = Set(amounts.map(\.unit)).count == 1
        let texts = amounts.map { amount in
            if amount.quantity.isEmpty { return "an unknown amount" }
            return isOneUnit ? amount.quantity : "\(amount.quantity) \(amount.unit)"
        }
        return texts.joined(separator: " and ") + (isOneUnit ? " " + (amounts.first?.unit ?? "") : "")
    }
}
