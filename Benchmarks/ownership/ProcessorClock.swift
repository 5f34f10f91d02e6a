import Foundation

/// The time that the processor has spent on this process, which other work on the machine hardly changes.
struct ProcessorClock {
    /// The time spent so far.
    var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}
