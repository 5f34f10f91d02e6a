public import ArgumentParser
import SanctionsStudy

/// `clew study design`: how measures are designed.
public struct DesignCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "design",
        abstract: "Ask each measure nine questions about its design: yes, no or unknown, with evidence.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { [$0.designTable()] }
    }
}
