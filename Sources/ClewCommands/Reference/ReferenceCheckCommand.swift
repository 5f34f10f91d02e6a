public import ArgumentParser
import Casework
import ClewModel
import Foundation
import ListImport
import SourceFiles
import World

/// `clew reference check`: whether the reference data hold together.
public struct ReferenceCheckCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say whether the reference data hold together.",
        discussion: """
            Reads every file against its schema: columns and keys, dates, sources and confidences, references from one file \
            to another. Each problem is told with file, line and column; the exit status is then 2.

            Then it says how well the rows of each file are founded: L0 unsourced, L1 cited, L2 linked, L3 checked against the \
            source's text. With --sources, the rows of L3 are compared once more with saved copies of the sources: a copy is \
            known by its SHA-256, whatever its name; what differs makes the exit status 2.
            """)

    @OptionGroup var reference: ReferenceOptions
    @Option(help: "A folder with saved copies of sources, to compare the checked rows with.", completion: .directory)
    var sources: String?

    /// Creates the command.
    public init() {}

    /// Checks and reports.
    public func run() throws {
        let knowledge = try reference.knowledge()
        let directory = knowledge.directory
        var problems = knowledge.problems()
        var inventory: KnowledgeInventory?
        do {
            let found = try KnowledgeInventory(directory: directory)
            problems += found.problems
            inventory = found
        } catch {
            problems += error.diagnostics
        }
        for problem in problems { Console.error(problem.description) }
        guard let inventory, problems.isEmpty else {
            Console.error("clew: \(directory.path(percentEncoded: false)) has \(problems.count) problems.")
            throw ExitCode(ExitStatus.inputIsWrong.rawValue)
        }
        Console.print("The reference data hold together; version \(try knowledge.version).")
        for snapshot in try knowledge.bundled.snapshots { Console.print("  \(snapshot.sentence)") }
        for line in LevelTable.lines(inventory) { Console.print(line) }
        if let sources { try recheck(inventory, sources) }
    }

    /// Compares the checked rows with saved copies.
    private func recheck(_ inventory: KnowledgeInventory, _ folder: String) throws {
        let outcomes = try inventory.recheck(sources: URL(filePath: folder))
        var confirmed = 0
        var away: [SourceCheck] = []
        var differs = 0
        for (check, outcome) in outcomes {
            switch outcome {
            case .confirmed: confirmed += 1
            case .notAtHand: away.append(check)
            case .differs(let fields):
                differs += 1
                Console.error(
                    "\(check.file): the row \(check.row) says in \(fields.joined(separator: ", ")) what its source does not"
                )
            }
        }
        Console.print("Checked once more: \(confirmed) of \(outcomes.count) rows confirmed, \(differs) differ.")
        for (url, checks) in Dictionary(grouping: away, by: \.url).sorted(by: { $0.key < $1.key }) {
            Console.print("  no copy at hand for \(checks.count) rows: \(url) (SHA-256 \(checks[0].digest.hex))")
        }
        if differs > 0 { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
    }
}
