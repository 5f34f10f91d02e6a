import Foundation
import World

/// A queue that makes whoever adds work wait while too much of it lies ready.
///
/// URLSession hands over what arrives as one piece of work for each 16 KB, and reads on meanwhile: a server that sends
/// faster than a disk writes would fill the memory. Waiting here is waiting in the thread that reads from the network,
/// so that the server has to wait too.
///
/// - Important: Work on this queue must not wait for that thread, as `URLSessionTask.cancel()` does.
final class PatientQueue: OperationQueue, @unchecked Sendable {
    private let room: DispatchSemaphore

    /// Creates a queue that runs one piece of work after the other.
    ///
    /// - Parameter limit: How many pieces may lie ready.
    init(limit: Int) {
        room = DispatchSemaphore(value: limit)
        super.init()
        maxConcurrentOperationCount = 1
    }

    override func addOperation(_ block: @escaping @Sendable () -> Void) {
        let room = room
        room.wait()
        super.addOperation {
            block()
            room.signal()
        }
    }
}
