public import ClewModel
public import Foundation
public import ListImport
public import StatementStore
import World

/// Downloads a list from its publisher and imports it.
public struct ListUpdate: Sendable {
    /// How an update ended.
    public enum Outcome: Sendable {
        /// The publisher says that nothing has changed; the version in force was confirmed.
        case unchanged(ListVersion)
        /// The file was downloaded and read.
        case imported(ArchiveImportReport)
    }

    private let importer: ListImporter
    private let metadata: ListMetadata?
    private let archive: Archive
    private let download: ListDownload

    /// Prepares updates of one list.
    ///
    /// - Parameters:
    ///   - importer: Reads the list.
    ///   - metadata: What is known about the list, its address above all.
    ///   - archive: Where the list goes.
    ///   - download: Where files are kept, and what a download may cost.
    public init(_ importer: ListImporter, metadata: ListMetadata?, archive: Archive, download: ListDownload) {
        self.importer = importer
        self.metadata = metadata
        self.archive = archive
        self.download = download
    }

    /// Asks the publisher for the list, and imports it where it has changed.
    ///
    /// - Parameters:
    ///   - address: An address to use in place of the publisher's.
    ///   - options: The day and the terms of the import.
    ///   - progress: Is told the bytes received and the bytes expected, where the server says it.
    /// - Throws: ``ClewError``: the archive then holds what it held before.
    public func run(
        address: URL? = nil, options: ArchiveImportOptions,
        progress: @escaping @Sendable (Int, Int?) -> Void = { _, _ in }
    ) async throws(ClewError) -> Outcome {
        guard let address = address ?? metadata?.address else {
            throw ClewError(
                .download,
                "\(importer.key): there is no address to download from; import its files with 'clew lists import "
                    + "\(importer.key) FILE…', or give an address")
        }
        let current = try known(at: address)
        let outcome = try await download.fetch(
            address, known: current?.validators, acceptsPages: importer.formatKeys.contains { $0.hasSuffix("html") },
            progress: progress)
        switch outcome {
        case .unchanged:
            guard let version = current?.version else {
                throw ClewError(
                    .download, "\(address): the server says that nothing has changed, but nothing is here")
            }
            do {
                try archive.confirm(importer.dataset, on: options.recorded)
            } catch {
                throw ClewError(.archive, error.message)
            }
            return .unchanged(version)
        case .file(let file, let entityTag, let lastModified):
            let report = try ArchiveImport(importer, metadata: metadata, archive: archive).run([file], options: options)
            if case .withheld = report.outcome.disposition { return .imported(report) }
            do {
                try archive.record(
                    DownloadRecord(
                        address: address.absoluteString, entityTag: entityTag, lastModified: lastModified,
                        sha256: report.outcome.version?.files.first?.sha256 ?? "", day: options.recorded))
            } catch {
                throw ClewError(.archive, error.message)
            }
            // Its statements and its hash are in the archive; a file that cannot be removed is replaced next time.
            try? FileManager.default.removeItem(at: file)
            return .imported(report)
        }
    }

    /// What was downloaded before, if it is what the version in force was read from.
    private func known(
        at address: URL
    ) throws(ClewError) -> (version: ListVersion, validators: ListDownload.Validators)? {
        do {
            guard let version = try archive.versions(of: importer.dataset).last,
                let record = try archive.download(from: address.absoluteString),
                version.files.map(\.sha256) == [record.sha256],
                version.reader.hasSuffix(" \(ClewVersion.current)")
            else { return nil }
            return (
                version, ListDownload.Validators(entityTag: record.entityTag, lastModified: record.lastModified)
            )
        } catch {
            throw ClewError(.archive, error.message)
        }
    }
}
