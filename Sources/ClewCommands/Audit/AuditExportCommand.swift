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
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for entry in entries {
            Console.print(json: String(decoding: try encoder.encode(AuditLine(entry)), as: UTF8.self))
            if let failure = Console.failure { throw failure }
        }
    }
}

/// An entry of the log as a line of JSON.
struct AuditLine: Encodable {
    let sequence: Int64
    let day: String
    let kind: String
    let subject: String
    let body: String
    let hash: String

    init(_ entry: AuditEntry) {
        sequence = entry.sequence
        day = entry.day.description
        kind = entry.kind.rawValue
        subject = entry.subject
        body = entry.body
        hash = entry.hash
    }
}
