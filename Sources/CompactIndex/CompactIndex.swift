public import Foundation

/// A compiled index: records, and postings that lead from 64-bit keys to them.
///
/// Many threads may read at once. Opening checks the header and the checksums of the pages; each page is copied and checked
/// when it is first read. So damage gives errors or, where nobody reads it, nothing: never a wrong answer and never wrong
/// memory, even where the file is cut short or written to while it is open. ``verify()`` checks every byte.
public struct CompactIndex: Sendable {
    private let pages: IndexPages
    private let sections: [Range<Int>]
    /// The number of records.
    public let recordCount: Int
    /// The number of different keys.
    public let keyCount: Int
    /// What the builder said the index is for.
    public let description: [UInt8]
    private let bucketBits: Int

    /// Opens an index file.
    ///
    /// - Throws: `unreadable`, `foreign`, `version`, `truncated` or `damaged`.
    /// - Complexity: O(size of the file / 512): the checksums of the pages are read, the pages are not.
    public static func open(_ url: URL) throws(IndexError) -> CompactIndex {
        try CompactIndex(storage: IndexStorage(file: url), name: url.path(percentEncoded: false))
    }

    /// Opens an index whose bytes are at hand.
    ///
    /// - Throws: `foreign`, `version`, `truncated` or `damaged`.
    public static func open(bytes: [UInt8]) throws(IndexError) -> CompactIndex {
        try CompactIndex(storage: bytes.withUnsafeBytes { IndexStorage(copying: $0) }, name: "the index")
    }

