/// Writes one section of an index.
final class IndexSectionWriter {
    private let sink: IndexSink
    private var buffer: [UInt8] = []
    /// Where the section starts.
    let start: Int

    init(sink: IndexSink) {
        self.sink = sink
        start = sink.position
        buffer.reserveCapacity(1 << 16)
    }

    /// The number of bytes written so far.
    var length: Int { sink.position - start + buffer.count }

    func write(_ number: some FixedWidthInteger) throws(IndexError) {
        withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
        if buffer.count >= 1 << 16 { try flush() }
    }

    func write(_ bytes: [UInt8]) throws(IndexError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    func flush() throws(IndexError) {
        try sink.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
