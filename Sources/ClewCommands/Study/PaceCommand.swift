public import ArgumentParser
import SanctionsStudy

/// `clew study pace`: how fast the UFLPA Entity List grew.
public struct PaceCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "pace",
        abstract: "Say how fast the UFLPA Entity List grew, and how much of it the bundled snapshot names.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { ledgers in
            let pace = ledgers.pace(in: options.period)
            return [pace.table, pace.yearTable, ledgers.sectionCoverage()]
        }
    }
}
