public import ArgumentParser
import SanctionsStudy

/// `clew study responses`: what companies did.
public struct ResponsesCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "responses", abstract: "Sum up what companies did, by code and direction.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { ledgers in
            let summary = ledgers.responseSummary(in: options.period, under: options.assumptions)
            return [summary.codeTable, summary.directionTable, summary.changeTable, summary.latencyTable]
        }
    }
}
