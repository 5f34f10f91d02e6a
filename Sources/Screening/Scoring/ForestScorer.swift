/// Evaluates an ``EvidenceForest`` for one row after the other, fast.
///
/// Instead of walking down each tree, all conditions of one column are looked at together, in the order of their thresholds: every
/// condition that fails strikes out the leaves left of it, and the leftmost leaf that remains is where the walk would have ended
/// (QuickScorer: Lucchese and others, *SIGIR* 2015). Most columns of a row are zero and fail no condition at all.
///
/// - Complexity: O(failing conditions + trees) a row; allocates nothing.
struct ForestScorer: Sendable {
    /// A test `value ≤ threshold` in a tree, and the leaves that stay possible where it fails.
    private struct Condition {
        var threshold: Float
        var tree: Int32
        var leaves: UInt32
    }

    /// A tree has at most this many leaves.
    static let mostLeaves = 32

    private let base: Float
    private let slope: Float
    private var conditions: [Condition] = []
    /// Where the conditions of each column begin, and where the last ones end.
    private var starts: [Int] = [0]
    /// What each leaf adds: ``mostLeaves`` places for every tree.
    private var values: [Float]
    private let treeCount: Int

    /// Compiles a forest.
    ///
    /// - Precondition: No tree has more than ``mostLeaves`` leaves, as ``EvidenceModel`` sees to.
    init(_ forest: EvidenceForest) {
        base = forest.base
        slope = forest.slope
        treeCount = forest.roots.count
        values = [Float](repeating: 0, count: treeCount * Self.mostLeaves)
        var found: [[Condition]] = Array(repeating: [], count: ScreeningFeature.columnCount)
        for (tree, root) in forest.roots.enumerated() {
            var leaves: [Float] = []
            Self.collect(forest, Int(root), tree: tree, leaves: &leaves, conditions: &found)
            precondition(leaves.count <= Self.mostLeaves, "a tree has too many leaves")
            for (leaf, value) in leaves.enumerated() { values[tree * Self.mostLeaves + leaf] = value }
        }
        for column in found {
            conditions += column.sorted {
                $0.threshold != $1.threshold ? $0.threshold < $1.threshold : $0.tree < $1.tree
            }
            starts.append(conditions.count)
        }
    }

    /// Numbers the leaves from left to right and notes each condition with the leaves that its failing leaves over.
    private static func collect(
        _ forest: EvidenceForest, _ index: Int, tree: Int, leaves: inout [Float], conditions: inout [[Condition]]
    ) {
        let node = forest.nodes[index]
        guard node.column >= 0 else {
            leaves.append(node.value)
            return
        }
        let first = leaves.count
        collect(forest, Int(node.left), tree: tree, leaves: &leaves, conditions: &conditions)
        var possible = UInt32.max
        for leaf in first..<min(leaves.count, mostLeaves) { possible &= ~(1 << UInt32(leaf)) }
        conditions[Int(node.column)].append(
            Condition(threshold: node.threshold, tree: Int32(tree), leaves: possible))
        collect(forest, Int(node.right), tree: tree, leaves: &leaves, conditions: &conditions)
    }

    /// The log-odds for one row of columns: the same number as ``EvidenceForest/logOdds(_:)``.
    func logOdds(_ row: Span<Float>) -> Double {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: treeCount) { possible in
            possible.initialize(repeating: .max)
            for column in 0..<starts.count - 1 {
                let value = row[column]
                var index = starts[column]
                let end = starts[column + 1]
                while index < end, conditions[index].threshold < value {
                    possible[Int(conditions[index].tree)] &= conditions[index].leaves
                    index += 1
                }
            }
            var sum = Double(base) + Double(slope) * Double(row[EvidenceForest.nameColumn])
            for tree in 0..<treeCount {
                sum += Double(values[tree * Self.mostLeaves + possible[tree].trailingZeroBitCount & 31])
            }
            return sum
        }
    }
}
