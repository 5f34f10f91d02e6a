public import ArgumentParser
import SanctionsStudy

/// `clew study leads`: days from evidence to listing.
public struct LeadsCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "leads", abstract: "Show days from the first public evidence to a listing.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { [$0.leadTimes()] }
    }
}
