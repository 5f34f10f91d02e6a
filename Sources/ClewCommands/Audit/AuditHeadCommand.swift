import ArgumentParser
import Casework
import StatementStore
import World

/// `clew audit head`: the place and hash of the last entry.
struct AuditHeadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head", abstract: "Print the place and hash of the log's last entry, to be kept elsewhere.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let store = try archive.openForReading()
        let head = try withArchiveErrors { try store.auditHead() }
        Console.print(json ? try JSONOutput.text(head) : head.description)
    }
}
