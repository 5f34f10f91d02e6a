public import ArgumentParser
import Casework
import Foundation

/// `clew index`: compiled lists.
public struct IndexCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Compile a list into one file that is screened against without loading it.",
        discussion: """
              clew index build private.csv -o private.clew
              clew index build -o lists.clew                  the lists on hand, archive included
              clew screen suppliers.csv --against private.clew
            """,
        subcommands: [IndexBuildCommand.self, IndexSummaryCommand.self, IndexVerifyCommand.self])

    /// Creates the command.
    public init() {}
}

/// `clew index info`: what an index holds.
struct IndexSummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "info", abstract: "Say what an index holds.")

    @Argument(help: "The index.", completion: .file())
    var file: String

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var reference: ReferenceOptions

    func run() throws {
        let summary = try CompiledIndex.summary(of: URL(filePath: file), lexicon: reference.lexicon())
        if json { return Console.print(try JSONOutput.text(summary)) }
        Console.print(
            """
            parties      \(summary.parties)
            keys         \(summary.keys)
            bytes        \(summary.bytes)
            description  \(summary.description)
            usable       \(summary.isUsable ? "yes" : "no: it was built with other name tables; build it again")
            """)
    }
}

/// `clew index verify`: whether every byte of an index is sound.
struct IndexVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every byte of an index; leaves with 2 where it is damaged.")

    @Argument(help: "The index.", completion: .file())
    var file: String

    func run() throws {
        try CompiledIndex.verify(URL(filePath: file))
        Console.print("\(file): sound")
    }
}
