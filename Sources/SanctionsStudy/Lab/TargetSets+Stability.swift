public import ClewModel

extension TargetSets {
    /// How far the choice hangs on weights that are known as intervals only.
    public struct Stability: Hashable, Sendable {
        /// For each candidate, in how many of the corners it is chosen.
        public let counts: [Int]
        /// How many corners were looked at.
        public let cornerCount: Int
        /// Whether those were all corners.
        public let isComplete: Bool
        /// Whether every set was looked at in each corner; else the choice was made step by step.
        public let isExhaustive: Bool
    }

    /// The most sets that are weighed in all corners together, before the choice in each is made step by step.
    static let cornerSetLimit = 1 << 20
    /// The most sets of which the reach is kept from one corner to the next.
    static let keptReachLimit = 1 << 16

    /// Chooses again in the corners of the weights that are intervals: all corners to 12 intervals, beyond a sample.
    ///
    /// What a set reaches does not hang on weights, so it is asked once and weighed in each corner.
    ///
    /// - Complexity: 2¹² choices at most, each of every set as long as those are 2²⁰ together, else step by step.
    public func stability(of count: Int, seed: UInt64 = 1) -> Stability {
        let open = weights.indices.filter { !weights[$0].isExact }
        let isComplete = open.count <= Self.cornerLimit
        let corners = isComplete ? 1 << open.count : 1 << Self.cornerLimit
        let isExhaustive =
            candidates.count <= Self.exhaustiveLimit && setCount(upTo: count) <= Self.cornerSetLimit / corners
        var generator = LabRandom(seed: seed)
        var counts = [Int](repeating: 0, count: candidates.count)
        var reaches: [[Int]: Reach] = [:]
        for corner in 0..<corners {
            var ends = weights
            for (position, entity) in open.enumerated() {
                let isUpper = isComplete ? corner & (1 << position) != 0 : generator.next() & 1 == 1
                ends[entity] = Bounds(exactly: isUpper ? weights[entity].upper : weights[entity].lower)
            }
            let sets = with(ends)
            let choices = sets.choices(upTo: count, isExhaustive: isExhaustive) { chosen in
                if let known = reaches[chosen] { return sets.weight(of: known) }
                let reach = sets.together(chosen)
                if reaches.count < Self.keptReachLimit { reaches[chosen] = reach }
                return sets.weight(of: reach)
            }
            for candidate in choices.last?.chosen ?? [] { counts[candidate] += 1 }
        }
        return Stability(counts: counts, cornerCount: corners, isComplete: isComplete, isExhaustive: isExhaustive)
    }

    /// How many sets of 1 to `count` candidates there are, or a number above the limit.
    private func setCount(upTo count: Int) -> Int {
        var (sets, ofSize) = (0, 1)
        for size in stride(from: 1, through: min(count, candidates.count), by: 1) {
            ofSize = ofSize * (candidates.count - size + 1) / size
            sets += ofSize
        }
        return sets
    }
}
