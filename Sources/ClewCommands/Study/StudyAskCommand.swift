public import ArgumentParser
import Foundation
import SanctionsStudy

/// `clew study QUESTION`: one answer from the ledgers.
public struct StudyAskCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask the ledgers; the word “ask” may be left out.",
        discussion: "QUESTIONS\n\(StudyQuestion.list)")

    @Argument(help: "The question; without one, what can be asked.")
    var question: StudyQuestion?

    @Option(help: "With detentions: figures of the UFLPA dashboard that you downloaded (CSV).", completion: .file())
    var cbp: String?

    @Option(help: "With --cbp: what a shipment is in the file, entries (to 2025) or lines (since 2026).")
    var counting: CBPFigures.Counting?

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Refuses a file that the question does not take.
    public func validate() throws {
        if cbp != nil && question != .detentions { throw ValidationError("--cbp goes with detentions.") }
        if counting != nil && cbp == nil { throw ValidationError("--counting goes with --cbp.") }
    }

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        guard let question else {
            Console.print("clew study QUESTION, where QUESTION is one of\n\(StudyQuestion.list)")
            return
        }
        let customs = try cbp.map { path in
            try StudyDesignCommand.model { () throws(StudyError) in
                try CBPFigures(URL(filePath: path), as: path, counting: counting).tables
            }
        }
        try options.answer { question.tables($0, in: options.period, under: options.assumptions) + (customs ?? []) }
    }
}
