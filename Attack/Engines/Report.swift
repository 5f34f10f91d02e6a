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
                Self.tell("FAULT\thang\t\(current)")
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
        Self.tell("TRY\t\(what)")
    }

    /// Counts an outcome.
    func count(_ attack: String, _ outcome: String, _ times: Int = 1) {
        state.withLock { state in
            if state.outcomes[attack] == nil { state.order.append(attack) }
            state.outcomes[attack, default: [:]][outcome, default: 0] += times
        }
    }

    /// Says that a promise is broken.
    func fault(_ what: String) {
        state.withLock { $0.faults += 1 }
        Self.tell("FAULT\tbroken promise\t\(what)")
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
            Self.tell("ROW\t\(attack)\t\(tried)\t\(text)")
        }
        return state.faults == 0
    }

    /// Writes a line at once, so that it is there when the process dies of the next step.
    private static func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
