/// A string of a JSON text as it lies there, quotes left out and escapes not undone.
public struct JSONString: Hashable, Sendable {
    /// The offset of its first byte.
    public let start: Int
    /// The offset after its last byte.
    public let end: Int
    /// Whether it holds escapes; if not, its bytes are its content.
    public let hasEscapes: Bool

    /// Whether it says exactly the ASCII text `literal`; a string with escapes never does.
    ///
    /// For keys, which no writer escapes.
    @inline(__always)
    public func equals(_ literal: StaticString, in bytes: Span<UInt8>) -> Bool {
        guard !hasEscapes, literal.utf8CodeUnitCount == end - start else { return false }
        let text = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        for index in 0..<text.count where text[index] != bytes[start + index] { return false }
        return true
    }
}
