extension GraphLayout {
    /// A plain layout without Graphviz: each node in the row below the last of those that lead to it, arrows straight.
    ///
    /// Less pleasant than Graphviz's, but always there: the same graph always gives the same picture. A node on a circle
    /// stands where the circle was entered. Labels of arrows are left out, they are in the table.
    ///
    /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arrows.
    static func rows(of graph: ChainGraph, sizes: [(width: Double, height: Double)]) -> GraphLayout {
        var numbers: [String: Int] = [:]
        for (number, node) in graph.nodes.enumerated() where numbers[node.id] == nil { numbers[node.id] = number }
        var followers = [[Int]](repeating: [], count: graph.nodes.count)
        var waiting = [Int](repeating: 0, count: graph.nodes.count)
        for edge in graph.edges {
            guard let from = numbers[edge.from], let to = numbers[edge.to], from != to else { continue }
            followers[from].append(to)
            waiting[to] += 1
        }
        var depth = [Int](repeating: 0, count: graph.nodes.count)
        var isPlaced = [Bool](repeating: false, count: graph.nodes.count)
        var queue = graph.nodes.indices.filter { waiting[$0] == 0 }
        var next = 0
        var entry = 0
        while true {
            if next == queue.count {
                // What is left hangs on circles: the first of them opens its own.
                while entry < isPlaced.count, isPlaced[entry] { entry += 1 }
                guard entry < isPlaced.count else { break }
                queue.append(entry)
            }
            let node = queue[next]
            next += 1
            guard !isPlaced[node] else { continue }
            isPlaced[node] = true
            for follower in followers[node] where !isPlaced[follower] {
                depth[follower] = max(depth[follower], depth[node] + 1)
                waiting[follower] -= 1
                if waiting[follower] == 0 { queue.append(follower) }
            }
        }
        return placed(graph, sizes, depth, numbers)
    }

    private static func placed(
        _ graph: ChainGraph, _ sizes: [(width: Double, height: Double)], _ depth: [Int], _ numbers: [String: Int]
    ) -> GraphLayout {
        let (between, below) = (25.0, 40.0)
        var layout = GraphLayout(width: 0, height: 0, boxes: [:], arrows: [])
        var rows = [[Int]](repeating: [], count: (depth.max() ?? 0) + 1)
        for node in graph.nodes.indices { rows[depth[node]].append(node) }
        let widths = rows.map { row in
            row.reduce(0) { $0 + sizes[$1].width } + between * Double(max(0, row.count - 1))
        }
        layout.width = widths.max() ?? 0
        var top = 0.0
        for (row, width) in zip(rows, widths) where !row.isEmpty {
            let height = row.map { sizes[$0].height }.max() ?? 0
            var left = (layout.width - width) / 2
            for node in row {
                layout.boxes[graph.nodes[node].id] = Box(
                    center: Point(x: left + sizes[node].width / 2, y: top + height / 2), width: sizes[node].width,
                    height: sizes[node].height)
                left += sizes[node].width + between
            }
            top += height + below
        }
        layout.height = max(0, top - below)
        for edge in graph.edges where numbers[edge.from] != nil && numbers[edge.to] != nil {
            guard let from = layout.boxes[edge.from], let to = layout.boxes[edge.to] else { continue }
            let isDown = to.center.y >= from.center.y
            let start = Point(x: from.center.x, y: from.center.y + (isDown ? from.height : -from.height) / 2)
            let end = Point(x: to.center.x, y: to.center.y - (isDown ? to.height : -to.height) / 2)
            let middle = (start.y + end.y) / 2
            layout.arrows.append(
                Arrow(
                    from: edge.from, to: edge.to,
                    points: [start, Point(x: start.x, y: middle), Point(x: end.x, y: middle), end], label: nil))
        }
        return layout
    }
}
