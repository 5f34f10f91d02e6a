public import ArgumentParser
import World

/// `clew lists`: the lists in the archive.
public struct ListsCommand: AsyncParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: "Import lists, see how old they are, and what changed in them.",
        discussion: """
            Lists are kept in the archive with every version that was ever imported, so that the state of any day can be \
            read again. Without a subcommand, each list is shown with its version, its size and its age.

            Nothing is downloaded but by 'clew lists update'.
            """,
        subcommands: [
            ListsShowCommand.self, ListsImportCommand.self, ListsUpdateCommand.self, ListsChangesCommand.self,
            ListsVersionsCommand.self, ListsVerifyCommand.self, ListsExportCommand.self, ListsLinkCommand.self,
            ListsUnlinkCommand.self, ListsLinksCommand.self,
        ],
        defaultSubcommand: ListsShowCommand.self)

    /// Creates the command.
    public init() {}
}
