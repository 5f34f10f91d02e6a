import Dispatch
import Foundation
import Synchronization

/// Does what takes long on threads of its own, in the order in which it comes.
///
/// Swift's tasks share a few threads, as many as there are cores. Work of seconds on those would keep every other request
/// waiting, `/healthz` too.
final class WorkQueue: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct Jobs {
        var waiting: [Job] = []
        var next = 0
        var isClosed = false

        mutating func take() -> Job? {
            guard next < waiting.count else { return nil }
            let job = waiting[next]
            next += 1
            if next > 256, next * 2 > waiting.count {
                waiting.removeFirst(next)
                next = 0
            }
            return job
        }
    }

    /// What the threads share; they outlive the queue until they have seen that it is closed.
    private final class Desk: Sendable {
        private let jobs = Mutex(Jobs())
        private let bell = DispatchSemaphore(value: 0)

        func add(_ job: @escaping Job) {
            jobs.withLock { $0.waiting.append(job) }
            bell.signal()
        }

        /// The jobs that no thread has taken yet.
        var waiting: Int { jobs.withLock { $0.waiting.count - $0.next } }

        func close(_ workers: Int) {
            jobs.withLock { $0.isClosed = true }
            for _ in 0..<workers { bell.signal() }
        }

        func work() {
            while true {
                bell.wait()
                guard let job = jobs.withLock({ $0.take() }) else { return }
                job()
            }
        }
    }

    /// How many jobs are done at a time.
    let workers: Int
    private let desk = Desk()

    /// Starts the threads.
    init(workers: Int = ProcessInfo.processInfo.activeProcessorCount) {
        self.workers = max(1, workers)
        for _ in 0..<self.workers {
            let thread = Thread { [desk] in desk.work() }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit { desk.close(workers) }

    /// The jobs that wait for a thread.
    var waiting: Int { desk.waiting }

    /// Does work on one of the threads and waits for it without holding another up.
    func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in desk.add { continuation.resume(returning: work()) } }
    }

    /// Does work for each element and gives the results in their order.
    ///
    /// Of one call no more jobs than threads wait at a time, so that a long one does not keep a short one from its turn.
    func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            func add() {
                guard next < elements.count else { return }
                let (number, element) = (next, elements[next])
                next += 1
                group.addTask { (number, await self.run { work(element) }) }
            }
            for _ in 0..<workers { add() }
            var results: [(Int, Result)] = []
            results.reserveCapacity(elements.count)
            while let result = await group.next() {
                results.append(result)
                add()
            }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
