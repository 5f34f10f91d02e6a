import ClewModel
import SourceFiles

/// A value as JSON in one line: keys sorted, no escaped slashes, no line feed.
public enum JSONLine {
    /// Writes a value.
    ///
    /// - Throws: ``ClewError`` where it cannot be encoded, such as a number that is none.
    public static func bytes(of value: some Encodable) throws -> [UInt8] {
        do {
            return Array(SafeText.json(try StableJSON.line(of: value)).utf8)
        } catch {
            throw ClewError(.cannotWrite, "A line could not be encoded: \(error)")
        }
    }
}
