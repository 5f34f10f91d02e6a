public import ClewModel
public import Foundation
public import Portfolio
import Screening
import SourceFiles
public import World

/// The files that a question about a portfolio brings: read, checked, and answered.
public struct PortfolioDesk: Sendable {
    /// The holdings, and how their weights are written where that is known.
    public var holdings: URL
    /// How weights are written, where that is known.
    public var weightUnit: HoldingsReader.WeightUnit?
    /// Rates of exchange, ties, engagement, and the report before; `nil` where there is none.
    public var rates: URL?
    /// The table of ties.
    public var ties: URL?
    /// What was asked of it and what it answered, in the order of time.
    public var engagement: URL?
    /// The report before.
    public var previous: URL?

    /// Names the holdings.
    public init(holdings: URL) {
        self.holdings = holdings
    }

    /// Reads the files and answers.
    ///
    /// - Throws: `portfolio.invalid` with every problem of every file; what the assessor throws.
    public func report(in world: World, asOf day: Day) throws(ClewError) -> PortfolioReport {
        var problems: [Diagnostic] = []
        var options = PortfolioAssessor.Options()
        let (file, digest) = try PortfolioFile.read(holdings, into: &problems)
        options.digests["holdings"] = digest.hex
        do { try ScreeningInput.refuseForeign(file.bytes, name: file.name) } catch {
            throw ClewError(.portfolioInvalid, error.message)
        }
        var list = HoldingsReader(weightUnit: weightUnit).read(file)
        if let rates { options.rates = Self.rates(try read(rates, "rates", &options), &problems) }
        if let ties { options.ties = TieTable(try read(ties, "ties", &options), into: &problems) }
        if let engagement {
            options.engagement = EngagementLog(try read(engagement, "engagement", &options), into: &problems)
        }
        if let previous { options.previous = try earlier(read(previous, "previous", &options)) }
        guard !list.hasErrors, !problems.contains(where: { $0.severity == .error }) else {
            throw ClewError(
                .portfolioInvalid, "\(file.name) or what goes with it cannot be used; nothing was written",
                diagnostics: list.diagnostics + problems)
        }
        list.diagnostics += problems
        return try PortfolioAssessor(world: world).report(
            on: list, sha256: options.digests["holdings"] ?? "", asOf: day, options: options)
    }

    private func read(
        _ url: URL, _ role: String, _ options: inout PortfolioAssessor.Options
    ) throws(ClewError) -> SourceFile {
        do {
            let file = try SourceFile.read(url, as: url.lastPathComponent, limit: PortfolioFile.limit)
            options.digests[role] = file.sha256.hex
            return file
        } catch {
            throw ClewError(.portfolioInvalid, error.message, diagnostics: [error.diagnostic])
        }
    }

    private func earlier(_ file: SourceFile) throws(ClewError) -> PortfolioReport {
        guard let report = try? JSONDecoder().decode(PortfolioReport.self, from: Data(file.bytes)),
            report.format == PortfolioReport.currentFormat
        else {
            throw ClewError(
                .portfolioInvalid,
                "\(file.name) is no report.json of \(PortfolioReport.currentFormat); take the one of the run before")
        }
        return report
    }

    /// How much of the base currency one unit of another is worth, in millionths.
    private static func rates(_ file: SourceFile, _ problems: inout [Diagnostic]) -> [String: Int64] {
        let table = Table(file, required: ["currency", "rate"], into: &problems)
        var rates: [String: Int64] = [:]
        for row in table.rows {
            guard let currency = row.require("currency", into: &problems),
                let rate = row.require("rate", into: &problems)?.number(in: 0.000_001...1_000_000, &problems)
            else { continue }
            rates[currency.text.uppercased()] = Int64((rate * 1_000_000).rounded())
        }
        return rates
    }
}
