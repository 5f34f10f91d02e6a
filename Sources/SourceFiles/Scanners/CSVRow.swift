/// One row that a ``CSVScanner`` found: where its cells lie in the scanned bytes.
public struct CSVRow: Sendable {
    /// The line on which the row starts, from 1.
    public internal(set) var line = 1
    /// How many line breaks lie in its quoted cells.
    public internal(set) var lineBreaks = 0
    /// What must be undone in a cell to get its content.
    enum Quotes {
        /// Nothing: the bytes are the content.
        case none
        /// Each quote is doubled.
        case doubled
        /// Each quote is doubled up to the closing one; behind it the bytes are the content.
        case closedWithin
    }

    /// Where the content of each cell lies.
    var cells: ContiguousArray<(start: Int, end: Int, quotes: Quotes)> = []

    /// Creates an empty row for a scanner to fill; use one for a whole file.
    public init() {}

    /// How many cells the row has.
    public var count: Int { cells.count }

    /// Where a cell's content lies, without the quotes around it; doubled quotes inside are still doubled.
    public func range(_ index: Int) -> Range<Int> {
        cells[index].start..<cells[index].end
    }

    /// Whether a cell has no content.
    public func isEmpty(_ index: Int) -> Bool {
        cells[index].start == cells[index].end
    }

    /// The content of a cell, quotes undone.
    ///
    /// - Parameters:
    ///   - index: The cell, from 0.
    ///   - bytes: The bytes that the row was found in.
    public func text(_ index: Int, in bytes: Span<UInt8>) -> String {
        String(decoding: content(index, in: bytes), as: UTF8.self)
    }

    /// The bytes of the content of a cell, quotes undone.
    public func content(_ index: Int, in bytes: Span<UInt8>) -> [UInt8] {
        let cell = cells[index]
        var content: [UInt8] = []
        content.reserveCapacity(cell.end - cell.start)
        var isQuoted = cell.quotes != .none
        var offset = cell.start
        while offset < cell.end {
            if isQuoted, bytes[offset] == 0x22 {
                isQuoted = offset + 1 < cell.end && bytes[offset + 1] == 0x22
                offset += 1
                guard isQuoted else { continue }
            }
            content.append(bytes[offset])
            offset += 1
        }
        return content
    }

    /// Whether something other than blanks stands behind the closing quote of a cell.
    func hasTextBehindQuote(_ index: Int, in bytes: Span<UInt8>) -> Bool {
        let cell = cells[index]
        guard cell.quotes == .closedWithin else { return false }
        var offset = cell.start
        while offset < cell.end, bytes[offset] != 0x22 || (offset + 1 < cell.end && bytes[offset + 1] == 0x22) {
            offset += bytes[offset] == 0x22 ? 2 : 1
        }
        return (offset + 1..<max(offset + 1, cell.end)).contains { bytes[$0] != 0x20 }
    }

    /// The cell that has swallowed whole rows, because its quote is closed in a later one; `nil` where there is none.
    ///
    /// From a column to the same one some rows on there are just so many separators; in prose a space follows them.
    ///
    /// - Parameters:
    ///   - columns: How many columns the table has.
    ///   - separator: The byte between cells.
    ///   - bytes: The bytes that the row was found in.
    public func swallowingCell(of columns: Int, separator: UInt8, in bytes: Span<UInt8>) -> Int? {
        guard lineBreaks > 0, columns > 2 else { return nil }
        return (0..<count).first { cell in
            let range = range(cell)
            var (lines, separators) = (0, 0)
            for place in range {
                if bytes[place] == 0x0A {
                    lines += 1
                } else if bytes[place] == separator, place + 1 < range.upperBound, bytes[place + 1] != 0x20 {
                    separators += 1
                }
            }
            return lines > 0 && separators == lines * (columns - 1)
        }
    }

    /// What is said of a cell that has swallowed whole rows.
    ///
    /// - Parameter cell: Its index, from 0.
    public static func swallowing(_ cell: Int) -> String {
        "the cell \(cell + 1) holds whole rows: its quote is closed in a later row; expected a closing double quote where the cell ends"
    }

    /// The contents of all cells without the blanks around them.
    public func trimmedTexts(in bytes: Span<UInt8>) -> [String] {
        (0..<count).map { Text.trimmed(text($0, in: bytes)) }
    }
}
