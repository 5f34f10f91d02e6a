import NameMatching
import Synchronization

/// A party of the index with its names taken apart.
struct PreparedParty: Sendable {
    let profile: PartyProfile
    /// The names of the profile, in its order.
    let names: [AnalyzedName]
}

/// Keeps parties that were compared lately; what it holds never shows in a result.
///
/// Two generations: when the young one is full it becomes the old one, and what the old one held is let go.
final class PreparedPartyCache: Sendable {
    private struct Generations {
        var young: [UInt64: PreparedParty] = [:]
        var old: [UInt64: PreparedParty] = [:]
    }

    private final class Shard: Sendable {
        let parties = Mutex(Generations())
    }

    private let shards: [Shard]
    private let shardLimit: Int

    init(limit: Int) {
        shards = (0..<16).map { _ in Shard() }
        shardLimit = max(1, limit / 32)
    }

    private func key(_ record: Int, _ kind: NameKind) -> UInt64 { UInt64(record) << 2 | UInt64(kind.rawValue) }

    private func shard(_ key: UInt64) -> Shard { shards[Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 60)] }

    func party(_ record: Int, _ kind: NameKind) -> PreparedParty? {
        let key = key(record, kind)
        return shard(key).parties.withLock { generations in
            if let party = generations.young[key] { return party }
            guard let party = generations.old.removeValue(forKey: key) else { return nil }
            Self.insert(party, key, &generations, shardLimit)
            return party
        }
    }

    func store(_ party: PreparedParty, _ record: Int, _ kind: NameKind) {
        let key = key(record, kind)
        shard(key).parties.withLock { Self.insert(party, key, &$0, shardLimit) }
    }

    private static func insert(_ party: PreparedParty, _ key: UInt64, _ generations: inout Generations, _ limit: Int) {
        if generations.young.count >= limit {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[key] = party
    }
}
