public import ClewModel
public import Foundation
public import ListImport
import SourceFiles
public import StatementStore
import World

/// What an import of a list would do, found out on a copy of the archive: by the same reader, under the same rules.
public struct ListPreview: Sendable {
    /// How the import would end, and what was read.
    public let report: ArchiveImportReport
    /// The first thousand of what publishing the version would change, whether or not it would be withheld, by entity.
    public let changes: [EntityChange]
    /// All entities that it would change.
    public let changed: Set<EntityID>
    /// The version in force when this was found out; `nil` where the list has none.
    public let before: ListVersion?

    /// How many changes are kept in full.
    private static let kept = 1_000

    /// Reads files as a version of a list into a copy of the archive, and removes the copy.
    ///
    /// - Parameters:
    ///   - importer: Reads the list.
    ///   - metadata: What is known about the list.
    ///   - files: The files of the version.
    ///   - archive: The archive; `nil` where there is none yet.
    ///   - folder: Where the copy may lie meanwhile; a folder that its owner alone may enter.
    ///   - day: The day of the import.
    ///   - published: The day on which the files were published, where they do not say it.
    /// - Throws: ``ClewError`` as ``ArchiveImport/run(_:options:)`` does.
    /// - Complexity: O(*n*) in the bytes of the archive and of the files.
    public init(
        of importer: ListImporter, metadata: ListMetadata?, files: [URL], archive: Archive?, copyIn folder: URL,
        on day: Day, published: PartialDate? = nil
    ) throws(ClewError) {
        let copy = folder.appending(path: "preview.sqlite")
        Self.remove(copy)
        defer { Self.remove(copy) }
        do {
            try PrivateFile.makeFolder(folder)
            // Made empty first, so that nobody else may read it while it is filled.
            try PrivateFile.write(Data(), to: copy)
            try archive?.copy(to: copy)
            let tried = try Archive(at: copy)
            let before = try tried.versions(of: importer.dataset).last
            // On a day of its own, so that what changes then is what this version changes.
            let next = max(day, before?.recorded ?? day).advanced(by: 1)
            var options = ArchiveImportOptions(recorded: next, published: published)
            let attempt = ArchiveImport(importer, metadata: metadata, archive: tried)
            let report = try attempt.run(files, options: options)
            if case .withheld = report.outcome.disposition {
                options.acceptsProblems = true
                _ = try attempt.run(files, options: options)
            }
            self.report = report
            self.before = before
            if case .unchanged = report.outcome.disposition {
                (changes, changed) = ([], [])
            } else {
                let all = try tried.changes(in: importer.dataset, between: next.advanced(by: -1), and: next)
                changes = Array(all.prefix(Self.kept))
                changed = Set(all.map(\.entity))
            }
        } catch let error as ClewError {
            throw error
        } catch let error as ArchiveError {
            throw ClewError(.archive, error.message)
        } catch let error as SourceFileError {
            throw ClewError(.archive, error.message)
        } catch {
            throw ClewError(.archive, "the archive cannot be copied to try the import: \(error)")
        }
    }

    private static func remove(_ copy: URL) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(at: URL(filePath: copy.path(percentEncoded: false) + suffix))
        }
    }
}
