import Foundation

/// Cuts a name into words by script and turns each into lower-case ASCII letters or simplified ideographs.
///
/// Case, width, diacritics and invisible characters are gone afterwards. Any text at all can be read; what has no letters,
/// digits or ideographs gives no words.
struct NameReader {
    /// A run of characters of one kind.
    struct Word {
        /// The kinds of runs.
        enum Kind { case letters, han, digits }
        var kind: Kind
        var script: NameScript
        /// Where it lies in the reader's `letters`, for letters.
        var letters: Range<Int>
        /// Where it lies in the reader's `codes`: ideographs, or the characters as written.
        var codes: Range<Int>
        /// The value, for digits.
        var value: UInt32
        /// The bytes of the original.
        var start: Int
        var end: Int
        var isBracketed: Bool
        /// A full stop follows at once.
        var isDotted: Bool
        /// A comma follows.
        var isBeforeComma: Bool
        /// A hyphen follows at once, and ties the next word to it.
        var isBeforeHyphen = false
    }

    private(set) var words: [Word] = []
    private(set) var letters: [UInt8] = []
    private(set) var codes: [UInt32] = []
    /// The place of each of `codes` in the original.
    private(set) var offsets: [Int] = []
    private(set) var scripts: UInt32 = 0
    /// Whether any letter is a small one, so that two or three capitals may be initials.
    private(set) var hasSmallLetters = false
    /// Whether ideographs spell a foreign name, as a raised dot between its parts says: 艾尔肯·吐尼亚孜.
    private(set) var isTranscribed = false
    /// Whether an ideograph is written in its full form, as in Hong Kong and on Taiwan.
    private(set) var isTraditional = false
    private let tables: LexiconTables
    private var isUyghur = false

    /// Longer names are read up to here word by word; the rest is one word of letters.
    static let longestName = 4096

    init(_ name: String, tables: LexiconTables) {
        self.tables = tables
        let composed = Self.needsComposition(name) ? name.precomposedStringWithCanonicalMapping : name
        letters.reserveCapacity(64)
        words.reserveCapacity(12)
        for scalar in composed.unicodeScalars.prefix(Self.longestName)
        where scalar.value >= 0x600 && scalar.value < 0x700 {
            if tables.letters.kind(scalar.value) == .uyghur {
                isUyghur = true
                break
            }
        }
        read(composed)
    }

    /// Whether characters may be followed by marks that belong to them.
    private static func needsComposition(_ name: String) -> Bool {
        for scalar in name.unicodeScalars.prefix(longestName) {
            let code = scalar.value
            if code >= 0x300 && (code < 0x370 || (0x1100..<0x1200).contains(code) || (0x3099..<0x309B).contains(code)) {
                return true
            }
        }
        return false
    }

    private mutating func read(_ name: String) {
        var offset = 0
        var depth = 0
        var open: Word?
        func close(_ reader: inout NameReader, _ word: inout Word?) {
            if var finished = word {
                finished.letters = finished.letters.lowerBound..<reader.letters.count
                finished.codes = finished.codes.lowerBound..<reader.codes.count
                reader.finish(&finished)
            }
            word = nil
        }
        var seen = 0
        for scalar in name.unicodeScalars {
            let code = scalar.value
            let width = UTF8.width(scalar)
            defer { offset += width }
            seen += 1
            if seen > Self.longestName { break }
            let kind = tables.letters.kind(code)
            switch kind {
            case .ignored:
                continue
            case .separator, .wordBreak:
                if code == 0x2E, var word = open {
                    word.isDotted = true
                    open = word
                }
                if kind == .wordBreak, open?.kind == .han { isTranscribed = true }
                close(&self, &open)
                if code == 0x2C || code == 0xFF0C, !words.isEmpty { words[words.count - 1].isBeforeComma = true }
                if code == 0x2D || code == 0x2010 || code == 0x2011, let last = words.indices.last,
                    words[last].end == offset
                {
                    words[last].isBeforeHyphen = true
                }
                if code == 0x26 || code == 0xFF06 { ampersand(offset, width, depth) }
                if code == 0x28 || code == 0xFF08 || code == 0x5B || code == 0x3010 { depth += 1 }
                if code == 0x29 || code == 0xFF09 || code == 0x5D || code == 0x3011 { depth = max(0, depth - 1) }
                continue
            case .han:
                if open?.kind != .han { close(&self, &open) }
            case .digit:
                if open?.kind != .digits { close(&self, &open) }
            default:
                if open?.kind != .letters { close(&self, &open) }
            }
            if open == nil {
                let wordKind: Word.Kind = kind == .han ? .han : kind == .digit ? .digits : .letters
                open = Word(
                    kind: wordKind, script: kind.script, letters: letters.count..<letters.count,
                    codes: codes.count..<codes.count, value: 0, start: offset, end: offset, isBracketed: depth > 0,
                    isDotted: false, isBeforeComma: false)
            }
            open?.end = offset + width
            switch kind {
            case .han:
                let simplified = tables.han.simplify(tables.letters.ideograph(code))
                if simplified != code { isTraditional = true }
                codes.append(simplified)
                offsets.append(offset)
                scripts |= 1 << UInt32(NameScript.han.rawValue)
            case .digit:
                let digit = tables.letters.digit(code)
                if let value = open?.value { open?.value = value < 100_000_000 ? value * 10 + digit : value }
                letters.append(UInt8(48 + digit % 10))
                codes.append(code)
                offsets.append(offset)
            default:
                scripts |= 1 << UInt32(kind.script.rawValue)
                codes.append(code)
                offsets.append(offset)
                if (0x61...0x7A).contains(code) { hasSmallLetters = true }
                if let script = open?.script, script != kind.script { open?.script = .mixed }
                spell(code, kind, since: open?.letters.lowerBound ?? letters.count)
            }
        }
        close(&self, &open)
        if seen > Self.longestName { overflow(name, offset, depth) }
    }

