public import ArgumentParser
import Casework
import ClewModel
import Foundation
import ListImport
import SanctionsStudy

/// `clew reference`: the reference data.
public struct ReferenceCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "Look after the reference data.", subcommands: [ReferenceCheckCommand.self])

    /// Creates the command.
    public init() {}
}

/// `clew reference check`: whether the reference data hold together.
public struct ReferenceCheckCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say whether the reference data hold together.",
        discussion: """
            Reads every file against its schema: columns and keys, dates, sources and confidences, references from one file \
            to another. Each problem is told with file, line and column; the exit status is then 2.
            """)

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Checks and reports.
    public func run() throws {
        let directory = try reference.directory()
        var problems: [Diagnostic] = []
        var knowledge: KnowledgeBase?
        do {
            knowledge = try KnowledgeBase.load(from: directory)
        } catch {
            problems +=
                error.diagnostics.isEmpty
                ? [Self.problem(error.code.rawValue, error.message, directory)] : error.diagnostics
        }
        do {
            _ = try StudyLedgers(directory: directory)
        } catch {
            problems +=
                error.diagnostics.isEmpty
                ? [Self.problem(error.code.rawValue, error.message, directory)] : error.diagnostics
        }
        for problem in problems { Console.error(problem.description, isLine: true) }
        guard let knowledge, problems.isEmpty else {
            Console.error("clew: \(directory.path(percentEncoded: false)) has \(problems.count) problems.")
            throw ExitCode(ExitStatus.inputIsWrong.rawValue)
        }
        Console.print("The reference data hold together; version \(knowledge.version).")
        for snapshot in knowledge.bundled.snapshots { Console.print("  \(snapshot.sentence)") }
    }

    /// A failure that names no place in a file.
    private static func problem(_ code: String, _ message: String, _ directory: URL) -> Diagnostic {
        Diagnostic(.error, code: code, message, at: SourceLocation(file: directory.lastPathComponent))
    }
}
