public import ArgumentParser

/// `clew pack`: the records of a chain as customs, an authority or a buyer can take them.
public struct PackCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Put the records of shipments together for customs, an authority or a buyer.",
        discussion: """
            clew pack CASE --for cbp-applicability --out package.zip writes a package; verify says whether one still holds what \
            it held; check finds what two cases claim at once. clew pack make --help tells the options.
            """,
        subcommands: [PackMakeCommand.self, PackVerifyCommand.self, PackCheckCommand.self],
        defaultSubcommand: PackMakeCommand.self)

    /// Creates the command.
    public init() {}
}
