/// Puts the text of a document together: blocks apart by an empty line, blanks within them folded.
///
/// Readers of sentences take a line break for a blank and an empty line for the end of a paragraph, so that blocks are set off
/// by empty lines and nothing else is.
struct TextFlow {
    /// How many bytes have been put together.
    var count: Int { bytes.count + line.count }

    private var bytes: [UInt8] = []
    /// The block that is not finished.
    private var line: [UInt8] = []
    private var needsBlank = false

    /// Adds text, its blanks folded unless they are kept.
    mutating func add(_ text: some Sequence<UInt8>, keepingBlanks: Bool = false) {
        for byte in text {
            let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C
            if isBlank, !keepingBlanks {
                needsBlank = true
                continue
            }
            if needsBlank {
                if let last = line.last, last != 0x0A, last != 0x09 { line.append(0x20) }
                needsBlank = false
            }
            if byte != 0x0D { line.append(byte) }
        }
    }

    /// Breaks the line within a block.
    mutating func breakLine() {
        needsBlank = false
        if !line.isEmpty { line.append(0x0A) }
    }

    /// Sets off a cell from the one before it in the same row.
    mutating func tab() {
        needsBlank = false
        if !line.isEmpty { line.append(0x09) }
    }

    /// Ends the block.
    mutating func endBlock() {
        needsBlank = false
        while let last = line.last, last == 0x0A || last == 0x20 || last == 0x09 { line.removeLast() }
        guard !line.isEmpty else { return }
        if !bytes.isEmpty { bytes.append(contentsOf: [0x0A, 0x0A]) }
        bytes.append(contentsOf: line)
        line.removeAll(keepingCapacity: true)
    }

    /// The whole text, with a line end.
    mutating func finish() -> String {
        endBlock()
        return bytes.isEmpty ? "" : String(decoding: bytes, as: UTF8.self) + "\n"
    }
}
