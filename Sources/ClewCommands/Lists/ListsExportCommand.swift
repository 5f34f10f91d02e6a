import ArgumentParser
import Casework
import ClewModel
import SourceFiles
import StatementStore
import World

/// `clew lists export`: lists in a form that other tools read.
struct ListsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write lists in a form that other tools read.",
        discussion: """
            The forms: ftm (FollowTheMoney entities, JSON lines), statements.json and statements.csv (FollowTheMoney \
            statements), csv (a table, one row an entity), bods (ownership as Beneficial Ownership Data Standard 0.4).
            """)

    @Argument(help: "The keys of the lists; all where none is given.")
    var lists: [String] = []

    @Option(help: "The form: ftm, statements.json, statements.csv, csv or bods.")
    var format: String = ExportFormat.entities.rawValue

    @Option(help: "The file to write; standard output where it is not given.", completion: .file())
    var out: String?

    @Option(name: .customLong("as-of"), help: "Only statements that can have held on this day.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "What was on record on this day; the present where it is not given.")
    var knownAt: DayArgument?

    @Flag(help: "Put entities together that links call one.")
    var linked = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func run() throws {
        guard let form = ExportFormat(rawValue: format) else {
            let forms = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--format takes one of \(forms); '\(format)' is none of them.")
        }
        let context = try ListsContext(reference)
        let store = try archive.openForReading()
        try withArchiveErrors {
            let snapshot = try store.snapshot(
                validAt: asOf?.day, knownAt: knownAt?.day ?? .today(),
                datasets: lists.isEmpty ? nil : lists.map(context.dataset), resolvingLinks: linked)
            for (schema, count) in try write(snapshot, form) {
                let entities = count == 1 ? "1 entity" : "\(count) entities"
                Console.error(
                    "clew: left out \(entities) of the schema \(schema.rawValue), which \(format) does not have")
            }
        }
    }

    /// Writes to standard output, or to a file that appears only when it is whole.
    private func write(
        _ snapshot: ArchiveSnapshot, _ form: ExportFormat
    ) throws -> [(schema: Schema, count: Int)] {
        guard let out else {
            var buffer: [UInt8] = []
            func flush() throws {
                // A program that reads on gets every value as it is; a terminal gets no commands.
                if Console.isTerminal {
                    try Console.write(Array(SafeText.block(String(decoding: buffer, as: UTF8.self)).utf8))
                } else {
                    try Console.write(buffer)
                }
                buffer.removeAll(keepingCapacity: true)
            }
            let leftOut = try snapshot.export(form) { bytes in
                buffer += bytes
                if buffer.count > 1 << 16 { try flush() }
            }
            try flush()
            return leftOut
        }
        let file = try DraftFile(out)
        let leftOut = try snapshot.export(form) { bytes in try file.write(bytes) }
        try file.finish()
        return leftOut
    }
}
