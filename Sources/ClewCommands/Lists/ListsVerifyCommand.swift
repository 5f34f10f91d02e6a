import ArgumentParser
import Casework
import ClewModel
import StatementStore
import World

/// `clew lists verify`: whether the archive still holds what was imported.
struct ListsVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that the archive still holds what was imported.",
        discussion: """
            Reads every statement of every version and compares it with the hashes taken at the import, and the versions, \
            files, changes and links with the log. The log itself is checked by 'clew audit verify'.
            """)

    @Argument(help: "The keys of the lists; all where none is given.")
    var lists: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func run() throws {
        let context = try ListsContext(reference)
        let datasets = lists.map(context.dataset)
        let store = try archive.openForReading()
        let (versions, counts, faults) = try withArchiveErrors {
            let faults = try store.verifyLists(datasets.isEmpty ? nil : datasets)
            // What is known to be damaged is not shown as a list that one could rely on.
            guard faults.isEmpty else { return ([ListVersion](), [Int](), faults) }
            let versions = try store.lists().filter { datasets.isEmpty || datasets.contains($0.dataset) }
            if let missing = datasets.first(where: { name in !versions.contains { $0.dataset == name } }) {
                throw ClewError(.listUnknown, "the archive has no version of \(missing)")
            }
            let counts = try versions.map { try store.versions(of: $0.dataset).count }
            return (versions, counts, faults)
        }
        if json {
            Console.print(try JSONOutput.text(VerificationRow(versions, faults)))
        } else {
            for fault in faults {
                let list = fault.dataset.rawValue.isEmpty ? "the archive" : context.key(of: fault.dataset)
                let place = (fault.version.map { " version \($0)" } ?? "") + (fault.entity.map { " \($0)" } ?? "")
                Console.error("\(list)\(place): \(fault.message)")
            }
            for (version, kept) in zip(versions, counts) {
                Console.print(
                    "\(context.key(of: version.dataset)): \(kept == 1 ? "1 version" : "\(kept) versions"), now with "
                        + "\(version.counts.entities) entities and \(version.counts.statements) statements: whole")
            }
        }
        if !faults.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
    }
}

/// What a check found, for machines.
struct VerificationRow: Encodable {
    struct Fault: Encodable {
        let dataset: String
        let version: Int64?
        let entity: String?
        let message: String
    }

    let lists: [String]
    let isWhole: Bool
    let faults: [Fault]

    init(_ versions: [ListVersion], _ faults: [ArchiveFault]) {
        lists = faults.isEmpty ? versions.map(\.dataset.rawValue) : Set(faults.map(\.dataset.rawValue)).sorted()
        isWhole = faults.isEmpty
        self.faults = faults.map {
            Fault(
                dataset: $0.dataset.rawValue, version: $0.version, entity: $0.entity?.rawValue, message: $0.message)
        }
    }
}
