/// Puts the checksums of an index right after its bytes were changed on purpose.
///
/// Checksums stop accidents at the door. To find out what the reading code does with nonsense behind them, tests and the
/// fuzzer change bytes and seal the file anew.
package enum IndexSeal {
    /// Writes the checksums of the pages, of their table and of the header, as far as the header says where they belong.
    package static func renew(_ bytes: inout [UInt8]) {
        guard bytes.count >= IndexLayout.headerLength else { return }
        if let table = table(of: bytes) {
            for page in 0..<table.count / 8 {
                let range = IndexLayout.page(page, before: table.lowerBound)
                put(checksum(of: bytes, in: range), at: table.lowerBound + page * 8, into: &bytes)
            }
            put(checksum(of: bytes, in: table), at: IndexLayout.tableChecksum, into: &bytes)
        }
        let end = IndexLayout.headerLength - 8
        put(checksum(of: bytes, in: 0..<end), at: end, into: &bytes)
    }

    /// Writes the length and the checksum of a file of arrays, which a ``PackedReader`` looks at first.
    package static func renew(packed bytes: inout [UInt8]) {
        let start = PackedReader.headSize
        guard bytes.count >= start else { return }
        put(UInt64(bytes.count - start), at: 16, into: &bytes)
        put(checksum(of: bytes, in: start..<bytes.count), at: 24, into: &bytes)
    }

    private static func table(of bytes: [UInt8]) -> Range<Int>? {
        func number(_ place: Int) -> UInt64 {
            bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
        }
        let row = IndexLayout.sectionTable + (IndexLayout.Section.allCases.count - 1) * IndexLayout.sectionRow
        let offset = number(row + 8)
        let length = number(row + 16)
        guard offset >= UInt64(IndexLayout.headerLength), offset <= UInt64(bytes.count),
            length <= UInt64(bytes.count) - offset,
            length == UInt64(IndexLayout.pageCount(before: Int(offset)) * 8)
        else { return nil }
        return Int(offset)..<Int(offset + length)
    }

    private static func checksum(of bytes: [UInt8], in range: Range<Int>) -> UInt64 {
        bytes.withUnsafeBytes { IndexChecksum.of(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    private static func put(_ number: UInt64, at place: Int, into bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(place..<place + 8, with: $0) }
    }
}
