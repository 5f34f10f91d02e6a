/// Searches that look at eight bytes at a time.
enum ByteSearch {
    private static let lows: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// A word of eight times the same byte.
    @inline(__always)
    static func repeated(_ byte: UInt8) -> UInt64 {
        UInt64(byte) &* lows
    }

    /// The high bit of each byte of `word` that equals the byte of `pattern`.
    ///
    /// Bits above the lowest one set may be wrong, so only the lowest may be used.
    @inline(__always)
    private static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
        let difference = word ^ pattern
        return (difference &- lows) & ~difference & highs
    }

    @inline(__always)
    private static func load(_ bytes: Span<UInt8>, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The first offset from `start` that holds the byte; `end` if none does.
    @inline(__always)
    static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        let pattern = repeated(byte)
        while offset &+ 8 <= end {
            let found = matches(load(bytes, offset), pattern)
            if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < end, bytes[offset] != byte { offset &+= 1 }
        return offset
    }

    /// The first offset from `start` that ends a bare cell: the separator, a line feed or a carriage return.
    @inline(__always)
    static func endOfCell(separator: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        let separators = repeated(separator)
        let lineFeeds = repeated(0x0A)
        let returns = repeated(0x0D)
        while offset &+ 8 <= end {
            let word = load(bytes, offset)
            let found = matches(word, separators) | matches(word, lineFeeds) | matches(word, returns)
            if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < end, bytes[offset] != separator, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset &+= 1 }
        return offset
    }

    /// The first offset from `start` where the plain part of a JSON string ends: a quote, a backslash or a control
    /// character.
    @inline(__always)
    static func endOfPlainJSON(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        let quotes = repeated(0x22)
        let backslashes = repeated(0x5C)
        while offset &+ 8 <= end {
            let word = load(bytes, offset)
            let controls = (word &- repeated(0x20)) & ~word & highs
            let found = matches(word, quotes) | matches(word, backslashes) | controls
            if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < end, bytes[offset] != 0x22, bytes[offset] != 0x5C, bytes[offset] >= 0x20 { offset &+= 1 }
        return offset
    }

    /// How many times the byte occurs between two offsets.
    static func count(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var total = 0
        var offset = first(byte, in: bytes, from: start, to: end)
        while offset < end {
            total += 1
            offset = first(byte, in: bytes, from: offset + 1, to: end)
        }
        return total
    }

    /// The column of an offset in characters, from 1, given where its line starts.
    static func column(of offset: Int, in bytes: Span<UInt8>, lineStart: Int) -> Int {
        var column = 1
        for index in lineStart..<max(lineStart, offset) where bytes[index] & 0xC0 != 0x80 { column += 1 }
        return column
    }
}
