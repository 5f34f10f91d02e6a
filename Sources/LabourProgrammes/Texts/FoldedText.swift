/// A text as names and terms are sought in it: plain letters, with the place of each in the original.
///
/// Case, diacritics, full-width forms and traditional Chinese characters are folded away; spaces and hyphens become one
/// space, and what divides the parts of an address or of a sentence becomes a separator.
struct FoldedText {
    /// What kind of text it is, which decides what a full stop and a line break mean.
    enum Style {
        /// A full stop is a space, as in `Co. Ltd`; a line break divides.
        case address
        /// A full stop ends a sentence; a line break is a space, since lines wrap.
        case prose
    }

    static let space: UInt32 = 0x20
    static let separator: UInt32 = 0x2C
    static let sentenceEnd: UInt32 = 0x3B
    static let apostrophe: UInt32 = 0x27

    /// The folded code points.
    private(set) var units: [UInt32] = []
    /// The UTF-8 offset in the original where each unit starts, and one more for the end.
    private(set) var offsets: [Int32] = []

    /// Folds a text.
    init(_ text: String, folds: LetterFolds, style: Style = .address) {
        units.reserveCapacity(text.utf8.count + 1)
        offsets.reserveCapacity(text.utf8.count + 2)
        var offset: Int32 = 0
        for scalar in text.unicodeScalars {
            let folded = folds.fold(scalar.value)
            append(style == .prose ? Self.prose(scalar.value, folded) : folded, at: offset)
            offset += Int32(UTF8.width(scalar))
        }
        if style == .prose { settleFullStops() }
        settleApostrophes()
        offsets.append(offset)
    }

    private mutating func append(_ folded: UInt32, at offset: Int32) {
        switch folded {
        case LetterFolds.dropped:
            return
        case Self.space:
            guard let last = units.last, last != Self.space, last != Self.separator else { return }
        case Self.separator:
            if units.last == Self.space {
                units.removeLast()
                offsets.removeLast()
            }
            if units.last == Self.separator { return }
        default:
            break
        }
        units.append(folded)
        offsets.append(offset)
    }

    /// The unit of a sentence for a code point, where it is another than that of an address; U+002E stays until later.
    private static func prose(_ value: UInt32, _ folded: UInt32) -> UInt32 {
        switch value {
        case 0x0A, 0x0D: space
        case 0x21, 0x3B, 0x3F, 0x3002, 0xFF01, 0xFF1B, 0xFF1F, 0x061F, 0x061B: sentenceEnd
        case 0x2E, 0xFF0E: 0x2E
        default: folded
        }
    }

    /// Makes the end of a sentence of a full stop before a space, and a space of any other.
    private mutating func settleFullStops() {
        for index in units.indices where units[index] == 0x2E {
            let isEnd = index + 1 == units.count || units[index + 1] == Self.space
            units[index] = isEnd ? Self.sentenceEnd : Self.space
        }
    }

    /// Makes a space of every apostrophe that does not stand between two letters, and of a genitive `'s`.
    private mutating func settleApostrophes() {
        for index in units.indices where units[index] == Self.apostrophe {
            let before = index > 0 && Self.isLatin(units[index - 1])
            let after = index + 1 < units.count && Self.isLatin(units[index + 1])
            let isGenitive =
                after && units[index + 1] == 0x73 && (index + 2 == units.count || !Self.isLatin(units[index + 2]))
            if !before || !after || isGenitive { units[index] = Self.space }
        }
    }

    /// Whether a name may start at a position: at any Chinese character, or where a word of letters starts.
    func canStart(at position: Int) -> Bool {
        let unit = units[position]
        if Self.isHan(unit) { return true }
        guard Self.isLetter(unit) || Self.isDigit(unit) else { return false }
        guard position > 0 else { return true }
        let before = units[position - 1]
        if Self.isDigit(unit) { return !Self.isDigit(before) }
        return !Self.isLetter(before) && before != Self.apostrophe
    }

    /// Whether a name may end before a position: after any Chinese character, else where the word ends.
    ///
    /// Uyghur and Russian add endings to names, so a word of those scripts may go on with one, see ``WordEndings``.
    func canEnd(at position: Int) -> Bool {
        guard position < units.count else { return true }
        let last = units[position - 1]
        let next = units[position]
        // 市场 is a market, not a city.
        if Self.isHan(last) { return !(last == 0x5E02 && next == 0x573A) }
        if Self.isDigit(last) { return !Self.isDigit(next) }
        if Self.isLatin(last) { return !Self.isLetter(next) && next != Self.apostrophe }
        guard Self.isLetter(last), Self.isLetter(next) else { return true }
        var end = position
        while end < units.count, Self.isLetter(units[end]), end - position <= 16 { end += 1 }
        return WordEndings.isEnding(units[position..<end], after: last)
    }

    /// The part of the original between two positions.
    func bytes(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound + 1, units[end - 1] == Self.space { end -= 1 }
        return Int(offsets[range.lowerBound])..<Int(offsets[end])
    }

    static func isHan(_ unit: UInt32) -> Bool {
        (0x3400...0x9FFF).contains(unit) || (0x2_0000...0x3_FFFF).contains(unit) || unit == 0x3007
    }

    static func isLatin(_ unit: UInt32) -> Bool {
        (0x61...0x7A).contains(unit)
    }

    static func isDigit(_ unit: UInt32) -> Bool {
        (0x30...0x39).contains(unit)
    }

    /// Whether a code point is a letter of a script that writes words apart: all alphabets before Thai in Unicode, and Georgian.
    ///
    /// The others, Han before all, have no boundary of words.
    static func isLetter(_ unit: UInt32) -> Bool {
        if unit < 0x80 { return isLatin(unit) }
        guard unit < 0x0E00 || (0x10A0...0x10FF).contains(unit) || (0x1E00...0x1FFF).contains(unit) else {
            return false
        }
        return Unicode.Scalar(unit)?.properties.isAlphabetic ?? false
    }
}
