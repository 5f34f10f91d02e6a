import ArgumentParser
import Casework
import ClewModel
import StatementStore
import World

/// `clew lists unlink`: a link is taken back.
struct ListsUnlinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Take a link between two entities back.")

    @Argument(help: "The number of the link.")
    var number: Int64

    @Option(help: "Why it is taken back.")
    var reason: String

    @Option(
        name: [.customLong("recorded"), .customLong("known-at")], help: "The day; today where it is not given.")
    var recorded: DayArgument?

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let store = try archive.openForWriting()
        try withArchiveErrors {
            try store.withdraw(link: number, reason: reason, on: recorded?.day ?? .today())
        }
        Console.print("link \(number) was taken back")
    }
}
