public import ClewModel

/// A quarter of a calendar year.
public struct Quarter: Hashable, Comparable, Sendable, Codable {
    /// The year.
    public let year: Int
    /// The quarter, from 1 to 4.
    public let number: Int

    /// The quarter that holds a day.
    public init(_ day: Day) {
        let parts = day.parts
        year = parts.year
        number = (parts.month - 1) / 3 + 1
    }

    /// The quarter that holds a date known in part; `nil` where it can lie in several.
    public init?(_ date: PartialDate) {
        let first = Quarter(date.earliest)
        guard first == Quarter(date.latest) else { return nil }
        self = first
    }

    /// The number of quarters from this one to `other`.
    public func distance(to other: Quarter) -> Int {
        (other.year - year) * 4 + other.number - number
    }

    /// Orders in time.
    public static func < (lhs: Quarter, rhs: Quarter) -> Bool {
        (lhs.year, lhs.number) < (rhs.year, rhs.number)
    }
}

extension Quarter: CustomStringConvertible {
    /// The quarter, such as `2021-Q1`.
    public var description: String { "\(year)-Q\(number)" }
}
