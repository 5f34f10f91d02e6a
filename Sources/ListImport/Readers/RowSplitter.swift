import ClewModel

/// Splits bytes into the rows and cells of a table, piece by piece.
struct RowSplitter {
    /// One row: the unquoted bytes of its cells and where each lies.
    struct Row {
        var bytes: [UInt8] = []
        var cells: [Range<Int>] = []
        var line = 1

        /// Whether the row is an empty line or a lone control-Z.
        var isBlank: Bool {
            cells.count <= 1 && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x1A }
        }

        var isValidUTF8: Bool {
            bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
        }
    }

    var separator: UInt8
    private let limit: Int
    private var row = Row()
    private var cellStart = 0
    private var isQuoted = false
    private var wasQuote = false
    private var isCellQuoted = false
    private var quoteLine = 1
    private var line = 1
    private var wasReturn = false
    private var hasContent = false

    init(separator: UInt8, limit: Int) {
        self.separator = separator
        self.limit = limit
    }

    /// The separator that the header uses most: a tab, a semicolon or a comma.
    static func guessSeparator(_ bytes: [UInt8], skippingLines: Int) -> UInt8 {
        let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A }
        let header = lines.dropFirst(skippingLines).first { !$0.isEmpty && $0.first != 0x23 } ?? []
        var best: (UInt8, Int) = (0x2C, 0)
        for candidate in [0x2C, 0x3B, 0x09] as [UInt8] {
            let count = header.count { $0 == candidate }
            if count > best.1 { best = (candidate, count) }
        }
        return best.0
    }

    mutating func feed(
        _ chunk: UnsafeBufferPointer<UInt8>, file: String, _ body: (inout Row) throws(ImportError) -> Void
    ) throws(ImportError) {
        var index = 0
        while index < chunk.count {
            let byte = chunk[index]
            index += 1
            if isQuoted {
                if byte == 0x22 {
                    isQuoted = false
                    wasQuote = true
                } else {
                    if byte == 0x0A { line += 1 }
                    row.bytes.append(byte)
                }
                continue
            }
            if wasQuote {
                wasQuote = false
                if byte == 0x22 {
                    row.bytes.append(byte)
                    isQuoted = true
                    continue
                }
            }
            if byte == 0x22 && isCellStart {
                // Blanks before an opening quote belong to no value.
                row.bytes.removeSubrange(cellStart...)
                isQuoted = true
                isCellQuoted = true
                hasContent = true
                quoteLine = line
            } else if byte == separator {
                endCell()
                hasContent = true
            } else if byte == 0x0A || byte == 0x0D {
                if byte == 0x0A && wasReturn {
                    wasReturn = false
                    continue
                }
                wasReturn = byte == 0x0D
                try endRow(body)
                continue
            } else {
                row.bytes.append(byte)
                hasContent = true
            }
            wasReturn = false
        }
        if row.bytes.count > limit {
            throw ImportError(
                .malformed, "a row is longer than \(limit) bytes; a quote may be missing",
                at: SourceLocation(file: file, line: row.line))
        }
    }

    mutating func finish(
        file: String, _ body: (inout Row) throws(ImportError) -> Void
    ) throws(ImportError) {
        guard !isQuoted else {
            throw ImportError(
                .malformed, "the quote that opens here is never closed", at: SourceLocation(file: file, line: quoteLine)
            )
        }
        if hasContent || !row.bytes.isEmpty || !row.cells.isEmpty { try endRow(body) }
    }

    /// Ends the row at hand wherever it stands, for looking at the beginning of a file.
    mutating func flush(_ body: (inout Row) -> Void) {
        endCell()
        body(&row)
    }

    private var isCellStart: Bool {
        !isCellQuoted && row.bytes[cellStart...].allSatisfy { $0 == 0x20 }
    }

    private mutating func endCell() {
        row.cells.append(cellStart..<row.bytes.count)
        cellStart = row.bytes.count
        isCellQuoted = false
    }

    private mutating func endRow(_ body: (inout Row) throws(ImportError) -> Void) throws(ImportError) {
        endCell()
        try body(&row)
        row.bytes.removeAll(keepingCapacity: true)
        row.cells.removeAll(keepingCapacity: true)
        cellStart = 0
        hasContent = false
        line += 1
        row.line = line
    }
}
