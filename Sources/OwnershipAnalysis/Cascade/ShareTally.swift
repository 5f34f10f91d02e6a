/// What the parties inside a cascade hold in each asset, of one right, in billionths.
struct ShareTally: Sendable {
    /// The sum of the least shares of those surely inside.
    private(set) var low: [Int64]
    /// The greatest least share of one of them.
    private(set) var lowOne: [Int32]
    /// The sum of the greatest shares of those possibly inside.
    private(set) var high: [Int64]
    /// The sum of the least shares of those possibly inside.
    private(set) var highLow: [Int64]
    /// The sum of the least shares of everybody.
    let totalLow: [Int64]

    init(_ edges: CascadeEdges, count: Int) {
        let used = edges.isEmpty ? 0 : count
        low = Array(repeating: 0, count: used)
        lowOne = Array(repeating: 0, count: used)
        high = Array(repeating: 0, count: used)
        highLow = Array(repeating: 0, count: used)
        totalLow = edges.isEmpty ? [] : edges.totalLow
    }

    var isEmpty: Bool { low.isEmpty }

    /// The least that those inside hold together.
    func least(_ asset: Int) -> Int64 {
        isEmpty ? 0 : min(low[asset], Int64(ShareUnits.whole))
    }

    /// The most that those inside can hold together.
    ///
    /// Stakes in one asset come to no more than the whole, so what others hold at least is out of reach. Where the least
    /// shares as stated already pass the whole, they bound nothing.
    @inline(__always)
    func most(_ asset: Int) -> Int64 {
        if isEmpty { return 0 }
        let whole = Int64(ShareUnits.whole)
        let total = totalLow[asset]
        let room = total > whole ? whole : whole - (total - highLow[asset])
        return max(min(high[asset], room), min(low[asset], whole))
    }

    @inline(__always)
    mutating func addSure(_ asset: Int, _ share: Int32) {
        low[asset] += Int64(share)
        if share > lowOne[asset] { lowOne[asset] = share }
    }

    @inline(__always)
    mutating func addPossible(_ asset: Int, _ least: Int32, _ most: Int32) {
        high[asset] += Int64(most)
        highLow[asset] += Int64(least)
    }

    mutating func clear(_ asset: Int) {
        guard !isEmpty else { return }
        low[asset] = 0
        lowOne[asset] = 0
        high[asset] = 0
        highLow[asset] = 0
    }
}
