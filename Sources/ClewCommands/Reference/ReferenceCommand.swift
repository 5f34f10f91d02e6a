public import ArgumentParser
import World

/// `clew reference`: the reference data.
public struct ReferenceCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "Look after the reference data.",
        subcommands: [ReferenceCheckCommand.self, ReferenceHistoryCommand.self])

    /// Creates the command.
    public init() {}
}
