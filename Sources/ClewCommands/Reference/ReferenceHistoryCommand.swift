public import ArgumentParser
import Casework
import World

/// `clew reference history`: what the reference data said before they were corrected.
public struct ReferenceHistoryCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Say what the reference data said before they were corrected.",
        discussion: """
            One line a corrected field: the file and the row, what the field said, between which days, and why it was \
            corrected. An asterisk for the field stands for a row that was not there.
            """)

    @OptionGroup var reference: ReferenceOptions
    @Option(help: "Only this file, relative to the folder of the reference data.")
    var file: String?
    @Option(help: "Only this row.")
    var row: String?
    @Option(name: .customLong("known-at"), help: "Only what was said on this day.")
    var knownAt: DayArgument?

    /// Creates the command.
    public init() {}

    /// Prints the corrections.
    public func run() throws {
        let history = try KnowledgeHistory(directory: reference.directory())
        let changes = history.changes.filter { change in
            (file.map { $0 == change.file } ?? true) && (row.map { $0 == change.row } ?? true)
                && (knownAt.map { change.holds(on: $0.day) } ?? true)
        }
        for change in changes {
            let said =
                change.field == KnowledgeChange.wholeRow
                ? (change.said.isEmpty ? "the row was not there" : change.said)
                : "\(change.field): “\(change.said)”"
            Console.print(
                "\(change.file)  \(change.row)  \(change.from) to \(change.until)  \(said)  (\(change.reason))")
        }
        if changes.isEmpty { Console.print("Nothing was corrected that fits.") }
    }
}
