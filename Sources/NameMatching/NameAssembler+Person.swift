extension NameAssembler {
    /// Reads the words as the name of a person: family and given names, particles, titles.
    mutating func assemblePerson() {
        var index = 0
        while index < reader.words.count {
            let word = reader.words[index]
            if tokens.count >= Self.mostTokens - 2 {
                appendOverflow(from: index)
                break
            }
            var taken = 1
            switch word.kind {
            case .han: appendPersonHan(word)
            case .digits: break
            case .letters:
                if let servant = servant(at: index) {
                    appendServant(servant.letters, from: word, to: reader.words[index + servant.count - 1])
                    taken = servant.count
                } else if isArticle(at: index) {
                    append(.filler, script: word.script, from: word.start, to: word.end, flags: .known)
                    addForm(reader.letters[word.letters], isPinyin: false)
                } else {
                    appendPersonWord(at: index)
                }
            }
            index += taken
        }
    }

    /// Whether a word is the Arabic article, assimilated to the sun letter that the next word begins with: Ash-Shami, Az Zahrani.
    private func isArticle(at index: Int) -> Bool {
        let word = reader.words[index]
        guard word.script == .latin, (2...3).contains(word.letters.count), index + 1 < reader.words.count else {
            return false
        }
        let next = reader.words[index + 1]
        guard next.kind == .letters, next.letters.count > 3 else { return false }
        let article = reader.letters[word.letters]
        guard let vowel = article.first, vowel == UInt8(ascii: "a") || vowel == UInt8(ascii: "e") else { return false }
        return Self.sunLetters.contains(Array(article.dropFirst()))
            && reader.letters[next.letters].starts(with: article.dropFirst())
    }

    private static let sunLetters: [[UInt8]] = ["sh", "th", "d", "n", "r", "s", "t", "z"].map { Array($0.utf8) }

    private mutating func appendPersonHan(_ word: NameReader.Word) {
        let codes = Array(reader.codes[word.codes])
        let base = word.codes.lowerBound
        var surname = 0
        if tokens.isEmpty && codes.count >= 2 {
            for length in [2, 1] where codes.count > length && surname == 0 {
                guard let form = tables.hanForms.find(HanTable.key(codes[..<length])) else { continue }
                if tables.senses(ofForm: form).contains(where: { tables.concepts[Int($0)].kind == .surname }) {
                    surname = length
                }
            }
        }
        func add(_ range: Range<Int>, _ role: PartRole) {
            let end =
                base + range.upperBound < word.codes.upperBound ? reader.offsets[base + range.upperBound] : word.end
            append(role, script: .han, from: reader.offsets[base + range.lowerBound], to: end)
            addReadings(codes[range], atMost: Self.mostForms)
            addIdeographs(codes[range])
            tokens[tokens.count - 1].information = Self.information(syllables: range.count, letters: 0)
        }
        if surname > 0 {
            add(0..<surname, .familyName)
            if surname < codes.count { add(surname..<codes.count, .givenName) }
        } else {
            add(0..<codes.count, .givenName)
        }
    }

    private mutating func appendPersonWord(at index: Int) {
        let word = reader.words[index]
        var letters = reader.letters[word.letters]
        if word.isDotted && word.codes.count > 1 && letters.count == word.codes.count && letters.count <= 3
            && isDottedRun(word)
        {
            for letter in letters { appendInitial(letter, word) }
            return
        }
        var senses: [UInt16] = []
        if let form = tables.latinForms.find(StableHash.of(letters, seed: 1)) {
            senses = tables.senses(ofForm: form).filter {
                let kind = tables.concepts[Int($0)].kind
                return kind == .title || kind == .nickname || kind == .surname || kind == .filler
            }
        }
        if let title = senses.first(where: { tables.concepts[Int($0)].kind == .title }) {
            append(.title, script: word.script, from: word.start, to: word.end, flags: .known)
            addForm(letters, isPinyin: false)
            addSenses([title])
            return
        }
        // A particle leads to a name; what ends one is a name itself: Xu Bin.
        let isLast = word.end == reader.words.last?.end
        if !isLast, !isSyllableOfName(at: index, beside: [index - 1]),
            senses.contains(where: { tables.concepts[Int($0)].kind == .filler })
        {
            append(.filler, script: word.script, from: word.start, to: word.end, flags: .known)
            addForm(letters, isPinyin: false)
            return
        }
        // The Arabic article is written together with its noun; in Latin it is a word of its own or left out.
        if word.script == .arabic, letters.count > 4, letters.starts(with: "al".utf8) { letters = letters.dropFirst(2) }
        let role: PartRole = word.isBeforeComma && tokens.allSatisfy({ $0.role == .title }) ? .familyName : .givenName
        appendUnknown(word, role: role)
        let last = tokens.count - 1
        if letters.count != word.letters.count {
            forms.removeLast(Int(tokens[last].formCount))
            tokens[last].formCount = 0
            addForm(letters, isPinyin: false)
        }
        addSenses(senses.filter { tables.concepts[Int($0)].kind == .nickname })
        if letters.count == 1 { tokens[last].information = 2 * 16 }
    }

    private mutating func appendInitial(_ letter: UInt8, _ word: NameReader.Word) {
        append(.givenName, script: word.script, from: word.start, to: word.end, flags: .initial)
        addForm([letter], isPinyin: false)
        tokens[tokens.count - 1].information = 2 * 16
    }

    /// Whether a word was put together from single letters with full stops, as initials are.
    private func isDottedRun(_ word: NameReader.Word) -> Bool { word.end - word.start >= 2 * word.codes.count - 1 }
}
