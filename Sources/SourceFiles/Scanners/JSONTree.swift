public import ClewModel

/// A whole JSON text in memory, every value with its place: for documents whose parts refer to each other.
///
/// Lists and archives stream with ``JSONReader``; a tree costs about ten times the bytes of its text.
public struct JSONTree: Sendable {
    /// A member of an object.
    public struct Member: Sendable {
        /// The name.
        public let key: String
        /// The value.
        public let value: JSONTree
    }

    /// What a value is.
    public enum Content: Sendable {
        /// Members in the order of the text.
        case object([Member])
        /// Elements.
        case array([JSONTree])
        /// A text, escapes undone.
        case string(String)
        /// A finite number.
        case number(Double)
        /// True or false.
        case bool(Bool)
        /// Nothing.
        case null
    }

    /// What it is.
    public let content: Content
    /// Where it starts.
    public let location: SourceLocation

    /// Reads a file that holds one JSON value (RFC 8259).
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - diagnostics: Receives a warning for each member that an object has twice; the last of them counts.
    /// - Throws: ``SourceFileError`` with line and column for a text that is no JSON, and for one nested too deep.
    /// - Complexity: O(*n*) in the bytes; recursion is bounded by the reader's limit of depth.
    public init(_ file: SourceFile, into diagnostics: inout [Diagnostic]) throws(SourceFileError) {
        let bytes = file.bytes.span
        var builder = JSONTreeBuilder(file: file.name, bytes: bytes)
        do throws(SourceFileError) {
            if let offset = file.invalidUTF8Offset {
                throw SourceFileError(.syntax, "the text is not UTF-8", at: builder.place(offset, bytes))
            }
            self = try builder.value(bytes)
            try builder.reader.finish(in: bytes)
            diagnostics += builder.reader.diagnostics + builder.repeated
        } catch {
            // The reader knows one line only; the place is counted anew over all lines.
            let place = builder.place(builder.reader.position, bytes)
            throw SourceFileError(error.code, error.message, at: place)
        }
    }

    init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// The member of an object; `nil` where there is none, or it is null.
    public subscript(_ key: String) -> JSONTree? {
        guard let found = members.last(where: { $0.key == key })?.value else { return nil }
        if case .null = found.content { return nil }
        return found
    }

    /// The members of an object, none of anything else.
    public var members: [Member] {
        if case .object(let members) = content { members } else { [] }
    }

    /// The elements of an array, none of anything else.
    public var elements: [JSONTree] {
        if case .array(let elements) = content { elements } else { [] }
    }

    /// The text, if it is one.
    public var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// The number, if it is one.
    public var number: Double? {
        if case .number(let number) = content { number } else { nil }
    }
}

/// Builds a tree from a reader.
private struct JSONTreeBuilder {
    var reader: JSONReader
    /// Warnings of members that an object has twice.
    private(set) var repeated: [Diagnostic] = []
    private let file: String
    /// The offsets at which lines start.
    private var lines: [Int] = [0]

    init(file: String, bytes: Span<UInt8>) {
        self.file = file
        reader = JSONReader(file: file, line: 1, range: 0..<bytes.count)
        for offset in bytes.indices where bytes[offset] == 0x0A { lines.append(offset + 1) }
        reader.skipByteOrderMark(in: bytes)
    }

    /// The line and column of an offset.
    func place(_ offset: Int, _ bytes: Span<UInt8>) -> SourceLocation {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle] <= offset { low = middle } else { high = middle }
        }
        let end = min(offset, bytes.count)
        return SourceLocation(
            file: file, line: low + 1, column: ByteSearch.column(of: end, in: bytes, lineStart: lines[low]))
    }

    mutating func value(_ bytes: Span<UInt8>) throws(SourceFileError) -> JSONTree {
        let kind = try reader.peek(in: bytes)
        let location = place(reader.position, bytes)
        switch kind {
        case .string: return JSONTree(.string(try reader.text(in: bytes)), at: location)
        case .number: return JSONTree(.number(try reader.number(in: bytes)), at: location)
        case .bool: return JSONTree(.bool(try reader.bool(in: bytes)), at: location)
        case .null:
            _ = try reader.takeNull(in: bytes)
            return JSONTree(.null, at: location)
        case .array:
            var elements: [JSONTree] = []
            try reader.enterArray(in: bytes)
            while try reader.nextElement(in: bytes) { elements.append(try value(bytes)) }
            return JSONTree(.array(elements), at: location)
        case .object:
            var members: [JSONTree.Member] = []
            var keys: Set<String> = []
            try reader.enterObject(in: bytes)
            while let name = try reader.nextKey(in: bytes) {
                let key = reader.text(of: name, in: bytes)
                if !keys.insert(key).inserted {
                    repeated.append(
                        Diagnostic(
                            .warning, code: "json.key.twice",
                            "the object has the member “\(key)” twice; the last counts",
                            at: place(name.start - 1, bytes)))
                }
                members.append(JSONTree.Member(key: key, value: try value(bytes)))
            }
            return JSONTree(.object(members), at: location)
        }
    }
}
