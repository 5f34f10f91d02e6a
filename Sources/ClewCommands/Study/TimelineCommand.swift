public import ArgumentParser
import SanctionsStudy

/// `clew study timeline`: measures, counter-measures and responses on one axis of time.
public struct TimelineCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Put measures, counter-measures and responses on one axis of time.")

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { [$0.timeline(in: options.period, under: options.assumptions).table] }
    }
}
