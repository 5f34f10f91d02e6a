import SourceFiles

/// Lays graphs out with Graphviz, the program `dot`, run as a process of its own.
///
/// Only the layout is Graphviz's; ``ChainPicture`` draws, so that the picture has text alternatives and looks the same
/// wherever Graphviz places things alike.
struct Graphviz {
    /// The program.
    let program: HelperProgram

    /// Finds `dot` on the search path; `nil` where it is not installed.
    init?() {
        guard let program = HelperProgram(named: "dot") else { return nil }
        self.program = program
    }

    /// Takes another program for `dot`.
    init(program: HelperProgram) { self.program = program }

    /// Lays out boxes of given sizes and the arrows between them, top to bottom.
    ///
    /// - Parameters:
    ///   - sizes: The width and height of each node, in points.
    ///   - graph: The graph; arrows that name no node are left out.
    ///   - timeLimit: How long Graphviz may take: some graphs keep it busy for hours.
    /// - Returns: The layout, or `nil` where Graphviz fails or takes too long.
    func layout(
        _ graph: ChainGraph, sizes: [(width: Double, height: Double)], timeLimit: Duration = .seconds(20)
    ) -> GraphLayout? {
        var numbers: [String: Int] = [:]
        var source = "digraph chain { rankdir=TB; nodesep=0.35; ranksep=0.45; node [shape=box, fixedsize=true];\n"
        for (number, (node, size)) in zip(graph.nodes, sizes).enumerated() {
            numbers[node.id] = number
            source += "n\(number) [label=\"\", width=\(size.width / 72), height=\(size.height / 72)];\n"
        }
        let edges = graph.edges.filter { numbers[$0.from] != nil && numbers[$0.to] != nil }
        for edge in edges {
            guard let from = numbers[edge.from], let to = numbers[edge.to] else { continue }
            let width = edge.label.isEmpty ? 0 : Double(edge.label.count) * 6 + 8
            let label =
                edge.label.isEmpty
                ? ""
                : " [label=<<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(width))\" HEIGHT=\"14\"><TR><TD></TD></TR></TABLE>>]"
            source += "n\(from) -> n\(to)\(label);\n"
        }
        source += "}\n"
        guard let plain = try? program.run(["-Tplain"], input: source, timeLimit: timeLimit) else { return nil }
        return parse(plain, graph: graph, edges: edges)
    }

    /// Reads Graphviz's `plain` format: inches, with the origin at the bottom left.
    private func parse(_ plain: String, graph: ChainGraph, edges: [ChainGraph.Edge]) -> GraphLayout? {
        var layout = GraphLayout(width: 0, height: 0, boxes: [:], arrows: [])
        var edgeNumber = 0
        for line in plain.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            func number(_ index: Int) -> Double? { index < fields.count ? Double(fields[index]) : nil }
            func point(_ index: Int) -> GraphLayout.Point? {
                guard let x = number(index), let y = number(index + 1) else { return nil }
                return GraphLayout.Point(x: x * 72, y: layout.height - y * 72)
            }
            switch fields.first {
            case "graph":
                guard let width = number(2), let height = number(3) else { return nil }
                layout.width = width * 72
                layout.height = height * 72
            case "node":
                guard fields.count > 5, let index = Int(fields[1].dropFirst()), graph.nodes.indices.contains(index),
                    let center = point(2), let width = number(4), let height = number(5)
                else { return nil }
                layout.boxes[graph.nodes[index].id] = .init(center: center, width: width * 72, height: height * 72)
            case "edge":
                guard fields.count > 3, let count = Int(fields[3]), let from = Int(fields[1].dropFirst()),
                    let to = Int(fields[2].dropFirst()), graph.nodes.indices.contains(from),
                    graph.nodes.indices.contains(to)
                else { return nil }
                let points = (0..<count).compactMap { point(4 + 2 * $0) }
                let rest = 4 + 2 * count
                let label = fields.count - rest >= 5 ? point(fields.count - 4) : nil
                layout.arrows.append(
                    .init(from: graph.nodes[from].id, to: graph.nodes[to].id, points: points, label: label))
                edgeNumber += 1
            default:
                break
            }
        }
        return edgeNumber == edges.count ? layout : nil
    }
}
