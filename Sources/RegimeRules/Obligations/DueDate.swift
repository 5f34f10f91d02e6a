public import ClewModel

/// A deadline with its days.
public struct DueDate: Hashable, Sendable {
    /// The deadline.
    public let deadline: Deadline
    /// The day of the event that starts it; `nil` where it has not happened or is not stated.
    public let start: Day?
    /// Whether the period starts because another was over without a decision, and the day of the later notice of the same, if any.
    public let isLapse: Bool
    /// The last day that the later notice would give; the earlier one is the safe one.
    public let lastDayByNotice: Day?
    /// The last day, with the extensions that count; `nil` without a start.
    ///
    /// Of working days it is the earliest that it can be, see ``Deadline/Counting``.
    public let lastDay: Day?
    /// The extensions that count, in the order in which they were granted.
    public let extensions: [GrantedExtension]
    /// Those that are stated and do not count: granted after the last day, or more than the rule allows.
    public let ineffective: [GrantedExtension]
}

extension Deadline {
    /// The days of the deadline in a case.
    ///
    /// An extension counts where a source says that the period can be extended, it was granted while the period ran, and no
    /// more were granted before than the rule allows. One without a source is left to the reader: the earlier day is the safe
    /// one.
    public func due(by facts: RegimeFacts) -> DueDate {
        guard let start = facts.events[event] else {
            return DueDate(
                deadline: self, start: nil, isLapse: false, lastDayByNotice: nil, lastDay: nil, extensions: [],
                ineffective: [])
        }
        var last = lastDay(from: start)
        var counting: [GrantedExtension] = []
        var ineffective: [GrantedExtension] = []
        if extensions != nil {
            for next in facts.extensions.filter({ $0.granted >= start }).sorted(by: {
                ($0.granted, $0.until) < ($1.granted, $1.until)
            }) {
                guard next.granted <= last, counting.count < mostExtensions ?? .max else {
                    ineffective.append(next)
                    continue
                }
                last = max(last, next.until)
                counting.append(next)
            }
        }
        return DueDate(
            deadline: self, start: start, isLapse: facts.lapsed.contains(event),
            lastDayByNotice: facts.later[event].map(lastDay(from:)), lastDay: last, extensions: counting,
            ineffective: ineffective)
    }
}
