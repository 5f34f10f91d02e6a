extension ChainGraph {
    /// The same graph with fewer nodes, where it has too many to be read: those of one kind, stage and mark are drawn as one,
    /// the gravest marks last.
    ///
    /// What is on record stays drawn node by node as long as it fits, so that the path that matters is unfolded.
    ///
    /// - Parameters:
    ///   - limit: How many nodes can be read.
    ///   - width: How many nodes of one kind and stage can be read side by side.
    ///   - path: The nodes that are drawn one by one whatever their mark.
    /// - Complexity: O(*n* + *m* log *m*) for *n* nodes and *m* arrows.
    func collapsed(
        upTo limit: Int, width: Int = ChainPicture.readableWidth, keeping path: Set<String> = []
    ) -> ChainGraph {
        guard nodes.count > limit else { return self }
        var counts: [Mark: Int] = [:]
        for node in nodes where !path.contains(node.id) { counts[node.mark, default: 0] += 1 }
        // Which marks fit node by node, from the gravest on; half of the room is for these.
        var unfolded: Set<Mark> = []
        var used = path.count
        for mark in Mark.allCases.reversed() {
            used += counts[mark] ?? 0
            guard used <= limit / 2 else { break }
            unfolded.insert(mark)
        }
        var beside: [String: Int] = [:]
        for node in nodes where path.contains(node.id) { beside[node.rank, default: 0] += 1 }
        var place: [String: String] = [:]
        var groups: [String: (first: Node, count: Int)] = [:]
        var kept: [Node] = []
        for node in nodes {
            if path.contains(node.id) || unfolded.contains(node.mark) && beside[node.rank, default: 0] < width {
                if !path.contains(node.id) { beside[node.rank, default: 0] += 1 }
                kept.append(node)
                place[node.id] = node.id
                continue
            }
            let key = "group:\(node.rank)/\(node.mark.rawValue)"
            place[node.id] = key
            groups[key, default: (node, 0)].count += 1
        }
        kept += groups.map { key, group in
            guard group.count > 1 else {
                var single = group.first
                single.id = key
                return single
            }
            let what = group.count.description + " " + group.first.kind.plural
            let name = group.first.groupName ?? group.first.group
            return Node(
                id: key, kind: group.first.kind, lines: [what, name], mark: group.first.mark,
                group: group.first.group, groupName: group.first.groupName,
                text: "\(what) of \(name). \(group.first.mark.words)")
        }
        struct Way: Hashable {
            var from: String
            var to: String
        }
        var ways: [Way: (count: Int, label: String)] = [:]
        for edge in edges {
            guard let from = place[edge.from], let to = place[edge.to], from != to else { continue }
            ways[Way(from: from, to: to), default: (0, edge.label)].count += 1
        }
        return ChainGraph(
            nodes: kept.sorted { $0.id < $1.id },
            edges: ways.map { way, told in
                Edge(from: way.from, to: way.to, label: told.count == 1 ? told.label : "\(told.count) times")
            }.sorted { ($0.from, $0.to) < ($1.from, $1.to) })
    }
}

extension ChainGraph.Node {
    /// What stands side by side in a picture: nodes of one kind and stage.
    var rank: String { "\(kind.rawValue)/\(group)" }
}

extension ChainGraph.Kind {
    fileprivate var plural: String {
        switch self {
        case .lot: "lots"
        case .step: "steps"
        case .shipment: "shipments"
        }
    }
}
