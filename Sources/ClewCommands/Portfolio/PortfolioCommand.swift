public import ArgumentParser
import Casework
import ClewModel
import Foundation
import Portfolio
import StatementStore
import World

/// `clew portfolio`: what an investor's holdings are exposed to.
public struct PortfolioCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "portfolio",
        abstract: "Say what a list of holdings is exposed to, issuer by issuer.",
        discussion: """
            Reads a table of holdings (isin, name, weight or market_value and currency; as far as known lei, ticker, country, \
            asset_class, as_of, fund, parent_fund), an export of a fund house with lines before and after its table, or the \
            Solvency II layout. Each ISIN is followed to its issuer (clew lists import gleif-isin), the issuer to its group \
            (clew lists import gleif) and through the stakes on hand; funds of which the list has the rows are looked through.

            The answer is three shares of the value, never one score: exposed, by the nearest kind of tie; undetermined, such \
            as an unknown issuer or owner; and covered by data. What is neither exposed nor undetermined is not cleared: \
            nothing was found in what is on hand. docs/portfolio.md says how to read it.

              clew portfolio holdings.csv --out report
              clew portfolio holdings.csv --out next --since report/report.json --engagement engagement.csv

            Leaves with 0 where no tie was found, with 1 where one was or may be, with 2 where the list cannot be read, and with \
            3 where none was found and an imported list is not whole.
            """)

    @Argument(help: "The list of holdings, as CSV.", completion: .file())
    var holdings: String

    @Option(
        help: "The folder to write report.html, report.json, holdings.csv, exposures.csv and a page an issuer to.",
        completion: .directory)
    var out: String

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked; else today.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was on record on this day.")
    var knownAt: DayArgument?

    @Option(help: "How weights are written, where their sum does not tell: percent or fraction.")
    var weights: String?

    @Option(help: "A table of rates of exchange with the columns currency and rate.", completion: .file())
    var rates: String?

    @Option(
        help:
            "A table of ties from your own records or published research: party, tie, source, other, grade, url, date, confidence.",
        completion: .file())
    var ties: String?

    @Option(help: "The engagement log: a table with the columns issuer, act, on, by, note.", completion: .file())
    var engagement: String?

    @Option(help: "The report.json of an earlier run, to say what changed.", completion: .file())
    var since: String?

    @OptionGroup var onHand: WorldOptions
    @OptionGroup var completeness: CompletenessOptions

    /// Creates the command.
    public init() {}

    /// Refuses words that are none.
    public func validate() throws {
        if let weights, HoldingsReader.WeightUnit(rawValue: weights) == nil {
            throw ValidationError("--weights takes percent or fraction; '\(weights)' is neither.")
        }
    }

    /// Writes the report, and leaves with 1 where a tie was found or may be.
    public func run() throws {
        var desk = PortfolioDesk(holdings: URL(filePath: holdings))
        desk.weightUnit = weights.flatMap(HoldingsReader.WeightUnit.init(rawValue:))
        desk.rates = rates.map { URL(filePath: $0) }
        desk.ties = ties.map { URL(filePath: $0) }
        desk.engagement = engagement.map { URL(filePath: $0) }
        desk.previous = since.map { URL(filePath: $0) }
        let world = try onHand.world(knownAt: knownAt?.day)
        let report = try desk.report(in: world, asOf: asOf?.day ?? .today())
        let written = try PortfolioWriter.write(report, to: URL(filePath: out))
        for diagnostic in report.diagnostics { Console.error(diagnostic.description, isLine: true) }
        Console.print(PortfolioSummary.text(of: report))
        Console.print("wrote \(written.count) files to \(out)")
        try onHand.archive.log { archive in
            try archive.recordAssessment(
                of: "portfolio \(report.question.file)", fingerprint: report.fingerprint, on: .today())
        }
        try completeness.end(world.reservations(), hasFindings: report.issuers.contains { !$0.exposures.isEmpty })
    }
}
