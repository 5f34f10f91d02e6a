public import ArgumentParser
import SanctionsStudy

/// `clew study detentions`: shipments stopped under the UFLPA.
public struct DetentionsCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "detentions",
        abstract: "Show shipments stopped under the UFLPA, with bounds on what became of them.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { [$0.detentionSummary(in: options.period).table] }
    }
}
