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
        let records = graph.records
        var rows: [Int32] = []
        for index in 0..<records.count where wanted(records.kind[index]) && graph.canHold(index, on: day) {
            rows.append(Int32(index))
        }
        let count = graph.entityCount
        let groups = StakeRecords.grouped(rows.map { records.owner[Int($0)] }, count: count)
        var starts = [Int32](repeating: 0, count: count + 1)
        var sources: [Int32] = []
        var targets: [Int32] = []
        var low: [Int32] = []
        var high: [Int32] = []
        var kinds: [UInt8] = []
        var sure: [Bool] = []
        var recordStarts: [Int32] = [0]
        var recordRows: [Int32] = []
        var totalLow = [Int64](repeating: 0, count: count)
        sources.reserveCapacity(rows.count)
        targets.reserveCapacity(rows.count)
        low.reserveCapacity(rows.count)
        high.reserveCapacity(rows.count)
        kinds.reserveCapacity(rows.count)
        sure.reserveCapacity(rows.count)
        recordStarts.reserveCapacity(rows.count + 1)
        recordRows.reserveCapacity(rows.count)
        var own: [Int32] = []
        for owner in 0..<count {
            own.removeAll(keepingCapacity: true)
            for position in Int(groups.starts[owner])..<Int(groups.starts[owner + 1]) {
                own.append(rows[Int(groups.rows[position])])
            }
            if own.count > 1 {
                own.sort { lhs, rhs in
                    let (a, b) = (Int(lhs), Int(rhs))
                    if records.asset[a] != records.asset[b] { return records.asset[a] < records.asset[b] }
                    return records.kind[a] == records.kind[b] ? a < b : records.kind[a] < records.kind[b]
                }
            }
            var position = 0
            while position < own.count {
                let first = Int(own[position])
                var least = Int32.max
                var greatest: Int32 = 0
                var isSure = false
                while position < own.count, records.asset[Int(own[position])] == records.asset[first],
                    records.kind[Int(own[position])] == records.kind[first]
                {
                    let row = Int(own[position])
                    least = min(least, records.low[row])
                    greatest = max(greatest, records.high[row])
                    isSure = isSure || graph.surelyHolds(row, on: day)
                    recordRows.append(Int32(row))
                    position += 1
                }
                let target = records.asset[first]
                sources.append(Int32(owner))
                targets.append(target)
                low.append(isSure ? least : 0)
                high.append(greatest)
                kinds.append(records.kind[first])
                sure.append(isSure)
                recordStarts.append(Int32(recordRows.count))
                if isSure { totalLow[Int(target)] += Int64(least) }
            }
            starts[owner + 1] = Int32(targets.count)
        }
        let byAsset = StakeRecords.grouped(targets, count: count)
        self.starts = starts
        self.sources = sources
        self.targets = targets
        self.low = low
        self.high = high
        self.kinds = kinds
        self.sure = sure
        self.recordStarts = recordStarts
        self.recordRows = recordRows
        self.totalLow = totalLow
        incomingStarts = byAsset.starts
        incoming = byAsset.rows
    }
}
