/// A trail as rows to print: each lot and shipment once, what is like many others folded, the ways from what is on record to
/// where the outline starts unfolded.
public struct TrailOutline: Hashable, Sendable {
    /// A row.
    public enum Row: Hashable, Sendable {
        /// A lot or shipment that is told here, so many levels from where the outline starts.
        ///
        /// The steps are those between it and the row above it.
        case told(id: String, isShipment: Bool, level: Int, through: [String])
        /// One that was told in an earlier row.
        case toldAbove(id: String, isShipment: Bool, level: Int, through: [String])
        /// Lots and shipments that are folded here, counted by stage and mark.
        case folded([Group], level: Int)
    }

    /// Folded lots of one stage, or shipments.
    public struct Group: Hashable, Sendable {
        /// The stage; `nil` for shipments.
        public var stage: String?
        /// How many carry each mark, the gravest first; marks that none carries are left out.
        public var marks: [Count]
        /// How many they are.
        public var count: Int { marks.reduce(0) { $0 + $1.count } }
    }

    /// How many carry a mark.
    public struct Count: Hashable, Sendable {
        /// The mark.
        public var mark: ChainGraph.Mark
        /// How many.
        public var count: Int
    }

    /// One part of the outline.
    public struct Part: Hashable, Sendable {
        /// Whether it goes to the raw material; if not, to the goods.
        public var isUp: Bool
        /// The rows.
        public var rows: [Row]
    }

    /// The parts, in the order in which they are printed.
    public let parts: [Part]

    /// Makes the outline of a trail.
    ///
    /// - Parameter limit: How many lots and shipments can be read one by one; beyond, they are folded.
    /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arrows. Nothing recurses, however long the chain.
    public init(_ trail: ChainTrail, limit: Int = 60) {
        parts = trail.roots.map { root in
            var walk = Walk(trail.graph, root.way, root.nodes, limit: limit)
            return Part(isUp: root.way == .up, rows: walk.rows())
        }
    }

    /// The nodes that carry something on record and the shortest ways from them to the roots, the nearest first, as many as fit.
    ///
    /// - Parameter width: How many of one kind and stage there may be; any number where it is `nil`.
    static func path(
        in graph: ChainGraph, from roots: [(nodes: [String], way: ChainGraph.Way)], limit: Int, width: Int? = nil
    ) -> Set<String> {
        var path: Set<String> = []
        let ranks =
            width == nil
            ? [:] : Dictionary(graph.nodes.map { ($0.id, $0.rank) }, uniquingKeysWith: { first, _ in first })
        var beside: [String: Int] = [:]
        let marks = Dictionary(graph.nodes.map { ($0.id, $0.mark) }, uniquingKeysWith: { first, _ in first })
        for root in roots {
            let next = graph.neighbours(root.way)
            var parent: [String: String] = [:]
            var seen = Set(root.nodes)
            var queue = root.nodes
            var position = 0
            while position < queue.count {
                let node = queue[position]
                position += 1
                for other in next[node] ?? [] where seen.insert(other).inserted {
                    parent[other] = node
                    queue.append(other)
                }
            }
            for node in queue where marks[node] == .found {
                var way: [String] = []
                var here: String? = node
                while let step = here, !path.contains(step) {
                    way.append(step)
                    here = parent[step]
                }
                guard path.count + way.count <= limit else { continue }
                if let width {
                    var wider = beside
                    for step in way { wider[ranks[step] ?? "", default: 0] += 1 }
                    // The first way is drawn however long it is.
                    guard path.isEmpty || way.allSatisfy({ wider[ranks[$0] ?? "", default: 0] <= width }) else {
                        continue
                    }
                    beside = wider
                }
                path.formUnion(way)
            }
        }
        return path
    }
}

extension TrailOutline {
    /// A walk over the graph from its roots, deepest first, which visits each node once.
    private struct Walk {
        let nodes: [String: ChainGraph.Node]
        let next: [String: [String]]
        let roots: [String]
        /// What is told one by one; `nil` for everything.
        let shown: Set<String>?
        var told: Set<String> = []
        var folded: Set<String> = []
        var result: [Row] = []

