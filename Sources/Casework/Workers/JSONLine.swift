import ClewModel
import Foundation
import SourceFiles

/// A value as JSON in one line: keys sorted, no escaped slashes, no line feed.
public enum JSONLine {
    /// Writes a value.
    ///
    /// - Throws: ``ClewError`` where it cannot be encoded, such as a number that is none.
    public static func bytes(of value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(SafeText.json(String(decoding: try encoder.encode(value), as: UTF8.self)).utf8)
        } catch {
            throw ClewError(.cannotWrite, "A line could not be encoded: \(error)")
        }
    }
}
