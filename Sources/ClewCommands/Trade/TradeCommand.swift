public import ArgumentParser
import Casework
import ClewModel
import Foundation
import StatementStore
import TradeRecords
import World

/// `clew trade`: what records of trade show.
public struct TradeCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "trade", abstract: "Follow listed parties through tables of trade records.",
        subcommands: [TradeForwardCommand.self], defaultSubcommand: TradeForwardCommand.self)

    /// Creates the command.
    public init() {}
}

/// `clew trade forward RECORDS`: from listed parties to consignees.
public struct TradeForwardCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "forward",
        abstract: "Follow records forward from listed parties to those who received, by product and year.",
        discussion: """
            Reads tables of bills of lading or customs records that you have (CSV of any size, workbooks): shipper and consignee, or \
            exporter and importer, and as far as they are there notify party, carrier, HS code, weight, value, date, ports and bill \
            numbers. Each distinct name that sends is looked up once among all that is on hand. From each that is listed, or owned by \
            listed parties, records are followed: to its consignees, and on to theirs where those ship later the same kind of goods, or \
            goods that are made of them by the commodities of the reference data. Records before a listing are told apart.

            The answer is exposure: a record says who ships and who receives, and never what goods hold. Weights of different units and \
            values of different currencies are never added. Forwarders, banks, bills to order and names withheld are open ends. \
            docs/trade.md says how to read it.

              clew trade forward bills-2024.csv bills-2025.csv --out traced
              clew trade forward bills.csv --from "QUONVEX MILLS" --steps 1 --out traced

            Leaves with 0 where no record starts from a listed party, with 1 where one does or may, with 2 where a table cannot be read, \
            and with 3 where none was found and an imported list is not whole.
            """)

    @Argument(help: "The tables.", completion: .file())
    var records: [String]

    @Option(
        parsing: .upToNextOption,
        help: "Start from these alone: names as the tables have them, or names or identifiers of parties on hand.")
    var from: [String] = []

    @Option(
        help: "The folder to write trade.html, trade.json, edges.csv, consignees.csv and rows.csv to.",
        completion: .directory)
    var out: String

    @Option(help: "How many steps to follow; 1 is from a listed party to its consignees.")
    var steps = 3

    @Option(help: "How many days may lie between what a party received and what it sent on.")
    var days = 365

    @Flag(name: .customLong("all-goods"), help: "Follow records whatever the goods are.")
    var allGoods = false

    @Option(help: "How the tables write dates, where their own do not tell: day-first or month-first.")
    var dates: String?

    @Option(
        help: "Whose names to read where a table has both: filed (as on the bill) or vendor (as its vendor has them).")
    var names = "filed"

    @Option(
        name: .customLong("row-limit"), help: "The most rows that are followed; what lies beyond is told as cut off.")
    var rowLimit = 2_000_000

    @Option(name: .customLong("as-of"), help: "The day for which it is asked who is listed; else today.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was on record on this day.")
    var knownAt: DayArgument?

    @OptionGroup var onHand: WorldOptions
    @OptionGroup var completeness: CompletenessOptions

    /// Creates the command.
    public init() {}

    /// Refuses words and numbers that are none.
    public func validate() throws {
        if records.isEmpty { throw ValidationError("Name a table of records.") }
        if let dates, DateOrder(rawValue: dates) == nil {
            throw ValidationError("--dates takes day-first or month-first; '\(dates)' is neither.")
        }
        guard TradeHeader.Names(rawValue: names) != nil else {
            throw ValidationError("--names takes filed or vendor; '\(names)' is neither.")
        }
        guard (1...20).contains(steps) else { throw ValidationError("--steps takes 1 to 20.") }
        guard (1...36_500).contains(days) else { throw ValidationError("--days takes 1 to 36500.") }
        guard (1...50_000_000).contains(rowLimit) else { throw ValidationError("--row-limit takes 1 to 50000000.") }
    }

    /// Writes the report, and leaves with 1 where records start from a listed party or may.
    public func run() throws {
        var desk = TradeDesk(records: records.map { URL(filePath: $0) })
        desk.from = from
        desk.names = TradeHeader.Names(rawValue: names) ?? .filed
        desk.dates = dates.flatMap(DateOrder.init(rawValue:))
        desk.limits.steps = steps
        desk.limits.days = days
        desk.limits.followsAllGoods = allGoods
        desk.limits.rowLimit = rowLimit
        let world = try onHand.world(knownAt: knownAt?.day)
        let outcome = try desk.outcome(in: world, asOf: asOf?.day ?? .today())
        let report = outcome.report
        let written = try TradeWriter.write(outcome, to: URL(filePath: out))
        for diagnostic in report.diagnostics { Console.error(diagnostic.description, isLine: true) }
        Console.print(TradeSummary.text(of: report))
        Console.print("wrote \(written.count) files to \(out)")
        try onHand.archive.log { archive in
            try archive.recordAssessment(
                of: "trade \(report.question.files.map(\.name).joined(separator: " "))",
                fingerprint: report.fingerprint,
                on: .today())
        }
        try completeness.end(world.reservations(), hasFindings: !report.edges.isEmpty)
    }
}
