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
        diagnostics += CommodityCatalog.sharedNames(found)
        guard diagnostics.isEmpty else {
            throw CaseError(.invalidCatalog, diagnostics.sorted { $0.location < $1.location })
        }
        self.init(found)
    }

    /// The commodity of goods that no other file describes: raw material and what is made of it.
    public static let genericKey = "generic"

    /// The commodity that a person may mean by a word: by its key or one of its other names, in either case.
    ///
    /// - Returns: The commodity; `nil` where no file knows the word, for which the generic one may stand in.
    public func meant(by word: String) -> Commodity? {
        let word = word.lowercased().replacing("_", with: "-").replacing(" ", with: "-")
        return self[word] ?? commodities.first { $0.otherNames.contains(word) }
    }

    /// A word that two commodities go by is an error: nobody could say which is meant.
    private static func sharedNames(_ found: [Commodity]) -> [Diagnostic] {
        var owners: [String: String] = [:]
        var diagnostics: [Diagnostic] = []
        for commodity in found {
            for name in [commodity.key] + commodity.otherNames {
                if let owner = owners.updateValue(commodity.key, forKey: name) {
                    diagnostics.append(
                        Diagnostic(
                            .error, code: "commodity.name.shared",
                            "the name \(name) is one of \(owner) already", at: commodity.location))
                }
            }
        }
        return diagnostics
    }

    /// The commodity with a key.
    public subscript(_ key: String) -> Commodity? {
        commodities.first { $0.key == key }
    }
}
