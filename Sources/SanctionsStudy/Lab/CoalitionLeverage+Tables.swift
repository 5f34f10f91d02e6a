import ClewModel
public import Foundation
import SourceFiles

extension CoalitionLeverage {
    /// Reads sales by market: the columns `market` and `value`, one product or the sum of several.
    ///
    /// - Throws: ``StudyError`` with the place of each problem; a market that stands there twice is one.
    public static func markets(
        _ url: URL, as name: String
    ) throws(StudyError) -> (markets: [Market], digest: String, notes: [String]) {
        var file = try LabFile(url, as: name, required: ["market", "value"])
        var seen: Set<String> = []
        var markets: [Market] = []
        for row in file.table.rows {
            let market = file.text(row, "market")
            let value = file.number(row, "value", in: 0...1e18)
            if !market.isEmpty && !seen.insert(market).inserted {
                row["market"]?.report("lab.duplicate", "“\(market)” stands here twice", into: &file.diagnostics)
            }
            markets.append(Market(name: market, sales: value))
        }
        let notes = try file.finish()
        return (markets, file.digest, notes)
    }

    /// The answer as tables.
    public func tables(
        data: [(name: String, digest: String)] = [], seed: UInt64 = 1, found: [String] = []
    ) -> [StudyTable] {
        let parts = self.parts(seed: seed)
        let notes = LabNotes(
            assumed: [
                "\(Figures.percent(regional)) % of the sales come from the region, in every market alike.",
                "within the time looked at, markets outside can take \(Figures.percent(absorption)) % more than they take now.",
                "a member closes its whole market; the bounds hold for all values of both intervals"
                    + (parts.isExact
                        ? "." : ", those of the members' parts of the bite only as far as they were sampled."),
            ]
                + [
                    parts.isExact
                        ? "the parts of the bite are exact Shapley values."
                        : "the parts of the bite are sampled Shapley values with 95 % intervals at \(Self.sampledRateCount) rates from the least to "
                            + "the most, seed \(seed)."
                ],
            notSaid: [
                "whether a country would join, enforce or stay.",
                "what goods that are re-exported through third countries do; see displacement.",
                "anything about a single company.",
            ], data: data, found: found)
        let coverage = notes.coverage(counted: markets.count)
        func cells(_ name: String, _ sales: Double, _ closed: Bounds, _ bite: Bounds) -> [String] {
            [name, Figures.plain(sales), Figures.percent(closed), Figures.percent(bite)]
        }
        let columns = ["market", "sales", "closed %", "bite %"]
        let sold = members.map { markets[$0].sales }.reduce(0, +)
        return [
            StudyTable(
                title:
                    "The coalition closes \(Figures.percent(closed)) % of the outlet; markets outside cannot take up "
                    + "\(Figures.percent(bite)) %",
                columns: columns,
                rows: parts.parts.map { cells($0.market.name, $0.market.sales, $0.closed, $0.bite) }
                    + [cells("all members", sold, closed, bite)], coverage: coverage),
            StudyTable(
                title:
                    "What the next country adds (the closed share adds up: each Shapley value of it is the plain share)",
                columns: columns, rows: next.map { cells($0.market.name, $0.market.sales, $0.closed, $0.bite) },
                coverage: coverage),
        ]
    }
}
