import ClewModel

/// A question about content: where it enters the chain, and what happens to it there.
struct ContentQuestion {
    /// The share of a lot that has no recorded inputs.
    var source: (Int) -> Bounds
    /// What a lot's own making makes of the share that its inputs give it: all, perhaps more, or the same.
    var making: (Int) -> Making = { _ in .keeps }
    /// The share of what comes out of a transformation, where that is settled whatever goes in.
    var settled: (Int) -> Bounds? = { _ in nil }
    /// The share of what nobody recorded.
    var unrecorded = ShareMath.unknown
    /// Whether to take every lot, blend and pool as mixed evenly.
    var isEven = false
    /// Whether records hold that say what an issue of a pool was taken from.
    var holdsAllocations = false
    /// Whether input counts that only a recalled yield calls missing.
    var usesDefaults = false

    /// What making a lot does to its content.
    enum Making {
        /// It is that of its inputs.
        case keeps
        /// It may be more than that of its inputs, up to all.
        case mayAdd
        /// It is all of the lot.
        case fills
    }

    /// The share after the making.
    func adjust(_ lot: Int, _ share: Bounds) -> Bounds {
        switch making(lot) {
        case .keeps: share
        case .mayAdd: Bounds(share.lower, 1)
        case .fills: Bounds(exactly: 1)
        }
    }
}
