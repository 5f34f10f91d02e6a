/// Writes ascending record numbers as differences of 7 bits a byte, in blocks that can be skipped.
///
/// Up to 128 records: the first record and the differences. More: for each block of 128 the first record and the
/// place of its differences, 4 bytes each, then the differences of all blocks.
struct PostingEncoder {
    private var data: [UInt8] = []

    /// The bytes for `records`, which are ascending and at least two.
    mutating func encode(_ records: [UInt32]) -> [UInt8] {
        data.removeAll(keepingCapacity: true)
        guard records.count > IndexLayout.blockLength else {
            var previous: UInt32 = 0
            for record in records {
                append(record - previous)
                previous = record
            }
            return data
        }
        var table: [UInt8] = []
        for start in stride(from: 0, to: records.count, by: IndexLayout.blockLength) {
            let end = min(start + IndexLayout.blockLength, records.count)
            withUnsafeBytes(of: records[start].littleEndian) { table.append(contentsOf: $0) }
            withUnsafeBytes(of: UInt32(data.count).littleEndian) { table.append(contentsOf: $0) }
            for index in (start + 1)..<max(start + 1, end) { append(records[index] - records[index - 1]) }
        }
        return table + data
    }

    private mutating func append(_ value: UInt32) {
        var rest = value
        while rest >= 0x80 {
            data.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        data.append(UInt8(rest))
    }
}
