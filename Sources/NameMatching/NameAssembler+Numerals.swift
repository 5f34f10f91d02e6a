extension NameAssembler {
    /// Reads numbers that are not written in digits: words (Forty-Four) and Roman numerals (Fund III).
    mutating func readNumerals() {
        var index = 0
        while index < tokens.count {
            if index > 0, let value = romanNumeral(tokens[index]) {
                makeNumber(index, value: value)
            } else if index + 1 < tokens.count, let value = compound(tokens[index], tokens[index + 1]) {
                makeNumber(index, value: value)
                tokens[index].end = tokens[index + 1].end
                tokens.remove(at: index + 1)
            }
            index += 1
        }
    }

    private mutating func makeNumber(_ index: Int, value: UInt32) {
        tokens[index].role = .number
        tokens[index].flags = tokens[index].flags.intersection(.bracketed).union(.numeric)
        tokens[index].number = value
        tokens[index].conceptCount = 0
        tokens[index].pieceCount = 0
        tokens[index].syllables = 0
        tokens[index].information = 6 * 16
    }

    /// Twenty and Four are 24, as are Twenty and Fourth.
    private func compound(_ tens: NameToken, _ ones: NameToken) -> UInt32? {
        guard tens.flags.contains(.known), tens.flags.contains(.numeric), tens.number % 10 == 0,
            (20...90).contains(tens.number), (1...9).contains(ones.number), ones.script != .han
        else { return nil }
        return tens.number + ones.number
    }

    /// The value of a word that is a Roman numeral from II to XXXIX, in capitals.
    private func romanNumeral(_ token: NameToken) -> UInt32? {
        guard token.role == .tradeName, token.script == .latin, !token.flags.contains(.known), token.formCount > 0,
            let word = reader.words.first(where: { $0.start == Int(token.start) && $0.end == Int(token.end) }),
            (2...6).contains(word.letters.count), reader.codes[word.codes].allSatisfy({ $0 < 0x61 })
        else { return nil }
        let letters = Array(reader.letters[word.letters])
        // A Chinese syllable in a name all in capitals: XI AN.
        if tables.syllables.syllableCount(letters.span) > 0 && !reader.hasSmallLetters { return nil }
        return Self.romanValue(letters)
    }

    private static func romanValue(_ letters: [UInt8]) -> UInt32? {
        var tens = 0
        while tens < 3, tens < letters.count, letters[tens] == UInt8(ascii: "x") { tens += 1 }
        let rest = letters[tens...]
        guard let ones = ones.firstIndex(where: { rest.elementsEqual($0.utf8) }) else { return nil }
        return UInt32(tens * 10 + ones)
    }

    private static let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
}
