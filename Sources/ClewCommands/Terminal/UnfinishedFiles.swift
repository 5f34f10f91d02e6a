import Dispatch
import Foundation
import Synchronization

/// Files that are not whole yet: they are removed when the user or the system interrupts the process.
enum UnfinishedFiles {
    private struct State {
        var paths: Set<String> = []
        /// What the names of files start with that belong to an unfinished one.
        var starts: Set<String> = []
        private var sources: [any DispatchSourceSignal] = []

        mutating func watch() {
            if sources.isEmpty { sources = [SIGINT, SIGTERM, SIGHUP].map(UnfinishedFiles.watch) }
        }
    }

    private static let state = Mutex(State())

    /// Removes a file, should the process be interrupted.
    static func add(_ path: String) {
        state.withLock { state in
            state.paths.insert(path)
            state.watch()
        }
    }

    /// Removes all files whose path starts so, should the process be interrupted.
    static func add(startingWith start: String) {
        state.withLock { state in
            state.starts.insert(start)
            state.watch()
        }
    }

    /// Leaves a file alone from now on: it is whole, or gone.
    static func forget(_ path: String) {
        state.withLock { _ = $0.paths.remove(path) }
    }

    private static func watch(_ number: Int32) -> any DispatchSourceSignal {
        // Dispatch sees a signal only where it does not end the process at once.
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue(label: "clew.interruption"))
        source.setEventHandler {
            let (paths, starts) = state.withLock { ($0.paths, $0.starts) }
            for path in paths { unlink(path) }
            for start in starts { remove(startingWith: start) }
            signal(number, SIG_DFL)
            kill(getpid(), number)
        }
        source.resume()
        return source
    }

    private static func remove(startingWith start: String) {
        let url = URL(filePath: start)
        let folder = url.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        for name in names where name.hasPrefix(url.lastPathComponent) {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }
}
