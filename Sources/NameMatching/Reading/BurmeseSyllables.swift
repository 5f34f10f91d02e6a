/// Spells names in Burmese in Latin letters as their bearers do, syllable by syllable.
///
/// A sign that kills the vowel of a consonant changes the vowel before it (င် after အ is in, after အော is aung), so that letters
/// alone say little. The spellings are those of the BGN/PCGN system of 1970 without its accents and tones, with what names have
/// in their place: Htun and Tun are one.
enum BurmeseSyllables {
    /// Letters and signs of Burmese; its digits and full stops are none.
    static func contains(_ code: UInt32) -> Bool { (0x1000...0x103F).contains(code) || code == 0x104E }

    /// A name in Burmese with a word for each syllable, as names are written: Aung San Su Kyi; `nil` where any of it is in
    /// another script.
    ///
    /// - Complexity: O(*n*) for *n* characters.
    static func reading(of name: String) -> String? {
        let codes = name.unicodeScalars.map(\.value).filter { $0 != 0x20 && $0 != 0x200B }
        guard !codes.isEmpty, codes.allSatisfy(contains) else { return nil }
        var letters: [UInt8] = []
        append(codes, to: &letters)
        let words = String(decoding: letters, as: UTF8.self).split(separator: " ")
        return words.isEmpty ? nil : words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    private static func append(_ codes: [UInt32], to letters: inout [UInt8]) {
        var syllable = Syllable()
        var index = 0
        while index < codes.count {
            let code = codes[index]
            let next = index + 1 < codes.count ? codes[index + 1] : 0
            switch code {
            case _ where isConsonant(code) && endsSyllable(codes, index):
                // A consonant without a vowel, or one above another, ends the syllable before it.
                syllable.final = code
                if next == stack {
                    syllable.write(to: &letters)
                    syllable = Syllable()
                }
            case _ where isConsonant(code):
                syllable.write(to: &letters)
                syllable = Syllable(onset: code)
            case 0x103F:
                syllable.final = 0x101E
                syllable.write(to: &letters)
                syllable = Syllable(onset: 0x101E)
            case 0x1023...0x102A, 0x104E:
                syllable.write(to: &letters)
                syllable = Syllable(whole: independent[code])
            case 0x103B: syllable.hasY = true
            case 0x103C: syllable.hasY = true
            case 0x103D: syllable.hasW = true
            case 0x103E: syllable.hasH = true
            case 0x102B...0x1032, 0x1036: syllable.vowels.append(code)
            case 0x1037: syllable.isCreaky = true
            case 0x1038: syllable.isHigh = true
            default: break
            }
            index += 1
        }
        syllable.write(to: &letters)
    }

    private static let killer: UInt32 = 0x103A
    private static let stack: UInt32 = 0x1039

    private static func isConsonant(_ code: UInt32) -> Bool { (0x1000...0x1021).contains(code) }

    /// Whether a consonant bears the sign that kills its vowel, behind a sign of tone perhaps, or stands above another.
    private static func endsSyllable(_ codes: [UInt32], _ index: Int) -> Bool {
        var next = index + 1
        while next < codes.count, codes[next] == 0x1037 || codes[next] == 0x1038 { next += 1 }
        return next < codes.count && (codes[next] == killer || codes[next] == stack) && index > 0
    }

    private static let independent: [UInt32: String] = [
        0x1023: "i", 0x1024: "i", 0x1025: "u", 0x1026: "u", 0x1027: "e", 0x1029: "aw", 0x102A: "aw", 0x104E: "la",
    ]

    private struct Syllable {
        var onset: UInt32?
        var whole: String?
        var hasY = false
        var hasW = false
        var hasH = false
        var vowels: [UInt32] = []
        var final: UInt32?
        /// Names write the short tone of a syllable that ends in n as nt: Myint.
        var isCreaky = false
        /// The high tone: names write its long o as oe, and kyi as gyi.
        var isHigh = false

        init(onset: UInt32? = nil, whole: String? = nil) {
            self.onset = onset
            self.whole = whole
        }

        func write(to letters: inout [UInt8]) {
            if let whole {
                letters.append(contentsOf: whole.utf8)
                if let final { letters.append(contentsOf: ending(final, "a").utf8.drop { $0 != UInt8(ascii: "n") }) }
                letters.append(UInt8(ascii: " "))
                return
            }
            guard let onset else { return }
            let plain = rime()
            let end = isHigh && plain == "o" ? "oe" : plain
            let start = isHigh && hasY && end == "i" && onset == 0x1000 ? "gy" : beginning(onset)
            letters.append(contentsOf: (start + end + (isCreaky && end.hasSuffix("n") ? "t" : "")).utf8)
            letters.append(UInt8(ascii: " "))
        }

        private func beginning(_ code: UInt32) -> String {
            let plain = Self.onsets[code] ?? ""
            if hasH, code == 0x101B || code == 0x101E && hasY || code == 0x101C && hasY { return "sh" }
            let joined: String
            switch (plain, hasY) {
            case ("kh", true): joined = "ch"
            case ("y", true): joined = "y"
            case (_, true): joined = plain + "y"
            case (_, false): joined = plain
            }
            return hasH ? "h" + joined : joined
        }

        /// The vowel with the consonant that ends it.
        private func rime() -> String {
            let hasA = vowels.contains { $0 == 0x102B || $0 == 0x102C }
            let hasI = vowels.contains { $0 == 0x102D || $0 == 0x102E }
            let hasU = vowels.contains { $0 == 0x102F || $0 == 0x1030 }
            let hasE = vowels.contains(0x1031)
            let vowel: String =
                switch (hasE, hasA, hasI, hasU) {
                case (true, true, _, _): "aw"
                case (true, _, _, _): "e"
                case (_, _, true, true): "o"
                case (_, _, true, _): "i"
                case (_, _, _, true): "u"
                default: vowels.contains(0x1032) ? "e" : "a"
                }
            let w = hasW ? "w" : ""
            if vowels.contains(0x1036) { return w + (Self.nasal[vowel] ?? vowel + "n") }
            guard let final else { return w + vowel }
            let ending = ending(final, vowel)
            // ွန် is un, not wan: Htun.
            if hasW, vowel == "a", ending == "an" || ending == "at" { return "u" + ending.dropFirst() }
            return w + ending
        }

        private func ending(_ code: UInt32, _ vowel: String) -> String {
            switch code {
            case 0x1000, 0x1001, 0x1002: Self.stopped["k " + vowel] ?? vowel + "k"
            case 0x1004: Self.stopped["ng " + vowel] ?? vowel + "ng"
            case 0x1005: "it"
            case 0x100A: "i"
            case 0x1009: "in"
            case 0x101A: vowel == "a" ? "e" : vowel
            case 0x1014, 0x100F, 0x1019: Self.nasal[vowel] ?? vowel + "n"
            case 0x101B, 0x101C, 0x101D, 0x101F, 0x1021: vowel
            default: Self.stopped["t " + vowel] ?? vowel + "t"
            }
        }

        private static let nasal = ["a": "an", "i": "ein", "u": "on", "o": "on", "aw": "aung"]
        private static let stopped = [
            "k a": "et", "k aw": "auk", "k o": "aik", "ng a": "in", "ng aw": "aung", "ng o": "aing", "t a": "at",
            "t i": "eik", "t u": "ok",
        ]
        private static let onsets: [UInt32: String] = [
            0x1000: "k", 0x1001: "kh", 0x1002: "g", 0x1003: "g", 0x1004: "ng", 0x1005: "s", 0x1006: "s", 0x1007: "z",
            0x1008: "z", 0x1009: "ny", 0x100A: "ny", 0x100B: "t", 0x100C: "t", 0x100D: "d", 0x100E: "d", 0x100F: "n",
            0x1010: "t", 0x1011: "ht", 0x1012: "d", 0x1013: "d", 0x1014: "n", 0x1015: "p", 0x1016: "p", 0x1017: "b",
            0x1018: "b", 0x1019: "m", 0x101A: "y", 0x101B: "y", 0x101C: "l", 0x101D: "w", 0x101E: "th", 0x101F: "h",
            0x1020: "l",
        ]
    }
}
