/// How letters of alphabets are spelt in Latin within a word: one routine for names and for the forms of the tables, so that a form is found
/// as names write it.
extension LetterTable {
    /// Appends what a letter is in Latin; what it changes of the letters before it is changed.
    ///
    /// - Parameters:
    ///   - code: The letter, of an alphabet or a syllabary: no ideograph, no Hangul.
    ///   - start: Where its word begins in `letters`.
    func spell(_ code: UInt32, _ kind: Class, to letters: inout [UInt8], since start: Int) {
        if code == 0x45E || code == 0x40E, letters.count == start || letters.last.map(SoundFolding.isVowel) == false {
            // Uzbek ў is o; the Belarusian one stands behind a vowel.
            letters.append(UInt8(ascii: "o"))
        } else if code == 0xE4C, letters.count > start {
            Self.silenceThai(&letters, since: start)
        } else if kind == .kana {
            spellKana(code, to: &letters)
        } else if kind == .greek, letters.count > start {
            spellGreek(code, to: &letters, since: start)
        } else {
            append(code, to: &letters, since: start)
        }
    }

    /// A small ya, yu or yo joins the syllable before it; a small tsu lengthens the consonant that follows and is no letter of its own.
    private func spellKana(_ code: UInt32, to letters: inout [UInt8]) {
        let before = letters.count
        append(code, to: &letters)
        guard before < letters.count, letters[before] == UInt8(ascii: "*") else { return }
        letters.remove(at: before)
        guard before < letters.count, before > 1, letters[before - 1] == UInt8(ascii: "i") else { return }
        letters.remove(at: before - 1)
        let last = letters[before - 2]
        if last == UInt8(ascii: "h") || last == UInt8(ascii: "j"), before - 1 < letters.count {
            letters.remove(at: before - 1)
        }
    }

    /// Greek writes some sounds with two letters: a word begins with μπ, ντ and γκ for b, d and g; γ before a velar is n, ου is ou, and υ
    /// behind α or ε is v, before a voiceless consonant f (ELOT 743).
    private func spellGreek(_ code: UInt32, to letters: inout [UInt8], since start: Int) {
        let last = letters.count - 1
        // Capitals lie a block of 32 before their small letters, Ύ elsewhere.
        let small: UInt32 = code == 0x38E ? 0x3CD : (0x391...0x3A9).contains(code) ? code + 0x20 : code
        switch (small, letters[last]) {
        case (0x3C0, UInt8(ascii: "m")) where last == start: letters[last] = UInt8(ascii: "b")
        case (0x3C4, UInt8(ascii: "n")) where last == start: letters[last] = UInt8(ascii: "d")
        case (0x3BA, UInt8(ascii: "g")) where last == start: break
        case (0x3BA, UInt8(ascii: "g")), (0x3B3, UInt8(ascii: "g")):
            letters[last] = UInt8(ascii: "n")
            letters.append(UInt8(ascii: "g"))
        case (0x3BE, UInt8(ascii: "g")), (0x3C7, UInt8(ascii: "g")):
            letters[last] = UInt8(ascii: "n")
            append(code, to: &letters)
        case (0x3C5, UInt8(ascii: "o")), (0x3CD, UInt8(ascii: "o")): letters.append(UInt8(ascii: "u"))
        case (0x3C5, UInt8(ascii: "a")), (0x3CD, UInt8(ascii: "a")), (0x3C5, UInt8(ascii: "e")),
            (0x3CD, UInt8(ascii: "e")):
            letters.append(UInt8(ascii: "v"))
        case (_, UInt8(ascii: "v")) where Self.voiceless.contains(small):
            // β never stands before a voiceless consonant: the v is a υ.
            letters[last] = UInt8(ascii: "f")
            append(code, to: &letters)
        default: append(code, to: &letters)
        }
    }

    /// θ, κ, ξ, π, ς, σ, τ, φ, χ and ψ.
    private static let voiceless: Set<UInt32> = Set("θκξπςστφχψ".unicodeScalars.map(\.value))

    /// Takes off the consonant, and a vowel at it, that the Thai mark of silence stands on; ทร์ and ตร์ behind a consonant are silent both.
    private static func silenceThai(_ letters: inout [UInt8], since start: Int) {
        while letters.count > start, let last = letters.last, SoundFolding.isVowel(last) { letters.removeLast() }
        guard letters.count > start else { return }
        let isR = letters.last == UInt8(ascii: "r")
        removeConsonant(from: &letters, since: start)
        guard isR, letters.count > start + 1,
            letters.last == UInt8(ascii: "t") || letters.suffix(2).elementsEqual("th".utf8)
        else { return }
        let rest = letters.dropLast(letters.last == UInt8(ascii: "t") ? 1 : 2)
        if rest.count > start, let before = rest.last, !SoundFolding.isVowel(before) { letters = Array(rest) }
    }

    /// Takes off the last consonant, which may be two letters: th, ng.
    private static func removeConsonant(from letters: inout [UInt8], since start: Int) {
        let last = letters.removeLast()
        guard letters.count > start, let before = letters.last else { return }
        if last == UInt8(ascii: "h") && "ktpc".utf8.contains(before)
            || last == UInt8(ascii: "g") && before == UInt8(ascii: "n")
        {
            letters.removeLast()
        }
    }
}
