/// One key under which a name can be found again.
///
/// Two names of the same party are meant to share at least one key, whatever the script. Hashes are stable for a given
/// lexicon, on every machine.
public struct IndexKey: Sendable, Hashable {
    /// How much a shared key says.
    public enum WeightClass: UInt8, Sendable, Hashable, Comparable, CaseIterable {
        /// Worth looking up in short lists alone.
        case faint = 0
        /// Shared by many strangers: useful only together with others.
        case weak = 1
        /// One word or one sound of the trade name.
        case medium = 2
        /// The whole trade name, in one of its readings.
        case strong = 3
        /// The whole name but for its legal form.
        case exact = 4

        /// Orders classes from faint to exact.
        public static func < (left: WeightClass, right: WeightClass) -> Bool { left.rawValue < right.rawValue }
    }

    /// The hash of what is shared.
    public let hash: UInt64
    /// How much sharing it says.
    public let weight: WeightClass

    /// Creates a key.
    public init(hash: UInt64, weight: WeightClass) {
        self.hash = hash
        self.weight = weight
    }
}
