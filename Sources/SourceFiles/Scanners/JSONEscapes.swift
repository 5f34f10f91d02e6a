/// Undoes the escapes of JSON strings.
enum JSONEscapes {
    /// The content of a string, and the offset of its first lone surrogate.
    ///
    /// - Precondition: Every escape is whole, as ``JSONReader/string(in:)`` makes sure.
    static func undo(_ part: Span<UInt8>) -> (content: String, loneSurrogate: Int?) {
        var content: [UInt8] = []
        content.reserveCapacity(part.count)
        var loneSurrogate: Int?
        var offset = 0
        while offset < part.count {
            guard part[offset] == 0x5C, offset + 1 < part.count else {
                content.append(part[offset])
                offset += 1
                continue
            }
            let escape = part[offset + 1]
            guard escape == 0x75, let unit = codeUnit(part, at: offset + 2) else {
                content.append(plain(escape))
                offset += 2
                continue
            }
            var width = 6
            var scalar = Unicode.Scalar(unit)
            if unit & 0xFC00 == 0xD800, offset + 12 <= part.count, part[offset + 6] == 0x5C, part[offset + 7] == 0x75,
                let low = codeUnit(part, at: offset + 8), low & 0xFC00 == 0xDC00
            {
                scalar = Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF)))
                width = 12
            }
            if scalar == nil, loneSurrogate == nil { loneSurrogate = offset }
            content.append(contentsOf: Array(String(scalar ?? "\u{FFFD}").utf8))
            offset += width
        }
        return (String(decoding: content, as: UTF8.self), loneSurrogate)
    }

    /// The number of four hexadecimal digits; `nil` if there are no four.
    static func codeUnit(_ bytes: Span<UInt8>, at offset: Int) -> UInt16? {
        guard offset + 4 <= bytes.count else { return nil }
        var value: UInt16 = 0
        for index in offset..<offset + 4 {
            let digit: UInt8
            switch bytes[index] {
            case 0x30...0x39: digit = bytes[index] - 0x30
            case 0x41...0x46: digit = bytes[index] - 0x37
            case 0x61...0x66: digit = bytes[index] - 0x57
            default: return nil
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }

    private static func plain(_ escape: UInt8) -> UInt8 {
        switch escape {
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        default: escape
        }
    }
}
