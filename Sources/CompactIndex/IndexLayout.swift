/// The parts of a compiled index, in the order in which they stand in the file.
///
/// All numbers are little-endian. The file starts with a header of 512 bytes:
///
/// | offset | bytes | meaning |
/// |---|---|---|
/// | 0 | 8 | `CLEWIDX` and a line feed |
/// | 8 | 4 | version of the format |
/// | 12 | 4 | number of sections |
/// | 16 | 8 | length of the file |
/// | 24 | 8 | number of records |
/// | 32 | 8 | number of keys |
/// | 40 | 8 | checksum of the table of pages |
/// | 48 | 16 | reserved, zero |
/// | 64 | 24 each | one row a section: kind (4), reserved (4), offset (8), length (8) |
/// | 504 | 8 | checksum of the 504 bytes before |
///
/// From the header to the table of pages, which is the last section, the file is divided at every multiple of 4096 bytes.
/// The table holds a checksum for each of these pages, the space between sections included, so that there is no byte
/// whose damage goes unnoticed and none has to be read that is not needed.
package enum IndexLayout {
    static let magic: [UInt8] = Array("CLEWIDX\n".utf8)
    static let version: UInt32 = 2
    /// The length of the header, whose last eight bytes are its checksum.
    package static let headerLength = 512
    static let sectionTable = 64
    static let sectionRow = 24
    static let tableChecksum = 40
    static let pageLength = 4096
    /// Records are counted in 24 bits, so that a key's count and place fit one word.
    static let mostRecords = 0xFF_FFFF
    /// Keys with more records than this have a skip table before their postings.
    static let blockLength = 128

    /// What a section holds.
    enum Section: UInt32, CaseIterable {
        /// The payloads, one after the other.
        case payloads = 1
        /// Where each payload starts, and where the last one ends: 8 bytes each.
        case payloadOffsets = 2
        /// The fixed attribute of each record: 8 bytes each.
        case attributes = 3
        /// Compressed postings of keys with more than one record.
        case postings = 4
        /// The keys in ascending order: 8 bytes each.
        case keys = 5
        /// For each key its count in the upper 24 bits and in the lower 40 bits the place of its postings, or the
        /// record itself where there is one alone.
        case keyValues = 6
        /// For each leading bit pattern of a key the position of the first key that has it: 4 bytes each, one more at
        /// the end.
        case keyStarts = 7
        /// Bytes of the owner: purpose, version of its tables.
        case description = 8
        /// The checksum of each page of the file before it: 8 bytes each.
        case pages = 9
    }

    /// The number of pages of a file whose table of pages starts at `end`.
    static func pageCount(before end: Int) -> Int { (end + pageLength - 1) / pageLength }

    /// The bytes of a page; the first starts behind the header, the last ends before the table of pages.
    static func page(_ number: Int, before end: Int) -> Range<Int> {
        max(headerLength, number * pageLength)..<max(headerLength, min((number + 1) * pageLength, end))
    }

    /// The number of leading bits that `keyStarts` resolves for `keys` keys: about four keys a bucket.
    static func bucketBits(forKeys keys: Int) -> Int {
        var bits = 0
        while bits < 24, (4 << bits) < keys { bits += 1 }
        return bits
    }
}
