/// The records under one key, in ascending order.
///
/// Every read is checked against the checksum of its page, the bounds of the file and those of the record numbers, so damage
/// ends in an error, never in a trap, an endless loop or a record that does not belong here.
public struct PostingList: Sendable {
    private let pages: IndexPages
    /// Where the section of postings lies in the file.
    private let section: Range<Int>
    private let start: Int
    private let recordCount: UInt32
    private let single: UInt32?
    /// The number of records.
    public let count: Int

    init(pages: IndexPages, section: Range<Int>, value: UInt64, recordCount: Int) throws(IndexError) {
        self.pages = pages
        self.section = section
        self.recordCount = UInt32(recordCount)
        count = Int(value >> 40)
        let low = value & 0xFF_FFFF_FFFF
        guard count >= 1, count <= recordCount else { throw Self.damaged }
        if count == 1 {
            guard low < UInt64(recordCount) else { throw Self.damaged }
            single = UInt32(low)
            start = 0
        } else {
            // Every posting takes at least a byte.
            guard low <= UInt64(section.count), count <= section.count - Int(low) else { throw Self.damaged }
            single = nil
            start = section.lowerBound + Int(low)
        }
    }

    private static var damaged: IndexError {
        IndexError(.damaged, "the postings of a key do not make sense; build the index again")
    }

    private var blockCount: Int { (count + IndexLayout.blockLength - 1) / IndexLayout.blockLength }

    /// Calls `body` with each record, ascending.
    ///
    /// - Throws: `damaged`.
    /// - Complexity: O(``count``).
    @inline(__always)
    public func forEach(_ body: (UInt32) -> Void) throws(IndexError) {
        if let single { return body(single) }
        if count <= IndexLayout.blockLength {
            try decode(from: start, first: nil, count: count, body)
            return
        }
        for block in 0..<blockCount {
            let (first, place) = try blockEntry(block)
            let length = min(IndexLayout.blockLength, count - block * IndexLayout.blockLength)
            guard first < recordCount else { throw Self.damaged }
            body(first)
            try decode(from: place, first: first, count: length - 1, body)
        }
    }

    /// Calls `body` with the position in `sorted` of each of its records that is in the list.
    ///
    /// - Parameter sorted: Records in ascending order, without repeats.
    /// - Throws: `damaged`.
    /// - Complexity: O(*m* log *n* + 128 *m*) for *m* sought records among *n*.
    public func forEachIndex(of sorted: [UInt32], _ body: (Int) -> Void) throws(IndexError) {
        var next = 0
        func match(_ record: UInt32) {
            while next < sorted.count, sorted[next] < record { next += 1 }
            if next < sorted.count, sorted[next] == record {
                body(next)
                next += 1
            }
        }
        guard count > IndexLayout.blockLength, sorted.count * 64 < count else {
            try forEach(match)
            return
        }
        var block = 0
        while next < sorted.count {
            let before = next
            // The last block that starts at or before the sought record.
            var low = block
            var high = blockCount
            while high - low > 1 {
                let middle = (low + high) / 2
                if try blockEntry(middle).first <= sorted[next] { low = middle } else { high = middle }
            }
            block = low
            let (first, place) = try blockEntry(block)
            let end = block + 1 < blockCount ? try blockEntry(block + 1).first : UInt32.max
            if first > sorted[next] {
                next += 1
                continue
            }
            match(first)
            let length = min(IndexLayout.blockLength, count - block * IndexLayout.blockLength)
            try decode(from: place, first: first, count: length - 1, match)
            while next < sorted.count, sorted[next] < end { next += 1 }
            // Only a damaged table leaves a sought record behind; it must not stop the search.
            if next == before { next += 1 }
        }
    }

    private func blockEntry(_ block: Int) throws(IndexError) -> (first: UInt32, place: Int) {
        let entry = start + block * 8
        guard entry + 8 <= section.upperBound else { throw Self.damaged }
        // Postings start at any byte, so an entry may reach into the next page.
        try pages.check(entry..<entry + 8)
        let first = pages.bytes.loadUnaligned(fromByteOffset: entry, as: UInt32.self).littleEndian
        let offset = pages.bytes.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self).littleEndian
        let place = start + blockCount * 8 + Int(offset)
        guard place <= section.upperBound else { throw Self.damaged }
        return (first, place)
    }

    @inline(__always)
    private func decode(from place: Int, first: UInt32?, count: Int, _ body: (UInt32) -> Void) throws(IndexError) {
        let bytes = pages.bytes
        let end = section.upperBound
        var position = place
        // The end of what may be read: of the page that was checked last, or of the section.
        var limit = place
        var previous = first ?? 0
        var isFirst = first == nil
        for _ in 0..<count {
            var difference: UInt32 = 0
            var shift: UInt32 = 0
            while true {
                if position >= limit {
                    guard position < end else { throw Self.damaged }
                    limit = min(end, try pages.check(pageOf: position))
                }
                guard shift <= 28 else { throw Self.damaged }
                let byte = bytes[position]
                position += 1
                difference |= UInt32(byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            let (record, overflow) = previous.addingReportingOverflow(difference)
            guard !overflow, record < recordCount, isFirst || difference > 0 else { throw Self.damaged }
            isFirst = false
            body(record)
            previous = record
        }
    }

    /// Adds `weight` to the sum of each record, lists the records whose sum was zero, and keeps the largest sum.
    func add(
        _ weight: UInt32, to sums: inout [UInt32], touched: inout [UInt32], largest: inout UInt32
    ) throws(IndexError) {
        var most = largest
        try sums.withUnsafeMutableBufferPointer { (sums) throws(IndexError) in
            try forEach { record in
                let sum = sums[Int(record)]
                if sum == 0 { touched.append(record) }
                sums[Int(record)] = sum &+ weight
                most = max(most, sum &+ weight)
            }
        }
        largest = most
    }

    /// Adds `weight` to the sum of each record whose sum is not zero.
    func add(_ weight: UInt32, toPositive sums: inout [UInt32]) throws(IndexError) {
        try sums.withUnsafeMutableBufferPointer { (sums) throws(IndexError) in
            try forEach { record in
                let sum = sums[Int(record)]
                if sum != 0 { sums[Int(record)] = sum &+ weight }
            }
        }
    }

    /// The records in one array.
    ///
    /// - Throws: `damaged`.
    public func records() throws(IndexError) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(count)
        try forEach { result.append($0) }
        return result
    }
}
