public import ClewModel
import Foundation
import SourceFiles

/// An assessment as JSON, the same bytes each time: keys sorted, two spaces, no escaped slashes.
public enum DossierDocument {
    /// Writes an assessment.
    public static func json(of assessment: Assessment) throws(ClewError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return SafeText.json(String(decoding: try encoder.encode(assessment), as: UTF8.self)) + "\n"
        } catch {
            throw ClewError(.cannotWrite, "The dossier could not be encoded: \(error)")
        }
    }
}
