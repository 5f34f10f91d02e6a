import Synchronization

/// Whether the statements of a snapshot have been checked; copies of the snapshot share it.
final class SnapshotVerification: Sendable {
    private let done = Mutex(false)

    /// Whether they have been found whole.
    var isDone: Bool { done.withLock { $0 } }

    /// Notes that they have been.
    func markDone() {
        done.withLock { $0 = true }
    }
}
