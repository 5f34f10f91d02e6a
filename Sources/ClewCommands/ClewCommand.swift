public import ArgumentParser
import Casework
import ClewModel
import Dispatch
import Foundation
import SourceFiles
import World

/// The root of the command line.
public struct ClewCommand: AsyncParsableCommand {
    /// The name, the manual page and the subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "clew",
        abstract: "Follow goods back to state-imposed forced labour in and from Xinjiang.",
        discussion: """
            Clew reads a folder that describes what you bought and answers what it is tied to, through which chain, under \
            which labour programme, what each law asks of you, and what is still undocumented. It runs on this machine, \
            opens no connection that you did not ask for, and sends nothing anywhere.

            FIRST STEPS
              clew new case my-case --commodity cotton     write an empty, commented case
              clew assess my-case --out my-dossier         assess it and write the dossier
              clew assess Examples/denim-importer          see what an answer looks like

            EXIT STATUS
              0   nothing was found
              1   there are findings
              2   the input is wrong; nothing was written
              3   nothing was found, and what it was sought in is not whole: an imported list lacks records
              70  a fault of ours

            ENVIRONMENT
              CLEW_REFERENCE  the folder of the reference data, where it is not found by itself
              CLEW_ARCHIVE    the archive of imported lists
              NO_COLOR        print without colour

            Exposure is not proof: Clew shows what lists, texts and records say and what they leave open. It accuses nobody.
            """,
        version: ClewVersion.current,
        subcommands: [
            AssessCommand.self, ExplainCommand.self, TraceCommand.self, TimetableCommand.self, DrillCommand.self,
            LawCommand.self, LettersCommand.self, AnswersCommand.self, EvidenceCommand.self, PackCommand.self,
            ScreenCommand.self, DecideCommand.self, ForgetCommand.self, CompareCommand.self, ProofCommand.self,
            IndexCommand.self,
            NewCommand.self,
            OwnCommand.self, PortfolioCommand.self, TradeCommand.self, MonitorCommand.self, ListsCommand.self,
            StudyCommand.self,
            AuditCommand.self,
            ReferenceCommand.self,
        ]
    )

    /// Creates the command.
    public init() {}

    /// Runs the whole process, see ``run()``.
    ///
    /// Not asynchronous: the machinery of concurrency opens files of its own, which would take the place of a closed stream.
    public static func runProcess() -> Never {
        ProcessGuard.begin()
        Task {
            await run()
            Foundation.exit(ExitStatus.nothingFound.rawValue)
        }
        dispatchMain()
    }

    /// Parses the arguments of the process, runs the command, and leaves with the exit status of the manual page.
    public static func run() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            if let failure = Console.failure { throw failure }
        } catch let error as ClewError {
            leave(with: error)
        } catch {
            if let failure = Console.failure { leave(with: failure) }
            let status = exitCode(for: error)
            if status == .validationFailure {
                Console.error(fullMessage(for: error))
                Foundation.exit(ExitStatus.inputIsWrong.rawValue)
            }
            if status == .success {
                // Help and version: the library would print them without looking whether they arrive.
                Console.print(fullMessage(for: error))
                if let failure = Console.failure { leave(with: failure) }
                Foundation.exit(ExitStatus.nothingFound.rawValue)
            }
            if error is ExitCode { exit(withError: error) }
            Console.error("clew: a fault of ours: \(error)")
            Foundation.exit(ExitStatus.fault.rawValue)
        }
    }

    private static func leave(with error: ClewError) -> Never {
        // What the message says with its place already is not said twice.
        for diagnostic in error.diagnostics
        where !error.message.contains("\(diagnostic.location): \(diagnostic.message)") {
            Console.error(diagnostic.description, isLine: true)
        }
        Console.error("clew: \(error.message)")
        let option = CommandLine.arguments.first { $0 == "--reference" || $0.hasPrefix("--reference=") }
        Foundation.exit(ExitStatus.of(error, namesReference: ReferenceDirectory.isNamed(option)).rawValue)
    }
}
