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

    /// Takes off the consonant, and a vowel at it, that the Thai mark of silence stands on.
    private static func silenceThai(_ letters: inout [UInt8], since start: Int) {
        while letters.count > start, let last = letters.last, SoundFolding.isVowel(last) { letters.removeLast() }
        if letters.count > start { letters.removeLast() }
    }
}
