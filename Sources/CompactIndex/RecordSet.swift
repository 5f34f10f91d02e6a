/// Some of the records of an index, as one bit each: those that a search may find.
public struct RecordSet: Hashable, Sendable {
    private var words: [UInt64]
    /// How many records are in it.
    public private(set) var count = 0

    /// Creates an empty set for an index of so many records.
    public init(recordCount: Int) {
        words = [UInt64](repeating: 0, count: (recordCount + 63) / 64)
    }

    /// Whether a record is in it.
    @inline(__always)
    public func contains(_ record: Int) -> Bool {
        words[record >> 6] >> UInt64(record & 63) & 1 == 1
    }

    /// Adds a record.
    public mutating func insert(_ record: Int) {
        guard !contains(record) else { return }
        words[record >> 6] |= 1 << UInt64(record & 63)
        count += 1
    }
}
