extension NameAssembler {
    /// Reads numbers that are not written in digits: words (Forty-Four) and Roman numerals (Fund III).
    mutating func readNumerals() {
        var index = 0
        while index < tokens.count {
            if index > 0, let value = romanNumeral(tokens[index]) ?? singleNumeral(at: index) {
                makeNumber(index, value: value)
            } else if index + 1 < tokens.count, let value = compound(tokens[index], tokens[index + 1]) {
                makeNumber(index, value: value)
                tokens[index].end = tokens[index + 1].end
                tokens.remove(at: index + 1)
            }
            index += 1
        }
    }

    /// Makes a number of a word, read as its digits like one that is written in them.
    private mutating func makeNumber(_ index: Int, value: UInt32) {
        markAsNumber(index, value: value)
        tokens[index].formStart = UInt16(truncatingIfNeeded: forms.count)
        tokens[index].formCount = 0
        addForm(Array(String(value).utf8), isPinyin: false, to: index)
    }

    /// Takes all that a word was read as from a token but its readings, and makes it a number.
    mutating func markAsNumber(_ index: Int, value: UInt32) {
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
        guard tens.flags.contains([.known, .numeric]), tens.number % 10 == 0, (20...90).contains(tens.number),
            ones.flags.contains(.known), (1...9).contains(ones.number), ones.script != .han,
            tens.flags.contains(.bracketed) == ones.flags.contains(.bracketed)
        else { return nil }
        return tens.number + ones.number
    }

    /// The value of a word that is a Roman numeral from II to XXXIX and no syllable of Chinese, as XI is; initials with full stops are
    /// none.
    private func romanNumeral(_ token: NameToken) -> UInt32? {
        guard token.role == .tradeName, token.script == .latin, !token.flags.contains(.known), token.formCount > 0,
            let word = reader.words.first(where: { $0.start == Int(token.start) && $0.end == Int(token.end) }),
            (2...6).contains(word.letters.count),
            word.codes.count == 1 || word.end - word.start == word.codes.count
        else { return nil }
        let letters = Array(reader.letters[word.letters])
        return tables.syllables.syllableCount(letters.span) > 0 ? nil : Self.romanValue(letters)
    }

    /// The value of I, V or X that stands alone at the end of a name, or before its legal form: Fund I.
    private func singleNumeral(at index: Int) -> UInt32? {
        let token = tokens[index]
        guard token.flags.contains(.initial), token.script == .latin, token.role == .tradeName,
            tokens[(index + 1)...].allSatisfy({ $0.role == .legalForm }),
            !tokens[index - 1].flags.contains(.initial), !tokens[..<index].allSatisfy({ $0.role == .legalForm }),
            let word = reader.words.first(where: { $0.start == Int(token.start) && $0.end == Int(token.end) }),
            !word.isDotted, let code = reader.codes[word.codes].first
        else { return nil }
        return [0x49: 1, 0x56: 5, 0x58: 10][code]
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
