public import ArgumentParser
import SanctionsStudy

/// `clew study retaliation`: whom counter-measures strike.
public struct RetaliationCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "retaliation", abstract: "Count counter-measures by quarter and type of actor.",
        discussion: "Individuals are counted by what they do and never named.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { ledgers in
            let retaliation = ledgers.retaliation(in: options.period, under: options.assumptions)
            return [retaliation.quarterTable, retaliation.rateTable]
        }
    }
}
