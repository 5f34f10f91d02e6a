import Foundation

/// Processor seconds and the peak of memory, printed as JSON lines.
struct Stopwatch {
    private var start = Stopwatch.seconds()

    /// The processor time of this process in seconds.
    static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Prints what was done since the last lap.
    mutating func lap(_ what: String, _ more: String = "") {
        let now = Stopwatch.seconds()
        var usage = rusage()
        getrusage(0, &usage)
        print(
            "{\"what\": \"\(what)\", \"cpu_s\": \(((now - start) * 1000).rounded() / 1000), "
                + "\"peak_mib\": \(usage.ru_maxrss / 1024)\(more.isEmpty ? "" : ", " + more)}")
        start = Stopwatch.seconds()
    }
}
