import ArgumentParser
import Casework
import ClewModel
import Foundation
import SanctionsStudy
import SourceFiles
import World

/// How a result of the study is written.
enum StudyFormat: String, ExpressibleByArgument, CaseIterable {
    /// Columns for the eye; long cells are cut.
    case table
    /// Comma-separated values: the first line of a table is its header; a blank line stands between tables.
    case csv
    /// An array of tables with their coverage.
    case json

    /// Writes tables in this way.
    func print(_ tables: [StudyTable]) throws {
        switch self {
        case .table:
            let text = StudyTableText(
                style: TextStyle(isColoured: Console.isColoured), columns: Console.isTerminal ? Console.width : nil)
            Console.print(text.text(of: tables))
        case .csv: Console.print(StudyFormat.csv(of: tables))
        case .json: Console.print(try StudyFormat.json(of: tables))
        }
    }

    /// The tables one after the other, apart by a blank line and without a title, so that the first line is a header.
    static func csv(of tables: [StudyTable]) -> String {
        tables.map(\.csv).joined(separator: "\n")
    }

    /// The tables with stable key order.
    static func json(of tables: [StudyTable]) throws -> String {
        try JSONOutput.text(tables)
    }
}

/// The options that every question of the study takes.
struct StudyOptions: ParsableArguments {
    @Option(help: "The first day to look at.")
    var from: DayArgument?

    @Option(help: "The last day to look at.")
    var to: DayArgument?

    @Option(help: "How to write the answer.")
    var format: StudyFormat = .table

    @Flag(help: "Count rows that are recalled only, too.")
    var withRecalled = false

    @Flag(help: "Count rows that do not concern Xinjiang, too.")
    var allTopics = false

    @OptionGroup var reference: ReferenceOptions

    /// Refuses a span whose ends are the wrong way round.
    func validate() throws {
        if let from, let to, to.day < from.day {
            throw ValidationError("--to \(to.day) lies before --from \(from.day).")
        }
    }

    /// The span of days.
    var period: StudyPeriod {
        StudyPeriod(from: from?.day ?? .distantPast, to: to?.day ?? .distantFuture)
    }

    /// What is assumed about doubtful rows.
    var assumptions: StudyAssumptions {
        StudyAssumptions(countsUnverified: withRecalled, countsOtherTopics: allTopics)
    }

    /// Reads the ledgers, asks, and writes the answer.
    func answer(_ question: (StudyLedgers) -> [StudyTable]) throws {
        let tables = question(try reference.knowledge().ledgers)
        try format.print(tables)
    }
}
