import SourceFiles

/// Where the header of a table stands and what separates its cells: exports have titles, days and blank lines above it.
struct TableHead {
    /// The most lines that are looked through.
    static let lines = 30
    /// So many bytes are waited for before a table is said to have no header.
    static let window = 16 << 10

    /// Where the header begins.
    var offset = 0
    /// How many lines stand above it.
    var linesAbove = 0
    /// The byte between cells.
    var separator: UInt8

    /// Looks for the header, the first line where no line below says more.
    ///
    /// - Parameters:
    ///   - bytes: The beginning of a table, or all of it.
    ///   - isLast: Whether there is no more.
    /// - Returns: `nil` where more bytes are needed.
    init?(_ bytes: [UInt8], isLast: Bool) {
        separator = TableSeparator.find(in: bytes)
        var best = 0
        var mostCells = 0
        var line = 0
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var isFirst = true
        while start < bytes.count, line < Self.lines {
            guard
                let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D })
                    ?? (isLast ? bytes.count : nil)
            else { break }
            let choice = TableSeparator.find(in: bytes[start..<end])
            let cells = CSVScanner.cells(of: bytes[start..<end], separator: choice)
            if cells.contains(where: { !$0.isEmpty }) {
                let known = PartyColumns.certainty(of: cells)
                // One column with a header that is known, or two that are, need no other.
                if isFirst { separator = choice }
                if isFirst, known >= 2 || known == 1 && cells.count == 1 { return }
                let filled = cells.count { !$0.isEmpty }
                // Titles have fewer cells than the table; rows of data above a row of such words are no title.
                let isBelowTitles = filled >= 2 && filled > mostCells || known >= 2 && known == filled
                if known > best, isFirst || isBelowTitles {
                    best = known
                    if !isFirst { (offset, linesAbove, separator) = (start, line, choice) }
                }
                mostCells = max(mostCells, filled)
                isFirst = false
            }
            start = end + (end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1)
            line += 1
        }
        guard isLast || line >= Self.lines || bytes.count >= Self.window else { return nil }
    }
}
