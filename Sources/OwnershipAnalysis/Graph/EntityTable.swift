internal import CompactIndex

/// Identifiers numbered densely from 0 in the order of their first appearance.
///
/// Ten million identifiers as strings and a dictionary cost a gigabyte; here they are one array of bytes and a table of
/// numbers. Open addressing with linear probing; the hash is fixed, so that nothing depends on a seed.
struct EntityTable: Sendable {
    /// The identifiers one after another, each after its number and its length in four bytes each: what a search must
    /// look at lies together.
    private var bytes: [UInt8] = []
    /// Where the bytes of each identifier start.
    private var starts: [UInt32] = []
    private var hashes: [UInt32] = []
    /// The hash of an identifier above, and where its bytes start below; 0 where nothing lies.
    ///
    /// The hash beside the place spares a look at most identifiers that are others.
    private var buckets: [UInt64] = Array(repeating: 0, count: 1024)

    /// An empty table.
    init() {}

    /// Writes the table.
    func write(to file: inout PackedWriter) {
        file.add(bytes)
        file.add(starts)
        file.add(hashes)
        file.add(buckets)
    }

    /// Reads a table back.
    init(_ file: inout PackedReader) throws(IndexError) {
        bytes = try file.array(of: UInt8.self)
        starts = try file.array(of: UInt32.self)
        hashes = try file.array(of: UInt32.self)
        buckets = try file.array(of: UInt64.self)
        let isSound = starts.indices.allSatisfy { index in
            let start = Int(starts[index])
            return start >= 8 && start <= bytes.count && word(at: start - 8) == UInt32(index)
                && start + length(at: start) <= bytes.count
        }
        guard isSound, hashes.count == starts.count, buckets.count >= 1024, buckets.count & (buckets.count - 1) == 0,
            buckets.count > starts.count
        else { throw IndexError(.damaged, "the identifiers are cut off") }
    }

    /// How many identifiers there are.
    var count: Int { starts.count }

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
        if guess >= 0, isEqual(Int(starts[Int(guess)]), name) { return guess }
        let hash = EntityTable.hash(name)
        let slot = slot(of: name, hash: hash)
        if buckets[slot] > 0 { return number(at: EntityTable.place(buckets[slot])) }
        let number = Int32(count)
        append(UInt32(number))
        append(UInt32(name.count))
        let start = UInt32(bytes.count)
        bytes.append(contentsOf: name)
        starts.append(start)
        hashes.append(hash)
        buckets[slot] = EntityTable.bucket(start, hash: hash)
        if count * 10 > buckets.count * 6 { grow() }
        return number
    }

    /// The number of a known identifier.
    func find(_ name: String) -> Int32? {
        var name = name
        return name.withUTF8 { buffer in
            let bucket = buckets[slot(of: buffer, hash: EntityTable.hash(buffer))]
            return bucket > 0 ? number(at: EntityTable.place(bucket)) : nil
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
        let start = Int(starts[number])
        return start..<start + length(at: start)
    }

    private mutating func append(_ word: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    @inline(__always)
    private func word(at place: Int) -> UInt32 {
        UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
            | UInt32(bytes[place + 3]) << 24
    }

    @inline(__always)
    private func number(at start: Int) -> Int32 { Int32(truncatingIfNeeded: word(at: start - 8)) }

    @inline(__always)
    private func length(at start: Int) -> Int { Int(word(at: start - 4)) }

    private static func bucket(_ start: UInt32, hash: UInt32) -> UInt64 {
        UInt64(hash) << 32 | UInt64(start)
    }

    private static func place(_ bucket: UInt64) -> Int {
        Int(UInt32(truncatingIfNeeded: bucket))
    }

    private func slot(of name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        let mask = buckets.count - 1
        var slot = Int(hash) & mask
        while true {
            let bucket = buckets[slot]
            if bucket == 0 { return slot }
            if bucket >> 32 == UInt64(hash), isEqual(EntityTable.place(bucket), name) { return slot }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    private func isEqual(_ start: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard length(at: start) == name.count else { return false }
        for index in 0..<name.count where bytes[start + index] != name[index] { return false }
        return true
    }

    private mutating func grow() {
        let capacity = buckets.count * 2
        buckets = Array(repeating: 0, count: capacity)
        for number in 0..<count {
            var slot = Int(hashes[number]) & (capacity - 1)
            while buckets[slot] > 0 { slot = (slot + 1) & (capacity - 1) }
            buckets[slot] = EntityTable.bucket(starts[number], hash: hashes[number])
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
