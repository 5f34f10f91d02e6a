public import ClewModel

/// The least and the most that a share of content can be on the records, and how far that is the last word.
public struct ContentBound: Hashable, Sendable {
    /// Something whose quantities or dates a bound rests on.
    public struct Support: Hashable, Sendable, Comparable {
        /// The kinds of thing that bear a bound.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// A lot: how much of it there was and went where.
            case lot
            /// An event.
            case event
            /// A pool: its stocks and dates.
            case pool
        }

        /// The kind of thing.
        public var kind: Kind
        /// Its identifier within the case.
        public var id: String

        /// Orders by kind, then by identifier.
        public static func < (lhs: Support, rhs: Support) -> Bool {
            lhs.kind == rhs.kind
                ? lhs.id.utf8.lexicographicallyPrecedes(rhs.id.utf8) : lhs.kind.rawValue < rhs.kind.rawValue
        }
    }

    /// The share; nothing that the records allow lies outside.
    public var share: Bounds
    /// Whether nothing narrower holds: both ends can be reached.
    public var isTightest: Bool
    /// How it was reached.
    public var method: BoundMethod
    /// What the upper end rests on: the tight rows of the linear model; empty where intervals sufficed.
    public var support: [Support] = []

    /// The share, each end moved outward to a hundredth of a per cent, as it may be printed.
    public var printable: Bounds { ContentBound.printable(share) }

    /// A share with each end moved outward to a hundredth of a per cent; one that is exact to the nearest.
    ///
    /// What lies within a part in a thousand million of a hundredth is one: less than a milligram in a tonne is rounding.
    public static func printable(_ share: Bounds) -> Bounds {
        let noise = 1e-5
        // One share, known exactly, is rounded as any number is: outward it would read as a range that nobody found.
        if share.upper - share.lower <= noise / 10_000 {
            let nearest = (share.lower * 10_000).rounded() / 10_000
            if nearest > 0, nearest < 1 || share.upper >= 1 { return Bounds(exactly: nearest) }
        }
        let lower = (share.lower * 10_000 + noise).rounded(.down) / 10_000
        // A gram in a thousand tonnes is still something: only what sums leave over of nothing is nothing.
        let least = share.upper > 1e-12 ? 1 / 10_000.0 : 0
        let upper = max((share.upper * 10_000 - noise).rounded(.up) / 10_000, least)
        // Something above nothing never becomes nothing, and less than all never becomes all.
        return Bounds(max(0, min(lower, upper)), min(1, max(lower, upper)))
    }
}
