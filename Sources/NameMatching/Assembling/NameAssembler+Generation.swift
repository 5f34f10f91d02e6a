/// Marks of generation: which of a family's bearers of one name is meant.
extension NameAssembler {
    /// The generation that a word states: 1 for the elder, 2 for the younger, and so on; `nil` where it is none.
    ///
    /// Marks stand behind a name, Hungarian ones in front of it too; a Roman numeral is one in capitals.
    func generation(at index: Int) -> UInt32? {
        let word = reader.words[index]
        guard reader.words.count > 1, word.kind == .letters, !word.isBeforeComma else { return nil }
        let letters = reader.letters[word.letters]
        if let mark = Self.marks.first(where: { letters.elementsEqual($0.text.utf8) && $0.fits(word) }) {
            let mayLead = mark.leads && index == 0 && reader.words.count > 2
            return index > 0 || mayLead ? mark.number : nil
        }
        guard index > 1 || index == 1 && reader.words.count == 2 || index > 0 && index == reader.words.count - 1 else {
            return nil
        }
        guard word.script == .latin, !word.isDotted, word.codes.count == letters.count, letters.count > 1 || index > 1,
            letters.allSatisfy({ $0 == UInt8(ascii: "i") }) && letters.count > 1
                || reader.hasSmallLetters && reader.codes[word.codes].allSatisfy({ $0 < 0x5B })
        else { return nil }
        return Self.numerals.firstIndex { letters.elementsEqual($0.utf8) }.map { UInt32($0 + 1) }
    }

    /// The generation that digits with an ending state: 2nd, 3rd, 2세, 2世; `nil` where they are none.
    func generation(ofDigitsAt index: Int) -> UInt32? {
        let word = reader.words[index]
        guard word.kind == .digits, index > 0, index + 1 < reader.words.count, (1...20).contains(word.value) else {
            return nil
        }
        let ending = reader.words[index + 1]
        guard ending.start == word.end else { return nil }
        if ending.kind == .han { return reader.codes[ending.codes].elementsEqual([0x4E16]) ? word.value : nil }
        let letters = reader.letters[ending.letters]
        return ["st", "nd", "rd", "th", "se"].contains { letters.elementsEqual($0.utf8) } ? word.value : nil
    }

    /// A mark by its letters.
    private struct Mark {
        let text: String
        let number: UInt32
        /// Whether it may stand first.
        var leads = false
        /// Whether the same letters are a word or a name in Latin script.
        var isCyrillic = false

        func fits(_ word: NameReader.Word) -> Bool {
            isCyrillic ? word.script == .cyrillic : !leads || word.isDotted
        }
    }

    private static let marks = [
        Mark(text: "sr", number: 1), Mark(text: "snr", number: 1), Mark(text: "senior", number: 1),
        Mark(text: "jr", number: 2), Mark(text: "jnr", number: 2), Mark(text: "junior", number: 2),
        Mark(text: "st", number: 1, isCyrillic: true), Mark(text: "ml", number: 2, isCyrillic: true),
        Mark(text: "id", number: 1, leads: true), Mark(text: "ifj", number: 2, leads: true),
    ]
    private static let numerals = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ]
}
