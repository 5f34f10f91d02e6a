import ArgumentParser
import Casework
import ClewModel
import Foundation
import StatementStore
import World

/// `clew audit export`: the whole log.
struct AuditExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the log, one JSON object a line.",
        discussion: "docs/archive.md says how anybody can check the hashes of the lines.")

    @Option(help: "Only the entries after this one.")
    var after: Int64 = 0

    @Flag(help: "Print JSON lines; the only form there is.")
    var json = false

    @OptionGroup var archive: ArchiveOptions

    func validate() throws {
        if after < 0 { throw ValidationError("--after takes a number from 0 on.") }
    }

    func run() throws {
        let store = try archive.openForReading()
        let entries = try withArchiveErrors { try store.auditEntries(after: after) }
        for entry in entries {
            Console.print(json: try AuditLine.text(entry))
            if let failure = Console.failure { throw failure }
        }
    }
}