    init(storage: IndexStorage, name: String) throws(IndexError) {
        let bytes = storage.bytes
        try storage.fetch(0..<min(bytes.count, IndexLayout.headerLength))
        func damaged(_ what: String) -> IndexError {
            IndexError(.damaged, "\(name) is damaged (\(what)); build the index again")
        }
        let magic = IndexLayout.magic
        guard bytes.count >= magic.count, bytes[0..<magic.count].elementsEqual(magic) else {
            throw IndexError(.foreign, "\(name) is not a compiled index")
        }
        guard bytes.count >= IndexLayout.headerLength else {
            throw IndexError(.truncated, "\(name) ends within its header; build the index again")
        }
        func number<Number: FixedWidthInteger>(_ offset: Int, _ type: Number.Type) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
        }
        let version = number(8, UInt32.self)
        guard version == IndexLayout.version else {
            throw IndexError(
                .version,
                "\(name) has format \(version), this program reads format \(IndexLayout.version); build the index again"
            )
        }
        let end = IndexLayout.headerLength - 8
        guard number(end, UInt64.self) == IndexChecksum.of(UnsafeRawBufferPointer(rebasing: bytes[0..<end])) else {
            throw damaged("the header does not fit its checksum")
        }
        let length = number(16, UInt64.self)
        guard length <= UInt64(bytes.count) else {
            throw IndexError(
                .truncated, "\(name) has \(bytes.count) of \(length) bytes; build the index again")
        }
        guard length == UInt64(bytes.count) else { throw damaged("bytes follow its end") }
        let records = number(24, UInt64.self)
        let keys = number(32, UInt64.self)
        guard records <= UInt64(IndexLayout.mostRecords), keys <= length else { throw damaged("impossible counts") }
        guard number(12, UInt32.self) == UInt32(IndexLayout.Section.allCases.count) else {
            throw damaged("its sections are not those of its format")
        }
        var sections: [IndexLayout.Section: Range<Int>] = [:]
        for row in 0..<IndexLayout.Section.allCases.count {
            let place = IndexLayout.sectionTable + row * IndexLayout.sectionRow
            let offset = number(place + 8, UInt64.self)
            let size = number(place + 16, UInt64.self)
            guard let section = IndexLayout.Section(rawValue: number(place, UInt32.self)), sections[section] == nil,
                offset <= length, size <= length - offset
            else { throw damaged("a section lies outside of the file") }
            sections[section] = Int(offset)..<Int(offset + size)
        }
        let table = sections[.pages] ?? 0..<0
        guard table.upperBound == bytes.count, table.lowerBound >= IndexLayout.headerLength,
            table.count == IndexLayout.pageCount(before: table.lowerBound) * 8
        else { throw damaged("the table of pages does not fit the file") }
        try storage.fetch(table)
        guard
            number(IndexLayout.tableChecksum, UInt64.self)
                == IndexChecksum.of(UnsafeRawBufferPointer(rebasing: bytes[table]))
        else { throw damaged("the table of pages does not fit its checksum") }
        for (section, range) in sections where section != .pages && range.upperBound > table.lowerBound {
            throw damaged("section \(section) reaches into the table of pages")
        }
        pages = IndexPages(storage: storage, table: table, name: name)
        recordCount = Int(records)
        keyCount = Int(keys)
        bucketBits = IndexLayout.bucketBits(forKeys: keyCount)
        self.sections = IndexLayout.Section.allCases.map { sections[$0] ?? 0..<0 }
        let text = sections[.description] ?? 0..<0
        try pages.check(text)
        description = Array(bytes[text])
        let lengths: [(IndexLayout.Section, Int)] = [
            (.payloadOffsets, (recordCount + 1) * 8), (.attributes, recordCount * 8), (.keys, keyCount * 8),
            (.keyValues, keyCount * 8), (.keyStarts, ((1 << bucketBits) + 1) * 4),
        ]
        for (section, size) in lengths {
            guard self[section].count == size else {
                throw damaged("section \(section) has \(self[section].count) bytes where \(size) belong")
            }
            // A number then never reaches over the end of a page.
            guard self[section].lowerBound % 8 == 0 else { throw damaged("section \(section) starts at an odd place") }
        }
    }

    private subscript(section: IndexLayout.Section) -> Range<Int> { sections[Int(section.rawValue) - 1] }

    private func word(_ section: IndexLayout.Section, _ index: Int) throws(IndexError) -> UInt64 {
        try pages.word(at: self[section].lowerBound + index * 8)
    }

    /// Checks every page against its checksum, reading the whole file.
    ///
    /// - Throws: `damaged`, saying where.
    /// - Complexity: O(size of the file).
    public func verify() throws(IndexError) { try pages.checkAll() }

    /// The fixed attribute of a record.
    ///
    /// - Precondition: `record` is less than ``recordCount``.
    /// - Throws: `damaged`.
    public func attribute(of record: Int) throws(IndexError) -> UInt64 {
        precondition(record >= 0 && record < recordCount, "no such record")
        return try word(.attributes, record)
    }

    /// Calls `body` with the payload of a record.
    ///
    /// - Parameters:
    ///   - record: The number of the record, less than ``recordCount``.
    ///   - body: Takes the bytes, which are valid during the call alone.
    /// - Throws: `damaged`.
    public func withPayload<Result>(of record: Int, _ body: (UnsafeRawBufferPointer) -> Result) throws(IndexError)
        -> Result
    {
        precondition(record >= 0 && record < recordCount, "no such record")
        let section = self[.payloads]
        let start = try word(.payloadOffsets, record)
        let end = try word(.payloadOffsets, record + 1)
        guard start <= end, end <= UInt64(section.count) else {
            throw IndexError(.damaged, "the place of record \(record) makes no sense; build the index again")
        }
        let range = section.lowerBound + Int(start)..<section.lowerBound + Int(end)
        try pages.check(range)
        return body(UnsafeRawBufferPointer(rebasing: pages.bytes[range]))
    }

    /// The payload of a record, copied.
    ///
    /// - Precondition: `record` is less than ``recordCount``.
    /// - Throws: `damaged`.
    public func payload(of record: Int) throws(IndexError) -> [UInt8] {
        try withPayload(of: record) { Array($0) }
    }

    /// The records under a key; `nil` where there are none.
    ///
    /// - Throws: `damaged`.
    /// - Complexity: O(1) on average, for keys that are hashes.
    public func postings(for key: UInt64) throws(IndexError) -> PostingList? {
        guard keyCount > 0 else { return nil }
        let bucket = bucketBits == 0 ? 0 : Int(key >> UInt64(64 - bucketBits))
        let starts = self[.keyStarts].lowerBound + bucket * 4
        try pages.check(starts..<starts + 8)
        var low = Int(UInt32(littleEndian: pages.bytes.loadUnaligned(fromByteOffset: starts, as: UInt32.self)))
        var high = Int(UInt32(littleEndian: pages.bytes.loadUnaligned(fromByteOffset: starts + 4, as: UInt32.self)))
        guard low <= high, high <= keyCount else {
            throw IndexError(.damaged, "the directory of keys makes no sense; build the index again")
        }
        let keys = self[.keys].lowerBound
        if high - low > Self.fewKeys {
            while low < high {
                let middle = (low + high) / 2
                if try pages.word(at: keys + middle * 8) < key { low = middle + 1 } else { high = middle }
            }
            guard low < keyCount else { return nil }
            high = low + 1
        }
        // A bucket has two to four keys on average: to look at them in turn is quicker than to halve them.
        try pages.check(keys + low * 8..<keys + high * 8)
        while low < high, Self.number(pages.bytes, keys + low * 8) < key { low += 1 }
        guard low < high, Self.number(pages.bytes, keys + low * 8) == key else { return nil }
        return try PostingList(
            pages: pages, section: self[.postings], value: try word(.keyValues, low), recordCount: recordCount)
    }

    /// Of how many keys a bucket is searched from its first to its last.
    private static let fewKeys = 16

    @inline(__always)
    private static func number(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// The header and the checksums of all pages: what stands for the whole index without reading it, for a fingerprint.
    ///
    /// - Complexity: O(size of the file / 512).
    public var seal: [UInt8] {
        Array(pages.bytes[0..<IndexLayout.headerLength]) + Array(pages.bytes[self[.pages]])
    }

    /// The bytes of the whole index, as they would stand in a file.
    ///
    /// - Throws: `damaged`, or `truncated` where the file was cut short since.
    public func bytes() throws(IndexError) -> [UInt8] {
        try pages.checkAll()
        return Array(pages.bytes)
    }
}
