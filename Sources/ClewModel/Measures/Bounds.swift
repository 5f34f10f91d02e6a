/// The least and the most that an unknown number can be.
///
/// Doubt is shown as an interval and never rounded to a number in its middle.
public struct Bounds: Hashable, Sendable, Codable {
    /// The least that it can be.
    public let lower: Double
    /// The most that it can be.
    public let upper: Double

    /// Creates bounds.
    ///
    /// - Precondition: `lower <= upper`.
    public init(_ lower: Double, _ upper: Double) {
        precondition(lower <= upper, "bounds are in order")
        self.lower = lower
        self.upper = upper
    }

    /// Bounds that hold one number only.
    public init(exactly value: Double) {
        self.init(value, value)
    }

    /// Whether only one number fits.
    public var isExact: Bool { lower == upper }

    /// Whether `value` fits.
    public func contains(_ value: Double) -> Bool {
        lower <= value && value <= upper
    }

    /// The sum of two independent unknowns.
    public static func + (lhs: Bounds, rhs: Bounds) -> Bounds {
        Bounds(lhs.lower + rhs.lower, lhs.upper + rhs.upper)
    }
}
