/// Sums up the pages of an index while it is written.
struct IndexPageSums {
    /// The checksums of the pages that are full.
    private var full: [UInt64] = []
    private var open = IndexChecksum()
    /// How many bytes of the file came before the next one; the header is no part of a page.
    private var position = IndexLayout.headerLength

    /// Takes the next bytes of the file, which follow the header.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var start = 0
        while start < bytes.count {
            let room = IndexLayout.pageLength - position % IndexLayout.pageLength
            let end = min(start + room, bytes.count)
            open.add(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            position += end - start
            if end - start == room {
                full.append(open.value)
                open = IndexChecksum()
            }
            start = end
        }
    }

    /// The checksums of all pages so far, the last one as far as it goes.
    var values: [UInt64] {
        position % IndexLayout.pageLength == 0 ? full : full + [open.value]
    }
}
