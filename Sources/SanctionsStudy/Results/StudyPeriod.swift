public import ClewModel

/// A span of days, first and last included.
public struct StudyPeriod: Hashable, Sendable, Codable {
    /// The first day.
    public let from: Day
    /// The last day.
    public let to: Day

    /// All days.
    public static let always = StudyPeriod(from: .distantPast, to: .distantFuture)

    /// Creates a span; its ends are put in order.
    public init(from: Day = .distantPast, to: Day = .distantFuture) {
        self.from = min(from, to)
        self.to = max(from, to)
    }

    /// Whether a date known in part can lie in the span.
    public func mayHold(_ date: PartialDate) -> Bool {
        date.latest >= from && date.earliest <= to
    }
}
