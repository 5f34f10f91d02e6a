import Synchronization

/// How fast each client may ask: a bucket that fills evenly and holds what two seconds bring.
final class RequestRate: Sendable {
    private struct Bucket {
        var left: Double
        var time: Duration
    }

    /// The most clients that are told apart; beyond it those that have been still the longest are forgotten.
    private static let clients = 10_000

    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])
    private let clock: @Sendable () -> Duration

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - perSecond: How many requests a client may send in a second, in the long run.
    ///   - clock: The time since some moment; never goes back.
    init(perSecond: Int, clock: @escaping @Sendable () -> Duration = RequestRate.uptime) {
        self.perSecond = Double(max(1, perSecond))
        self.clock = clock
    }

    private static let start = ContinuousClock.now
    static let uptime: @Sendable () -> Duration = { ContinuousClock.now - start }

    /// Takes a request of a client.
    ///
    /// - Throws: 429 with the seconds after which to ask again.
    func take(_ client: String) throws(ServiceFault) {
        let now = clock()
        let most = perSecond * 2
        let wait: Double? = buckets.withLock { buckets in
            if buckets.count >= Self.clients, buckets[client] == nil {
                // A bucket that is full again by now tells nothing.
                buckets = buckets.filter { most - $0.value.left > ($0.value.time - now).seconds * -perSecond }
                if buckets.count >= Self.clients, let oldest = buckets.min(by: { $0.value.time < $1.value.time }) {
                    buckets[oldest.key] = nil
                }
            }
            var bucket = buckets[client] ?? Bucket(left: most, time: now)
            bucket.left = min(most, bucket.left + max(0, (now - bucket.time).seconds) * perSecond)
            bucket.time = now
            let isTaken = bucket.left >= 1
            if isTaken { bucket.left -= 1 }
            buckets[client] = bucket
            return isTaken ? nil : (1 - bucket.left) / perSecond
        }
        guard let wait else { return }
        throw ServiceFault(
            429, "Too many requests; ask more slowly.", fields: ["retry-after": String(max(1, Int(wait.rounded(.up))))])
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
