/// The parts of values: escapes, words and numbers.
extension JSONReader {
    mutating func skipEscape(in bytes: Span<UInt8>) throws(SourceFileError) {
        guard position + 1 < end else { throw failure("the string is never closed", in: bytes) }
        switch bytes[position + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: position += 2
        case 0x75:
            guard position + 6 <= end, JSONEscapes.codeUnit(bytes, at: position + 2) != nil else {
                throw failure("expected four hexadecimal digits after \\u", in: bytes)
            }
            position += 6
        default:
            throw failure("this escape is unknown; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u", in: bytes)
        }
    }

    mutating func skipWord(_ word: StaticString, in bytes: Span<UInt8>) throws(SourceFileError) {
        let text = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for (index, byte) in text.enumerated() where position + index >= end || bytes[position + index] != byte {
            throw failure(.syntax, "expected \(word)", at: position, in: bytes)
        }
        position += text.count
    }

    mutating func skipNumber(in bytes: Span<UInt8>) throws(SourceFileError) {
        func digits(_ position: inout Int) -> Int {
            let first = position
            while position < end, (0x30...0x39).contains(bytes[position]) { position += 1 }
            return position - first
        }
        if bytes[position] == 0x2D { position += 1 }
        let whole = position
        let wholeCount = digits(&position)
        guard wholeCount > 0, wholeCount == 1 || bytes[whole] != 0x30 else {
            throw failure("expected a number without leading zeros", in: bytes)
        }
        if position < end, bytes[position] == 0x2E {
            position += 1
            guard digits(&position) > 0 else { throw failure("expected digits after the decimal point", in: bytes) }
        }
        if position < end, bytes[position] | 0x20 == 0x65 {
            position += 1
            if position < end, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
            guard digits(&position) > 0 else { throw failure("expected digits in the exponent", in: bytes) }
        }
    }
}
