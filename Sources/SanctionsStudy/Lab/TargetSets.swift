public import ClewModel
import Foundation

/// Which candidates to list so that most falls under a rule of ownership.
///
/// What falls under the rule is asked of whoever knows the rule and the graph, see ``Reach``; this type chooses.
public struct TargetSets: Sendable {
    /// What falls under the rule if some candidates are listed, as numbers of entities without repeats.
    public struct Reach: Sendable {
        /// What surely falls under it.
        public let sure: [Int32]
        /// What may fall under it, the sure ones among them.
        public let possible: [Int32]

        /// Creates a reach.
        public init(sure: [Int32], possible: [Int32]) {
            self.sure = sure
            self.possible = possible
        }
    }

    /// A set of some size and what it reaches.
    public struct Choice: Hashable, Sendable {
        /// The candidates, as positions, in their order.
        public let chosen: [Int]
        /// The weight of what falls under the rule: surely, and at the most.
        public let reached: Bounds
        /// What no set of this size can surely reach more of; `nil` where no bound is known.
        public let limit: Double?
        /// Whether every set of this size was looked at.
        public let isCertified: Bool
    }

    /// The most candidates for which every set is looked at.
    public static let exhaustiveLimit = 20
    /// The most intervals of which every corner is looked at.
    public static let cornerLimit = 12

    /// The names of the candidates.
    public let candidates: [String]
    /// Whether the rule looks at one holder at a time, so that what a set reaches is the union of what each reaches.
    public let isUnion: Bool
    let weights: [Bounds]
    private let reach: @Sendable ([Int]) -> Reach
    private let alone: [Reach]

    /// Creates a question.
    ///
    /// - Parameters:
    ///   - candidates: Their names.
    ///   - weights: The weight of each entity by its number, 0 or more; 1 for each leaves everything unweighted.
    ///   - isUnion: Whether the rule looks at one holder at a time. Where owners are added up it does not: A and B that hold
    ///     30 per cent each reach nothing alone and the company together.
    ///   - reach: What falls under the rule if the candidates at these positions are listed.
    public init(
        candidates: [String], weights: [Bounds], isUnion: Bool, reach: @escaping @Sendable ([Int]) -> Reach
    ) {
        self.candidates = candidates
        self.weights = weights
        self.isUnion = isUnion
        self.reach = reach
        alone = isUnion ? candidates.indices.map { reach([$0]) } : []
    }

    private init(_ other: TargetSets, weights: [Bounds]) {
        candidates = other.candidates
        isUnion = other.isUnion
        reach = other.reach
        alone = other.alone
        self.weights = weights
    }

    /// The same question with other weights.
    func with(_ weights: [Bounds]) -> TargetSets { TargetSets(self, weights: weights) }

    /// The weight of what a set reaches.
    public func value(of chosen: [Int]) -> Bounds { weight(of: together(chosen)) }

    /// The weight of what a set reaches.
    func weight(of found: Reach) -> Bounds {
        let least = found.sure.reduce(0.0) { $0 + weights[Int($1)].lower }
        let most = found.possible.reduce(0.0) { $0 + weights[Int($1)].upper }
        return Bounds(least, max(least, most))
    }

    /// What a set reaches.
    func together(_ chosen: [Int]) -> Reach {
        guard !chosen.isEmpty else { return Reach(sure: [], possible: []) }
        guard isUnion else { return reach(chosen) }
        func union(_ part: (Reach) -> [Int32]) -> [Int32] {
            Set(chosen.flatMap { part(alone[$0]) }).sorted()
        }
        return Reach(sure: union(\.sure), possible: union(\.possible))
    }

    /// The best sets of 1 to `count` candidates: the curve f(k).
    ///
    /// To 20 candidates every set is looked at. Beyond, each step adds what adds most (greedy): where reaches unite, that is at
    /// least 1 − 1/e of the best (Nemhauser, Wolsey and Fisher 1978), and the limit is the lesser of f/(1 − 1/e) and f plus
    /// what the best `k` others would add one by one; where owners are added up nothing of this holds, and the limit is what
    /// all candidates together reach.
    ///
    /// - Complexity: O(Σ C(*n*, *k*)) questions to 20 candidates; beyond O(*k*·*n*) where owners are added up, and *n*
    ///   questions where reaches unite.
    public func choices(upTo count: Int) -> [Choice] {
        choices(upTo: count, isExhaustive: candidates.count <= Self.exhaustiveLimit, value: value(of:))
    }

