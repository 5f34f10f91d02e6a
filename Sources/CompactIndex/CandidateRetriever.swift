/// The records under one key of a query, and what sharing that key counts.
public struct WeightedPostings: Sendable {
    /// The records.
    public let postings: PostingList
    /// What a record gains by being among them.
    public let weight: UInt32

    /// Creates a weighted list.
    public init(_ postings: PostingList, weight: UInt32) {
        self.postings = postings
        self.weight = weight
    }
}

/// What a retrieval found.
public struct Retrieval: Sendable, Hashable {
    /// A record and the sum of the weights of the keys it shares with the query.
    public struct Hit: Sendable, Hashable {
        /// The number of the record.
        public let record: Int
        /// The sum of the weights.
        public let weight: UInt32

        /// Creates a hit.
        public init(record: Int, weight: UInt32) {
            self.record = record
            self.weight = weight
        }
    }

    /// The best records, best first; equal weights by attribute, then by number.
    public let hits: [Hit]
    /// Whether no record outside of ``hits`` can have a larger weight; `false` where the budget ended the search for
    /// further records early.
    public let isExact: Bool
}

/// Finds the records that share most with a query, by adding up weights over posting lists.
///
/// Lists are taken from the heaviest key to the lightest. As soon as the lists that remain cannot lift a new record among
/// the best, they are only asked about the records that are still in the running (the *MaxScore* idea of Turtle and
/// Flood, *Information Processing & Management* 31, 1995). Weights are integers, so the sum does not depend on the order.
///
/// One retriever serves one thread; it holds 4 bytes for each record of the index.
public struct CandidateRetriever: Sendable {
    private let index: CompactIndex
    private var sums: [UInt32]
    private var touched: [UInt32] = []
    private var scratch: [UInt32] = []
    /// The records that may be found; all where it is `nil`.
    private let among: RecordSet?

    /// Creates a retriever for an index, or for some of its records.
    public init(index: CompactIndex, among: RecordSet? = nil) {
        self.index = index
        self.among = among
        sums = [UInt32](repeating: 0, count: index.recordCount)
    }

    /// Finds the best records.
    ///
    /// - Parameters:
    ///   - lists: The lists, in any order. Their weights sum to less than 2³².
    ///   - limits: How many records to return, and from which weight on.
    /// - Returns: The records, best first.
    /// - Throws: `damaged`.
    public mutating func retrieve(_ lists: [WeightedPostings], limits: RetrievalLimits) throws(IndexError) -> Retrieval
    {
        guard limits.count > 0 else { return Retrieval(hits: [], isExact: true) }
        let ordered = lists.filter { $0.weight > 0 }
            .sorted {
                $0.weight != $1.weight ? $0.weight > $1.weight : $0.postings.count < $1.postings.count
            }
        var remaining = ordered.reduce(0) { $0 + UInt64($1.weight) }
        precondition(remaining <= UInt64(UInt32.max), "weights are too large")
        defer { reset() }

        var best: UInt32 = 0
        var spent = 0
        var isExact = true
        var next = 0
        while next < ordered.count {
            let list = ordered[next]
            // Nothing that only the remaining lists know can reach the floor any more.
            // What shares most may be one that may not be found: then its share says nothing of the others.
            let floor = among == nil ? floor(limits, best) : UInt64(limits.leastWeight)
            if floor > remaining { break }
            // Finding out the weight at the last rank costs a pass over the records touched; it pays before long lists.
            if touched.count >= limits.count, list.postings.count > 64, list.postings.count > touched.count / 8,
                UInt64(sumAtRank(limits.count)) > remaining
            {
                break
            }
            if spent > 0, list.postings.count > limits.budget - spent {
                isExact = false
                break
            }
            spent += list.postings.count
            try list.postings.add(list.weight, to: &sums, touched: &touched, largest: &best)
            remaining -= UInt64(list.weight)
            next += 1
        }
        var running = findable(touched)
        if among != nil { best = running.reduce(0) { max($0, sums[Int($1)]) } }
        while next < ordered.count {
            let list = ordered[next]
            prune(&running, limits, best, remaining: remaining)
            if list.postings.count > running.count * 64 {
                running.sort()
                try list.postings.forEachIndex(of: running) { sums[Int(running[$0])] &+= list.weight }
            } else {
                try list.postings.add(list.weight, toPositive: &sums)
            }
            for record in running { best = max(best, sums[Int(record)]) }
            remaining -= UInt64(list.weight)
            next += 1
        }
        prune(&running, limits, best, remaining: 0)
        return Retrieval(hits: try ranked(running, count: limits.count), isExact: isExact)
    }

    /// The least weight of a record to be returned, as far as it is known.
    private func floor(_ limits: RetrievalLimits, _ best: UInt32) -> UInt64 {
        max(UInt64(limits.leastWeight), (UInt64(min(best, limits.plenty)) * UInt64(limits.leastShare)) >> 8)
    }

    /// Drops the records that cannot be among the best any more; what they gain from now on does not matter.
    private mutating func prune(
        _ running: inout [UInt32], _ limits: RetrievalLimits, _ best: UInt32, remaining: UInt64
    ) {
        var floor = floor(limits, best)
        if running.count > 2 * limits.count {
            scratch.removeAll(keepingCapacity: true)
            for record in running { scratch.append(sums[Int(record)]) }
            floor = max(floor, UInt64(rank(limits.count)))
        }
        guard floor > remaining else { return }
        let least = UInt32(truncatingIfNeeded: floor - remaining)
        running.removeAll { sums[Int($0)] < least }
    }

    private mutating func reset() {
        for record in touched { sums[Int(record)] = 0 }
        touched.removeAll(keepingCapacity: true)
    }

    private func findable(_ records: [UInt32]) -> [UInt32] {
        guard let among else { return records }
        return records.filter { among.contains(Int($0)) }
    }

    /// The `rank`-th largest sum so far of a record that may be found, by quickselect; 0 where there are fewer.
    private mutating func sumAtRank(_ rank: Int) -> UInt32 {
        scratch.removeAll(keepingCapacity: true)
        for record in findable(touched) { scratch.append(sums[Int(record)]) }
        return scratch.count < rank ? 0 : self.rank(rank)
    }

    /// The `rank`-th largest number in the scratch memory.
    private mutating func rank(_ rank: Int) -> UInt32 {
        var low = 0
        var high = scratch.count - 1
        let target = rank - 1
        while low < high {
            let pivot = scratch[(low + high) / 2]
            var left = low
            var right = high
            while left <= right {
                while scratch[left] > pivot { left += 1 }
                while scratch[right] < pivot { right -= 1 }
                if left <= right {
                    scratch.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if target <= right {
                high = right
            } else if target >= left {
                low = left
            } else {
                break
            }
        }
        return scratch[target]
    }

    private func ranked(_ records: [UInt32], count: Int) throws(IndexError) -> [Retrieval.Hit] {
        var rows: [(hit: Retrieval.Hit, attribute: UInt64)] = []
        rows.reserveCapacity(records.count)
        for record in records {
            let hit = Retrieval.Hit(record: Int(record), weight: sums[Int(record)])
            rows.append((hit, try index.attribute(of: Int(record))))
        }
        rows.sort {
            if $0.hit.weight != $1.hit.weight { return $0.hit.weight > $1.hit.weight }
            if $0.attribute != $1.attribute { return $0.attribute < $1.attribute }
            return $0.hit.record < $1.hit.record
        }
        return rows.prefix(count).map(\.hit)
    }
}
