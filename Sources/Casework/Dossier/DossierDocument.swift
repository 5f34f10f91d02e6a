public import ClewModel
import SourceFiles

/// What casework found as JSON, the same bytes each time: keys sorted, two spaces, no escaped slashes, a line feed at the end.
public enum DossierDocument {
    /// Writes an assessment, or another document of casework.
    ///
    /// - Throws: ``ClewError`` where it cannot be encoded, such as a number that is none.
    public static func json(of document: some Encodable) throws(ClewError) -> String {
        do {
            return SafeText.json(try StableJSON.document(of: document)) + "\n"
        } catch {
            throw ClewError(.cannotWrite, "The document could not be encoded: \(error)")
        }
    }
}
