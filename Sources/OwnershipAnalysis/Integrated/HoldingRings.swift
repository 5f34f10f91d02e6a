/// Finds the groups of parties that hold one another, directly or around a corner.
///
/// The groups are the strongly connected components of the graph, after Tarjan, "Depth-First Search and Linear Graph
/// Algorithms" (*SIAM Journal on Computing* 1, 1972), without recursion.
enum HoldingRings {
    /// The groups in an order in which each comes after all that hold it, the members of each sorted.
    ///
    /// - Parameters:
    ///   - count: How many parties there are.
    ///   - starts: Where the holders of each party start in `sources`.
    ///   - sources: The holders.
    /// - Complexity: O(*n* + *m*).
    static func inOrder(count: Int, starts: [Int32], sources: [Int32]) -> [[Int32]] {
        var order = [Int32](repeating: -1, count: count)
        var lowest = [Int32](repeating: 0, count: count)
        var isOnStack = [Bool](repeating: false, count: count)
        var stack: [Int32] = []
        var path: [(party: Int32, edge: Int32)] = []
        var groups: [[Int32]] = []
        var clock: Int32 = 0
        for root in 0..<count where order[root] < 0 {
            path.append((Int32(root), starts[root]))
            while let (party, edge) = path.last {
                let index = Int(party)
                if edge == starts[index], order[index] < 0 {
                    order[index] = clock
                    lowest[index] = clock
                    clock += 1
                    stack.append(party)
                    isOnStack[index] = true
                }
                if edge < starts[index + 1] {
                    path[path.count - 1].edge += 1
                    let holder = Int(sources[Int(edge)])
                    if order[holder] < 0 {
                        path.append((Int32(holder), starts[holder]))
                    } else if isOnStack[holder] {
                        lowest[index] = min(lowest[index], order[holder])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last { lowest[Int(above.party)] = min(lowest[Int(above.party)], lowest[index]) }
                guard lowest[index] == order[index] else { continue }
                var group: [Int32] = []
                while let member = stack.popLast() {
                    isOnStack[Int(member)] = false
                    group.append(member)
                    if member == party { break }
                }
                if group.count > 1 { group.sort() }
                groups.append(group)
            }
        }
        return groups
    }
}
