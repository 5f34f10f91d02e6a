public import ClewModel

/// How old an imported version of a list is on a day.
public struct ListAge: Hashable, Sendable {
    /// The days since the version was last known to be current; `nil` where neither its publication nor a later check
    /// tells.
    public let days: Int?
    /// The days since it was recorded: a file is at least as old as its import.
    public let recordedDaysAgo: Int
    /// Whether the list changes more often than the version is old; `nil` where nobody can tell.
    public let isStale: Bool?

    /// Works out the age.
    ///
    /// - Parameters:
    ///   - version: The version.
    ///   - limit: After how many days a copy of the list is stale, where that is known.
    ///   - day: The day from which it is seen.
    public init(_ version: ImportedVersion, staleAfterDays limit: Int?, on day: Day) {
        // A file can be old when it is imported: its own date says more than ours, unless we have checked since.
        let current = version.checked > version.recorded ? version.checked : version.published?.latest
        let days = current.map { max(0, $0.distance(to: day)) }
        let recordedDaysAgo = max(0, version.recorded.distance(to: day))
        self.days = days
        self.recordedDaysAgo = recordedDaysAgo
        isStale = limit.flatMap { limit in
            if let days { return days > limit }
            return recordedDaysAgo > limit ? true : nil
        }
    }
}
