import Synchronization

/// The bytes of an index, each page checked against its checksum before it is first read.
///
/// A damaged page that is read ends in an error; one that nobody reads does no harm. So an answer never rests on damage,
/// and opening does not have to read the whole file. A page of a file is copied, and the copy is checked: what happens to
/// the file afterwards changes no answer.
///
/// - Complexity: O(1) for a page already checked, O(4096) for another; 1 bit a page, and the pages that were read.
final class IndexPages: @unchecked Sendable {
    let storage: IndexStorage
    /// All the bytes, to be read only after one of the checks.
    let bytes: UnsafeRawBufferPointer
    /// Where the checksums of the pages lie; the pages are everything between the header and them.
    private let table: Range<Int>
    private let name: String
    /// One bit a page: whether it has been checked.
    ///
    /// Two threads that check the same page at once both come to the same end.
    private let checked: UnsafeMutablePointer<Atomic<UInt64>>
    private let wordCount: Int
    /// The lock of a page is held while it is put in its place, so that nobody writes where another reads: page *n* has lock *n* modulo their number.
    private let keeping: [PageLock]

    /// - Precondition: `table` lies within `storage` and holds one checksum for each page before it.
    init(storage: IndexStorage, table: Range<Int>, name: String) {
        self.storage = storage
        self.table = table
        self.name = name
        bytes = storage.bytes
        wordCount = max(1, (IndexLayout.pageCount(before: table.lowerBound) + 63) / 64)
        checked = .allocate(capacity: wordCount)
        for word in 0..<wordCount { (checked + word).initialize(to: Atomic(0)) }
        keeping = (0..<64).map { _ in PageLock() }
    }

    deinit {
        checked.deinitialize(count: wordCount)
        checked.deallocate()
    }

    /// Makes sure of the page that holds the byte at `place`.
    ///
    /// - Returns: The end of that page.
    @inline(__always)
    func check(pageOf place: Int) throws(IndexError) -> Int {
        let page = place / IndexLayout.pageLength
        if !isChecked(page) { try checkAnew(page) }
        return (page + 1) * IndexLayout.pageLength
    }

    /// Makes sure of all pages that hold a part of `range`.
    func check(_ range: Range<Int>) throws(IndexError) {
        var place = range.lowerBound
        while place < range.upperBound { place = try check(pageOf: place) }
    }

    /// The 8 bytes at `place`, which do not reach over the end of a page.
    @inline(__always)
    func word(at place: Int) throws(IndexError) -> UInt64 {
        _ = try check(pageOf: place)
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// Reads every page again, whether it was checked before or not.
    func checkAll() throws(IndexError) {
        for page in 0..<IndexLayout.pageCount(before: table.lowerBound) { try checkAnew(page) }
    }

    /// Whether a page is in memory and fits its checksum.
    @inline(__always)
    private func isChecked(_ page: Int) -> Bool {
        checked[page / 64].load(ordering: .acquiring) & (1 << UInt64(page % 64)) != 0
    }

    private func checkAnew(_ page: Int) throws(IndexError) {
        let range = IndexLayout.page(page, before: table.lowerBound)
        if storage.isComplete {
            try compare(UnsafeRawBufferPointer(rebasing: bytes[range]), page, range)
            checked[page / 64].bitwiseOr(1 << UInt64(page % 64), ordering: .releasing)
            return
        }
        let result = withUnsafeTemporaryAllocation(byteCount: range.count, alignment: 64) { copy in
            Result { () throws(IndexError) in
                try storage.read(range, into: copy)
                try compare(UnsafeRawBufferPointer(copy), page, range)
                keeping[page % keeping.count].lock.withLock { _ in
                    guard !isChecked(page) else { return }
                    storage.keep(UnsafeRawBufferPointer(copy), at: range.lowerBound)
                    checked[page / 64].bitwiseOr(1 << UInt64(page % 64), ordering: .releasing)
                }
            }
        }
        try result.get()
    }

    private func compare(_ found: UnsafeRawBufferPointer, _ page: Int, _ range: Range<Int>) throws(IndexError) {
        let expected = UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: table.lowerBound + page * 8, as: UInt64.self))
        guard IndexChecksum.of(found) == expected else {
            throw IndexError(
                .damaged,
                "\(name) is damaged (the bytes from \(range.lowerBound) to \(range.upperBound) do not fit their checksum); "
                    + "build the index again")
        }
    }
}

/// A lock that an array can hold.
private final class PageLock: Sendable {
    let lock = Mutex(())
}
