/// What a look at the bytes of a field says of it, so that nearly all fields, which hold one name, are not taken apart.
///
/// It may see something where nothing is; where it sees nothing, there is nothing.
struct NameFieldGlance {
    /// Whether a character stands in it that can separate names.
    private(set) var hasSeparator = false
    /// Whether one of the signs stands in it that another name follows.
    private(set) var hasSign = false
    /// Whether words stand in it that set two parties apart, or that stand before the name of one to whose order goods go.
    private(set) var hasOrder = false
    /// Whether a label of what is no name can stand in it: a sign or a digit has to follow one.
    private(set) var mayHoldLabel = false
    /// Whether an address can follow the name.
    private(set) var mayHoldAddress = false

    /// Whether the field may hold more than one name, or something else than a name.
    var mayHoldSeveral: Bool { hasSeparator || hasSign || hasOrder || mayHoldLabel || mayHoldAddress }

    /// Looks at a field.
    ///
    /// - Complexity: O(*n*) in its bytes.
    init(_ field: String) {
        var field = field
        // Small Cyrillic letters lie in two rows of bytes: the whole is brought to small letters where there are any.
        let hasCyrillic = field.utf8.contains { $0 == 0xD0 || $0 == 0xD1 }
        if hasCyrillic { field = field.lowercased() }
        field.withUTF8 { look(at: $0) }
    }

    private mutating func look(at bytes: UnsafeBufferPointer<UInt8>) {
        var previous: UInt8 = 0x20
        // Whether the character before is a letter or a digit: signs and quotes of several bytes are none.
        var isInWord = false
        var (hasDigit, comma): (Bool, Int?) = (false, nil)
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"),
                0x0A...0x0D:
                hasSeparator = true
            case UInt8(ascii: ":"): (hasSeparator, mayHoldLabel) = (true, true)
            case UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "+"): mayHoldLabel = true
            case UInt8(ascii: "-"):
                if previous == 0x20, place + 1 < bytes.count, bytes[place + 1] == 0x20 { hasSeparator = true }
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: ","): comma = comma ?? place
            case 0xC2, 0xD8, 0xE2, 0xE3, 0xEF:
                if Self.separates(bytes, at: place) { hasSeparator = true }
                // Colons and digits of another width.
                if byte == 0xEF, place + 2 < bytes.count, bytes[place + 1] == 0xBC,
                    (0x8B...0x9D).contains(bytes[place + 2])
                {
                    (mayHoldLabel, mayHoldAddress) = (true, true)
                }
            default: break
            }
            let isContinuation = byte & 0xC0 == 0x80
            if !isContinuation, byte >= 0xC0 || Self.isLetter(byte), !isInWord || byte >= 0xE3 {
                lookForWords(bytes, at: place, startsWord: !isInWord)
            }
            if !isContinuation { isInWord = Self.isWordStart(bytes, at: place) }
            previous = byte
        }
        if hasDigit, bytes.count >= 16 { (mayHoldLabel, mayHoldAddress) = (true, true) }
        // A comma with much behind it may stand before an address, or another party.
        if let comma, bytes.count - comma > 12 { mayHoldAddress = true }
    }

    /// Whether a character of several bytes separates: those of lines, brackets, colons, semicolons, bars and slashes of other widths, and
    /// dashes between spaces.
    private static func separates(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard place + 1 < bytes.count else { return false }
        if bytes[place] == 0xC2 { return bytes[place + 1] == 0x85 }
        if bytes[place] == 0xD8 { return bytes[place + 1] == 0x9B }
        guard place + 2 < bytes.count else { return false }
        switch (bytes[place], bytes[place + 1], bytes[place + 2]) {
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94): return true
        case (0xE3, 0x80, 0x81), (0xE3, 0x80, 0x90): return true
        case (0xEF, 0xBC, 0x88), (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x8F), (0xEF, 0xBC, 0xBB):
            return true
        case (0xEF, 0xBC, 0x90...0x99), (0xEF, 0xBC, 0x8C), (0xEF, 0xBD, 0x9C): return true
        default: return false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Whether a letter or a digit begins at a place.
    private static func isWordStart(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        let byte = bytes[place]
        if byte < 0x80 { return isLetter(byte) || (0x30...0x39).contains(byte) }
        switch byte {
        case 0xC2, 0xE2, 0xEF: return false
        case 0xE3: return place + 1 < bytes.count && bytes[place + 1] != 0x80
        default: return true
        }
    }

    // MARK: Words

    /// Words as bytes in small letters, and what they say.
    private struct Phrase {
        let bytes: [UInt8]
        let isSign: Bool
        let isIdeographic: Bool
    }

    /// The phrases by their first two bytes.
    private static let phrases: [UInt16: [Phrase]] = {
        func phrase(_ text: String, isSign: Bool) -> Phrase {
            Phrase(
                bytes: Array(text.utf8), isSign: isSign,
                isIdeographic: text.unicodeScalars.contains { $0.value >= 0x3000 })
        }
        let signs = NameFieldSigns.all.filter { $0.standsAlone || $0.text == "alias" || $0.words.count == 3 }
            .map { phrase($0.text, isSign: true) }
        let orders = NameFieldContacts.orderWords.map {
            phrase(NameFieldReader.stripped($0), isSign: false)
        }
        let labels = NameFieldContacts.ideographicLabels.map { phrase($0, isSign: false) }
        return Dictionary(grouping: signs + orders + labels + [phrase("公司", isSign: false)]) { phrase in
            key(phrase.bytes[0], phrase.bytes[1])
        }
    }()

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
        let second = first == 0xC3 && (0x80...0x9E).contains(second) ? second | 0x20 : folded(second)
        return UInt16(folded(first)) << 8 | UInt16(second)
    }

    private static let form = Array("公司".utf8)

    /// A byte of a Latin letter in its small form; others as they are.
    private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private mutating func lookForWords(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, startsWord: Bool) {
        guard place + 1 < bytes.count,
            let found = Self.phrases[Self.key(bytes[place], bytes[place + 1])]
        else { return }
        for phrase in found where startsWord || phrase.isIdeographic {
            guard Self.matches(phrase.bytes, bytes, at: place) else { continue }
            let end = place + phrase.bytes.count
            if phrase.bytes == Self.form {
                // An address in ideographs is six of them at least.
                if bytes.count - end >= 18 { mayHoldAddress = true }
                continue
            }
            guard phrase.isIdeographic || end >= bytes.count || !Self.isLetter(bytes[end]) else { continue }
            if phrase.isSign {
                hasSign = true
            } else if phrase.isIdeographic {
                (mayHoldLabel, hasOrder) = (true, true)
            } else {
                hasOrder = true
            }
        }
    }

    /// Whether bytes stand at a place, whatever the size of their Latin letters, with and without marks.
    private static func matches(_ phrase: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard place + phrase.count <= bytes.count else { return false }
        for index in phrase.indices {
            var byte = folded(bytes[place + index])
            if index > 0, phrase[index - 1] == 0xC3, (0x80...0x9E).contains(byte) { byte |= 0x20 }
            guard byte == phrase[index] else { return false }
        }
        return true
    }
}
