import Foundation
import Screening

/// Learns a forest from examples: gradient-boosted trees for the logistic loss, with directions that columns are held to.
///
/// Newton boosting on histograms (Chen and Guestrin, *KDD* 2016); a tree grows leaf by leaf, the most gain first. A column's
/// direction is kept by allowing only splits whose sides lie in order, and by bounding all that grows below them. No
/// randomness: the same examples in the same order give the same forest.
struct ForestTraining {
    /// What the log-odds of the names by themselves count before the trees: what is left to order parties where no tree does.
    var slope: Float
    var treeCount = 220
    var leafCount = 16
    var rate: Float = 0.07
    var leastExamples = 30
    var leastCurvature: Float = 1
    var penalty: Float = 2
    static let binCount = 64

    /// Pairs of parties whose answer is known.
    struct Examples {
        private(set) var rows: [[Float]] = []
        private(set) var labels: [Bool] = []
        private(set) var importance: [Float] = []

        mutating func add(_ row: [Float], isMatch: Bool, importance: Float) {
            rows.append(row)
            labels.append(isMatch)
            self.importance.append(importance)
        }
    }

    let directions: [Int]
    /// For each column the upper bounds of its bins; a value belongs to the first bin whose bound it does not pass.
    private let bounds: [[Float]]
    /// Bins by column, then example.
    private let bins: [[UInt8]]
    private let labels: [Float]
    private let importance: [Float]
    private let nameOdds: [Float]

    init(_ examples: Examples, directions: [Int], slope: Float) {
        self.slope = slope
        self.directions = directions
        labels = examples.labels.map { $0 ? 1 : 0 }
        importance = examples.importance
        nameOdds = examples.rows.map { $0[EvidenceForest.nameColumn] }
        var bounds: [[Float]] = []
        var bins: [[UInt8]] = []
        for column in directions.indices {
            let values = examples.rows.map { $0[column] }
            let upper = Self.bounds(of: values)
            bounds.append(upper)
            bins.append(values.map { Self.bin(of: $0, upper) })
        }
        self.bounds = bounds
        self.bins = bins
    }

    private static func bounds(of values: [Float]) -> [Float] {
        let sorted = values.sorted()
        var distinct: [Float] = []
        for value in sorted where distinct.last != value { distinct.append(value) }
        if distinct.count <= 1 { return [] }
        func middle(_ low: Float, _ high: Float) -> Float { low + (high - low) / 2 }
        if distinct.count <= binCount { return zip(distinct, distinct.dropFirst()).map { middle($0, $1) } }
        // Quantiles among the values that are not the commonest one, zero.
        let rest = sorted.filter { $0 != 0 }
        var upper: [Float] = [middle(0, rest.first { $0 > 0 } ?? 1)]
        for part in 1..<binCount - 1 {
            let place = rest.count * part / (binCount - 1)
            guard place > 0 else { continue }
            let bound = middle(rest[max(0, place - 1)], rest[place])
            if !upper.contains(bound) { upper.append(bound) }
        }
        return upper.sorted()
    }

    private static func bin(of value: Float, _ upper: [Float]) -> UInt8 {
        var low = 0
        var high = upper.count
        while low < high {
            let middle = (low + high) / 2
            if value <= upper[middle] { high = middle } else { low = middle + 1 }
        }
        return UInt8(low)
    }

    private struct Leaf {
        var members: [Int32]
        var gradient: Float
        var curvature: Float
        var low: Float
        var high: Float
        var node: Int
        var split: Split?
    }

    private struct Split {
        var gain: Float
        var column: Int
        var bin: Int
        var leftGradient: Float
        var leftCurvature: Float
        var leftValue: Float
        var rightValue: Float
    }

    /// Learns the forest.
    func learn() -> EvidenceForest {
        let total = zip(labels, importance).reduce(Float(0)) { $0 + $1.0 * $1.1 }
        let weight = importance.reduce(0, +)
        var forest = EvidenceForest(
            base: log(total / (weight - total)), slope: slope, nodes: [], roots: [])
        var odds = nameOdds.map { forest.base + slope * $0 }
        for _ in 0..<treeCount {
            var gradients = [Float](repeating: 0, count: labels.count)
            var curvatures = gradients
            for index in labels.indices {
                let chance = 1 / (1 + exp(-odds[index]))
                gradients[index] = (labels[index] - chance) * importance[index]
                curvatures[index] = chance * (1 - chance) * importance[index]
            }
            grow(&forest, gradients, curvatures, &odds)
        }
        return forest
    }

