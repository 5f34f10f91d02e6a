import ClewModel
public import Foundation
import SourceFiles

/// The folder form of a case: `case.yaml`, `parties.csv`, `lots.csv`, `events.csv`, `shipments.csv`, and, where there are
/// any, `pools.csv`, `stakes.csv` and `documents/index.csv` with the documents beside it.
public enum CaseFolder {
    /// The most bytes that one table or text of a case may have.
    public static let fileLimit = 64 << 20
    /// The most bytes of a document whose text is read; larger ones are only hashed.
    public static let textLimit = 4 << 20

    /// Reads and checks a case.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - commodities: The commodities known.
    ///   - isJurisdiction: Whether a jurisdiction that the case asks about is known; all are where it is `nil`.
    ///   - acts: The acts that a case may plan; any where it is `nil`.
    /// - Throws: ``CaseError`` with every problem of every file, not only the first.
    /// - Complexity: O(*n*) in the bytes of the files.
    public static func read(
        _ folder: URL, commodities: CommodityCatalog, isJurisdiction: ((String) -> Bool)? = nil, acts: [String]? = nil
    ) throws(CaseError) -> Case {
        var reader = CaseReader(
            folder: folder, commodities: commodities, isJurisdiction: isJurisdiction, acts: acts)
        let found = reader.read()
        let diagnostics = reader.input.diagnostics.sorted { $0.location < $1.location }
        guard var found, !diagnostics.contains(where: { $0.severity == .error }) else {
            throw CaseError(.invalidCase, diagnostics)
        }
        found.warnings = diagnostics
        return found
    }
}
