public import ClewModel

/// A reader that pulls values out of one JSON text (RFC 8259), strictly and without recursion.
///
/// The bytes are passed to each call, so that the reader can be kept apart from them. Pull the members of an object with
/// ``enterObject(in:)`` and ``nextKey(in:)``, the elements of an array with ``enterArray(in:)`` and ``nextElement(in:)``,
/// and step over what is not wanted with ``skip(in:)``; after each key exactly one value must be taken or skipped.
public struct JSONReader: Sendable {
    /// The offset of what comes next.
    public internal(set) var position: Int
    /// What was remarked while reading, such as damaged escapes.
    public private(set) var diagnostics: [Diagnostic] = []
    /// How deeply arrays and objects may lie in one another: one bit of a word a level.
    public static let depthLimit = 64

    /// The line of the text, from 1.
    public let line: Int
    private let file: String
    private let start: Int
    let end: Int
    private var depth = 0
    /// For each level from the outermost, the lowest bit, whether it is an object.
    private var isObject: UInt64 = 0
    /// For each level whether it has had its first member.
    private var hasMember: UInt64 = 0

    init(file: String, line: Int, range: Range<Int>) {
        self.file = file
        self.line = line
        start = range.lowerBound
        end = range.upperBound
        position = start
    }

    /// Whether something follows the value that comes next; `false` where that value is damaged.
    public func hasMore(in bytes: Span<UInt8>) -> Bool {
        var reader = self
        guard (try? reader.skip(in: bytes)) != nil else { return false }
        return !reader.isAtEnd(in: bytes)
    }

    /// Where the whole text lies.
    public var range: Range<Int> { start..<end }

    /// Where the reader stands.
    public func location(in bytes: Span<UInt8>) -> SourceLocation {
        SourceLocation(file: file, line: line, column: ByteSearch.column(of: position, in: bytes, lineStart: start))
    }

    /// What kind of value comes next.
    public mutating func peek(in bytes: Span<UInt8>) throws(SourceFileError) -> JSONKind {
        skipBlanks(in: bytes)
        guard position < end else { throw failure("expected a value, found the end of the line", in: bytes) }
        switch bytes[position] {
        case 0x7B: return .object
        case 0x5B: return .array
        case 0x22: return .string
        case 0x74, 0x66: return .bool
        case 0x6E: return .null
        case 0x2D, 0x30...0x39: return .number
        default: throw failure("expected a value", in: bytes)
        }
    }

    /// Steps into an object.
    public mutating func enterObject(in bytes: Span<UInt8>) throws(SourceFileError) {
        try enter(0x7B, "{", in: bytes)
    }

    /// Steps into an array.
    public mutating func enterArray(in bytes: Span<UInt8>) throws(SourceFileError) {
        try enter(0x5B, "[", in: bytes)
    }

    /// Steps to the next member of the object and over its colon; steps out of the object and answers `nil` at its end.
    public mutating func nextKey(in bytes: Span<UInt8>) throws(SourceFileError) -> JSONString? {
        guard try nextMember(closing: 0x7D, "}", in: bytes) else { return nil }
        let key = try string(in: bytes)
        skipBlanks(in: bytes)
        try expect(0x3A, ":", in: bytes)
        return key
    }

    /// Steps to the next element of the array; steps out of the array and answers `false` at its end.
    public mutating func nextElement(in bytes: Span<UInt8>) throws(SourceFileError) -> Bool {
        try nextMember(closing: 0x5D, "]", in: bytes)
    }

    /// Takes a string as it lies there.
    public mutating func string(in bytes: Span<UInt8>) throws(SourceFileError) -> JSONString {
        skipBlanks(in: bytes)
        guard position < end, bytes[position] == 0x22 else { throw failure("expected a string", in: bytes) }
        return try stringAtQuote(in: bytes)
    }

    /// Takes a string and undoes its escapes.
    public mutating func text(in bytes: Span<UInt8>) throws(SourceFileError) -> String {
        let string = try string(in: bytes)
        return text(of: string, in: bytes)
    }

