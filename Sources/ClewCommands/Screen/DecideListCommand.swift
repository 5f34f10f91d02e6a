public import ArgumentParser
import ClewModel
import Foundation
import Screening
import SourceFiles
import World

/// `clew decide list`: the decisions on record with their states.
public struct DecideListCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the decisions on record: proposed, confirmed, overruled or expired.",
        discussion: """
            The table is CSV: who decided what about which pair, when, why, who confirmed or overruled it, and its last day.
            """)

    /// The columns.
    static let columns = [
        "state", "decision", "party", "entity", "listed_as", "decided_by", "decided_on", "confirmed_by", "overruled_by",
        "expires", "reason",
    ]

    @Option(help: "Only decisions of this state: proposed, confirmed, overruled or expired.")
    var state: String?

    @Option(name: .customLong("as-of"), help: "The day on which last days are looked at; else today.")
    var asOf: DayArgument?

    @OptionGroup var archive: ArchiveOptions

    /// Creates the command.
    public init() {}

    /// Prints the table.
    public func run() throws {
        let wanted = try state.map { text in
            guard let state = DecisionHistory.State(rawValue: text.lowercased()) else {
                throw ValidationError(
                    "--state takes proposed, confirmed, overruled or expired; '\(text)' is none of them.")
            }
            return state
        }
        let judgements = try archive.openIfPresent().map { try DecisionLog.judgements(in: $0) } ?? []
        let history = DecisionHistory(judgements, on: asOf?.day ?? .today())
        var text = CSVCell.row(Self.columns)
        for entry in history.entries where wanted == nil || entry.state == wanted {
            let judgement = entry.judgement
            text += CSVCell.row([
                entry.state.rawValue, judgement.verdict.rawValue, judgement.matter?.name ?? judgement.query,
                judgement.entity.rawValue, judgement.matter?.caption ?? "", judgement.decidedBy,
                judgement.decidedOn.description, judgement.confirmedBy ?? "", entry.overruledBy ?? "",
                judgement.expires?.description ?? "", judgement.reason,
            ])
        }
        Console.print(text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines))
    }
}
