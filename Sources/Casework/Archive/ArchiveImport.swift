public import ClewModel
public import Foundation
public import ListImport
import SourceFiles
public import StatementStore
import World

/// Reads the files of a list into the archive.
public struct ArchiveImport: Sendable {
    private let importer: ListImporter
    private let metadata: ListMetadata?
    private let archive: Archive

    /// Prepares imports of one list.
    ///
    /// - Parameters:
    ///   - importer: Reads the list.
    ///   - metadata: What is known about the list: its bounds decide what is published; `nil` sets none but the standard.
    ///   - archive: Where the list goes.
    public init(_ importer: ListImporter, metadata: ListMetadata?, archive: Archive) {
        self.importer = importer
        self.metadata = metadata
        self.archive = archive
    }

    /// Reads one version of the list.
    ///
    /// Files that the last version was read from, by the same reader, are not read again. Where a source has one record an
    /// entity, only the records that changed are.
    ///
    /// - Parameters:
    ///   - files: The files, in any order.
    ///   - options: The day and the terms.
    /// - Returns: How the import ended, what was read, and what someone must look at.
    /// - Throws: ``ClewError`` with the place of the fault: the archive then holds what it held before.
    public func run(
        _ files: [URL], options: ArchiveImportOptions
    ) throws(ClewError) -> ArchiveImportReport {
        let files = files.sorted { $0.lastPathComponent.utf8.lexicographicallyPrecedes($1.lastPathComponent.utf8) }
        do {
            return try runUnmapped(files, options: options)
        } catch {
            throw ClewError(reading: importer.key, error)
        }
    }

    private func runUnmapped(_ files: [URL], options: ArchiveImportOptions) throws -> ArchiveImportReport {
        let states = try files.map { try FileState($0) }
        let imported = try zip(files, states).map { file, state in
            ImportedFile(
                name: file.lastPathComponent,
                sha256: try SHA256Digest.ofFile(file, as: file.lastPathComponent).hex, size: state.size)
        }
        let lists = files.map { ListFile($0) }
        let format = try importer.detectFormat(of: lists)
        let reader = ListReader(format: "\(format) \(ClewVersion.current)", nature: metadata?.nature).text
        var summary = ImportSummary(list: importer.key, dataset: importer.dataset, format: format)
        if let last = try archive.versions(of: importer.dataset).last, last.reader == reader,
            last.files.map(\.sha256).sorted() == imported.map(\.sha256).sorted(), last.recorded <= options.recorded,
            !(options.releasesStale && last.completeness.stale > 0)
        {
            try archive.confirm(importer.dataset, on: options.recorded)
            return ArchiveImportReport(unchanged: last, summary: summary, on: options.recorded)
        }
        let request = ListImportRequest(
            dataset: importer.dataset, recorded: options.recorded, published: options.published, reader: reader,
            files: imported, rules: rules(options))
        let outcome = try archive.importList(request) { draft in
            summary = try importer.read(
                lists, into: DraftSink(draft, remembersRecords: draft.previousReader == reader),
                options: ImportOptions(rejectedLimit: options.rejectedLimit, published: options.published))
            draft.records = summary.records
            draft.rejected = summary.rejected
            draft.targets = summary.targets
            draft.published = summary.published
            draft.publicationDays = summary.publicationDays
            draft.missingFiles = summary.missingFiles
            draft.unread = summary.rejects.map {
                UnreadRecord(id: $0.id, fingerprint: $0.fingerprint, isPart: $0.isPart)
            }
            draft.duplicates = summary.duplicates
            draft.stated = summary.stated
            draft.missing = summary.missing
            for (file, state) in zip(files, states) { try state.check(file) }
        }
        return ArchiveImportReport(list: importer.key, outcome: outcome, summary: summary)
    }

    private func rules(_ options: ArchiveImportOptions) -> PublishingRules {
        PublishingRules(
            greatestLoss: (metadata?.maximumShrinkPercent).map { $0 / 100 } ?? 0.2,
            fewestEntities: metadata?.minimumEntities ?? 1, mostEntities: metadata?.maximumEntities ?? .max,
            mostRejected: options.rejectedLimit, acceptsProblems: options.acceptsProblems,
            admitsPart: options.admitsPart, releasesStale: options.releasesStale,
            staleAfterDays: options.noticesAge ? metadata?.staleAfterDays : nil)
    }
}

/// Hands what a list's reader finds to the archive.
private final class DraftSink: StatementSink {
    private let draft: ImportDraft
    let remembersRecords: Bool

    init(_ draft: ImportDraft, remembersRecords: Bool) {
        self.draft = draft
        self.remembersRecords = remembersRecords
    }

    func receive(_ statements: [Statement]) throws {
        try draft.add(statements)
    }

    func receive(_ statements: [Statement], record: Span<UInt8>) throws {
        try draft.add(statements, record: record)
    }

    func holds(_ entity: EntityID, record: Span<UInt8>) throws -> Bool {
        try draft.skips(entity, record: record)
    }
}