    /// The content of a string, escapes undone.
    ///
    /// Half of a surrogate pair is no character: it becomes U+FFFD, and a warning says where.
    public mutating func text(of string: JSONString, in bytes: Span<UInt8>) -> String {
        let part = bytes.extracting(string.start..<string.end)
        if !string.hasEscapes {
            return part.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
        let (content, loneSurrogate) = JSONEscapes.undo(part)
        if let loneSurrogate {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "json.surrogate",
                    "half of a surrogate pair stands alone in a string and was replaced by U+FFFD",
                    at: SourceLocation(
                        file: file, line: line,
                        column: ByteSearch.column(of: string.start + loneSurrogate, in: bytes, lineStart: start))))
        }
        return content
    }

    /// Takes a number.
    public mutating func number(in bytes: Span<UInt8>) throws(SourceFileError) -> Double {
        guard try peek(in: bytes) == .number else { throw failure("expected a number", in: bytes) }
        let numberStart = position
        try skipNumber(in: bytes)
        let text = bytes.extracting(numberStart..<position).withUnsafeBufferPointer {
            String(decoding: $0, as: UTF8.self)
        }
        guard let value = Double(text), value.isFinite else { throw failure("the number is too large", in: bytes) }
        return value
    }

    /// Takes `true` or `false`.
    public mutating func bool(in bytes: Span<UInt8>) throws(SourceFileError) -> Bool {
        guard try peek(in: bytes) == .bool else { throw failure("expected true or false", in: bytes) }
        let value = bytes[position] == 0x74
        try skipWord(value ? "true" : "false", in: bytes)
        return value
    }

    /// Steps over one value of any kind.
    public mutating func skip(in bytes: Span<UInt8>) throws(SourceFileError) {
        let outer = depth
        repeat {
            if depth > outer {
                let isKeyed = isObject & (1 << UInt64(depth - 1)) != 0
                guard try isKeyed ? nextKey(in: bytes) != nil : nextElement(in: bytes) else { continue }
            }
            skipBlanks(in: bytes)
            guard position < end else { throw failure("expected a value, found the end of the line", in: bytes) }
            switch bytes[position] {
            case 0x22: _ = try stringAtQuote(in: bytes)
            case 0x5B: try enterArray(in: bytes)
            case 0x7B: try enterObject(in: bytes)
            case 0x2D, 0x30...0x39: try skipNumber(in: bytes)
            case 0x74: try skipWord("true", in: bytes)
            case 0x66: try skipWord("false", in: bytes)
            case 0x6E: try skipWord("null", in: bytes)
            default: throw failure("expected a value", in: bytes)
            }
        } while depth > outer
    }

    /// Takes `null`, if it comes next.
    public mutating func takeNull(in bytes: Span<UInt8>) throws(SourceFileError) -> Bool {
        guard try peek(in: bytes) == .null else { return false }
        try skipWord("null", in: bytes)
        return true
    }

    /// Checks that nothing but blanks follows the value.
    public mutating func finish(in bytes: Span<UInt8>) throws(SourceFileError) {
        skipBlanks(in: bytes)
        guard position >= end else { throw failure("text follows the value; expected one value a line", in: bytes) }
    }

    @inline(__always)
    private mutating func stringAtQuote(in bytes: Span<UInt8>) throws(SourceFileError) -> JSONString {
        let first = position + 1
        // A line ends with a control character, so the search need not be kept inside the line.
        let stop = ByteSearch.endOfPlainJSON(in: bytes, from: first, to: bytes.count)
        if stop < end, bytes[stop] == 0x22 {
            position = stop + 1
            return JSONString(start: first, end: stop, hasEscapes: false)
        }
        return try escapedString(in: bytes, from: first)
    }

    @inline(never)
    private mutating func escapedString(
        in bytes: Span<UInt8>, from first: Int
    ) throws(SourceFileError) -> JSONString {
        position = first
        while true {
            position = ByteSearch.endOfPlainJSON(in: bytes, from: position, to: end)
            guard position < end else { throw failure("the string is never closed", in: bytes) }
            switch bytes[position] {
            case 0x22:
                position += 1
                return JSONString(start: first, end: position - 1, hasEscapes: true)
            case 0x5C:
                try skipEscape(in: bytes)
            default:
                throw failure("a control character stands in a string; expected an escape such as \\n", in: bytes)
            }
        }
    }

    /// Whether nothing but blanks is left of the line.
    mutating func isAtEnd(in bytes: Span<UInt8>) -> Bool {
        skipBlanks(in: bytes)
        return position >= end
    }

    mutating func skipByteOrderMark(in bytes: Span<UInt8>) {
        if end - position >= 3, bytes[position] == 0xEF, bytes[position + 1] == 0xBB, bytes[position + 2] == 0xBF {
            position += 3
        }
    }

    @inline(never)
    func failure(
        _ code: SourceFileError.Code, _ message: String, at offset: Int, in bytes: Span<UInt8>
    ) -> SourceFileError {
        let column = ByteSearch.column(of: min(offset, end), in: bytes, lineStart: start)
        return SourceFileError(code, message, at: SourceLocation(file: file, line: line, column: column))
    }

    @inline(never)
    func failure(_ message: StaticString, in bytes: Span<UInt8>) -> SourceFileError {
        failure(.syntax, "\(message)", at: position, in: bytes)
    }

    @inline(__always)
    private mutating func skipBlanks(in bytes: Span<UInt8>) {
        while position < end {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
            position += 1
        }
    }

    @inline(__always)
    private mutating func expect(
        _ byte: UInt8, _ name: StaticString, in bytes: Span<UInt8>
    ) throws(SourceFileError) {
        guard position < end, bytes[position] == byte else {
            throw failure(.syntax, "expected \(name)", at: position, in: bytes)
        }
        position += 1
    }

    private mutating func enter(
        _ byte: UInt8, _ name: StaticString, in bytes: Span<UInt8>
    ) throws(SourceFileError) {
        skipBlanks(in: bytes)
        try expect(byte, name, in: bytes)
        guard depth < JSONReader.depthLimit else {
            throw failure(
                .syntax, "arrays and objects lie more than \(JSONReader.depthLimit) deep", at: position, in: bytes)
        }
        let bit: UInt64 = 1 << UInt64(depth)
        isObject = byte == 0x7B ? isObject | bit : isObject & ~bit
        hasMember &= ~bit
        depth += 1
    }

    @inline(__always)
    private mutating func nextMember(
        closing: UInt8, _ name: StaticString, in bytes: Span<UInt8>
    ) throws(SourceFileError) -> Bool {
        precondition(depth > 0, "the reader is inside an object or an array")
        skipBlanks(in: bytes)
        let bit: UInt64 = 1 << UInt64(depth - 1)
        if position < end, bytes[position] == closing {
            position += 1
            depth -= 1
            return false
        }
        if hasMember & bit != 0 {
            guard position < end, bytes[position] == 0x2C else {
                throw failure(.syntax, "expected , or \(name)", at: position, in: bytes)
            }
            position += 1
            skipBlanks(in: bytes)
        } else {
            hasMember |= bit
        }
        return true
    }
}
