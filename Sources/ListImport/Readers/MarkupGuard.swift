import ClewModel

/// Watches the bytes of a markup file before a parser gets them, for tags that would keep it busy for hours.
///
/// libxml2 compares each attribute of a tag with all before it and looks at a tag only when it is whole, so that a tag
/// of 100,000 attributes takes minutes before anybody is asked. No list has tags of a thousand attributes, or of a
/// megabyte.
///
/// - Complexity: O(*n*) in the bytes; text between tags is passed over at the speed of memory.
struct MarkupGuard {
    private enum State {
        case text
        /// After `<`, before it is clear what follows.
        case open
        /// After `<!`, before it is clear what follows.
        case declaration
        case tag
        /// Inside a quoted value of a tag or a declaration.
        case quoted(UInt8, isTag: Bool)
        /// Inside `<!…>`; the number of brackets that are open.
        case doctype(Int)
        /// Inside a comment, a section or an instruction, until this end.
        case until(StaticString)
    }

    /// The most attributes that a tag may have.
    private let attributeLimit: Int
    /// The most bytes that a tag may have.
    private let tagLimit: Int
    /// The elements whose content is no markup.
    private let rawElements: Set<String>
    private let file: String

    private var state = State.text
    private var attributes = 0
    private var length = 0
    private var line = 1
    private var prefix: [UInt8] = []
    private var matched = 0
    private var name: [UInt8] = []
    private var isNameWhole = false

    /// Watches an XML file.
    static func xml(_ file: String) -> MarkupGuard {
        MarkupGuard(attributeLimit: 1000, tagLimit: 1 << 20, rawElements: [], file: file)
    }

    /// Watches a web page, whose scripts are no markup and whose tags may hold whole pictures.
    static func html(_ file: String) -> MarkupGuard {
        MarkupGuard(attributeLimit: 1000, tagLimit: 16 << 20, rawElements: ["script", "style"], file: file)
    }

    private init(attributeLimit: Int, tagLimit: Int, rawElements: Set<String>, file: String) {
        self.attributeLimit = attributeLimit
        self.tagLimit = tagLimit
        self.rawElements = rawElements
        self.file = file
    }

    /// Looks at the next bytes of the file.
    ///
    /// - Throws: `import.unsafe`, with the line, where a tag is past the limits.
    mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError) {
        var place = 0
        while place < bytes.count {
            switch state {
            case .text: pass(bytes, &place, until: 0x3C)
            case .quoted(let quote, let isTag):
                let start = place
                pass(bytes, &place, until: quote)
                if isTag { try count(place - start) }
            default: break
            }
            guard place < bytes.count else { return }
            try take(bytes[place])
            place += 1
        }
    }

    /// Goes on to the next byte of a kind, or to the end of the piece.
    private mutating func pass(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, until end: UInt8
    ) {
        while place < bytes.count, bytes[place] != end {
            if bytes[place] == 0x0A { line += 1 }
            place += 1
        }
    }

    private mutating func take(_ byte: UInt8) throws(ImportError) {
        if byte == 0x0A { line += 1 }
        switch state {
        case .text:
            if byte == 0x3C { state = .open }
        case .open: open(byte)
        case .declaration: declaration(byte)
        case .tag: try tag(byte)
        case .quoted(let quote, let isTag):
            if isTag { try count(1) }
            if byte == quote { state = isTag ? .tag : .doctype(matched) }
        case .doctype(let depth): doctype(byte, depth)
        case .until(let end): advance(byte, to: end)
        }
    }

    private mutating func open(_ byte: UInt8) {
        switch byte {
        case 0x21:
            prefix.removeAll(keepingCapacity: true)
            state = .declaration
        case 0x3F: wait(for: rawElements.isEmpty ? "?>" : ">")
        case 0x2F, 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xFF:
            (attributes, length) = (0, 1)
            name = byte == 0x2F ? [] : [byte | 0x20]
            isNameWhole = false
            state = .tag
        case 0x3C: break
        default: state = .text
        }
    }

    private mutating func declaration(_ byte: UInt8) {
        prefix.append(byte)
        if prefix == [0x2D, 0x2D] { return wait(for: "-->") }
        if prefix == Array("[CDATA[".utf8) { return wait(for: "]]>") }
        guard "[CDATA[".utf8.starts(with: prefix) || prefix == [0x2D] else {
            state = .doctype(0)
            for byte in prefix { if case .doctype(let depth) = state { doctype(byte, depth) } }
            return
        }
    }

    private mutating func wait(for end: StaticString) {
        matched = 0
        state = .until(end)
    }

    /// Looks for an end; each is so short that a mismatch needs no more than one step back.
    private mutating func advance(_ byte: UInt8, to end: StaticString) {
        let count = end.utf8CodeUnitCount
        let wanted = end.utf8Start[matched]
        if byte == wanted || (wanted >= 0x61 && wanted <= 0x7A && byte | 0x20 == wanted) {
            matched += 1
            if matched == count { state = .text }
        } else if !(byte == end.utf8Start[0] && matched == count - 1 && count == 3) {
            // In "--->" the third hyphen takes the place of the second.
            matched = byte == end.utf8Start[0] ? 1 : 0
        }
    }

    private mutating func doctype(_ byte: UInt8, _ depth: Int) {
        switch byte {
        case 0x22, 0x27:
            matched = depth
            state = .quoted(byte, isTag: false)
        case 0x5B: state = .doctype(depth + 1)
        case 0x5D: state = .doctype(max(0, depth - 1))
        case 0x3E where depth == 0: state = .text
        default: break
        }
    }

    private mutating func tag(_ byte: UInt8) throws(ImportError) {
        try count(1)
        switch byte {
        case 0x3E: close()
        case 0x22, 0x27: state = .quoted(byte, isTag: true)
        case 0x3D: try countAttribute()
        default:
            let isBlank = byte <= 0x20
            // A page may leave the values of attributes out, so that only the blanks between them can be counted.
            if isBlank, !rawElements.isEmpty { try countAttribute() }
            if isBlank || byte == 0x2F {
                isNameWhole = true
            } else if !isNameWhole, name.count < 16, !name.isEmpty {
                name.append(byte | 0x20)
            }
        }
    }

    private mutating func close() {
        state = .text
        guard !rawElements.isEmpty else { return }
        switch String(decoding: name, as: UTF8.self) {
        case "script": wait(for: "</script")
        case "style": wait(for: "</style")
        default: break
        }
    }

    private mutating func count(_ bytes: Int) throws(ImportError) {
        length += bytes
        if length > tagLimit { throw refusal("a tag is longer than \(tagLimit) bytes") }
    }

    private mutating func countAttribute() throws(ImportError) {
        attributes += 1
        if attributes > attributeLimit * (rawElements.isEmpty ? 1 : 4) {
            throw refusal("a tag has more than \(attributeLimit) attributes")
        }
    }

    private func refusal(_ message: String) -> ImportError {
        ImportError(
            .unsafe, message + ", which no list does; nothing was imported",
            at: SourceLocation(file: file, line: line))
    }
}