    private mutating func spell(_ code: UInt32, _ kind: LetterTable.Class, since start: Int) {
        if isUyghur, let override = tables.uyghurOverride[code] {
            letters.append(contentsOf: override)
        } else if kind == .hangul {
            Hangul.append(code, to: &letters)
        } else if kind == .other {
            // A letter without romanisation stands for itself, byte by byte.
            for shift: UInt32 in [16, 8, 0] { letters.append(UInt8(truncatingIfNeeded: code >> shift) | 0x80) }
        } else {
            tables.letters.spell(code, kind, to: &letters, since: start)
        }
    }

    /// An ampersand is the word “and”, in whatever script it stands.
    private mutating func ampersand(_ offset: Int, _ width: Int, _ depth: Int) {
        let start = letters.count
        letters.append(contentsOf: "and".utf8)
        words.append(
            Word(
                kind: .letters, script: .latin, letters: start..<letters.count, codes: codes.count..<codes.count,
                value: 0,
                start: offset, end: offset + width, isBracketed: depth > 0, isDotted: false, isBeforeComma: false))
    }

    /// What lies past the limit counts as one word whose letters are its hash.
    private mutating func overflow(_ name: String, _ offset: Int, _ depth: Int) {
        let hash = StableHash.of(name.utf8.dropFirst(offset), seed: 8)
        let start = letters.count
        for shift: UInt64 in 0..<8 { letters.append(0x61 + UInt8(truncatingIfNeeded: hash >> (8 * shift)) % 26) }
        words.append(
            Word(
                kind: .letters, script: .other, letters: start..<letters.count, codes: codes.count..<codes.count,
                value: 0,
                start: offset, end: name.utf8.count, isBracketed: depth > 0, isDotted: false, isBeforeComma: false))
    }

    private mutating func finish(_ word: inout Word) {
        if word.kind == .letters {
            if word.script == .mixed { unmix(&word) }
            if word.letters.isEmpty { return }
            // The letters of S.A. and G.m.b.H. are one word.
            if word.codes.count == 1, let last = words.last, last.kind == .letters, last.isDotted,
                last.end + 1 == word.start,
                last.letters.upperBound == word.letters.lowerBound, last.codes.count <= 6,
                last.letters.count == last.codes.count
            {
                words[words.count - 1].letters = last.letters.lowerBound..<word.letters.upperBound
                words[words.count - 1].codes = last.codes.lowerBound..<word.codes.upperBound
                words[words.count - 1].end = word.end
                words[words.count - 1].isDotted = word.isDotted
                return
            }
        }
        words.append(word)
    }

    /// Reads Cyrillic or Greek look-alikes inside a Latin word as the Latin letters they imitate.
    private mutating func unmix(_ word: inout Word) {
        var hasLatin = false
        var isAllAlike = true
        for code in codes[word.codes] {
            switch tables.letters.kind(code) {
            case .latin: hasLatin = true
            case .cyrillic, .greek: if Self.lookAlikes[code] == nil { isAllAlike = false }
            default: isAllAlike = false
            }
        }
        guard hasLatin && isAllAlike else { return }
        letters.removeSubrange(word.letters.lowerBound...)
        for code in codes[word.codes] {
            if let alike = Self.lookAlikes[code] {
                letters.append(alike)
            } else {
                tables.letters.append(code, to: &letters)
            }
        }
        word.letters = word.letters.lowerBound..<letters.count
        word.script = .latin
        scripts &= ~(1 << UInt32(NameScript.cyrillic.rawValue) | 1 << UInt32(NameScript.greek.rawValue))
        scripts |= 1 << UInt32(NameScript.latin.rawValue)
    }

    /// Letters of other alphabets that look like Latin ones (Unicode Technical Standard 39 names such pairs confusable).
    private static let lookAlikes: [UInt32: UInt8] = {
        var table: [UInt32: UInt8] = [:]
        for (left, right) in zip(
            "аеорсухкмтвніјѕАЕОРСУХКМТВНІЈЅαορνκτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars,
            "aeopcyxkmtbhijsaeopcyxkmtbhijsaopvktabezhikmnoptyx".utf8)
        {
            table[left.value] = right
        }
        return table
    }()

    /// The writing system of the whole name.
    var script: NameScript {
        if isUyghur { return .uyghur }
        let found = NameScript.allCases.filter { $0 != .none && scripts & (1 << UInt32($0.rawValue)) != 0 }
        return found.count > 1 ? .mixed : (found.first ?? .none)
    }
}
