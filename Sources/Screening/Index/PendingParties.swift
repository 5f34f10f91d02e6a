import ClewModel
import Dispatch
import Synchronization

/// Parties that are being prepared for an index on other threads, while the caller reads on.
final class PendingParties: Sendable {
    /// What an index keeps of a party.
    struct Prepared: Sendable {
        let payload: [UInt8]
        let attribute: UInt64
        let keys: [UInt64]
    }

    private let prepared = Mutex<[Prepared]>([])
    private let isDone = DispatchSemaphore(value: 0)

    /// Starts to prepare parties.
    init(_ profiles: [PartyProfile], keys: ScreeningKeys, workers: Int) {
        DispatchQueue.global().async { [self] in
            let result = profiles.concurrentMap(workers: workers) { profile in
                let party = PreparedParty(profile, analyzer: keys.analyzer)
                return Prepared(
                    payload: party.payload, attribute: ScreeningKeys.hash(profile.id.rawValue),
                    keys: keys.keys(of: party).map(\.hash))
            }
            prepared.withLock { $0 = result }
            isDone.signal()
        }
    }

    /// Waits for the parties and hands them over, in the order in which they were given; to be called once.
    func take() -> [Prepared] {
        isDone.wait()
        return prepared.withLock { parties in
            defer { parties = [] }
            return parties
        }
    }
}
