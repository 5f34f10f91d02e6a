public import Foundation

/// Builds a compiled index record by record, in bounded memory.
///
/// Records are numbered in the order in which they are added. The same records with the same keys always give the same
/// bytes. Nothing is visible under the target's name until ``finish()`` returns; a file already there is replaced in
/// one step, and readers that have mapped it keep what they have.
///
/// - Complexity: O(*n* log *n*) time for *n* postings. Memory: 16 bytes a record, 16 bytes a distinct key and two runs of
///   `runLength` postings at 16 bytes each, if it builds a file; everything, if it builds in memory.
public struct CompactIndexBuilder: ~Copyable {
    private let sink: IndexSink
    private var sorter: PostingSorter
    private var payloadOffsets: [UInt64]
    private var attributes: [UInt64]
    private let description: [UInt8]
    private let name: String

    /// Starts an index.
    ///
    /// - Parameters:
    ///   - url: The file to write; in memory where it is `nil`.
    ///   - description: Bytes that say what the index is for; ``CompactIndex/description`` gives them back.
    ///   - runLength: How many postings are sorted at a time.
    /// - Throws: `unwritable`.
    public init(file url: URL?, description: [UInt8], runLength: Int = 1 << 22) throws(IndexError) {
        let target = if let url { try IndexSink(file: url) } else { IndexSink() }
        try target.write([UInt8](repeating: 0, count: IndexLayout.headerLength))
        sink = target
        sorter = PostingSorter(runLength: runLength, spillsTo: target.temporaryPath)
        payloadOffsets = [0]
        attributes = []
        self.description = description
        name = url?.path(percentEncoded: false) ?? "the new index"
    }

    /// The number of records added so far.
    public var recordCount: Int { attributes.count }

    /// Adds a record.
    ///
    /// - Parameters:
    ///   - payload: The bytes of the record, in a form that only the owner knows.
    ///   - attribute: A number that retrieval can see without the payload; among equally good records the one with the
    ///     smaller attribute comes first.
    ///   - keys: The keys under which it can be found: hashes, spread evenly over all 64 bits. Repeats do no harm.
    /// - Throws: `tooLarge` beyond 16,777,215 records, `unwritable`.
    public mutating func add(payload: [UInt8], attribute: UInt64, keys: [UInt64]) throws(IndexError) {
        guard attributes.count < IndexLayout.mostRecords else {
            throw IndexError(.tooLarge, "an index holds at most \(IndexLayout.mostRecords) records")
        }
        let record = UInt32(attributes.count)
        try sink.write(payload)
        payloadOffsets.append((payloadOffsets.last ?? 0) + UInt64(payload.count))
        attributes.append(attribute)
        for key in keys { try sorter.add(Posting(key: key, record: record)) }
    }

    /// Writes the rest and makes the index visible.
    ///
    /// - Returns: The index, open.
    /// - Throws: `unwritable`.
    public consuming func finish() throws(IndexError) -> CompactIndex {
        var sections: [(IndexLayout.Section, offset: Int, length: Int)] = []
        let payloadLength = sink.position - IndexLayout.headerLength
        sections.append((.payloads, IndexLayout.headerLength, payloadLength))

        func add(_ section: IndexLayout.Section, _ write: (IndexSectionWriter) throws(IndexError) -> Void)
            throws(IndexError)
        {
            try sink.pad(to: 64)
            let writer = IndexSectionWriter(sink: sink)
            try write(writer)
            try writer.flush()
            sections.append((section, writer.start, sink.position - writer.start))
        }

        var keys: [UInt64] = []
        var values: [UInt64] = []
        var postings = sorter
        sorter = PostingSorter(spillsTo: nil)
        try add(.postings) { writer throws(IndexError) in
            var records: [UInt32] = []
            var encoder = PostingEncoder()
            func close() throws(IndexError) {
                if records.count == 1 {
                    values.append(1 << 40 | UInt64(records[0]))
                } else if records.count > 1 {
                    values.append(UInt64(records.count) << 40 | UInt64(writer.length))
                    try writer.write(encoder.encode(records))
                }
                records.removeAll(keepingCapacity: true)
            }
            try postings.drain { posting throws(IndexError) in
                if keys.last != posting.key {
                    try close()
                    keys.append(posting.key)
                }
                records.append(posting.record)
            }
            try close()
        }
        let offsets = payloadOffsets
        let fixed = attributes
        let text = description
        try add(.payloadOffsets) { writer throws(IndexError) in for offset in offsets { try writer.write(offset) } }
        try add(.attributes) { writer throws(IndexError) in for attribute in fixed { try writer.write(attribute) } }
        try add(.keys) { writer throws(IndexError) in for key in keys { try writer.write(key) } }
        try add(.keyValues) { writer throws(IndexError) in for value in values { try writer.write(value) } }
        try add(.keyStarts) { writer throws(IndexError) in
            let bits = IndexLayout.bucketBits(forKeys: keys.count)
            var position = 0
            for bucket in 0...(1 << bits) {
                if bucket == 1 << bits {
                    position = keys.count
                } else if bits > 0 {
                    while position < keys.count, Int(keys[position] >> UInt64(64 - bits)) < bucket { position += 1 }
                }
                try writer.write(UInt32(position))
            }
        }
        try add(.description) { writer throws(IndexError) in try writer.write(text) }
        try sink.pad(to: 64)
        let sums = sink.pageSums.values
        try add(.pages) { writer throws(IndexError) in for sum in sums { try writer.write(sum) } }
        var tableChecksum = IndexChecksum()
        for sum in sums { withUnsafeBytes(of: sum.littleEndian) { tableChecksum.add($0) } }

        var header = IndexLayout.magic
        func append<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number.littleEndian) { header.append(contentsOf: $0) }
        }
        append(IndexLayout.version)
        append(UInt32(sections.count))
        append(UInt64(sink.position))
        append(UInt64(fixed.count))
        append(UInt64(keys.count))
        append(tableChecksum.value)
        header.append(contentsOf: [UInt8](repeating: 0, count: IndexLayout.sectionTable - header.count))
        for section in sections {
            append(section.0.rawValue)
            append(UInt32(0))
            append(UInt64(section.offset))
            append(UInt64(section.length))
        }
        header.append(contentsOf: [UInt8](repeating: 0, count: IndexLayout.headerLength - 8 - header.count))
        append(header.withUnsafeBytes { IndexChecksum.of($0) })
        try sink.replaceStart(with: header)
        return try CompactIndex(storage: try sink.commit(), name: name)
    }
}
