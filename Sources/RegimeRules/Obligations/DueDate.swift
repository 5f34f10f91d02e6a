public import ClewModel

/// A deadline of an obligation, counted where the event that starts it is known.
public struct DueDate: Hashable, Sendable {
    /// The deadline.
    public let deadline: Deadline
    /// The day of the event that starts it; `nil` where it has not happened or is not stated.
    public let start: Day?
    /// The last day; `nil` without a start.
    ///
    /// Of working days it is the earliest that it can be, see ``Deadline/Counting``.
    public let lastDay: Day?
}
