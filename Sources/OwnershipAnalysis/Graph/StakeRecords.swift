internal import ClewModel

/// The stakes of a graph as flat arrays, one row a record of a source.
struct StakeRecords: Sendable {
    var owner: [Int32] = []
    var asset: [Int32] = []
    /// The least share, in billionths.
    var low: [Int32] = []
    /// The greatest share, in billionths.
    var high: [Int32] = []
    var kind: [UInt8] = []
    var confidence: [UInt8] = []
    /// 1 for a stake that is held through others, else 0.
    var indirect: [UInt8] = []
    /// The row of the table of dates; -1 for a stake without dates.
    var dates: [Int32] = []
    /// The row of the table of citations.
    var citation: [Int32] = []
    /// The row of the table of files, -1 for none.
    var file: [Int16] = []
    /// The line in the file, 0 for none.
    var line: [Int32] = []

    var count: Int { owner.count }

    mutating func reserve(_ capacity: Int) {
        owner.reserveCapacity(capacity)
        asset.reserveCapacity(capacity)
        low.reserveCapacity(capacity)
        high.reserveCapacity(capacity)
        kind.reserveCapacity(capacity)
        confidence.reserveCapacity(capacity)
        indirect.reserveCapacity(capacity)
        dates.reserveCapacity(capacity)
        citation.reserveCapacity(capacity)
        file.reserveCapacity(capacity)
        line.reserveCapacity(capacity)
    }

    /// The rows in the order of a key, ties in the order of their rows, and where each key starts.
    ///
    /// - Complexity: O(*rows* + *keys*): a counting sort.
    static func grouped(_ keys: [Int32], count: Int) -> (starts: [Int32], rows: [Int32]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for key in keys { starts[Int(key) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var rows = [Int32](repeating: 0, count: keys.count)
        for (row, key) in keys.enumerated() {
            rows[Int(next[Int(key)])] = Int32(row)
            next[Int(key)] += 1
        }
        return (starts, rows)
    }

    /// Rows in the order of a key, ties in the order that they have.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - keys: The key of every row that there is.
    ///   - count: How many keys there can be.
    /// - Complexity: O(*rows* + *keys*): a counting sort.
    static func sorted(_ rows: [Int32], by keys: [Int32], count: Int) -> [Int32] {
        guard rows.count > 1 else { return rows }
        var next = [Int32](repeating: 0, count: count + 1)
        for row in rows { next[Int(keys[Int(row)]) + 1] += 1 }
        for index in 0..<count { next[index + 1] += next[index] }
        var sorted = [Int32](repeating: 0, count: rows.count)
        for row in rows {
            let key = Int(keys[Int(row)])
            sorted[Int(next[key])] = row
            next[key] += 1
        }
        return sorted
    }
}
