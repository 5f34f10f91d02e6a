import TestSupport
import Testing

@testable import Screening

struct ForestScorerTests {
    /// A tree of random shape with at most 16 leaves, and few different thresholds, so that rows often hit one exactly.
    private static func addTree(to forest: inout EvidenceForest, using generator: inout SplitMix64) {
        forest.roots.append(Int32(forest.nodes.count))
        var leavesLeft = 15
        func grow(_ depth: Int, _ forest: inout EvidenceForest, _ generator: inout SplitMix64) -> Int32 {
            let place = forest.nodes.count
            let value = Float.random(in: -1...1, using: &generator)
            forest.nodes.append(EvidenceForest.Node(column: -1, threshold: 0, left: 0, right: 0, value: value))
            guard leavesLeft > 0, depth == 0 || Int.random(in: 0..<4, using: &generator) > 0 else {
                return Int32(place)
            }
            leavesLeft -= 1
            let left = grow(depth + 1, &forest, &generator)
            let right = grow(depth + 1, &forest, &generator)
            forest.nodes[place] = EvidenceForest.Node(
                column: Int32.random(in: 0..<Int32(ScreeningFeature.columnCount), using: &generator),
                threshold: Float(Int.random(in: -2...3, using: &generator)) / 2, left: left, right: right, value: value)
            return Int32(place)
        }
        _ = grow(0, &forest, &generator)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func givesWhatWalkingDownEveryTreeGives(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var forest = EvidenceForest(base: -1.5, slope: 0.5, nodes: [], roots: [])
        for _ in 0..<20 { Self.addTree(to: &forest, using: &generator) }
        let scorer = ForestScorer(forest)
        for _ in 0..<50 {
            var row = InlineArray<64, Float>(repeating: 0)
            for column in 0..<ScreeningFeature.columnCount where Bool.random(using: &generator) {
                row[column] = Float(Int.random(in: -4...6, using: &generator)) / 4
            }
            #expect(scorer.logOdds(row.span) == forest.logOdds(row.span))
        }
    }
}
