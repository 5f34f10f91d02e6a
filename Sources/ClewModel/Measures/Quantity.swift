/// An amount with its unit, as stated.
public struct Quantity: Hashable, Sendable, Codable {
    /// The amount in ``unit``; finite and not negative.
    public let amount: Double
    /// The unit as stated.
    public let unit: UnitOfMeasure

    /// Creates a quantity; `nil` for a negative, infinite or undefined amount.
    public init?(_ amount: Double, _ unit: UnitOfMeasure) {
        guard amount.isFinite, amount >= 0 else { return nil }
        self.amount = amount
        self.unit = unit
    }

    /// The amount in the base unit of its dimension: kilograms, watts or pieces.
    public var baseAmount: Double {
        amount * unit.factor
    }
}
