import Dispatch
import Foundation
import Synchronization

/// Work that goes on while the caller does something else, until its result is asked for.
final class BackgroundWork<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    private let isDone = DispatchSemaphore(value: 0)

    /// Starts the work.
    ///
    /// - Parameters:
    ///   - placeholder: Stands for the result until there is one; nobody sees it.
    ///   - work: What to do, on another thread.
    init(placeholder: Value, _ work: @escaping @Sendable () -> Value) {
        value = Mutex(placeholder)
        // A thread of its own: one of the pool would be missing from the pool, where work that is split up looks for helpers.
        Thread.detachNewThread { [self] in
            let result = work()
            value.withLock { $0 = result }
            isDone.signal()
        }
    }

    /// Waits for the result; to be called once.
    func take() -> Value {
        isDone.wait()
        return value.withLock { $0 }
    }
}