    private func grow(
        _ forest: inout EvidenceForest, _ gradients: [Float], _ curvatures: [Float], _ odds: inout [Float]
    ) {
        let root = forest.nodes.count
        forest.roots.append(Int32(root))
        let all = Array(0..<Int32(labels.count))
        var first = Leaf(
            members: all, gradient: gradients.reduce(0, +), curvature: curvatures.reduce(0, +), low: -.infinity,
            high: .infinity, node: root)
        forest.nodes.append(node(value(first)))
        first.split = bestSplit(of: first, gradients, curvatures)
        var leaves = [first]
        while leaves.count < leafCount {
            guard
                let best = leaves.indices.filter({ leaves[$0].split != nil }).max(by: {
                    (leaves[$0].split?.gain ?? 0, $1) < (leaves[$1].split?.gain ?? 0, $0)
                }), let split = leaves[best].split
            else { break }
            let parent = leaves[best]
            let column = bins[split.column]
            let left = parent.members.filter { Int(column[Int($0)]) <= split.bin }
            let right = parent.members.filter { Int(column[Int($0)]) > split.bin }
            let middle = (split.leftValue + split.rightValue) / 2
            var leftLow = parent.low, leftHigh = parent.high, rightLow = parent.low, rightHigh = parent.high
            if directions[split.column] > 0 { leftHigh = middle; rightLow = middle }
            if directions[split.column] < 0 { leftLow = middle; rightHigh = middle }
            var one = Leaf(
                members: left, gradient: split.leftGradient, curvature: split.leftCurvature, low: leftLow,
                high: leftHigh, node: forest.nodes.count)
            var other = Leaf(
                members: right, gradient: parent.gradient - split.leftGradient,
                curvature: parent.curvature - split.leftCurvature, low: rightLow, high: rightHigh,
                node: forest.nodes.count + 1)
            forest.nodes.append(node(value(one)))
            forest.nodes.append(node(value(other)))
            forest.nodes[parent.node].column = Int32(split.column)
            forest.nodes[parent.node].threshold = bounds[split.column][split.bin]
            forest.nodes[parent.node].left = Int32(one.node)
            forest.nodes[parent.node].right = Int32(other.node)
            one.split = bestSplit(of: one, gradients, curvatures)
            other.split = bestSplit(of: other, gradients, curvatures)
            leaves[best] = one
            leaves.append(other)
        }
        for leaf in leaves {
            for member in leaf.members { odds[Int(member)] += forest.nodes[leaf.node].value }
        }
        // What an inner node says is the mean of the examples that came by, for telling contributions.
        var sums = [Int: (value: Float, weight: Float)]()
        for leaf in leaves { sums[leaf.node] = (forest.nodes[leaf.node].value, Float(leaf.members.count)) }
        for index in stride(from: forest.nodes.count - 1, through: root, by: -1) where forest.nodes[index].column >= 0 {
            let left = sums[Int(forest.nodes[index].left)] ?? (0, 0)
            let right = sums[Int(forest.nodes[index].right)] ?? (0, 0)
            let weight = left.weight + right.weight
            let mean = (left.value * left.weight + right.value * right.weight) / max(1, weight)
            sums[index] = (mean, weight)
            forest.nodes[index].value = mean
        }
    }

    private func node(_ value: Float) -> EvidenceForest.Node {
        EvidenceForest.Node(column: -1, threshold: 0, left: 0, right: 0, value: value * rate)
    }

    private func value(_ leaf: Leaf) -> Float {
        min(max(leaf.gradient / (leaf.curvature + penalty), leaf.low), leaf.high)
    }

    private func bestSplit(of leaf: Leaf, _ gradients: [Float], _ curvatures: [Float]) -> Split? {
        guard leaf.members.count >= 2 * leastExamples else { return nil }
        var best: Split?
        let parentValue = value(leaf)
        let parentScore = score(leaf.gradient, leaf.curvature, parentValue)
        var sums = [(gradient: Float, curvature: Float, count: Int)](
            repeating: (0, 0, 0), count: Self.binCount + 2)
        for column in directions.indices where !bounds[column].isEmpty {
            let count = bounds[column].count + 1
            for bin in 0..<count { sums[bin] = (0, 0, 0) }
            bins[column].withUnsafeBufferPointer { bins in
                for member in leaf.members {
                    let bin = Int(bins[Int(member)])
                    sums[bin].gradient += gradients[Int(member)]
                    sums[bin].curvature += curvatures[Int(member)]
                    sums[bin].count += 1
                }
            }
            var gradient: Float = 0
            var curvature: Float = 0
            var members = 0
            for bin in 0..<count - 1 {
                gradient += sums[bin].gradient
                curvature += sums[bin].curvature
                members += sums[bin].count
                let others = leaf.members.count - members
                guard members >= leastExamples, others >= leastExamples, curvature >= leastCurvature,
                    leaf.curvature - curvature >= leastCurvature
                else { continue }
                let left = min(max(gradient / (curvature + penalty), leaf.low), leaf.high)
                let right = min(
                    max((leaf.gradient - gradient) / (leaf.curvature - curvature + penalty), leaf.low), leaf.high)
                if directions[column] > 0 && left > right || directions[column] < 0 && left < right { continue }
                let gain =
                    score(gradient, curvature, left)
                    + score(leaf.gradient - gradient, leaf.curvature - curvature, right) - parentScore
                if gain > (best?.gain ?? 0.01) {
                    best = Split(
                        gain: gain, column: column, bin: bin, leftGradient: gradient, leftCurvature: curvature,
                        leftValue: left, rightValue: right)
                }
            }
        }
        return best
    }

    /// How much the loss falls with a value in a leaf, twice over.
    private func score(_ gradient: Float, _ curvature: Float, _ value: Float) -> Float {
        2 * gradient * value - (curvature + penalty) * value * value
    }
}
