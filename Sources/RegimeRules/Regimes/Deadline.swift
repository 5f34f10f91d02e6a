public import ClewModel

/// A period that starts with an event.
public struct Deadline: Hashable, Sendable, Codable {
    /// How days are counted.
    public enum Counting: String, Hashable, Sendable, Codable, CaseIterable {
        /// All days.
        case calendar
        /// Working days; the last day depends on holidays and is not computed.
        case business
    }

    /// The key within its regime.
    public let key: String
    /// What has to be done by its end.
    public let what: String
    /// Its length.
    public let days: Int
    /// How days are counted.
    public let counting: Counting
    /// The event that starts it.
    public let event: RegimeEvent
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence

    /// The last day, counted from the day after the event; `nil` for business days.
    public func lastDay(from start: Day) -> Day? {
        counting == .calendar ? start.advanced(by: days) : nil
    }
}
