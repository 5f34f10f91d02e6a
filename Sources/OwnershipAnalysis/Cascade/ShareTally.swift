/// What the parties inside a cascade hold in each asset, of one right, in billionths.
struct ShareTally: Sendable {
    /// What is counted for one asset, kept together because a step of the cascade needs all of it.
    private struct Count: Sendable {
        var low: Int64 = 0
        var high: Int64 = 0
        var highLow: Int64 = 0
        var totalLow: Int64 = 0
        var lowOne: Int32 = 0
    }

    private var counts: [Count]

    init(_ edges: CascadeEdges, count: Int) {
        counts = edges.isEmpty ? [] : Array(repeating: Count(), count: count)
        for index in counts.indices { counts[index].totalLow = edges.totalLow[index] }
    }

    var isEmpty: Bool { counts.isEmpty }

    /// The sum of the least shares of those surely inside, not bounded by the whole.
    @inline(__always)
    func low(_ asset: Int) -> Int64 { counts[asset].low }

    /// The greatest least share of one of those surely inside.
    @inline(__always)
    func lowOne(_ asset: Int) -> Int64 { Int64(counts[asset].lowOne) }

    /// The least that those inside hold together.
    func least(_ asset: Int) -> Int64 {
        isEmpty ? 0 : min(counts[asset].low, Int64(ShareUnits.whole))
    }

    /// What those outside hold at least.
    func heldByOthers(_ asset: Int) -> Int64 {
        isEmpty ? 0 : counts[asset].totalLow - counts[asset].highLow
    }

    /// The most that those inside can hold together.
    ///
    /// Stakes in one asset come to no more than the whole, so what others hold at least is out of reach. Where the least
    /// shares as stated already pass the whole, they bound nothing.
    @inline(__always)
    func most(_ asset: Int) -> Int64 {
        if isEmpty { return 0 }
        let count = counts[asset]
        let whole = Int64(ShareUnits.whole)
        let room = count.totalLow > whole ? whole : whole - (count.totalLow - count.highLow)
        return max(min(count.high, room), min(count.low, whole))
    }

    @inline(__always)
    mutating func addSure(_ asset: Int, _ share: Int32) {
        counts[asset].low += Int64(share)
        if share > counts[asset].lowOne { counts[asset].lowOne = share }
    }

    @inline(__always)
    mutating func addPossible(_ asset: Int, _ least: Int32, _ most: Int32) {
        counts[asset].high += Int64(most)
        counts[asset].highLow += Int64(least)
    }

    mutating func clear(_ asset: Int) {
        guard !isEmpty else { return }
        let total = counts[asset].totalLow
        counts[asset] = Count()
        counts[asset].totalLow = total
    }
}
