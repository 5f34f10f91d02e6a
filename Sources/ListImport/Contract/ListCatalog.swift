public import ClewModel
public import Foundation

/// The lists that can be imported: one for each description in `Reference/lists/`, and no other place.
public struct ListCatalog: Sendable {
    /// The key of the format of our own tables, which hold a part of a list and say so.
    public static let ownTableFormat = "clew-listings-csv"

    /// The importers, sorted by key.
    public let importers: [ListImporter]

    /// Makes an importer for each description.
    ///
    /// - Throws: ``ImportError`` for a description that names a format which nothing reads, with those that there are.
    public init(_ lists: [ListMetadata]) throws(ImportError) {
        var importers: [ListImporter] = []
        for list in lists {
            var formats: [any ListFormat] = []
            for key in list.formats {
                guard let format = ListFormats.format(key, for: list) else {
                    throw ImportError(
                        .metadata,
                        "the list \(list.key) names the format \(key); there are: "
                            + ListFormats.keys.joined(separator: ", "), at: SourceLocation(file: list.key + ".yaml"))
                }
                formats.append(format)
            }
            importers.append(
                ListImporter(key: list.key, dataset: list.dataset, title: list.title, formats: formats))
        }
        self.importers = importers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// Reads the descriptions of a folder.
    ///
    /// - Parameter directory: `Reference/lists/`.
    /// - Throws: ``ImportError`` with every problem of every description.
    public init(directory: URL) throws(ImportError) {
        var problems: [Diagnostic] = []
        let lists = ListMetadata.readAll(directory, into: &problems)
        if let first = problems.first(where: { $0.severity == .error }) {
            throw ImportError(.metadata, first.message, at: first.location, diagnostics: problems)
        }
        try self.init(lists)
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

extension ListImporter {
    /// A reader of some formats, for a file that belongs to no list, such as a graph of owners.
    ///
    /// - Parameters:
    ///   - keys: The keys of the formats.
    ///   - name: What its statements are said to come from.
    /// - Throws: ``ImportError`` for a format that nothing reads.
    public init(formats keys: [String], name: String) throws(ImportError) {
        let list = ListMetadata(unlisted: name)
        var formats: [any ListFormat] = []
        for key in keys {
            guard let found = ListFormats.format(key, for: list) else {
                throw ImportError(.unknownFormat, "there is no format \(key)", at: SourceLocation(file: name))
            }
            formats.append(found)
        }
        self.init(key: list.key, dataset: list.dataset, title: name, formats: formats)
    }
}
