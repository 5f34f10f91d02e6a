import ClewModel
import Foundation
import ListImport

/// Any bytes as a published list, for every importer that takes them for its own: the same statements each time, or an
/// error.
enum ListTarget {
    private static let importers: [ListImporter] = {
        guard let catalog = try? ListCatalog(directory: URL(filePath: "Reference/lists")) else {
            fatalError("run the fuzzer in the folder of the repository: there is no Reference/lists here")
        }
        return catalog.importers
    }()
    private static let options = ImportOptions(rejectedLimit: 20, diagnosticLimit: 50, recordLimit: 4000)

    static func run(_ input: [UInt8]) {
        let file = ListFile(name: "t", bytes: input)
        for importer in importers where (try? importer.detectFormat(of: [file])) != nil {
            let first = read(file, importer)
            demand(read(file, importer) == first, "\(importer.key) reads the same bytes in two ways")
        }
    }

    private static func read(_ file: ListFile, _ importer: ListImporter) -> [Statement] {
        let collector = StatementCollector()
        do {
            let summary = try importer.read([file], into: collector, options: options)
            demand(
                summary.diagnostics.count <= options.diagnosticLimit, "\(importer.key) keeps more remarks than asked")
            return collector.statements
        } catch {
            demand(!error.message.isEmpty, "an error of \(importer.key) says nothing")
            return []
        }
    }
}
