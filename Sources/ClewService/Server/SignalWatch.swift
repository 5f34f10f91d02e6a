import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Takes the signals that stop a service, or make it read its lists again, on a thread of its own.
///
/// A thread that waits for signals runs whatever the rest of the process is busy with; a handler of the machinery of
/// concurrency might never get its turn.
enum SignalWatch {
    private static let signals = [SIGTERM, SIGINT, SIGHUP]

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }

    /// Keeps the signals for the thread that waits for them; call it before there is any other thread.
    static func keep() {
        var set = set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for the signals.
    ///
    /// - Parameters:
    ///   - stop: Called on SIGTERM and SIGINT, each time.
    ///   - reload: Called on SIGHUP; signals that come meanwhile count once.
    static func start(stop: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
        let thread = Thread {
            var set = set
            while true {
                var signal: Int32 = 0
                guard sigwait(&set, &signal) == 0 else { continue }
                if signal == SIGHUP { reload() } else { stop() }
            }
        }
        thread.start()
    }
}
