import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What an attack has found, in lines for the script that runs it; and the watch over inputs that hang.
final class Report: Sendable {
    private struct State {
        var outcomes: [String: [String: Int]] = [:]
        var order: [String] = []
        var faults = 0
        var current = ""
        var since = ContinuousClock.now
    }

    private let state = Mutex(State())
    private static let patience = Duration.seconds(60)

    /// Begins the watch.
    init() {
        let thread = Thread { [self] in
            while true {
                sleep(1)
                let (current, since) = state.withLock { ($0.current, $0.since) }
                guard !current.isEmpty, ContinuousClock.now - since > Self.patience else { continue }
                print("FAULT\thang\t\(current)")
                fflush(stdout)
                _exit(3)
            }
        }
        thread.start()
    }

    /// Says what is tried next: the script reads it where the process dies of it.
    func trying(_ what: String) {
        state.withLock { state in
            state.current = what
            state.since = .now
        }
        print("TRY\t\(what)")
        fflush(stdout)
    }

    /// Counts an outcome.
    func count(_ attack: String, _ outcome: String) {
        state.withLock { state in
            if state.outcomes[attack] == nil { state.order.append(attack) }
            state.outcomes[attack, default: [:]][outcome, default: 0] += 1
        }
    }

    /// Says that a promise is broken.
    func fault(_ what: String) {
        state.withLock { $0.faults += 1 }
        print("FAULT\tbroken promise\t\(what)")
        fflush(stdout)
    }

    /// Prints the outcomes.
    ///
    /// - Returns: Whether every promise was kept.
    func end() -> Bool {
        let state = state.withLock { state in
            state.current = ""
            return state
        }
        for attack in state.order {
            let outcomes = state.outcomes[attack] ?? [:]
            let tried = outcomes.values.reduce(0, +)
            let text = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            print("ROW\t\(attack)\t\(tried)\t\(text)")
        }
        fflush(stdout)
        return state.faults == 0
    }
}
