/// Makes answers smaller: the gzip format (RFC 1952) over DEFLATE (RFC 1951) with the fixed codes.
///
/// Repeats are found through a table of the last place of each three bytes, one try for each place: answers are JSON, whose
/// repeats lie near. The same bytes always give the same bytes.
enum Gzip {
    private static let crcTable: [UInt32] = (0..<256).map { number in
        var value = UInt32(number)
        for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        return value
    }
    /// The base and the further bits of the codes 257 and up, and of the codes of distances.
    private static let lengths: [(base: Int, bits: Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2),
        (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5),
        (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    private static let distances: [(base: Int, bits: Int)] = [
        (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4), (49, 4), (65, 5),
        (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8), (1025, 9), (1537, 9), (2049, 10),
        (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12289, 12), (16385, 13), (24577, 13),
    ]

    /// The CRC-32 of bytes.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }

    /// The bytes in the gzip format.
    ///
    /// - Complexity: O(*n*).
    static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var bits = BitWriter(head: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
        bits.reserve(bytes.count / 4)
        // One block, the last, with the fixed codes.
        bits.add(0b011, 3)
        var last = [Int32](repeating: -1, count: 1 << 15)
        var at = 0
        while at < bytes.count {
            var length = 0
            var distance = 0
            if at + 3 <= bytes.count {
                let three = UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
                let slot = Int((three &* 0x9E37_79B1) >> 17)
                let before = Int(last[slot])
                last[slot] = Int32(at)
                if before >= 0, at - before <= 32_768 {
                    while length < 258, at + length < bytes.count, bytes[before + length] == bytes[at + length] {
                        length += 1
                    }
                    distance = at - before
                }
            }
            if length >= 3 {
                bits.add(length, Self.lengths) { bits, code in bits.addSymbol(257 + code) }
                bits.add(distance, Self.distances) { bits, code in bits.addReversed(code, 5) }
                at += length
            } else {
                bits.addSymbol(Int(bytes[at]))
                at += 1
            }
        }
        bits.addSymbol(256)
        var result = bits.finished()
        for value in [checksum(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
            for shift in [0, 8, 16, 24] as [UInt32] { result.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        return result
    }
}

/// Writes bits, the lowest of each byte first.
private struct BitWriter {
    private var bytes: [UInt8]
    private var held: UInt64 = 0
    private var count = 0

    init(head: [UInt8]) { bytes = head }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func add(_ value: Int, _ length: Int) {
        held |= UInt64(value) << UInt64(count)
        count += length
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            count -= 8
        }
    }

    /// Writes a code, which stands with its highest bit first.
    mutating func addReversed(_ code: Int, _ length: Int) {
        var (code, reversed) = (code, 0)
        for _ in 0..<length {
            reversed = reversed << 1 | code & 1
            code >>= 1
        }
        add(reversed, length)
    }

    /// Writes a byte, the end or a length by its fixed code.
    mutating func addSymbol(_ symbol: Int) {
        switch symbol {
        case ..<144: addReversed(0x30 + symbol, 8)
        case ..<256: addReversed(0x190 + symbol - 144, 9)
        case ..<280: addReversed(symbol - 256, 7)
        default: addReversed(0xC0 + symbol - 280, 8)
        }
    }

    /// Writes a number by the code with the largest base below it, and the rest in the bits of that code.
    mutating func add(_ value: Int, _ codes: [(base: Int, bits: Int)], _ write: (inout BitWriter, Int) -> Void) {
        let code = (codes.firstIndex { $0.base > value } ?? codes.count) - 1
        write(&self, code)
        add(value - codes[code].base, codes[code].bits)
    }

    func finished() -> [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: held)] : bytes }
}
