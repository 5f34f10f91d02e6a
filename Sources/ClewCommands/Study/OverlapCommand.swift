public import ArgumentParser
import SanctionsStudy

/// `clew study overlap`: which lists name the same organizations.
public struct OverlapCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "overlap", abstract: "Say which lists name the same organizations, and what exactly each lists.",
        discussion:
            "The state of the day given by --to; --from has no meaning here. The bundled parts of the lists are compared."
    )

    @OptionGroup var options: StudyOptions

    /// Creates the command.
    public init() {}

    /// Reads the ledgers and writes the answer.
    public func run() throws {
        try options.answer { ledgers in
            let overlap = ledgers.overlap(on: options.period.to)
            return [overlap.matrixTable, overlap.subjectTable]
        }
    }
}
