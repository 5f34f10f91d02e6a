/// Tells by the text itself in which encoding it is written, where it is none that proves itself by its bytes.
///
/// Most encodings take nearly any bytes, and a name read in a wrong one finds nobody. An encoding is proven where every byte is one
/// of it, and the text reads as a language written in it does: by its most frequent characters, by the letters that go together in
/// a word, and by where small and capital letters stand. Where two encodings are proven alike and read differently, none is.
enum EncodingProof {
    /// The text in the encoding that it proves; `nil` where it proves none.
    ///
    /// - Complexity: O(*n*) in the bytes, for each of some twenty encodings.
    static func text(of bytes: [UInt8]) -> EncodedText? {
        if bytes.contains(0x1B) { return shifted(bytes) }
        // As many bytes as tell: the rest is decoded once.
        let sample = Array(bytes.prefix(sampleSize))
        guard let encoding = doubleByte(sample) ?? script(sample) ?? latin(sample) else { return nil }
        guard let all = EncodedText.decoded(bytes, encoding), all.damaged == 0 else { return nil }
        return all
    }

    private static let sampleSize = 1 << 20

    /// Encodings of seven bits that change their meaning behind an escape.
    private static func shifted(_ bytes: [UInt8]) -> EncodedText? {
        for name in ["iso-2022-jp", "iso-2022-kr"] {
            guard let encoding = TextEncoding(stated: name), let text = EncodedText.decoded(bytes, encoding) else {
                continue
            }
            if text.damaged == 0, text.text.unicodeScalars.contains(where: { $0.value >= 0x3000 }) { return text }
        }
        return nil
    }

    // MARK: Two bytes a character

    private static func doubleByte(_ bytes: [UInt8]) -> TextEncoding? {
        let high = bytes.count { $0 >= 0x80 }
        var found: [(encoding: TextEncoding, text: String, share: Double)] = []
        for (name, language) in CharacterFrequency.eastAsian {
            guard let encoding = TextEncoding(stated: name), let text = decoded(bytes, encoding) else { continue }
            // An ideograph is a high byte and, mostly, another one; an accented letter before a plain one is taken for an
            // ideograph too (“légal” holds 間) and is one high byte.
            let characters = text.unicodeScalars.count { $0.value >= 0x80 }
            guard characters > 0, Double(high) >= 1.35 * Double(characters) else { continue }
            found.append((encoding, text, language.share(in: text)))
        }
        guard let best = found.max(by: { $0.share < $1.share }), best.share >= 0.15 else { return nil }
        // Another language that fits half as well leaves it open.
        let isRivalled = found.contains { $0.text != best.text && $0.share * 1.6 > best.share }
        return isRivalled ? nil : best.encoding
    }

    // MARK: One byte a character, another script

    private static func script(_ bytes: [UInt8]) -> TextEncoding? {
        var found: [(encoding: TextEncoding, text: String, fit: Double)] = []
        for (names, language) in CharacterFrequency.alphabets {
            for name in names {
                guard let encoding = TextEncoding(stated: name), let text = decoded(bytes, encoding),
                    WordShape(of: text).isSound
                else { continue }
                let fit = language.fit(of: text)
                if fit > 0 { found.append((encoding, text, fit)) }
            }
        }
        guard let best = found.max(by: { $0.fit < $1.fit }) else { return nil }
        let isRivalled = found.contains { $0.text != best.text && $0.fit > best.fit - 0.2 }
        return isRivalled ? nil : best.encoding
    }

    // MARK: Latin letters

    private static func latin(_ bytes: [UInt8]) -> TextEncoding? {
        let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
        guard controls == 0, bytes.count(where: { $0 >= 0x80 }) * 4 <= bytes.count else { return nil }
        for (names, alphabets) in CharacterFrequency.latin {
            let fitting = names.compactMap { name -> (encoding: TextEncoding, text: String)? in
                guard let encoding = TextEncoding(stated: name), let text = decoded(bytes, encoding),
                    !text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }),
                    WordShape(of: text).isSound,
                    alphabets.hold(text)
                else { return nil }
                return (encoding, text)
            }
            guard let first = fitting.first else { continue }
            return fitting.allSatisfy { $0.text == first.text } ? first.encoding : nil
        }
        return nil
    }

    /// The text where no byte is damaged; a character that the sample cuts short is none of it.
    private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> String? {
        for cut in 0...(bytes.count == sampleSize ? 3 : 0) {
            if let text = EncodedText.decoded(Array(bytes.dropLast(cut)), encoding), text.damaged == 0 {
                return text.text
            }
        }
        return nil
    }
}

/// How letters beyond ASCII stand in words.
private struct WordShape {
    private var fit = 0
    private var odd = 0

    /// Whether letters stand as they do in words: older encodings of the same bytes show as signs between letters, as in “Soci‚t‚”,
    /// or as words that begin small and go on large, as in “лНЛОЮМХЪ”.
    var isSound: Bool { odd * 12 <= fit }

    init(of text: String) {
        var previous: Unicode.Scalar = " "
        // Whether the word at hand began small, and has gone on large.
        var (beganSmall, isMixed) = (false, false)
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            let isLetter = scalar.properties.isAlphabetic
            let wasLetter = previous.properties.isAlphabetic
            if isLetter, !wasLetter { (beganSmall, isMixed) = (scalar.properties.isLowercase, false) }
            // A sign at the head of a word, as in “©koda”, was a letter.
            if isLetter, !wasLetter, previous.value >= 0x80, !Self.opening.contains(previous) { odd += 1 }
            guard scalar.value >= 0x80 else { continue }
            if isLetter {
                if beganSmall, scalar.properties.isUppercase { isMixed = true }
                if isMixed { odd += 1 } else { fit += 1 }
            } else if wasLetter, !Self.typographic.contains(scalar), !scalar.properties.isDiacritic,
                scalar.properties.generalCategory != .nonspacingMark
            {
                odd += 1
            }
        }
    }

    /// Signs that stand before letters in sound text.
    private static let opening = Set("“„«‘‚’–—…¿¡·•\u{A0}\u{2028}".unicodeScalars)
    /// Signs that stand behind letters in sound text.
    private static let typographic = Set("’‘”“»«–—…®™©°ºª·•€£§\u{A0}".unicodeScalars)
}
