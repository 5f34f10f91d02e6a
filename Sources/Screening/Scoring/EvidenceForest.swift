import ClewModel
import Foundation
import NameMatching

/// Weighs the features of a query and a party: the sum of many small decision trees, learnt from examples.
///
/// Gradient-boosted trees (J. H. Friedman, *Annals of Statistics* 29, 2001) whose odds may only rise with agreement and only
/// fall with disagreement. Evaluating one pair takes about a microsecond and allocates nothing; what each column contributed
/// can be told exactly, by crediting every step down a tree to the column it looks at.
package struct EvidenceForest: Sendable, Equatable {
    /// One node; a leaf has no column.
    package struct Node: Sendable, Equatable {
        /// The column that decides; -1 in a leaf.
        package var column: Int32
        /// Up to and with this value the way goes left.
        package var threshold: Float
        /// The next nodes, by their place in ``EvidenceForest/nodes``.
        package var left: Int32
        package var right: Int32
        /// The log-odds that the tree adds in a leaf; elsewhere the mean over the examples that came by.
        package var value: Float

        /// Creates a node.
        package init(column: Int32, threshold: Float, left: Int32, right: Int32, value: Float) {
            self.column = column
            self.threshold = threshold
            self.left = left
            self.right = right
            self.value = value
        }
    }

    /// The column of the names' own log-odds.
    package static let nameColumn = ScreeningFeature.nameOdds.column

    /// The log-odds before any evidence, without the means of the trees.
    package var base: Float
    /// What the log-odds of the names by themselves count before the trees; it keeps an order where no tree tells two parties apart.
    package var slope: Float
    /// All nodes, tree by tree.
    package var nodes: [Node]
    /// Where each tree begins.
    package var roots: [Int32]

    /// Creates a forest.
    package init(base: Float, slope: Float, nodes: [Node], roots: [Int32]) {
        self.base = base
        self.slope = slope
        self.nodes = nodes
        self.roots = roots
    }

    /// The log-odds for one row of columns.
    package func logOdds(_ row: Span<Float>) -> Double {
        var sum = Double(base) + Double(slope) * Double(row[Self.nameColumn])
        for root in roots {
            var at = Int(root)
            while true {
                let node = nodes[at]
                if node.column < 0 {
                    sum += Double(node.value)
                    break
                }
                at = Int(row[Int(node.column)] <= node.threshold ? node.left : node.right)
            }
        }
        return sum
    }

    /// What each column contributes to the log-odds of a row, and the log-odds of the mean example that they are added to.
    func contributions(_ row: Span<Float>) -> (base: Double, columns: [Double]) {
        var mean = Double(base)
        var columns = [Double](repeating: 0, count: row.count)
        columns[Self.nameColumn] = Double(slope) * Double(row[Self.nameColumn])
        for root in roots {
            var at = Int(root)
            mean += Double(nodes[at].value)
            while nodes[at].column >= 0 {
                let node = nodes[at]
                at = Int(row[Int(node.column)] <= node.threshold ? node.left : node.right)
                columns[Int(node.column)] += Double(nodes[at].value) - Double(node.value)
            }
        }
        return (mean, columns)
    }
}
