import Dispatch
import Foundation
import Synchronization

/// Files that are not whole yet: they are removed when the user or the system interrupts the process.
enum UnfinishedFiles {
    private struct State {
        var paths: Set<String> = []
        var sources: [any DispatchSourceSignal] = []
    }

    private static let state = Mutex(State())

    /// Removes what starts with a path, should the process be interrupted.
    ///
    /// - Parameter start: The path of the file, or what it and the files beside it start with.
    static func add(_ start: String) {
        state.withLock { state in
            state.paths.insert(start)
            if state.sources.isEmpty { state.sources = [SIGINT, SIGTERM].map(watch) }
        }
    }

    /// Leaves a file alone from now on: it is whole, or gone.
    static func forget(_ start: String) {
        state.withLock { _ = $0.paths.remove(start) }
    }

    private static func watch(_ number: Int32) -> any DispatchSourceSignal {
        // Dispatch sees a signal only where it does not end the process at once.
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue(label: "clew.interruption"))
        source.setEventHandler {
            for start in state.withLock({ $0.paths }) { remove(start) }
            signal(number, SIG_DFL)
            kill(getpid(), number)
        }
        source.resume()
        return source
    }

    private static func remove(_ start: String) {
        let url = URL(filePath: start)
        let folder = url.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        for name in names where name.hasPrefix(url.lastPathComponent) {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }
}
