/// A text as it is read: plain bytes, with the place of each in the original.
///
/// Case, width, marks, radicals and traditional characters are folded away; what divides a text becomes one control byte,
/// so that no term runs across it. Lines that only wrap are joined.
struct ReadingText: Sendable {
    /// The control bytes.
    enum Mark {
        static let sentence: UInt8 = 0x01
        static let clause: UInt8 = 0x02
        /// The Chinese comma of a list, and the slash.
        static let list: UInt8 = 0x03
        static let paragraph: UInt8 = 0x06
        static let question: UInt8 = 0x07
        static let colon: UInt8 = 0x08
        static let openBracket: UInt8 = 0x0B
        static let closeBracket: UInt8 = 0x0C
        static let genitive: UInt8 = 0x0E
        static let dot: UInt8 = 0x0F
    }

    static let space: UInt8 = 0x20

    /// The folded bytes.
    private(set) var bytes: [UInt8] = []
    /// The UTF-8 offset in the original where the character of each byte starts, and one more for the end.
    private(set) var offsets: [Int32] = []

    /// Folds a text.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    init(_ text: String, folds: ReadingFolds) {
        var text = text
        let room = text.utf8.count + 1
        bytes.reserveCapacity(room)
        offsets.reserveCapacity(room + 1)
        text.withUTF8 { fold($0, folds) }
        offsets.append(Int32(text.utf8.count))
    }

    private mutating func fold(_ utf8: UnsafeBufferPointer<UInt8>, _ folds: ReadingFolds) {
        var position = 0
        while position < utf8.count {
            let byte = utf8[position]
            let start = position
            if byte < 0x80 {
                position += 1
                // Letters and digits, by far the most.
                let plain = folds.ascii[Int(byte)]
                if plain > Self.space {
                    bytes.append(plain)
                    offsets.append(Int32(start))
                } else {
                    punctuate(byte, utf8, start)
                }
                continue
            }
            var value: UInt32
            let length: Int
            switch byte {
            case 0xC0..<0xE0: (value, length) = (UInt32(byte & 0x1F), 2)
            case 0xE0..<0xF0: (value, length) = (UInt32(byte & 0x0F), 3)
            case 0xF0...: (value, length) = (UInt32(byte & 0x07), 4)
            default: (value, length) = (0, 1)
            }
            let end = min(position + length, utf8.count)
            for next in (position + 1)..<max(end, position + 1) { value = value << 6 | UInt32(utf8[next] & 0x3F) }
            position = end
            if value == 0x2019 {
                apostrophe(utf8, end - 1)
                continue
            }
            append(value < 0x1_0000 ? folds.table[Int(value)] : value, at: start)
        }
    }

    private mutating func append(_ value: UInt32, at start: Int) {
        switch value {
        case 0: return
        case 1..<0x20: mark(UInt8(value), at: start)
        case 0x20: addSpace(at: start)
        case ..<0x80: add(UInt8(value), at: start)
        case ..<0x800:
            add(UInt8(0xC0 | value >> 6), at: start)
            add(UInt8(0x80 | value & 0x3F), at: start)
        case ..<0x1_0000:
            // A space between two ideographs is a line that wrapped.
            if value >= 0x3400, bytes.count > 1, bytes.last == Self.space, bytes[bytes.count - 2] >= 0x80 {
                bytes.removeLast()
                offsets.removeLast()
            }
            add(UInt8(0xE0 | value >> 12), at: start)
            add(UInt8(0x80 | value >> 6 & 0x3F), at: start)
            add(UInt8(0x80 | value & 0x3F), at: start)
        default:
            add(UInt8(0xF0 | value >> 18 & 0x07), at: start)
            add(UInt8(0x80 | value >> 12 & 0x3F), at: start)
            add(UInt8(0x80 | value >> 6 & 0x3F), at: start)
            add(UInt8(0x80 | value & 0x3F), at: start)
        }
    }

    @inline(__always)
    private mutating func add(_ byte: UInt8, at start: Int) {
        bytes.append(byte)
        offsets.append(Int32(start))
    }

    private mutating func addSpace(at start: Int) {
        guard let last = bytes.last, last > Self.space else { return }
        add(Self.space, at: start)
    }

    private mutating func mark(_ mark: UInt8, at start: Int) {
        if bytes.last == Self.space {
            bytes.removeLast()
            offsets.removeLast()
        }
        add(mark, at: start)
    }

    /// What ASCII punctuation does where it stands.
    private mutating func punctuate(_ byte: UInt8, _ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) {
        let next = position + 1 < utf8.count ? utf8[position + 1] : 0x0A
        switch byte {
        case UInt8(ascii: "."):
            if Self.isDigit(next), let last = bytes.last, Self.isDigit(last) {
                add(byte, at: position)
            } else if next <= Self.space || next == UInt8(ascii: "\"") || next == UInt8(ascii: ")") || next >= 0x80 {
                endSentence(utf8, position)
            } else {
                addSpace(at: position)
            }
        case UInt8(ascii: "!"), UInt8(ascii: ";"): mark(Mark.sentence, at: position)
        case UInt8(ascii: "?"): mark(Mark.question, at: position)
        case UInt8(ascii: ","):
            if Self.isDigit(next), let last = bytes.last, Self.isDigit(last) { return }
            mark(Mark.clause, at: position)
        case UInt8(ascii: ":"): mark(Mark.colon, at: position)
        case UInt8(ascii: "("), UInt8(ascii: "["): mark(Mark.openBracket, at: position)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): mark(Mark.closeBracket, at: position)
        case UInt8(ascii: "/"), UInt8(ascii: "|"): mark(Mark.list, at: position)
        case UInt8(ascii: "\""):
            // Quotation marks are left out, so that a term in them, or half in them, is the same term.
            return
        case UInt8(ascii: "'"): apostrophe(utf8, position)
        case 0x0A: endLine(utf8, position)
        default: addSpace(at: position)
        }
    }

    private mutating func apostrophe(_ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) {
        func at(_ index: Int) -> UInt8 { index < utf8.count ? utf8[index] | 0x20 : 0 }
        let isGenitive = at(position + 1) == UInt8(ascii: "s") && !Self.isLetter(at(position + 2))
        if isGenitive || !Self.isLetter(at(position + 1)) { add(Mark.genitive, at: position) }
    }

    /// A line break: the end of a paragraph before an empty line, of a sentence before an item of a list, else a space.
    private mutating func endLine(_ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) {
        var next = position + 1
        while next < utf8.count, utf8[next] == Self.space || utf8[next] == 0x0D || utf8[next] == 0x09 { next += 1 }
        guard next < utf8.count else { return }
        switch utf8[next] {
        case 0x0A: mark(Mark.paragraph, at: position)
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "#"): mark(Mark.sentence, at: position)
        default: addSpace(at: position)
        }
    }

    private mutating func endSentence(_ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) {
        var start = bytes.count
        while start > 0, Self.isLetter(bytes[start - 1]) || Self.isDigit(bytes[start - 1]) { start -= 1 }
        // A copy: a slice would make the next byte that is added copy the whole text.
        let word = Array(bytes[start...].prefix(8))
        guard bytes.count - start <= 8 else { return mark(Mark.sentence, at: position) }
        var next = position + 1
        while next < utf8.count, utf8[next] <= Self.space { next += 1 }
        let isEnd = next == utf8.count
        if !isEnd {
            if word.count == 1, !Self.isDigit(word.first ?? 0) { return addSpace(at: position) }
            if Self.abbreviations.contains(where: { $0.elementsEqual(word) }) { return addSpace(at: position) }
            if Self.legalForms.contains(where: { $0.elementsEqual(word) }), !Self.startsSentence(utf8, next) {
                return addSpace(at: position)
            }
        }
        mark(Mark.sentence, at: position)
    }

    private static let abbreviations = ["no", "mr", "ms", "mrs", "dr", "st", "vs", "eg", "ie", "prof", "art", "sec"].map
    {
        Array($0.utf8)
    }
    private static let legalForms = ["co", "ltd", "inc", "corp", "llc", "spa", "as", "ag"].map { Array($0.utf8) }
    /// Whether a capital letter starts a new sentence after `Ltd.`, and not another legal form.
    private static func startsSentence(_ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        guard (0x41...0x5A).contains(utf8[position]) else { return false }
        var end = position
        while end < utf8.count, isLetter(utf8[end] | 0x20) { end += 1 }
        let word = utf8[position..<end].map { $0 | 0x20 }
        return !legalForms.contains { $0.elementsEqual(word) }
    }

    /// Whether a word stands right before a place, and not before where the text starts that is looked at.
    func stands(_ word: [UInt8], before end: Int, since start: Int = 0) -> Bool {
        end - word.count >= start && bytes[(end - word.count)..<end].elementsEqual(word)
    }

    /// Whether a place lies within a word of a script that writes words apart, so that no name may start or end there.
    func isWithinWord(_ position: Int) -> Bool {
        guard position > 0, position < bytes.count else { return false }
        let next = bytes[position]
        let last = bytes[position - 1]
        if next < 0x80, last < 0x80 {
            return (Self.isLetter(next) || Self.isDigit(next)) && (Self.isLetter(last) || Self.isDigit(last))
        }
        var start = position - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return FoldedText.isLetter(scalar(at: start)) && FoldedText.isLetter(scalar(at: position))
    }

    /// The letters of the word that go on at a place, as code points.
    func restOfWord(_ position: Int) -> [UInt32] {
        var letters: [UInt32] = []
        var position = position
        while position < bytes.count, letters.count <= 16 {
            let unit = scalar(at: position)
            guard FoldedText.isLetter(unit) else { break }
            letters.append(unit)
            position += UTF8.width(Unicode.Scalar(unit) ?? " ")
        }
        return letters
    }

    /// The code point whose first byte stands at a place.
    func scalar(at position: Int) -> UInt32 {
        let byte = bytes[position]
        let (first, length): (UInt32, Int) =
            switch byte {
            case 0xC0..<0xE0: (UInt32(byte & 0x1F), 2)
            case 0xE0..<0xF0: (UInt32(byte & 0x0F), 3)
            case 0xF0...: (UInt32(byte & 0x07), 4)
            default: (UInt32(byte), 1)
            }
        return bytes[position..<min(position + length, bytes.count)].dropFirst().reduce(first) {
            $0 << 6 | UInt32($1 & 0x3F)
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Takes the commas out of names, so that no clause ends in one.
    mutating func soften(_ mentions: [PartyMention]) {
        for mention in mentions {
            for position in mention.start..<min(mention.end, bytes.count) where bytes[position] < Self.space {
                bytes[position] = Self.space
            }
        }
    }

    /// The part of the original between two places.
    func original(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound + 1, bytes[end - 1] <= Self.space { end -= 1 }
        return Int(offsets[range.lowerBound])..<Int(offsets[end])
    }
}
