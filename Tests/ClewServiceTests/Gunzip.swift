@testable import ClewService

/// Reads what ``Gzip`` writes, bit by bit as RFC 1951 says it: one block with the fixed codes.
struct Gunzip {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var at: Int

    static func bytes(_ packed: [UInt8]) throws -> [UInt8] {
        guard packed.count >= 18, packed[0] == 0x1F, packed[1] == 0x8B else { throw Damaged() }
        var reader = Gunzip(bytes: packed, at: 80)
        let result = try reader.block()
        let tail = packed.suffix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard tail & 0xFFFF_FFFF == UInt64(Gzip.checksum(result)), tail >> 32 == UInt64(result.count) else {
            throw Damaged()
        }
        return result
    }

    private mutating func bit() throws -> Int {
        guard at / 8 < bytes.count else { throw Damaged() }
        defer { at += 1 }
        return Int(bytes[at / 8] >> UInt8(at % 8)) & 1
    }

    private mutating func number(_ count: Int) throws -> Int {
        var value = 0
        for place in 0..<count { value |= try bit() << place }
        return value
    }

    private mutating func code(_ count: Int, _ start: Int = 0) throws -> Int {
        var value = start
        for _ in 0..<count { value = value << 1 | (try bit()) }
        return value
    }

    private mutating func symbol() throws -> Int {
        let seven = try code(7)
        if seven < 24 { return 256 + seven }
        let eight = try code(1, seven)
        if (0x30..<0xC0).contains(eight) { return eight - 0x30 }
        if (0xC0..<0xC8).contains(eight) { return 280 + eight - 0xC0 }
        return 144 + (try code(1, eight)) - 0x190
    }

    private mutating func block() throws -> [UInt8] {
        guard try number(3) == 0b011 else { throw Damaged() }
        var result: [UInt8] = []
        while true {
            let symbol = try symbol()
            if symbol < 256 {
                result.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return result }
            let place = symbol - 257
            var length = 258
            if place < 8 {
                length = 3 + place
            } else if place < 28 {
                let extra = place / 4 - 1
                length = 3 + (4 + place % 4) << extra
                length += try number(extra)
            }
            let far = try code(5)
            var distance = far + 1
            if far >= 4 {
                let extra = far / 2 - 1
                distance = 1 + (2 + far % 2) << extra
                distance += try number(extra)
            }
            guard distance <= result.count else { throw Damaged() }
            for _ in 0..<length { result.append(result[result.count - distance]) }
        }
    }
}
