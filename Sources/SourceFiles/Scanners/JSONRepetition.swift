/// A member that an object of a JSON text has twice.
///
/// JSON allows it (RFC 8259), readers take the first, the last or either, and what the other one said is lost without a word.
public struct JSONRepetition: Hashable, Sendable {
    /// The names of the members that lead to it, and its own; an element of a list is named by its number, from 0.
    public let path: [String]

    /// The name that stands twice.
    public var key: String { path.last ?? "" }

    /// The first of a text; `nil` where there is none, and where the text is no JSON, which its reader says.
    ///
    /// Names are the same where they are the same text, however they are escaped.
    ///
    /// - Complexity: O(*n*) in the bytes.
    public init?(in bytes: [UInt8]) {
        let bytes = bytes.span
        var reader = JSONReader(file: "", line: 1, range: 0..<bytes.count)
        reader.skipByteOrderMark(in: bytes)
        guard let path = (try? Self.find(&reader, bytes, [])) ?? nil else { return nil }
        self.path = path
    }

    private static func find(
        _ reader: inout JSONReader, _ bytes: Span<UInt8>, _ path: [String]
    ) throws(SourceFileError) -> [String]? {
        switch try reader.peek(in: bytes) {
        case .object:
            var keys: Set<String> = []
            try reader.enterObject(in: bytes)
            while let name = try reader.nextKey(in: bytes) {
                let key = reader.text(of: name, in: bytes)
                guard keys.insert(key).inserted else { return path + [key] }
                if let found = try find(&reader, bytes, path + [key]) { return found }
            }
        case .array:
            var number = 0
            try reader.enterArray(in: bytes)
            while try reader.nextElement(in: bytes) {
                if let found = try find(&reader, bytes, path + ["\(number)"]) { return found }
                number += 1
            }
        case .string, .number, .bool, .null: try reader.skip(in: bytes)
        }
        return nil
    }
}
