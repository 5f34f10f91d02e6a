/// A read-only map from 64-bit hashes to small numbers, in two flat arrays.
///
/// Open addressing with linear probing, at most half full.
struct TermTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private let mask: Int

    /// Builds the table; of two entries with the same key the first stays.
    init(_ entries: [(key: UInt64, value: UInt32)]) {
        var capacity = 16
        while capacity < entries.count * 2 { capacity *= 2 }
        keys = [UInt64](repeating: 0, count: capacity)
        values = [UInt32](repeating: 0, count: capacity)
        mask = capacity - 1
        for entry in entries {
            var slot = Int(truncatingIfNeeded: entry.key) & mask
            while keys[slot] != 0 && keys[slot] != entry.key { slot = (slot + 1) & mask }
            if keys[slot] == 0 {
                keys[slot] = entry.key
                values[slot] = entry.value
            }
        }
    }

    /// The number stored under a hash.
    ///
    /// - Complexity: O(1).
    func find(_ key: UInt64) -> UInt32? {
        var slot = Int(truncatingIfNeeded: key) & mask
        while true {
            let found = keys[slot]
            if found == key { return values[slot] }
            if found == 0 { return nil }
            slot = (slot + 1) & mask
        }
    }
}
