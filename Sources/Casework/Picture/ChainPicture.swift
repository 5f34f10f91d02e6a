import SourceFiles

/// Draws a supply chain as SVG that can be seen, printed, tabbed through and read aloud.
///
/// Marks differ by sign and outline as well as by colour, and each node carries its text alternative.
public struct ChainPicture: Sendable {
    /// The picture as an `svg` element without an XML declaration, for a page to hold.
    public let svg: String

    /// Lays the graph out with Graphviz and draws it, in plain rows where Graphviz fails or takes too long; `nil` where it is
    /// not installed or the graph is empty.
    public init?(of graph: ChainGraph, title: String) {
        guard !graph.nodes.isEmpty, let graphviz = Graphviz() else { return nil }
        self.init(of: graph, title: title, graphviz: graphviz)
    }

    /// Lays the graph out with the program given and draws it, in plain rows where there is none, or it fails or takes too long.
    ///
    /// - Parameter font: The font; `inherit` within a page.
    init(
        of graph: ChainGraph, title: String, graphviz: Graphviz?, timeLimit: Duration = .seconds(20),
        font: String = "inherit"
    ) {
        let sizes = graph.nodes.map(Self.size(of:))
        let layout =
            graphviz?.layout(graph, sizes: sizes, timeLimit: timeLimit) ?? GraphLayout.rows(of: graph, sizes: sizes)
        let width = layout.width + 2 * Self.margin
        let height = layout.height + 2 * Self.margin
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" role="group" aria-label="\(HTMLText.escape(title))" \
            viewBox="0 0 \(Self.text(width)) \(Self.text(height))" width="\(Self.text(width))" \
            height="\(Self.text(height))" font-family="\(font)">
            <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
            <path d="M0 0 L8 4 L0 8 z" fill="#44505c"/></marker></defs>
            <g transform="translate(\(Self.text(Self.margin)) \(Self.text(Self.margin)))">

            """
        var labels: [String: [String]] = [:]
        for edge in graph.edges where !edge.label.isEmpty {
            labels[edge.from + "\n" + edge.to, default: []].append(edge.label)
        }
        for arrow in layout.arrows {
            let key = arrow.from + "\n" + arrow.to
            let label = labels[key]?.first
            if label != nil { labels[key]?.removeFirst() }
            svg += Self.draw(arrow, label: label)
        }
        for node in graph.nodes {
            if let box = layout.boxes[node.id] { svg += Self.draw(node, in: box) }
        }
        self.svg = svg + "</g></svg>"
    }

    /// How many nodes a person can read; a chain with more is drawn stage by stage.
    static let readableNodes = 240
    /// How many nodes of one kind and stage a person can read side by side in such a chain.
    static let readableWidth = 8
    private static let margin = 8.0
    private static let fontSize = 12.0
    private static let lineHeight = 16.0

    private static func size(of node: ChainGraph.Node) -> (width: Double, height: Double) {
        let widest = node.lines.map(width(of:)).max() ?? 0
        return (max(90, widest + 44), Double(node.lines.count) * lineHeight + 16)
    }

    /// An estimate that errs on the wide side: Han, Kana and Hangul are square, Latin letters a little over half as wide.
    private static func width(of line: String) -> Double {
        line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 && $1.value < 0xFE00 ? 1.0 : 0.58) } * fontSize
    }

    private static func draw(_ arrow: GraphLayout.Arrow, label: String?) -> String {
        let curve = curvePath(arrow.points)
        var drawn =
            "<path d=\"\(curve)\" fill=\"none\" stroke=\"#44505c\" stroke-width=\"1.2\" marker-end=\"url(#arrow)\"/>\n"
        if let label, let at = arrow.label {
            drawn += """
                <text x="\(text(at.x))" y="\(text(at.y + 4))" text-anchor="middle" font-size="11" fill="#333b44" \
                paint-order="stroke" stroke="#fff" stroke-width="3">\(HTMLText.escape(label))</text>

                """
        }
        return drawn
    }

    private static func curvePath(_ points: [GraphLayout.Point]) -> String {
        guard let first = points.first else { return "" }
        var path = "M\(text(first.x)) \(text(first.y))"
        var index = 1
        while index + 2 < points.count {
            let segment = points[index...(index + 2)].map { "\(text($0.x)) \(text($0.y))" }
            path += " C" + segment.joined(separator: " ")
            index += 3
        }
        return path
    }

    private static func draw(_ node: ChainGraph.Node, in box: GraphLayout.Box) -> String {
        let style = style(of: node.mark)
        let left = box.center.x - box.width / 2
        let top = box.center.y - box.height / 2
        let corner: Double =
            switch node.kind {
            case .lot: 14
            case .step: 2
            case .shipment: 8
            }
        let strokeWidth = node.kind == .shipment ? 2.6 : 1.6
        let dashes = style.dashes.isEmpty ? "" : " stroke-dasharray=\"\(style.dashes)\""
        var drawn = """
            <g role="img" tabindex="0" aria-label="\(HTMLText.escape(node.text))"><title>\(HTMLText.escape(node.text))</title>\
            <rect x="\(text(left))" y="\(text(top))" width="\(text(box.width))" height="\(text(box.height))" \
            rx="\(text(corner))" fill="\(style.fill)" stroke="\(style.stroke)" stroke-width="\(text(strokeWidth))"\(dashes)/>\
            <text x="\(text(left + 9))" y="\(text(top + 18))" font-size="13" font-weight="700" fill="\(style.stroke)" \
            aria-hidden="true">\(style.sign)</text>
            """
        for (index, line) in node.lines.enumerated() {
            let y = box.center.y - Double(node.lines.count) * lineHeight / 2 + Double(index) * lineHeight + 12
            let weight = index == 0 ? " font-weight=\"600\"" : ""
            drawn += """
                <text x="\(text(box.center.x + 8))" y="\(text(y))" text-anchor="middle" font-size="\(text(fontSize))"\(weight) \
                fill="#1d232a"\(Markup.languageAttribute(of: line))>\(HTMLText.escape(line))</text>
                """
        }
        return drawn + "</g>\n"
    }

    private struct Style {
        var fill: String
        var stroke: String
        var dashes: String
        var sign: String
    }

    private static func style(of mark: ChainGraph.Mark) -> Style {
        switch mark {
        case .clear: Style(fill: "#eef7ef", stroke: "#2c6b34", dashes: "", sign: "✓")
        case .open: Style(fill: "#f1f3f6", stroke: "#4d5966", dashes: "4 3", sign: "?")
        case .possible: Style(fill: "#fff5e0", stroke: "#7a4f00", dashes: "8 3", sign: "▲")
        case .found: Style(fill: "#fdeceb", stroke: "#9b1c15", dashes: "", sign: "●")
        }
    }

    /// A coordinate with one decimal, the same on every machine.
    private static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
