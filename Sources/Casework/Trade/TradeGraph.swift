import ClewModel
import SourceFiles
import TradeRecords

/// Ways of records as a graph for the picture: parties as boxes, what records show between them as arrows.
enum TradeGraph {
    /// How many arrows a person can read; the tables have them all.
    static let readable = 60

    /// The graph, and whether anything was left out of it.
    static func of(_ report: TradeReport) -> (graph: ChainGraph, isCut: Bool) {
        let drawn = report.edges.filter { $0.to != nil }.prefix(readable)
        let parties = Dictionary(report.parties.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let asked = TradeWords.asked(report.parties)
        let keys = drawn.flatMap { [$0.from] + [$0.to].compactMap { $0 } }.unique()
        let nodes = keys.compactMap { parties[$0] }.map { node($0, asked) }
        let edges = drawn.compactMap { edge -> ChainGraph.Edge? in
            guard let to = edge.to else { return nil }
            let all = edge.tallies.reduce(TradeRange()) {
                TradeRange($0.least + $1.shipments.least, $0.most + $1.shipments.most)
            }
            return ChainGraph.Edge(from: edge.from, to: to, label: TradeWords.count(all, "shipment", "shipments"))
        }
        return (
            ChainGraph(
                nodes: nodes.sorted { $0.id < $1.id }, edges: edges.sorted { ($0.from, $0.to) < ($1.from, $1.to) }),
            report.edges.count { $0.to != nil } > readable
        )
    }

    private static func node(_ party: TradeReport.Party, _ asked: Set<String>) -> ChainGraph.Node {
        let place = party.countries.isEmpty ? nil : party.countries.map { $0.uppercased() }.joined(separator: ", ")
        let (mark, words) = mark(party, asked)
        return ChainGraph.Node(
            id: party.key, kind: party.root == nil ? .step : .shipment,
            lines: [short(party.name)] + [place].compactMap { $0 }, mark: mark, group: "party",
            text: "\(SafeText.line(party.name))\(place.map { " (\($0))" } ?? ""). \(words)")
    }

    /// The mark of a party, and what it means.
    static func mark(_ party: TradeReport.Party, _ asked: Set<String> = []) -> (ChainGraph.Mark, String) {
        if let root = party.root {
            switch (root.basis, root.isEstablished) {
            case (.listed, true): return (.found, "A list names it; records start from it.")
            case (.owned, true): return (.found, "Listed parties own or control it; records start from it.")
            case (.asked, _): return (.possible, "Records start from it, as was asked.")
            default: return (.open, "It may be listed, which nobody has decided; records start from it.")
            }
        }
        if party.ties.contains(where: { $0.kind == .listed && $0.isEstablished }) {
            return (.found, "A list names it; records lead to it.")
        }
        guard let reached = party.reached else { return (.open, "Records name it.") }
        return (
            reached.standing == "during" ? .possible : .open,
            "Records lead to it in \(reached.step == 1 ? "one step" : "\(reached.step) steps"), "
                + TradeWords.standing(reached.standing, isAsked: asked.isSuperset(of: reached.roots)) + "."
        )
    }

    private static func short(_ name: String) -> String {
        let name = SafeText.line(name)
        return name.count <= 34 ? name : String(name.prefix(33)) + "…"
    }
}
