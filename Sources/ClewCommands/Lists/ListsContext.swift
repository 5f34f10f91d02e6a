import ArgumentParser
import Casework
import ClewModel
import Foundation
import ListImport
import SourceFiles
import StatementStore
import World

/// The lists that `Reference/lists/` describes.
struct ListsContext {
    /// The readers.
    let catalog: ListCatalog
    private let metadata: [String: ListMetadata]
    private let knowledge: KnowledgeBase

    /// Reads the descriptions.
    init(_ reference: ReferenceOptions) throws {
        knowledge = try reference.knowledge()
        catalog = try knowledge.catalog
        metadata = Dictionary(
            try knowledge.lists.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Records which entities of the lists our own table calls one, where the archive holds both.
    func recordIdentities(in archive: Archive, on day: Day) throws(ClewError) {
        _ = try knowledge.identityTable?.record(in: archive, on: day)
    }

    /// What is known about a list.
    func metadata(of key: String) -> ListMetadata? {
        metadata[key]
    }

    /// The keys of all lists that can be imported, sorted.
    var keys: [String] { catalog.importers.map(\.key) }

    /// The reader of a list, which may be named by its key or by its dataset.
    func importer(_ name: String) throws -> ListImporter {
        if let importer = catalog[name.replacing("_", with: "-")] { return importer }
        throw ClewError(
            .listUnknown, "there is no list \(name); there are: \(keys.joined(separator: ", "))")
    }

    /// The reader of a list of the user's own: a table whose columns a mapping explains.
    ///
    /// - Throws: `list.invalid` for a key that is another list's or no key, or for a mapping that is wrong.
    func importer(_ key: String, mapping path: String) throws -> ListImporter {
        let isPlain = key.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
        guard isPlain, key.first?.isLetter == true else {
            throw ClewError(
                .listInvalid,
                "the key of a list is of small letters, digits and hyphens, such as my-list; '\(key)' is not")
        }
        let key = key.replacing("_", with: "-")
        guard catalog[key] == nil else {
            throw ClewError(
                .listInvalid, "\(key) is a list that Clew reads without a mapping; give your own list another key")
        }
        let url = URL(filePath: path)
        var problems: [Diagnostic] = []
        let file: SourceFile
        do {
            file = try SourceFile.read(url, as: url.lastPathComponent, limit: 1 << 20)
        } catch {
            throw ClewError(.listInvalid, "the mapping \(path) cannot be read: \(error.message)")
        }
        guard let importer = ListImporter(mapping: file, key: key, into: &problems) else {
            throw ClewError(
                .listInvalid, "the mapping \(path) has problems; nothing was imported", diagnostics: problems)
        }
        for problem in problems { Console.error(problem.description, isLine: true) }
        return importer
    }

    /// The key of a dataset: that of a list of the user's own is its name with hyphens.
    func key(of dataset: DatasetName) -> String {
        catalog.importers.first { $0.dataset == dataset }?.key
            ?? dataset.rawValue.replacing("_", with: "-")
    }

    /// The dataset of a list that is in the archive, named by its key or by its dataset.
    func dataset(_ name: String) -> DatasetName {
        catalog[name.replacing("_", with: "-")]?.dataset ?? DatasetName(name.replacing("-", with: "_"))
    }
}

extension ArchiveOptions {
    /// Opens the archive, which must be there.
    func openForReading() throws -> Archive {
        try refuseForeign()
        do {
            return try Archive(at: location, access: .reading)
        } catch {
            throw ClewError(.archive, error.message)
        }
    }

    /// Opens the archive for writing and creates it where it is missing.
    func openForWriting() throws -> Archive {
        try refuseForeign()
        do {
            return try Archive(at: location)
        } catch {
            throw ClewError(.archive, error.message)
        }
    }
}

extension Day {
    /// The day on which the command runs, in universal time: the only place where a command looks at the clock.
    static func today() -> Day {
        Day(number: Int32((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }
}

/// Machine-readable output.
enum JSONOutput {
    /// A value as JSON with sorted keys.
    static func text(_ value: some Encodable) throws -> String {
        SafeText.json(try StableJSON.document(of: value))
    }
}
