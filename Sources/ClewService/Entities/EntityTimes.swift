import ClewModel

/// When an entity was first and last seen, and last seen to change, by the days of the archive.
///
/// Nobody knows the days of what comes with Clew.
struct EntityTimes: Hashable, Sendable {
    var first: Day?
    var last: Day?
    var changed: Day?

    /// Adds what another list saw.
    mutating func add(first other: Day, last: Day, changed: Day) {
        first = min(first ?? other, other)
        self.last = max(self.last ?? last, last)
        self.changed = max(self.changed ?? changed, changed)
    }

    /// A day in the form of yente's times.
    static func text(_ day: Day?) -> String? { day.map { "\($0)T00:00:00" } }
}
