public import ClewModel

/// A period that starts with an event.
public struct Deadline: Hashable, Sendable, Codable {
    /// How days are counted.
    public enum Counting: String, Hashable, Sendable, Codable, CaseIterable {
        /// All days.
        case calendar
        /// Working days: Saturdays and Sundays are left out. Public holidays are not known here, so that the true last day may
        /// lie later and never earlier.
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
    /// What counts as having happened when it is over; `nil` for a period to do something in.
    public let becomes: RegimeEvent?
    /// How it can be extended, in words; `nil` where no source speaks of it.
    public let extensions: String?
    /// How often it can be extended at most; `nil` where no source says.
    public let mostExtensions: Int?
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence

    /// The last day, counted from the day after the event; of working days the earliest that it can be.
    public func lastDay(from start: Day) -> Day {
        switch counting {
        case .calendar: return start.advanced(by: days)
        case .business:
            var day = start
            var left = days
            while left > 0 {
                day = day.advanced(by: 1)
                if !day.isWeekend { left -= 1 }
            }
            return day
        }
    }
}
