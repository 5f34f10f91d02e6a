/// What a result rests on, and what it leaves out.
public struct StudyCoverage: Hashable, Sendable, Codable {
    /// How many rows were counted.
    public var counted: Int
    /// Rows left out, with the reason, sorted by reason.
    public var leftOut: [LeftOut]
    /// What a reader must know about the data.
    public var notes: [String]

    /// Rows left out for one reason.
    public struct LeftOut: Hashable, Sendable, Codable {
        /// The reason.
        public var reason: String
        /// How many rows.
        public var count: Int
    }

    /// Creates a coverage.
    public init(counted: Int = 0, notes: [String] = []) {
        self.counted = counted
        leftOut = []
        self.notes = notes
    }

    /// Notes that rows were left out; none is no entry.
    public mutating func leaveOut(_ count: Int, because reason: String) {
        guard count > 0 else { return }
        if let index = leftOut.firstIndex(where: { $0.reason == reason }) {
            leftOut[index].count += count
        } else {
            leftOut.append(LeftOut(reason: reason, count: count))
            leftOut.sort { $0.reason < $1.reason }
        }
    }

    /// The coverage in sentences.
    public var sentences: [String] {
        ["\(counted) rows counted."] + leftOut.map { "\($0.count) left out: \($0.reason)." } + notes
    }
}
