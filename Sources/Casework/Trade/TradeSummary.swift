import ClewModel
import TradeRecords

/// A report on records of trade in a few lines.
public enum TradeSummary {
    /// How many parties and edges are told.
    private static let told = 12

    /// Where records start, where they lead, and what they cannot show.
    public static func text(of report: TradeReport) -> String {
        let question = report.question
        let rows = question.files.reduce(0) { $0 + $1.rows }
        let unread = question.files.reduce(0) { $0 + $1.unread }
        var lines = [
            "\(question.files.map(\.name).joined(separator: ", ")), as of \(question.asOf): \(TradeWords.whole(Int64(rows))) rows read, "
                + "\(TradeWords.whole(Int64(unread))) not; \(TradeWords.whole(Int64(report.restsOn.names))) names looked up"
        ]
        let names = Dictionary(report.parties.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        let roots = report.parties.filter { $0.root != nil }
        lines.append(roots.isEmpty ? "No party that sends is listed, as far as is known." : "Records start from:")
        for party in roots.prefix(told) {
            let sign = party.root?.isEstablished == true ? " " : "?"
            let why = party.ties.first?.statement ?? "\(party.name), as was asked; no list on hand names it."
            lines.append("  \(sign) \(why)")
        }
        if roots.count > told { lines.append("    and \(roots.count - told) more") }
        let reached = report.parties.filter { $0.reached != nil }
        let asked = TradeWords.asked(report.parties)
        if !reached.isEmpty {
            lines.append("They lead to \(reached.count) \(reached.count == 1 ? "party" : "parties"):")
            for party in reached.prefix(told) {
                guard let way = party.reached else { continue }
                let place = party.countries.isEmpty ? "" : " (\(party.countries.joined(separator: ", ").uppercased()))"
                let from = way.roots.compactMap { names[$0] }.prefix(2).joined(separator: ", ")
                lines.append(
                    "  \(TradeWords.tag(way.standing, isAsked: asked.isSuperset(of: way.roots)).text)  \(party.name)\(place), step \(way.step), from \(from)"
                )
            }
            if reached.count > told { lines.append("    and \(reached.count - told) more") }
        }
        if !report.edges.isEmpty {
            lines.append("What the records say:")
            for edge in report.edges.prefix(told) { lines.append("  \(edge.statement)") }
            if report.edges.count > told { lines.append("    and \(report.edges.count - told) more in edges.csv") }
        }
        lines.append("What they cannot show:")
        for said in report.cannotShow { lines.append("  \(said)") }
        return lines.joined(separator: "\n")
    }
}
