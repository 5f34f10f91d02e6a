public import ArgumentParser
import SanctionsStudy

/// `clew study QUESTION`: one answer from the ledgers.
public struct StudyAskCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask the ledgers; the word “ask” may be left out.",
        discussion: "QUESTIONS\n\(StudyQuestion.list)")

    @Argument(help: "The question; without one, what can be asked.")
    var question: StudyQuestion?

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        guard let question else {
            Console.print("clew study QUESTION, where QUESTION is one of\n\(StudyQuestion.list)")
            return
        }
        try options.answer { question.tables($0, in: options.period, under: options.assumptions) }
    }
}
