public import ClewModel
public import Foundation
import SourceFiles

/// The listings that come with Clew: dated, incomplete, each with its source and confidence.
public struct BundledLists: Sendable {
    /// One entry for each list of which a part is bundled, sorted by key.
    public let snapshots: [BundledSnapshot]
    /// The statements of all of them, by list and in the order of the tables.
    public let statements: [Statement]

    /// The entities that the statements describe, sorted by identifier.
    public var entities: [Entity] {
        Entity.assemble(statements)
    }

    /// The statements of one dataset.
    public func statements(of dataset: DatasetName) -> [Statement] {
        statements.filter { $0.dataset == dataset }
    }

    /// Reads the tables of a folder by the descriptions beside them.
    ///
    /// - Parameters:
    ///   - directory: `Reference/lists/`.
    ///   - tables: Tables to read in place of the files of that name, such as what a file said on an earlier day.
    /// - Throws: ``ImportError`` where any description or row is wrong, with all that is: what comes with Clew has no
    ///   bad rows.
    public static func read(
        directory: URL, replacing tables: [String: [UInt8]] = [:]
    ) throws(ImportError) -> BundledLists {
        var diagnostics: [Diagnostic] = []
        let all = ListMetadata.readAll(directory, into: &diagnostics)
        var snapshots: [BundledSnapshot] = []
        let sink = StatementCollector()
        for metadata in all {
            guard let bundle = metadata.bundle else { continue }
            let session = ImportSession(
                list: metadata.key, dataset: metadata.dataset, title: metadata.title,
                format: ListCatalog.ownTableFormat,
                sink: sink, options: ImportOptions())
            let file =
                tables[bundle.file].map { ListFile(name: bundle.file, bytes: $0) }
                ?? ListFile(directory.appending(path: bundle.file))
            try ListingsCSV(topics: metadata.topics).read([file], into: session)
            let summary = try session.finish()
            diagnostics += summary.diagnostics
            snapshots.append(
                BundledSnapshot(
                    list: metadata.key, dataset: metadata.dataset, title: metadata.title, asOf: bundle.asOf,
                    held: summary.targets, official: bundle.official, note: bundle.note))
        }
        guard diagnostics.isEmpty else {
            let first = diagnostics[0]
            throw ImportError(.metadata, first.message, at: first.location, diagnostics: diagnostics)
        }
        return BundledLists(snapshots: snapshots, statements: sink.statements)
    }
}
