/// One row that a ``CSVScanner`` found: where its cells lie in the scanned bytes.
public struct CSVRow: Sendable {
    /// The line on which the row starts, from 1.
    public internal(set) var line = 1
    /// Start, end, and whether the cell was quoted and holds doubled quotes.
    var cells: ContiguousArray<(start: Int, end: Int, hasDoubledQuotes: Bool)> = []

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

    /// The content of a cell, doubled quotes undone.
    ///
    /// - Parameters:
    ///   - index: The cell, from 0.
    ///   - bytes: The bytes that the row was found in.
    public func text(_ index: Int, in bytes: Span<UInt8>) -> String {
        let cell = cells[index]
        var content: [UInt8] = []
        content.reserveCapacity(cell.end - cell.start)
        var offset = cell.start
        while offset < cell.end {
            content.append(bytes[offset])
            offset += cell.hasDoubledQuotes && bytes[offset] == 0x22 ? 2 : 1
        }
        return String(decoding: content, as: UTF8.self)
    }
}