    /// The same, with every set looked at or not, and with the value of a set as `value` finds it.
    func choices(upTo count: Int, isExhaustive: Bool, value: ([Int]) -> Bounds) -> [Choice] {
        let size = min(count, candidates.count)
        guard size > 0 else { return [] }
        if isExhaustive { return exhaustive(size, value) }
        return isUnion ? greedyUnion(size) : greedy(size, value)
    }

    private func exhaustive(_ size: Int, _ value: ([Int]) -> Bounds) -> [Choice] {
        (1...size).map { size in
            var best: (chosen: [Int], reached: Bounds)?
            var mask = (UInt64(1) << UInt64(size)) - 1
            let end = UInt64(1) << UInt64(candidates.count)
            while mask < end {
                let chosen = candidates.indices.filter { mask & (1 << UInt64($0)) != 0 }
                let reached = value(chosen)
                let isBetter =
                    best.map {
                        reached.lower > $0.reached.lower
                            || (reached.lower == $0.reached.lower && reached.upper > $0.reached.upper)
                            || (reached == $0.reached && chosen.lexicographicallyPrecedes($0.chosen))
                    } ?? true
                if isBetter { best = (chosen, reached) }
                // The next number with as many bits (Gosper).
                let lowest = mask & (~mask &+ 1)
                let ripple = mask + lowest
                mask = (((ripple ^ mask) >> 2) / lowest) | ripple
            }
            let found = best ?? (chosen: [], reached: Bounds(exactly: 0))
            return Choice(chosen: found.chosen, reached: found.reached, limit: found.reached.lower, isCertified: true)
        }
    }

    private func greedy(_ size: Int, _ value: ([Int]) -> Bounds) -> [Choice] {
        let limit = value(Array(candidates.indices)).lower
        var chosen: [Int] = []
        return (1...size).map { _ in
            var best: (candidate: Int, reached: Bounds)?
            for candidate in candidates.indices where !chosen.contains(candidate) {
                let reached = value(chosen + [candidate])
                let isBetter =
                    best.map {
                        reached.lower > $0.reached.lower
                            || (reached.lower == $0.reached.lower && reached.upper > $0.reached.upper)
                    } ?? true
                if isBetter { best = (candidate, reached) }
            }
            if let best { chosen.append(best.candidate) }
            return Choice(
                chosen: chosen, reached: best?.reached ?? value(chosen), limit: limit, isCertified: false)
        }
    }

    private func greedyUnion(_ size: Int) -> [Choice] {
        var isCovered = [Bool](repeating: false, count: weights.count)
        func gain(_ candidate: Int) -> Double {
            alone[candidate].sure.reduce(0.0) { isCovered[Int($1)] ? $0 : $0 + weights[Int($1)].lower }
        }
        // Gains only fall, so a gain that was computed this round and still leads is the best (Minoux 1978).
        var gains = candidates.indices.map { (candidate: $0, gain: gain($0), round: 0) }
        var chosen: [Int] = []
        var total = 0.0
        var choices: [Choice] = []
        for round in 1...size {
            gains.sort { $0.gain == $1.gain ? $0.candidate < $1.candidate : $0.gain > $1.gain }
            while let first = gains.first, first.round != round {
                let fresh = (candidate: first.candidate, gain: gain(first.candidate), round: round)
                gains.removeFirst()
                let place = gains.firstIndex {
                    $0.gain < fresh.gain || ($0.gain == fresh.gain && $0.candidate > fresh.candidate)
                }
                gains.insert(fresh, at: place ?? gains.count)
            }
            let best = gains.removeFirst()
            chosen.append(best.candidate)
            total += best.gain
            for entity in alone[best.candidate].sure { isCovered[Int(entity)] = true }
            // Stale gains are too large, never too small: the limit stays valid.
            let others = gains.prefix(round).map(\.gain).reduce(0, +)
            let limit = min(total / (1 - exp(-1)), total + others)
            let most = Set(chosen.flatMap { alone[$0].possible }).sorted().reduce(0.0) { $0 + weights[Int($1)].upper }
            choices.append(
                Choice(chosen: chosen, reached: Bounds(total, max(total, most)), limit: limit, isCertified: false))
        }
        return choices
    }
}
