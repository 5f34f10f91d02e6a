public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import World

/// `clew monitor`: who must be looked at again after lists have changed.
public struct MonitorCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "monitor",
        abstract: "Say what changed about parties, cases and holdings since the last look.",
        discussion: """
              clew monitor add suppliers.csv          parties, a case folder, or a list of holdings
              clew lists import us-ofac-sdn sdn.xml   then, after any import,
              clew monitor run                        what is new, back or gone, each told once
              clew monitor seen                       all of it has been seen

            Nothing is asked of any network. docs/monitoring.md says what is looked at again, and when.
            """,
        subcommands: [MonitorAddCommand.self, MonitorRunCommand.self, MonitorSeenCommand.self, MonitorListCommand.self])

    /// Creates the command.
    public init() {}
}

/// Where what is monitored lies.
struct MonitorOptions: ParsableArguments {
    @Option(help: "The folder of what is monitored; else one beside the archive.", completion: .directory)
    var monitor: String?

    @OptionGroup var onHand: WorldOptions

    var folder: URL {
        monitor.map { URL(filePath: $0) }
            ?? ArchiveLocation.monitorFolder(besideArchive: onHand.archive.location)
    }
}

/// `clew monitor add`: monitors more parties.
struct MonitorAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Monitor parties, the parties of a case, or the issuers of holdings.")

    @Argument(help: "A table or JSON lines of parties, a case folder, or a list of holdings.", completion: .file())
    var subjects: String

    @OptionGroup var options: MonitorOptions

    func run() throws {
        var diagnostics: [Diagnostic] = []
        let found = try MonitorDesk.subjects(
            at: URL(filePath: subjects), knowledge: options.onHand.reference.knowledge(), into: &diagnostics)
        for diagnostic in diagnostics { Console.error(diagnostic.description, isLine: true) }
        let (added, all) = try MonitorBook.locked(in: options.folder) { () throws(ClewError) in
            var book = try MonitorBook(folder: options.folder)
            let added = book.add(found)
            try book.write(to: options.folder)
            return (added, book.subjects.count)
        }
        Console.print("\(CountText.of(added, "party", "parties")) added; \(all) are monitored.")
    }
}

/// `clew monitor run`: looks again at what changes can touch.
struct MonitorRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Look again at what changes of the lists can touch; leaves with 1 where something is new.",
        discussion: """
            Each alert comes once: new, reopened (it was cleared and is so again, or a question became established) or cleared. \
            The day is that of --as-of, else today. With --notify a program of yours gets the alerts as lines of JSON on its \
            standard input, where there are any; nothing else leaves this machine.
            """)

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked; else today.")
    var asOf: DayArgument?

    @Flag(help: "Look at every subject, whatever changed.")
    var full = false

    @Option(help: "The form of the alerts: digest or ndjson.")
    var format: MonitorFormat = .digest

    @Option(help: "A program to hand the alerts to, as lines of JSON on its standard input.", completion: .file())
    var notify: String?

    @OptionGroup var options: MonitorOptions
    @OptionGroup var completeness: CompletenessOptions

    func run() throws {
        guard !(try MonitorBook(folder: options.folder).subjects.isEmpty) else {
            throw ClewError(.monitorSubjects, "nobody is monitored yet; add parties with clew monitor add")
        }
        let world = try options.onHand.world(knownAt: nil)
        let run = MonitorRun(world, on: asOf?.day ?? .today(), folder: options.folder)
        let outcome = try MonitorBook.locked(in: options.folder) { () throws(ClewError) in
            var book = try MonitorBook(folder: options.folder)
            return try run.run(&book, isFull: full)
        }
        let lines = try OwnTables.ndjson(outcome.alerts)
        switch format {
        case .ndjson: try Console.write(Array(lines.utf8))
        case .digest: Console.print(MonitorDigest.text(of: outcome))
        }
        if let notify, !outcome.alerts.isEmpty { try hand(lines, to: notify) }
        try completeness.end(world.reservations(), hasFindings: outcome.hasNews)
    }

    private func hand(_ lines: String, to program: String) throws {
        do throws(HelperProgram.Failure) {
            let helper = program.contains("/") ? HelperProgram(path: program) : HelperProgram(named: program)
            guard let helper else { throw .missing }
            _ = try helper.run([], input: lines)
        } catch {
            // The alerts are on record and on standard output; who was not told must know.
            Console.error("clew: \(program) did not take the alerts (\(error)); they are in the monitor")
        }
    }
}

/// The forms of alerts.
enum MonitorFormat: String, ExpressibleByArgument, CaseIterable {
    case digest, ndjson
}

/// `clew monitor seen`: marks alerts as seen.
struct MonitorSeenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seen", abstract: "Mark alerts as seen: those of the keys given, or all.")

    @Argument(help: "The keys of alerts.")
    var keys: [String] = []

    @OptionGroup var options: MonitorOptions

    func run() throws {
        let count = try MonitorBook.locked(in: options.folder) { () throws(ClewError) in
            var book = try MonitorBook(folder: options.folder)
            let count = book.see(Set(keys))
            try book.write(to: options.folder)
            return count
        }
        Console.print("\(CountText.of(count, "alert", "alerts")) marked as seen.")
    }
}

/// `clew monitor list`: the alerts on record.
struct MonitorListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the alerts on record as lines of JSON.")

    @Option(help: "Only alerts of this state: new, seen, cleared or reopened.")
    var state: String?

    @OptionGroup var options: MonitorOptions

    func run() throws {
        let wanted = try state.map { text in
            guard let state = MonitorAlert.State(rawValue: text) else {
                throw ValidationError("--state takes new, seen, cleared or reopened; '\(text)' is none of them.")
            }
            return state
        }
        for alert in try MonitorBook(folder: options.folder).alerts where wanted == nil || alert.state == wanted {
            try Console.write(try JSONLine.bytes(of: alert) + [0x0A])
        }
    }
}
