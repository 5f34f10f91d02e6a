import ArgumentParser
import Casework
import ClewModel
import StatementStore
import World

/// `clew lists versions`: every version of a list.
struct ListsVersionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "versions", abstract: "Show every version of a list, with its files and counts.")

    @Argument(help: "The key of the list.")
    var list: String

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func run() throws {
        let dataset = try ListsContext(reference).dataset(list)
        let store = try archive.openForReading()
        let (versions, stale) = try withArchiveErrors {
            let versions = try store.versions(of: dataset)
            return (versions, versions.isEmpty ? [] : try store.staleEntities(of: dataset))
        }
        guard !versions.isEmpty else {
            throw ClewError(.listUnknown, "the archive has no version of \(list)")
        }
        if json {
            Console.print(try JSONOutput.text(versions.map { VersionRow($0, stale: $0 == versions.last ? stale : []) }))
            return
        }
        for version in versions {
            let published = version.published.map { ", published \($0)" } ?? ""
            Console.print("version \(version.number), recorded \(version.recorded)\(published): \(version.counts)")
            if let shortfall = version.completeness.shortfall { Console.print("  not whole: \(shortfall)") }
            for file in version.files { Console.print("  \(file.sha256)  \(file.size)  \(file.name)") }
        }
        for entity in stale {
            Console.print("  kept since \(entity.lastRead)\(entity.isPart ? " in part" : ""): \(entity.entity)")
        }
    }
}

/// A version of a list, for machines.
struct VersionRow: Encodable {
    let version: Int64
    let recorded: Day
    let checked: Day
    let published: PartialDate?
    let reader: String
    let files: [ImportedFile]
    let counts: ImportCounts
    let digest: String
    let completeness: ListCompleteness
    let isWhole: Bool
    /// The entities that the last version keeps as an earlier one had them.
    let stale: [Stale]

    struct Stale: Encodable {
        let entity: String
        let lastRead: Day
        let isPart: Bool
    }

    init(_ version: ListVersion, stale: [StaleEntity]) {
        self.version = version.number
        recorded = version.recorded
        checked = version.checked
        published = version.published
        reader = version.reader
        files = version.files
        counts = version.counts
        digest = version.digest
        completeness = version.completeness
        isWhole = version.completeness.isWhole
        self.stale = stale.map { Stale(entity: $0.entity.rawValue, lastRead: $0.lastRead, isPart: $0.isPart) }
    }
}
