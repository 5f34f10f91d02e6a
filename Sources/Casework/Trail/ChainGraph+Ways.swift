extension ChainGraph {
    /// The way along the arrows: with them, to the goods, or against them, to the raw material.
    enum Way: Hashable, Sendable {
        case up, down
    }

    /// The neighbours of each node on a way, in the order of the arrows.
    func neighbours(_ way: Way) -> [String: [String]] {
        var next: [String: [String]] = [:]
        for edge in edges {
            let (from, to) = way == .down ? (edge.from, edge.to) : (edge.to, edge.from)
            if next[from]?.last != to { next[from, default: []].append(to) }
        }
        return next
    }

    /// The part of the graph that can be reached from a node.
    ///
    /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arrows.
    func reaching(from start: String, _ direction: ChainTrail.Direction) -> ChainGraph {
        var kept: Set<String> = [start]
        var arrows: Set<Edge> = []
        for way in [Way.up, .down] where direction == .both || (way == .up) == (direction == .up) {
            let next = neighbours(way)
            var seen: Set<String> = [start]
            var open = [start]
            while let node = open.popLast() {
                for other in next[node] ?? [] where seen.insert(other).inserted { open.append(other) }
            }
            kept.formUnion(seen)
            // An arrow belongs to the trail of one way only: what is up and what is down are not tied beside the lot.
            arrows.formUnion(edges.filter { seen.contains($0.from) && seen.contains($0.to) })
        }
        return ChainGraph(
            nodes: nodes.filter { kept.contains($0.id) }, edges: edges.filter { arrows.contains($0) })
    }

    /// The nodes from which a way starts, by the gravest mark and then in the order of the graph; for each circle that nothing
    /// leads into, the first of its nodes.
    func ends(against way: Way) -> [String] {
        let back = neighbours(way == .up ? .down : .up)
        let next = neighbours(way)
        var starts = nodes.filter { $0.kind != .step && (back[$0.id] ?? []).isEmpty }
        var seen = Set(starts.map(\.id))
        func spread(_ from: [String]) {
            var open = from
            while let node = open.popLast() {
                for other in next[node] ?? [] where seen.insert(other).inserted { open.append(other) }
            }
        }
        spread(starts.map(\.id))
        for node in nodes where !seen.contains(node.id) {
            starts.append(node)
            seen.insert(node.id)
            spread([node.id])
        }
        return starts.enumerated().sorted { one, other in
            one.element.mark != other.element.mark
                ? one.element.mark > other.element.mark : one.offset < other.offset
        }.map(\.element.id)
    }
}
