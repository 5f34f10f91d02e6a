/// Identifiers numbered densely from 0 in the order of their first appearance.
///
/// Ten million identifiers as strings and a dictionary cost a gigabyte; here they are one array of bytes and a table of
/// numbers. Open addressing with linear probing; the hash is fixed, so that nothing depends on a seed.
struct EntityTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var hashes: [UInt32] = []
    /// The hash of an identifier above, its number and one below; 0 where nothing lies. The hash beside the number spares
    /// a look at most identifiers that are others.
    private var buckets: [UInt64] = Array(repeating: 0, count: 1024)

    /// How many identifiers there are.
    var count: Int { ends.count }

    /// The number of an identifier, new or known.
    mutating func intern(_ name: String) -> Int32 {
        var name = name
        return name.withUTF8 { intern($0) }
    }

    /// The number of an identifier given as UTF-8, new or known.
    ///
    /// - Parameters:
    ///   - name: The identifier.
    ///   - guess: A number that it may have: files tend to name one party in many rows on end.
    mutating func intern(_ name: UnsafeBufferPointer<UInt8>, guess: Int32 = -1) -> Int32 {
        if guess >= 0, isEqual(range(Int(guess)), name) { return guess }
        let hash = EntityTable.hash(name)
        let slot = slot(of: name, hash: hash)
        if buckets[slot] > 0 { return EntityTable.number(buckets[slot]) }
        let number = Int32(count)
        buckets[slot] = EntityTable.bucket(number, hash: hash)
        bytes.append(contentsOf: name)
        ends.append(UInt32(bytes.count))
        hashes.append(hash)
        if count * 10 > buckets.count * 6 { grow() }
        return number
    }

    /// The number of a known identifier.
    func find(_ name: String) -> Int32? {
        var name = name
        return name.withUTF8 { buffer in
            let bucket = buckets[slot(of: buffer, hash: EntityTable.hash(buffer))]
            return bucket > 0 ? EntityTable.number(bucket) : nil
        }
    }

    /// The identifier with a number.
    func name(_ number: Int32) -> String {
        String(decoding: bytes[range(Int(number))], as: UTF8.self)
    }

    /// Whether one identifier comes before another by code points.
    func precedes(_ lhs: Int32, _ rhs: Int32) -> Bool {
        bytes[range(Int(lhs))].lexicographicallyPrecedes(bytes[range(Int(rhs))])
    }

    /// Values in the order of the identifiers of their parties, by code points.
    ///
    /// The first eight bytes decide most comparisons without a look at the rest.
    func sorted<Value>(_ values: [Value], by party: (Value) -> Int32) -> [Value] {
        let keyed = values.indices.map { index in
            let range = range(Int(party(values[index])))
            var key: UInt64 = 0
            for offset in 0..<8 {
                let place = range.lowerBound + offset
                key = key << 8 | (place < range.upperBound ? UInt64(bytes[place]) : 0)
            }
            return (key: key, index: index)
        }
        return keyed.sorted { lhs, rhs in
            if lhs.key != rhs.key { return lhs.key < rhs.key }
            return precedes(party(values[lhs.index]), party(values[rhs.index]))
        }
        .map { values[$0.index] }
    }

    private func range(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
    }

    private static func bucket(_ number: Int32, hash: UInt32) -> UInt64 {
        UInt64(hash) << 32 | UInt64(UInt32(number) + 1)
    }

    private static func number(_ bucket: UInt64) -> Int32 {
        Int32(truncatingIfNeeded: bucket) - 1
    }

    private func slot(of name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        let mask = buckets.count - 1
        var slot = Int(hash) & mask
        while true {
            let bucket = buckets[slot]
            if bucket == 0 { return slot }
            if bucket >> 32 == UInt64(hash), isEqual(range(Int(EntityTable.number(bucket))), name) { return slot }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    private func isEqual(_ range: Range<Int>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == name.count else { return false }
        for index in 0..<name.count where bytes[range.lowerBound + index] != name[index] { return false }
        return true
    }

    private mutating func grow() {
        let capacity = buckets.count * 2
        buckets = Array(repeating: 0, count: capacity)
        for number in 0..<count {
            var slot = Int(hashes[number]) & (capacity - 1)
            while buckets[slot] > 0 { slot = (slot + 1) & (capacity - 1) }
            buckets[slot] = EntityTable.bucket(Int32(number), hash: hashes[number])
        }
    }

    /// FNV-1a over 64 bits (Fowler, Noll and Vo), folded to 32 after a multiplicative mix.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        hash = hash &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}
