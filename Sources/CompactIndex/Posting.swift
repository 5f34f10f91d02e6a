/// That a record can be found under a key.
struct Posting: Comparable {
    /// The key.
    var key: UInt64
    /// The number of the record.
    var record: UInt32

    static func < (lhs: Posting, rhs: Posting) -> Bool {
        lhs.key != rhs.key ? lhs.key < rhs.key : lhs.record < rhs.record
    }
}
