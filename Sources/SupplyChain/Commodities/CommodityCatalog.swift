import ClewModel
public import Foundation
import SourceFiles

/// The commodities that the reference data describe.
public struct CommodityCatalog: Sendable {
    /// The commodities in order of key.
    public let commodities: [Commodity]

    /// Creates a catalog.
    public init(_ commodities: [Commodity]) {
        self.commodities = commodities.sorted { $0.key < $1.key }
    }

    /// Reads every `.yaml` file of a folder, which is `Reference/commodities`.
    ///
    /// - Throws: ``CaseError`` with every problem of every file.
    public init(directory: URL) throws(CaseError) {
        var diagnostics: [Diagnostic] = []
        var found: [Commodity] = []
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false))
        } catch {
            let place = SourceLocation(file: directory.lastPathComponent)
            throw CaseError(
                .invalidCatalog,
                [Diagnostic(.error, code: "commodities.missing", "the folder of commodities cannot be read", at: place)]
            )
        }
        for name in names.sorted() where name.hasSuffix(".yaml") {
            do throws(SourceFileError) {
                let file = try SourceFile.read(directory.appending(path: name), as: name)
                var reader = CommodityReader(file: file)
                if let commodity = reader.read() { found.append(commodity) }
                diagnostics += reader.diagnostics
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        guard diagnostics.isEmpty else {
            throw CaseError(.invalidCatalog, diagnostics.sorted { $0.location < $1.location })
        }
        self.init(found)
    }

    /// The commodity of goods that no other file describes: raw material and what is made of it.
    static let genericKey = "generic"

    /// The commodity with a key.
    public subscript(_ key: String) -> Commodity? {
        commodities.first { $0.key == key }
    }
}
