public import ArgumentParser
public import ClewModel
import SourceFiles

/// A day on the command line, as 2024-03-05.
public struct DayArgument: ExpressibleByArgument, Sendable {
    /// The day.
    public let day: Day

    /// Reads an ISO 8601 day.
    public init?(argument: String) {
        guard let day = Day(argument), DateText.possibleYears.contains(day.parts.year) else { return nil }
        self.day = day
    }
}
