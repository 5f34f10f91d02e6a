import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The results of `body` for every element, in their order, worked out on several threads.
    ///
    /// Threads take small runs of elements in turn; which thread takes which never shows in the result.
    package func concurrentMap<Result: Sendable>(workers: Int, _ body: @Sendable (Element) -> Result) -> [Result] {
        concurrentMap(workers: workers, context: { () }, { _, element in body(element) })
    }

    /// The same, with something of its own for each thread, such as scratch memory.
    func concurrentMap<Result: Sendable, Context>(
        workers: Int, context: @Sendable () -> Context, _ body: @Sendable (inout Context, Element) -> Result
    ) -> [Result] {
        let run = Swift.max(1, Swift.min(64, count / (4 * Swift.max(1, workers))))
        guard workers > 1, count > run else {
            var own = context()
            return map { body(&own, $0) }
        }
        let next = Atomic<Int>(0)
        let finished = Mutex<[Int: [Result]]>([:])
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            var own = context()
            while true {
                let start = next.add(run, ordering: .relaxed).oldValue
                guard start < count else { return }
                let end = Swift.min(start + run, count)
                let results = self[start..<end].map { body(&own, $0) }
                finished.withLock { $0[start] = results }
            }
        }
        return finished.withLock { done in
            var results: [Result] = []
            results.reserveCapacity(count)
            for start in stride(from: 0, to: count, by: run) { results += done[start] ?? [] }
            return results
        }
    }
}
