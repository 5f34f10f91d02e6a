import ClewModel
import Synchronization

/// The time, the day and the lists of the moment.
final class ScheduleMoment: Sendable {
    /// The day on which a schedule begins.
    static let firstDay = Day("2026-11-01") ?? .distantPast

    private let state = Mutex((version: 0, day: ScheduleMoment.firstDay, time: Duration.zero))

    /// Which version of the lists is published.
    var version: Int { state.withLock { $0.version } }
    var day: Day { state.withLock { $0.day } }
    /// How much of the hour is over.
    var time: Duration { state.withLock { $0.time } }

    func publish(_ version: Int) { state.withLock { $0.version = version } }
    func passDay() { state.withLock { $0.day = $0.day.advanced(by: 1) } }
    func pass(_ seconds: Int) { state.withLock { $0.time += .seconds(seconds) } }
}
