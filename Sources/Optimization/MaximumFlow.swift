/// A network of arcs with whole capacities, for the greatest flow from one node to another.
///
/// The method is Dinic's (*Soviet Mathematics Doklady* 11, 1970): shortest augmenting paths, a level at a time. Integers keep
/// it exact, so that equal networks give equal flows and cuts on every machine.
public struct MaximumFlow: Sendable {
    /// More than any flow; the capacity of an arc without a limit.
    public static let unlimited = Int64.max / 4

    private var heads: [Int] = []
    private var residual: [Int64] = []
    /// For each node the arc that was added last, and for each arc the one that was added before it at the same node.
    private var lastArc: [Int]
    private var arcBefore: [Int] = []
    private var level: [Int] = []
    private var cursor: [Int] = []
    private var path: [Int] = []

    /// Creates a network without arcs.
    public init(nodes: Int) {
        lastArc = Array(repeating: -1, count: nodes)
    }

    /// Adds an arc and returns its number.
    ///
    /// - Parameters:
    ///   - forward: How much may still flow along it.
    ///   - backward: How much may flow against it.
    @discardableResult
    public mutating func addArc(from: Int, to: Int, _ forward: Int64, backward: Int64 = 0) -> Int {
        append(from, to, forward)
        append(to, from, backward)
        return heads.count - 2
    }

    private mutating func append(_ node: Int, _ head: Int, _ amount: Int64) {
        arcBefore.append(lastArc[node])
        lastArc[node] = heads.count
        heads.append(head)
        residual.append(amount)
    }

    /// How much more may flow along an arc.
    public func remaining(_ arc: Int) -> Int64 { residual[arc] }
    /// How much of what flows along an arc may be taken back.
    public func reversible(_ arc: Int) -> Int64 { residual[arc + 1] }

    /// Closes an arc in both directions.
    public mutating func close(_ arc: Int) {
        residual[arc] = 0
        residual[arc + 1] = 0
    }

    /// Sends as much as possible and returns how much that is.
    ///
    /// - Complexity: O(*v*² · *a*) for *v* nodes and *a* arcs; near O(*v* + *a*) a path in practice. Nothing recurses.
    public mutating func send(from source: Int, to sink: Int) -> Int64 {
        var total: Int64 = 0
        while findLevels(from: source, to: sink) {
            cursor = lastArc
            while true {
                let sent = sendOnePath(from: source, to: sink)
                if sent == 0 { break }
                total += sent
            }
        }
        return total
    }

    /// The nodes that more could flow to from a node: the source's side of a least cut, after ``send(from:to:)``.
    public func reachable(from source: Int) -> [Bool] {
        var isReached = Array(repeating: false, count: lastArc.count)
        isReached[source] = true
        var next = [source]
        while let node = next.popLast() {
            var arc = lastArc[node]
            while arc >= 0 {
                if residual[arc] > 0, !isReached[heads[arc]] {
                    isReached[heads[arc]] = true
                    next.append(heads[arc])
                }
                arc = arcBefore[arc]
            }
        }
        return isReached
    }

    private mutating func findLevels(from source: Int, to sink: Int) -> Bool {
        level = Array(repeating: -1, count: lastArc.count)
        level[source] = 0
        var queue = [source]
        var next = 0
        while next < queue.count, level[sink] < 0 {
            let node = queue[next]
            next += 1
            var arc = lastArc[node]
            while arc >= 0 {
                if residual[arc] > 0, level[heads[arc]] < 0 {
                    level[heads[arc]] = level[node] + 1
                    queue.append(heads[arc])
                }
                arc = arcBefore[arc]
            }
        }
        return level[sink] >= 0
    }

    private mutating func sendOnePath(from source: Int, to sink: Int) -> Int64 {
        path.removeAll(keepingCapacity: true)
        var node = source
        while node != sink {
            var arc = cursor[node]
            while arc >= 0, residual[arc] <= 0 || level[heads[arc]] != level[node] + 1 { arc = arcBefore[arc] }
            cursor[node] = arc
            if arc >= 0 {
                path.append(arc)
                node = heads[arc]
                continue
            }
            guard let back = path.popLast() else { return 0 }
            node = heads[back ^ 1]
            cursor[node] = arcBefore[back]
        }
        var amount = MaximumFlow.unlimited
        for arc in path { amount = min(amount, residual[arc]) }
        for arc in path {
            residual[arc] -= amount
            residual[arc ^ 1] += amount
        }
        return amount
    }
}
