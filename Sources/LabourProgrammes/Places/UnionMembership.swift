public import ClewModel

/// That a country belongs, or belonged, to a union of states whose law is law in it.
public struct UnionMembership: Hashable, Sendable {
    /// The union, in two small letters: `eu`.
    public let union: String
    /// The country, in two small letters.
    public let country: String
    /// The first day.
    public let from: Day
    /// The last day; `nil` while it lasts.
    public let to: Day?

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}

extension Gazetteer {
    /// The jurisdictions whose law holds in a country on a day: its own, then those of the unions that it belongs to.
    ///
    /// - Parameter country: Two small letters; a union itself, `eu`, is its own jurisdiction.
    public func jurisdictions(of country: String, on day: Day) -> [String] {
        [country] + memberships.filter { $0.country == country && $0.holds(on: day) }.map(\.union)
    }
}
