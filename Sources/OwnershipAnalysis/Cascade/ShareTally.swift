/// What the parties inside a cascade hold of one right in one asset, in billionths.
///
/// Sums stop a billionth above the whole: no threshold lies higher, and so 32 bits hold every one of them.
struct ShareTally: Sendable {
    /// The sum of the least shares of those surely inside.
    private var low: Int32 = 0
    /// The greatest least share of one of those surely inside.
    private var lowOne: Int32 = 0
    /// The sum of the greatest shares of those who can be inside.
    private var high: Int32 = 0
    /// What is left of the whole after all least shares as stated; -1 where these pass the whole, so that they bound
    /// nothing.
    private let spare: Int32
    /// The sum of the least shares of those who can be inside, where they bound something.
    private var highLow: Int32 = 0

    private static let cap = ShareUnits.whole + 1

    /// Starts at nothing, in an asset whose least shares as stated come to `totalLow`.
    @inline(__always)
    init(totalLow: Int64) {
        self.init(spare: ShareTally.spare(totalLow: totalLow))
    }

    /// Starts at nothing, in an asset of which so much is left.
    @inline(__always)
    init(spare: Int32) {
        self.spare = spare
    }

    /// What is left of the whole after least shares that come to `totalLow`; -1 where these pass the whole.
    @inline(__always)
    static func spare(totalLow: Int64) -> Int32 {
        totalLow > Int64(ShareUnits.whole) ? -1 : ShareUnits.whole - Int32(truncatingIfNeeded: totalLow)
    }

    /// The least that those inside hold together.
    var least: Int64 { Int64(min(low, ShareUnits.whole)) }

    /// The most that those inside can hold together: stakes in one asset come to no more than the whole, so what others
    /// hold at least is out of reach.
    @inline(__always)
    var most: Int64 {
        Int64(min(high, spare < 0 ? ShareUnits.whole : spare &+ highLow))
    }

    /// Counts one stake in one or both of the fixpoints.
    @inline(__always)
    mutating func add(_ least: Int32, _ most: Int32, _ ends: CascadeEnds) {
        if ends.contains(.sure) {
            low = min(low &+ least, ShareTally.cap)
            lowOne = max(lowOne, least)
        }
        if ends.contains(.possible) {
            high = min(high &+ most, ShareTally.cap)
            if spare >= 0 { highLow = highLow &+ least }
        }
    }

    /// In which of some fixpoints a threshold is met.
    @inline(__always)
    func passes(_ threshold: Int64, isOneHolder: Bool, _ ends: CascadeEnds) -> CascadeEnds {
        var passed = CascadeEnds()
        if ends.contains(.possible), most >= threshold { passed.insert(.possible) }
        if ends.contains(.sure), Int64(isOneHolder ? lowOne : low) >= threshold { passed.insert(.sure) }
        return passed
    }
}
