public import ArgumentParser
import Casework
import ClewModel
import Foundation

/// `clew proof build`: makes a deck from a list.
public struct ProofBuildCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Make a deck of questions with known answers from a list.",
        discussion: """
            The deck is JSON. Which parties are asked for, and how their names are changed, depends on the list and the seed \
            alone: the same list, seed and day give the same bytes.

              clew proof build --against list.csv --out deck.json
              clew proof build --lists us-dhs-uflpa --as-of 2026-01-01 --seed 7 --out deck.json

            Leaves with 0, and with 2 where the list cannot be read whole.
            """
    )

    @OptionGroup(title: "The list") var base: BaseOptions

    @Option(help: "Another seed draws other parties and other changes.")
    var seed: UInt64 = 1

    @Option(help: "Of how many listed parties every name is asked as it stands.")
    var controls: Int = 500

    @Option(name: .customLong("per-kind"), help: "How many names are asked for each script, kind and degree of change.")
    var perKind: Int = 50

    @Option(help: "How many names that nobody on the list bears are asked in each of its scripts.")
    var cleans: Int = 500

    @Option(help: "The day that the deck bears; else --as-of, or today.")
    var made: DayArgument?

    @Option(help: "The file to write; it appears when it is whole.", completion: .file())
    var out: String?

    /// Creates the command.
    public init() {}

    /// Refuses numbers that are none.
    public func validate() throws {
        guard (0...100_000).contains(controls), (0...10_000).contains(perKind), (0...100_000).contains(cleans) else {
            throw ValidationError("--controls and --cleans take 0 to 100000, --per-kind takes 0 to 10000.")
        }
    }

    /// Makes the deck.
    public func run() throws {
        let parties = try base.load()
        let builder = ProofDeckBuilder(controls: controls, perKind: perKind, cleans: cleans, seed: seed)
        let deck = try builder.deck(from: parties, on: made?.day ?? base.asOf?.day ?? .today())
        let output = try ResultOutput(out)
        try output.write(try JSONOutput.text(deck) + "\n")
        try output.finish()
        if Console.showsProgress {
            Console.error(
                "\(CountText.of(deck.questions.count, "question", "questions")) from "
                    + "\(CountText.of(deck.partyCount, "party", "parties"))"
                    + (deck.withoutName > 0 ? ", \(deck.withoutName) of them without a name that can be asked for" : "")
            )
        }
        if parties.loss != nil { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
    }
}
