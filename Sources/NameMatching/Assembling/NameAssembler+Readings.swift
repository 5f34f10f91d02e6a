/// Letters that languages of one alphabet read in two ways.
extension NameAssembler {
    /// How another language of the same alphabet reads a word; nothing where none reads it otherwise.
    ///
    /// Persian reads ض and ذ as z and ث as s, Ukrainian and Belarusian г as h; x is kh in Uzbek; ä, ö and ü are written ae, oe
    /// and ue where a keyboard lacks them.
    func otherReading(of word: NameReader.Word, _ letters: [UInt8], isPinyin: Bool) -> [UInt8]? {
        let table: [UInt32: [UInt8]]
        switch word.script {
        case .arabic: table = Self.persian
        case .cyrillic:
            // Belarusian ў is the v of Russian, and ё is often written as the e that it began as.
            let isRussian = reader.codes[word.codes].contains { Self.russian[$0] != nil }
            table = isRussian ? Self.russian : Self.ukrainian
        case .greek: return Self.greekOfEveryday(letters)
        case .latin where !isPinyin:
            if kind == .person, letters.contains(UInt8(ascii: "x")) {
                return letters.flatMap { $0 == UInt8(ascii: "x") ? Array("kh".utf8) : [$0] }
            }
            table = Self.german
        default: return nil
        }
        guard reader.codes[word.codes].contains(where: { $0 > 0x7F && table[$0] != nil }) else { return nil }
        var out: [UInt8] = []
        for code in reader.codes[word.codes] {
            if let other = table[code] {
                out.append(contentsOf: other)
            } else {
                tables.letters.append(code, to: &out, since: 0)
            }
        }
        if word.script == .arabic, letters.count > 4, out.starts(with: "al".utf8) { out.removeFirst(2) }
        return out
    }

    /// A Greek word as it is often spelt: the nasal before a voiced stop left out, χ an h; nothing where that changes nothing.
    private static func greekOfEveryday(_ letters: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        for letter in letters {
            switch (out.last, letter) {
            case (UInt8(ascii: "m"), UInt8(ascii: "p")): out[out.count - 1] = UInt8(ascii: "b")
            case (UInt8(ascii: "n"), UInt8(ascii: "t")): out[out.count - 1] = UInt8(ascii: "d")
            case (UInt8(ascii: "n"), UInt8(ascii: "g")): out[out.count - 1] = UInt8(ascii: "g")
            case (UInt8(ascii: "c"), UInt8(ascii: "h")): out[out.count - 1] = UInt8(ascii: "h")
            default: out.append(letter)
            }
        }
        return out == letters ? nil : out
    }

    private static let persian: [UInt32: [UInt8]] = [
        0x636: Array("z".utf8), 0x630: Array("z".utf8), 0x62B: Array("s".utf8),
    ]
    private static let german: [UInt32: [UInt8]] = [
        0xE4: Array("ae".utf8), 0xC4: Array("ae".utf8), 0xF6: Array("oe".utf8), 0xD6: Array("oe".utf8),
        0xFC: Array("ue".utf8), 0xDC: Array("ue".utf8), 0xF8: Array("oe".utf8), 0xD8: Array("oe".utf8),
        0xE5: Array("aa".utf8), 0xC5: Array("aa".utf8),
    ]
    private static let russian: [UInt32: [UInt8]] = [
        0x451: Array("e".utf8), 0x401: Array("e".utf8), 0x45E: Array("v".utf8), 0x40E: Array("v".utf8),
    ]
    private static let ukrainian: [UInt32: [UInt8]] = [0x433: Array("h".utf8), 0x413: Array("h".utf8)]
}