        init(_ graph: ChainGraph, _ way: ChainGraph.Way, _ roots: [String], limit: Int) {
            let nodes = Dictionary(graph.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            self.nodes = nodes
            next = graph.neighbours(way)
            self.roots = roots
            let reached = Walk.reached(roots, next).filter { nodes[$0]?.kind != .step }.count
            guard reached > limit else {
                shown = nil
                return
            }
            // Steps take no row of their own, so that there is room for them.
            var kept = TrailOutline.path(in: graph, from: [(roots, way)], limit: 2 * limit)
            // Nothing is on record, or its way is too long: at least where the walk starts is told.
            for root in roots.prefix(max(1, limit / 4)) { kept.insert(root) }
            shown = kept
        }

        static func reached(_ roots: [String], _ next: [String: [String]]) -> Set<String> {
            var seen = Set(roots)
            var open = roots
            while let node = open.popLast() {
                for other in next[node] ?? [] where seen.insert(other).inserted { open.append(other) }
            }
            return seen
        }

        /// Lots and shipments that stand next to a node, each with the steps between.
        func below(_ node: String) -> [(id: String, through: [String])] {
            var found: [(id: String, through: [String])] = []
            var positions: [String: Int] = [:]
            for other in next[node] ?? [] {
                let isStep = nodes[other]?.kind == .step
                for target in isStep ? next[other] ?? [] : [other] where target != node {
                    let through = isStep ? [other] : []
                    if let position = positions[target] {
                        found[position].through += through
                    } else {
                        positions[target] = found.count
                        found.append((target, through))
                    }
                }
            }
            return found.enumerated().sorted { one, other in
                let (left, right) = (nodes[one.element.id]?.mark ?? .clear, nodes[other.element.id]?.mark ?? .clear)
                return left != right ? left > right : one.offset < other.offset
            }.map(\.element)
        }

        private enum Task {
            case node(String, through: [String], level: Int)
            case fold([String], level: Int)
        }

        mutating func rows() -> [Row] {
            var tasks: [Task] = []
            push(roots.map { ($0, []) }, level: 0, onto: &tasks)
            while let task = tasks.popLast() {
                switch task {
                case .node(let id, let through, let level):
                    let isShipment = nodes[id]?.kind == .shipment
                    let name = Self.plain(id)
                    let steps = through.map(Self.plain)
                    guard told.insert(id).inserted else {
                        result.append(.toldAbove(id: name, isShipment: isShipment, level: level, through: steps))
                        continue
                    }
                    result.append(.told(id: name, isShipment: isShipment, level: level, through: steps))
                    push(below(id), level: level + 1, onto: &tasks)
                case .fold(let ids, let level): fold(ids, level: level)
                }
            }
            return result
        }

        private func push(_ found: [(id: String, through: [String])], level: Int, onto tasks: inout [Task]) {
            var rest: [String] = []
            var own: [Task] = []
            for (id, through) in found {
                if shown?.contains(id) ?? true {
                    own.append(.node(id, through: through, level: level))
                } else {
                    rest.append(id)
                }
            }
            if !rest.isEmpty { own.append(.fold(rest, level: level)) }
            tasks += own.reversed()
        }

        /// Counts what hangs on nodes that are not told, each where the walk first meets it.
        private mutating func fold(_ ids: [String], level: Int) {
            var counts: [String: [ChainGraph.Mark: Int]] = [:]
            var open = ids.filter { folded.insert($0).inserted }
            while let id = open.popLast() {
                if let node = nodes[id], node.kind != .step {
                    counts[node.kind == .shipment ? "" : node.group, default: [:]][node.mark, default: 0] += 1
                }
                for other in next[id] ?? [] where !(shown?.contains(other) ?? true) {
                    if folded.insert(other).inserted { open.append(other) }
                }
            }
            guard !counts.isEmpty else { return }
            let groups = counts.sorted { $0.key < $1.key }.map { stage, marks in
                Group(
                    stage: stage.isEmpty ? nil : stage,
                    marks: ChainGraph.Mark.allCases.reversed().compactMap { mark in
                        marks[mark].map { Count(mark: mark, count: $0) }
                    })
            }
            result.append(.folded(groups, level: level))
        }

        static func plain(_ node: String) -> String {
            node.firstIndex(of: ":").map { String(node[node.index(after: $0)...]) } ?? node
        }
    }
}
