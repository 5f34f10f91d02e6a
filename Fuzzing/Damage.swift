import CompactIndex

/// Damage done to the bytes of a sound index, as the bytes of an input say.
enum Damage {
    /// Numbers at which arithmetic goes wrong.
    private static let edges: [UInt64] = [
        0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0xFF_FFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1 << 32, 1 << 40, 0xFF_FFFF << 40,
        UInt64(Int64.max), 1 << 63, .max - 7, .max,
    ]

    /// The bytes that an input stands for.
    ///
    /// The first byte says whether the rest is the index itself or a list of changes to `sound`, and whether the checksum
    /// of the header is mended afterwards. A change has four bytes: what to do, where (two), and with which value.
    static func applied(_ input: [UInt8], to sound: [UInt8]) -> [UInt8] {
        let mode = input.first ?? 0
        var bytes = mode & 0x80 == 0 ? sound : Array(input.dropFirst())
        if mode & 0x80 == 0 {
            var changes = input.dropFirst()
            while changes.count >= 4, !bytes.isEmpty {
                change(&bytes, Array(changes.prefix(4)))
                changes = changes.dropFirst(4)
            }
        }
        if mode & 1 != 0 { IndexSeal.renew(&bytes) }
        return bytes
    }

    private static func change(_ bytes: inout [UInt8], _ change: [UInt8]) {
        let reach = change[0] & 1 != 0 ? min(IndexLayout.headerLength, bytes.count) : bytes.count
        let place = (Int(change[1]) | Int(change[2]) << 8) % reach
        let value = change[3]
        switch change[0] >> 1 & 0x7 {
        case 0, 1: bytes[place] = value
        case 2: bytes[place] ^= value
        case 3: write(edges[Int(value) % edges.count], width: 8, at: place & ~7, in: &bytes)
        case 4: write(edges[Int(value) % edges.count], width: 4, at: place & ~3, in: &bytes)
        case 5: write(UInt64(bitPattern: Int64(Int8(bitPattern: value))), width: 8, at: place & ~7, in: &bytes)
        case 6: bytes.insert(value, at: place)
        default: if value == 0 { bytes.removeSubrange(place...) } else { bytes.remove(at: place) }
        }
    }

    private static func write(_ number: UInt64, width: Int, at place: Int, in bytes: inout [UInt8]) {
        for index in 0..<width where place + index < bytes.count {
            bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt64(index * 8))
        }
    }
}
