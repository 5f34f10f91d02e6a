public import ArgumentParser
import SanctionsStudy

/// `clew study lag`: how long counter-measures took to answer.
public struct LagCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "lag", abstract: "Say how long counter-measures took to answer measures.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { ledgers in
            let lag = ledgers.answerLag(in: options.period, under: options.assumptions)
            return [lag.pairTable, lag.nextTable]
        }
    }
}
