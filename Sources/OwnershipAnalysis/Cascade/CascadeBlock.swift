/// The stakes of a few hundred holders, gathered before any of them is counted.
///
/// Where a party stands and what others hold of it lie all over the memory. Read one by one between decisions, each of
/// them is waited for; gathered in a loop without decisions, the waits overlap.
struct CascadeBlock: Sendable {
    /// A party inside whose stakes are to be counted.
    struct Holder: Sendable {
        var party: Int32
        var ends: CascadeEnds
    }

    /// One stake to be counted.
    struct HeldStake: Sendable {
        var target: Int32
        var low: Int32
        var high: Int32
        /// One more than the place of the target among those reached; 0 if it was not reached yet.
        var slot: Int32 = 0
        /// What is left of the target after all least shares; -1 where these pass the whole.
        var spare: Int32 = 0
        var ends: CascadeEnds
    }

    /// How many holders a block has at most.
    static let size = 256

    private(set) var stakes: [HeldStake] = []
    private var ranges: [(start: Int32, end: Int32)] = []

    /// Gathers the stakes that some holders have of one right in others.
    mutating func gather(_ holders: ArraySlice<Holder>, _ edges: CascadeEdges, _ slots: [Int32]) {
        stakes.removeAll(keepingCapacity: true)
        guard !edges.isEmpty else { return }
        ranges.removeAll(keepingCapacity: true)
        for holder in holders {
            ranges.append((edges.starts[Int(holder.party)], edges.starts[Int(holder.party) + 1]))
        }
        for (holder, range) in zip(holders, ranges) {
            for edge in Int(range.start)..<Int(range.end) where edges.targets[edge] != holder.party {
                stakes.append(
                    HeldStake(
                        target: edges.targets[edge], low: edges.low[edge], high: edges.high[edge], ends: holder.ends))
            }
        }
        for index in stakes.indices {
            let target = Int(stakes[index].target)
            stakes[index].slot = slots[target]
            stakes[index].spare = ShareTally.spare(totalLow: edges.totalLow[target])
        }
    }
}
