import ClewModel

/// The lists that can be imported.
public struct ListCatalog: Sendable {
    /// The key of the format of our own tables, which hold a part of a list and say so.
    public static let ownTableFormat = "clew-listings-csv"

    /// The importers, sorted by key.
    public let importers: [ListImporter]

    /// Creates a catalog.
    public init(_ importers: [ListImporter]) {
        self.importers = importers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// The importer of a list; `nil` where no list has the key.
    public subscript(_ key: String) -> ListImporter? {
        importers.first { $0.key == key }
    }

    /// The importer of a list.
    ///
    /// - Throws: ``ImportError``, naming the keys that there are.
    public func importer(for key: String) throws(ImportError) -> ListImporter {
        guard let importer = self[key] else {
            let keys = importers.map(\.key).joined(separator: ", ")
            throw ImportError(
                .unknownList, "there is no list \(key); there are: \(keys)", at: SourceLocation(file: key))
        }
        return importer
    }
}
