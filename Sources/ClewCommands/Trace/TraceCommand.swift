public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles

/// `clew trace CASE`: the chain on the terminal, lot by lot.
public struct TraceCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Follow lots to what they were made of, and to what they went into.",
        discussion: """
            Assesses the case and prints its chain as a tree: each lot once, with what of it is established to be from Xinjiang \
            and what is not excluded, its maker, place, steps and documents, and a mark for the gravest of what was found about \
            it. Without --lot it starts from what was shipped, with --down from the raw material.

            A chain with more lots than --unfolded is folded: lots are counted by stage and mark, and the ways from what is on \
            record to where the tree starts stay told lot by lot. --json and the table by stage always count all.

            Leaves with 0, whatever the lots hold, and with 2 where the case cannot be read whole.
            """)

    @OptionGroup var options: CaseQuestionOptions

    @Option(help: "The lot to follow; both ways where neither --up nor --down is given.")
    var lot: String?

    @Flag(help: "Follow to what lots were made of.")
    var up = false

    @Flag(help: "Follow to what lots went into.")
    var down = false

    @Option(help: "A party: say what all shipments that it brings in may hold together.")
    var importer: String?

    @Option(help: "The file to draw the chain into, as SVG.", completion: .file(extensions: ["svg"]))
    var svg: String?

    @Flag(help: "Print JSON in place of the tree.")
    var json = false

    @Option(help: "How many lots are told one by one before the chain is folded.")
    var unfolded = 60

    /// Creates the command.
    public init() {}

    /// Refuses both ways at once, and a number that is none.
    public func validate() throws {
        if up, down { throw ValidationError("--up and --down exclude each other; leave both out to go both ways.") }
        guard (1...100_000).contains(unfolded) else { throw ValidationError("--unfolded takes 1 to 100000.") }
    }

    /// Prints the chain.
    public func run() throws {
        let trail = try ChainTrail(
            try options.assessed(), lot: lot, direction: up ? .up : down ? .down : .both,
            importer: importer)
        if let svg {
            do {
                try PrivateFile.write(Data(trail.svg().utf8), to: URL(filePath: svg))
            } catch {
                throw ClewError(.cannotWrite, "The picture cannot be written to \(svg): \(error)")
            }
        }
        if json {
            Console.print(json: try trail.json().trimmingCharacters(in: .newlines))
        } else {
            let style = TextStyle(isColoured: Console.isColoured)
            Console.print(
                TraceText(
                    trail: trail, outline: TrailOutline(trail, limit: unfolded), style: style, width: Console.width
                ).text)
            if let svg { Console.print("\nwrote \(svg)") }
        }
    }
}
