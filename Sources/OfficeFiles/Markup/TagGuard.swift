import ClewModel

/// Looks at markup before a parser gets it, for tags that would keep it busy for hours.
///
/// libxml2 compares each attribute of a tag with all before it, so that one tag of 100,000 attributes takes minutes. No office
/// file has such tags. In XML a document type is refused too: only it can declare entities, and office files have none.
///
/// - Complexity: O(*n*) in the bytes.
struct TagGuard {
    /// Why markup is refused.
    struct Refusal: Error {
        var reason: String
        var line: Int
    }

    private enum State {
        case text
        /// After `<`, before it is clear what follows.
        case open
        case tag
        case quoted(UInt8)
        /// Inside a comment, a section, an instruction or the text of a script, until this end.
        case until([UInt8])
    }

    private let isHTML: Bool
    private let attributeLimit: Int
    private var state = State.text
    private var line = 1
    private var attributes = 0
    private var name: [UInt8] = []
    private var isNameWhole = false
    private var wasBlank = false
    /// The last byte of a tag that is no blank.
    private var last: UInt8 = 0

    private init(isHTML: Bool) {
        self.isHTML = isHTML
        attributeLimit = isHTML ? 1000 : 256
    }

    /// Refuses XML with a document type or with tags past the limit.
    static func checkXML(_ bytes: [UInt8]) throws(Refusal) {
        var watch = TagGuard(isHTML: false)
        try watch.check(bytes)
    }

    /// Refuses a web page with tags past the limit.
    static func checkHTML(_ bytes: [UInt8]) throws(Refusal) {
        var watch = TagGuard(isHTML: true)
        try watch.check(bytes)
    }

    private mutating func check(_ bytes: [UInt8]) throws(Refusal) {
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x0A { line += 1 }
            switch state {
            case .text:
                if byte == 0x3C { state = .open }
            case .open: try open(bytes, at: place)
            case .tag: try tag(byte)
            case .quoted(let quote):
                if byte == quote {
                    state = .tag
                    (last, wasBlank) = (byte, true)
                }
            case .until(let end):
                if ends(end, bytes, at: place) { state = .text }
            }
            place += 1
        }
    }

    /// Whether an end is complete at a place; in a page case does not count.
    private func ends(_ end: [UInt8], _ bytes: [UInt8], at place: Int) -> Bool {
        guard place + 1 >= end.count else { return false }
        for (found, wanted) in zip(bytes[(place + 1 - end.count)...place], end) where found != wanted {
            guard isHTML, (0x61...0x7A).contains(wanted), found | 0x20 == wanted else { return false }
        }
        return true
    }

    private mutating func open(_ bytes: [UInt8], at place: Int) throws(Refusal) {
        let byte = bytes[place]
        switch byte {
        case 0x21:
            let rest = bytes[(place + 1)...]
            if rest.starts(with: "--".utf8) {
                state = .until(Array("-->".utf8))
            } else if rest.starts(with: "[CDATA[".utf8), !isHTML {
                state = .until(Array("]]>".utf8))
            } else if isHTML {
                state = .until([0x3E])
            } else {
                throw Refusal(reason: "it declares a document type, which no office file has", line: line)
            }
        case 0x3F: state = .until(Array((isHTML ? ">" : "?>").utf8))
        case 0x2F, 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF:
            (attributes, isNameWhole, wasBlank, last) = (0, false, false, byte)
            name = [byte | 0x20]
            state = .tag
        case 0x3C: break
        default: state = .text
        }
    }

    private mutating func tag(_ byte: UInt8) throws(Refusal) {
        let isBlank = byte <= 0x20
        switch byte {
        case 0x3E:
            state = .text
            if isHTML, [Array("script".utf8), Array("style".utf8)].contains(name) {
                state = .until([0x3C, 0x2F] + name)
            }
            return
        // In a page a quotation mark quotes only where a value begins.
        case 0x22, 0x27: if !isHTML || last == 0x3D { state = .quoted(byte) }
        case 0x3D: try countAttribute()
        default:
            if isHTML, wasBlank, !isBlank { try countAttribute() }
            if isBlank || byte == 0x2F {
                isNameWhole = true
            } else if !isNameWhole, name.count < 8 {
                name.append(byte | 0x20)
            }
        }
        wasBlank = isBlank || byte == 0x2F
        if !isBlank { last = byte }
    }

    private mutating func countAttribute() throws(Refusal) {
        attributes += 1
        // A page's attributes are counted at their blank and at their equals sign.
        if attributes > attributeLimit * (isHTML ? 2 : 1) {
            throw Refusal(reason: "a tag has more than \(attributeLimit) attributes", line: line)
        }
    }
}
