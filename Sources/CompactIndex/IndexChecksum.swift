/// A checksum of 64 bits over bytes that arrive in pieces.
///
/// Four lanes take eight bytes each in turn. A step of a lane is a bijection of its state and of its input, so a change
/// within one word of eight bytes is always found; any other damage is missed with a chance of about 2⁻⁶⁴. It guards
/// against accidents, not against forgery.
package struct IndexChecksum {
    private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var second: UInt64 = 0xBF58_476D_1CE4_E5B9
    private var third: UInt64 = 0x94D0_49BB_1331_11EB
    private var fourth: UInt64 = 0xD6E8_FEB8_6659_FD93
    private var pending: [UInt8] = []
    private var count: UInt64 = 0

    private static func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
        return (mixed << 29 | mixed >> 35) &+ 0x2545_F491_4F6C_DD1D
    }

    /// Adds bytes; however they are cut, the result is the same.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count &+= UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            let missing = min(32 - pending.count, bytes.count)
            pending.append(contentsOf: bytes[0..<missing])
            start = missing
            guard pending.count == 32 else { return }
            let block = pending
            block.withUnsafeBytes { addBlocks($0, from: 0, to: 32) }
            pending.removeAll(keepingCapacity: true)
        }
        let end = start + (bytes.count - start) / 32 * 32
        addBlocks(bytes, from: start, to: end)
        pending.append(contentsOf: bytes[end...])
    }

    private mutating func addBlocks(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) {
        var offset = start
        while offset < end {
            first = Self.step(first, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
            second = Self.step(second, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self).littleEndian)
            third = Self.step(third, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self).littleEndian)
            fourth = Self.step(fourth, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self).littleEndian)
            offset += 32
        }
    }

    /// The checksum of everything added so far.
    var value: UInt64 {
        var copy = self
        if !copy.pending.isEmpty {
            let padded = copy.pending + [UInt8](repeating: 0, count: 32 - copy.pending.count)
            padded.withUnsafeBytes { copy.addBlocks($0, from: 0, to: 32) }
        }
        var result = Self.step(copy.count, copy.first)
        result = Self.step(result, copy.second)
        result = Self.step(result, copy.third)
        result = Self.step(result, copy.fourth)
        return result ^ (result >> 31)
    }

    /// The checksum of some bytes.
    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var checksum = IndexChecksum()
        checksum.add(bytes)
        return checksum.value
    }
}
