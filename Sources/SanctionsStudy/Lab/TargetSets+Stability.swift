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
    }

    /// Chooses again in the corners of the weights that are intervals: all corners to 12 intervals, beyond a sample.
    ///
    /// - Complexity: O(2¹²) choices at most.
    public func stability(of count: Int, seed: UInt64 = 1) -> Stability {
        let open = weights.indices.filter { !weights[$0].isExact }
        let isComplete = open.count <= Self.cornerLimit
        let corners = isComplete ? 1 << open.count : 1 << Self.cornerLimit
        var generator = LabRandom(seed: seed)
        var counts = [Int](repeating: 0, count: candidates.count)
        for corner in 0..<corners {
            var ends = weights
            for (position, entity) in open.enumerated() {
                let isUpper = isComplete ? corner & (1 << position) != 0 : generator.next() & 1 == 1
                ends[entity] = Bounds(exactly: isUpper ? weights[entity].upper : weights[entity].lower)
            }
            for candidate in with(ends).choices(upTo: count).last?.chosen ?? [] { counts[candidate] += 1 }
        }
        return Stability(counts: counts, cornerCount: corners, isComplete: isComplete)
    }
}
