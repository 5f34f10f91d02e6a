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
        let versions = try withArchiveErrors { try store.versions(of: dataset) }
        guard !versions.isEmpty else {
            throw ClewError(.listUnknown, "the archive has no version of \(list)")
        }
        if json {
            Console.print(try JSONOutput.text(versions.map(VersionRow.init)))
            return
        }
        for version in versions {
            let published = version.published.map { ", published \($0)" } ?? ""
            Console.print("version \(version.number), recorded \(version.recorded)\(published): \(version.counts)")
            for file in version.files { Console.print("  \(file.sha256)  \(file.size)  \(file.name)") }
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

    init(_ version: ListVersion) {
        self.version = version.number
        recorded = version.recorded
        checked = version.checked
        published = version.published
        reader = version.reader
        files = version.files
        counts = version.counts
        digest = version.digest
    }
}
