internal import ClewModel

/// The stakes of some kinds on one day as compressed rows by owner, with an index by asset.
struct Adjacency: Sendable {
    /// Where the edges of each owner start, one more than there are parties.
    let starts: [Int32]
    let sources: [Int32]
    let targets: [Int32]
    let low: [Int32]
    let high: [Int32]
    let kinds: [UInt8]
    /// Where the edges into each asset start in ``incoming``.
    let incomingStarts: [Int32]
    /// Edges in the order of their assets.
    let incoming: [Int32]
    /// The sum of the least shares in each asset.
    let totalLow: [Int64]
    /// The same as a bound for what somebody can hold: more than the whole, so that it bounds nothing, where a stake in the asset is held
    /// through others, for it runs through the holders on record and takes nothing from them.
    let boundingTotals: [Int64]
    private let recordStarts: [Int32]
    private let recordRows: [Int32]
    private let sure: [Bool]

    var edgeCount: Int { targets.count }

    func edges(from owner: Int32) -> Range<Int> {
        Int(starts[Int(owner)])..<Int(starts[Int(owner) + 1])
    }

    func edges(into asset: Int32) -> [Int] {
        incoming[Int(incomingStarts[Int(asset)])..<Int(incomingStarts[Int(asset) + 1])].map { Int($0) }
    }

    func incomingEdges(_ asset: Int32) -> ArraySlice<Int32> {
        edgeCount == 0 ? [] : incoming[Int(incomingStarts[Int(asset)])..<Int(incomingStarts[Int(asset) + 1])]
    }

    func records(of edge: Int) -> ArraySlice<Int32> {
        recordRows[Int(recordStarts[edge])..<Int(recordStarts[edge + 1])]
    }

    /// Whether the tie was held on the day whatever its dates mean.
    func isSure(_ edge: Int) -> Bool { sure[edge] }

    init(of graph: OwnershipGraph, on day: Day, where wanted: (UInt8) -> Bool) {
        let count = graph.entityCount
        let rows = IndirectStakes.withoutRepeats(Adjacency.rows(of: graph, on: day, where: wanted), of: graph)
        let indirect = graph.records.indirect
        let (owner, asset, kind) = (graph.records.owner, graph.records.asset, graph.records.kind)
        let (least, most) = (graph.records.low, graph.records.high)
        var starts = [Int32](repeating: 0, count: count + 1)
        var sources: [Int32] = []
        var targets: [Int32] = []
        var low: [Int32] = []
        var high: [Int32] = []
        var kinds: [UInt8] = []
        var sure: [Bool] = []
        var recordStarts: [Int32] = []
        var totalLow = [Int64](repeating: 0, count: count)
        var heldThroughOthers: [Int32] = []
        sources.reserveCapacity(rows.count)
        targets.reserveCapacity(rows.count)
        low.reserveCapacity(rows.count)
        high.reserveCapacity(rows.count)
        kinds.reserveCapacity(rows.count)
        sure.reserveCapacity(rows.count)
        recordStarts.reserveCapacity(rows.count + 1)
        // Rows of one pair and kind follow one another and become one edge.
        var position = 0
        while position < rows.count {
            let first = Int(rows[position])
            recordStarts.append(Int32(position))
            var lowest = Int32.max
            var highest: Int32 = 0
            var throughOthers: Int32 = 0
            var isSure = false
            while position < rows.count {
                let row = Int(rows[position])
                guard owner[row] == owner[first], asset[row] == asset[first], kind[row] == kind[first] else { break }
                position += 1
                if indirect[row] == 1 {
                    throughOthers = max(throughOthers, most[row])
                    continue
                }
                lowest = min(lowest, least[row])
                highest = max(highest, most[row])
                isSure = isSure || graph.surelyHolds(row, on: day)
            }
            let target = asset[first]
            sources.append(owner[first])
            targets.append(target)
            low.append(isSure ? lowest : 0)
            // What is held through others may come on top of what is held directly.
            high.append(min(highest + throughOthers, ShareUnits.whole))
            if throughOthers > 0 { heldThroughOthers.append(target) }
            kinds.append(kind[first])
            sure.append(isSure)
            if isSure { totalLow[Int(target)] += Int64(lowest) }
            starts[Int(owner[first]) + 1] += 1
        }
        recordStarts.append(Int32(rows.count))
        for index in 0..<count { starts[index + 1] += starts[index] }
        let byAsset = StakeRecords.grouped(targets, count: count)
        self.starts = starts
        self.sources = sources
        self.targets = targets
        self.low = low
        self.high = high
        self.kinds = kinds
        self.sure = sure
        self.recordStarts = recordStarts
        recordRows = rows
        self.totalLow = totalLow
        for target in heldThroughOthers { totalLow[Int(target)] = Int64(ShareUnits.whole) + 1 }
        boundingTotals = totalLow
        incomingStarts = byAsset.starts
        incoming = byAsset.rows
    }

    /// The records of some kinds that can hold on a day, by owner, then by asset, then by kind, then in their own order.
    ///
    /// - Complexity: O(*records* + *parties*): a counting sort a key, the last key first.
    private static func rows(of graph: OwnershipGraph, on day: Day, where wanted: (UInt8) -> Bool) -> [Int32] {
        let kind = graph.records.kind
        var rows: [Int32] = []
        var kinds: Set<UInt8> = []
        for index in kind.indices where wanted(kind[index]) && graph.canHold(index, on: day) {
            rows.append(Int32(index))
            if kinds.isEmpty || kind[index] != kind[Int(rows[0])] { kinds.insert(kind[index]) }
        }
        if kinds.count > 1 { rows = StakeRecords.sorted(rows, by: kind.map { Int32($0) }, count: 256) }
        rows = StakeRecords.sorted(rows, by: graph.records.asset, count: graph.entityCount)
        return StakeRecords.sorted(rows, by: graph.records.owner, count: graph.entityCount)
    }
}
