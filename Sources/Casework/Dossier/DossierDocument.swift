public import ClewModel
import Foundation
import SourceFiles

/// What casework found as JSON, the same bytes each time: keys sorted, two spaces, no escaped slashes.
public enum DossierDocument {
    /// Writes an assessment, or another document of casework.
    public static func json(of document: some Encodable) throws(ClewError) -> String {
        try JSONDocument.text(of: document)
    }
}

/// Values as JSON, the same bytes each time: keys sorted, two spaces, no escaped slashes, a line feed at the end.
public enum JSONDocument {
    /// Writes a value.
    ///
    /// - Throws: ``ClewError`` where the value cannot be encoded, such as a number that is none.
    public static func text(of value: some Encodable) throws(ClewError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return SafeText.json(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
        } catch {
            throw ClewError(.cannotWrite, "The document could not be encoded: \(error)")
        }
    }
}
