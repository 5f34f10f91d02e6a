public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles

/// `clew drill CASE --day D`: a detention, simulated.
public struct DrillCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "drill",
        abstract: "Simulate a detention on a day: what is on file, who is asked, what comes in time.",
        discussion: """
            Holds the case against what an applicability review of United States customs asks for, stage by stage, as if the \
            goods were detained on --day and everybody were asked on that day. Prints what is on file, who is asked for the \
            rest, how things stand after 10, 20 and 30 days, the last day to reply, and who holds things up most.

            When a party answers is what answer_days in parties.csv states, in calendar days. Where it states nothing, when its \
            records come is open, and open is not in time. Documents dated after the day are not on file. A document of a \
            fitting kind counts; what it says is not judged.

            Leaves with 0 where every record is on file or comes by the last day, with 1 where not, and with 2 where the case \
            cannot be read whole.
            """)

    /// How the result is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var options: CaseQuestionOptions

    @Option(help: "The day of the detention, as 2026-03-05.")
    var day: DayArgument

    @Option(
        help:
            "A shipment that is detained; may be given several times. Those to the United States where none is given."
    )
    var shipment: [String] = []

    @Option(help: "The form of the result: text or json.")
    var format: Format = .text

    /// Creates the command.
    public init() {}

    /// Simulates the detention and says how it goes.
    public func run() throws {
        let world = try options.onHand.world(knownAt: options.knownAt?.day)
        let drill = try DetentionDrill(
            try options.assessed(in: world), on: day.day, shipments: shipment, in: world)
        switch format {
        case .json: Console.print(json: try drill.json().trimmingCharacters(in: .newlines))
        case .text:
            Console.print(
                DrillText(drill: drill, style: TextStyle(isColoured: Console.isColoured), width: Console.width).text)
        }
        if !drill.isInTime { throw ExitCode(ExitStatus.findings.rawValue) }
    }
}
