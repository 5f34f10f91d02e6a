/// The check that bytes are UTF-8, done once at the edge.
public enum UTF8Check {
    /// The offset of the first byte that is not valid UTF-8; `nil` if all are.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - start: Where to start; must be the start of a character.
    /// - Complexity: O(*n*), at about 3 GB/s.
    public static func firstInvalidOffset(in bytes: Span<UInt8>, from start: Int) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.extracting(droppingFirst: start))
            return nil
        } catch {
            return start + error.byteOffsets.lowerBound
        }
    }
}
