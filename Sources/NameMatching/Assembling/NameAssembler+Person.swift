extension NameAssembler {
    /// Reads the words as the name of a person: family and given names, particles, titles.
    mutating func assemblePerson() {
        if appendHangulName() { return }
        isWadeGiles = areWadeGilesSyllables()
        let syllabic = syllabicName()
        var index = 0
        while index < reader.words.count {
            let word = reader.words[index]
            if tokens.count >= Self.mostTokens - 2 {
                appendOverflow(from: index)
                break
            }
            var taken = syllabic.map { appendSyllabic($0, at: index) } ?? 0
            if taken > 0 {
                index += taken
                continue
            }
            taken = 1
            switch word.kind {
            case .han: appendPersonHan(word)
            case .digits:
                if let generation = generation(ofDigitsAt: index) {
                    let end = reader.words[index + 1].end
                    append(.title, script: .latin, from: word.start, to: end, flags: .known, number: generation)
                    addForm(Array(String(generation).utf8), isPinyin: false)
                    taken = 2
                }
            case .letters:
                if let servant = servant(at: index) {
                    appendServant(servant.letters, at: index, to: reader.words[index + servant.count - 1])
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
        if let syllabic {
            moveLeaders(before: syllabic.start)
        } else if leadsSyllables() {
            moveLeaders(before: 1)
        }
    }

    /// Whether the name consists of two to four syllables of Wade-Giles, one at least none of pinyin, or the last two with a hyphen
    /// between them, as Taiwan writes them and pinyin does not: Mao Tse-tung, Kuo Tai-ming.
    private func areWadeGilesSyllables() -> Bool {
        guard (2...4).contains(reader.words.count) else { return false }
        var isForeignToPinyin = reader.words.count == 3 && reader.words[1].isBeforeHyphen
        for (index, word) in reader.words.enumerated() {
            guard word.kind == .letters, word.script == .latin, (1...6).contains(word.letters.count) else {
                return false
            }
            let letters = Array(reader.letters[word.letters])
            if tables.syllables.syllableCount(letters.span) == 1 { continue }
            if index == 0, isForeignToPinyin, tables.spellings.families(letters, in: .wadeGiles) != nil { continue }
            guard let pinyin = tables.syllables.pinyin(fromWadeGiles: letters),
                tables.syllables.syllableCount(pinyin.span) == 1
            else { return false }
            isForeignToPinyin = true
        }
        return isForeignToPinyin
    }

    /// Whether a word is the Arabic article, assimilated to the sun letter that the next word begins with: Ash-Shami, Az Zahrani.
    func isArticle(at index: Int) -> Bool {
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

    private func isSurname(_ codes: ArraySlice<UInt32>) -> Bool {
        guard let form = tables.hanForms.find(HanTable.key(codes)) else { return false }
        return tables.senses(ofForm: form).contains { tables.concepts[Int($0)].kind == .surname }
    }

    /// Whether an ideograph is a family name that Hong Kong has spellings for.
    private func isCantoneseFamily(_ code: UInt32) -> Bool {
        isSurname([code])
            && tables.spellings.sounds(of: code).cantonese.contains {
                tables.spellings.families($0, in: .cantonese) != nil
            }
    }

    private mutating func appendPersonHan(_ word: NameReader.Word) {
        let codes = Array(reader.codes[word.codes])
        let base = word.codes.lowerBound
        var surname = 0
        if tokens.isEmpty && codes.count >= 2 && !reader.isTranscribed {
            for length in [2, 1] where codes.count > length && surname == 0 && isSurname(codes[..<length]) {
                surname = length
            }
        }
        func add(_ range: Range<Int>, _ role: PartRole) {
            let end =
                base + range.upperBound < word.codes.upperBound ? reader.offsets[base + range.upperBound] : word.end
            append(role, script: .han, from: reader.offsets[base + range.lowerBound], to: end)
            if reader.isTranscribed {
                tokens[tokens.count - 1].flags.insert(.transcribed)
                addForm(transcribed(codes[range]), isPinyin: true)
                if let form = tables.hanForms.find(HanTable.key(codes[range])) {
                    addGivenNames(tables.senses(ofForm: form))
                }
            }
            addReadings(codes[range], atMost: reader.isTranscribed ? Self.mostForms : Self.mostForms / 2)
            if !reader.isTranscribed { addForeignReadings(codes[range], isFamily: role == .familyName) }
            addIdeographs(codes[range])
            // Ideographs that spell a foreign name say what its letters say.
            tokens[tokens.count - 1].information =
                reader.isTranscribed
                ? Self.information(syllables: 0, letters: transcribed(codes[range]).count)
                : Self.information(syllables: range.count, letters: 0)
        }
        if surname > 0 {
            add(0..<surname, .familyName)
            // 陳李美玲: a husband's family name stands before her own; 高田 is one family of Japan.
            let isMarried =
                surname == 1 && codes.count == 4 && codes[..<2].allSatisfy(isCantoneseFamily)
                && !tables.japanese.isFamily(codes[..<2])
            if isMarried { add(1..<2, .familyName) }
            add((isMarried ? 2 : surname)..<codes.count, .givenName)
        } else {
            add(0..<codes.count, .givenName)
        }
    }

    /// What ideographs spell of a foreign name: those that stand for a consonant alone lose the vowel that Chinese adds.
    private func transcribed(_ codes: ArraySlice<UInt32>) -> [UInt8] {
        var letters: [UInt8] = []
        for (index, code) in zip(codes.indices, codes) {
            guard let reading = tables.han.readings(of: code).first else { continue }
            let syllable = tables.han.syllables[Int(reading)]
            let consonant = index > codes.startIndex ? Self.consonants[syllable] : nil
            letters.append(contentsOf: consonant.map { Array($0.utf8) } ?? syllable)
        }
        return letters
    }

    /// The syllables that stand for a consonant without a vowel, as in 特朗普.
    private static let consonants: [[UInt8]: String] = Dictionary(
        uniqueKeysWithValues: [
            "bu": "b", "ci": "c", "de": "d", "er": "r", "fu": "f", "ge": "g", "he": "h", "ke": "k", "le": "l",
            "mu": "m", "pu": "p", "shi": "sh",
            "si": "s", "te": "t", "zi": "z",
        ].map { (Array($0.key.utf8), $0.value) })

    private mutating func appendPersonWord(at index: Int) {
        let word = takingThaiTitle(from: reader.words[index], at: index)
        var letters = reader.letters[word.letters]
        if let generation = generation(at: index) {
            append(
                .title, script: word.script, from: word.start, to: word.end, flags: .known, number: generation)
            addForm(letters, isPinyin: false)
            return
        }
        if (word.isDotted && word.codes.count > 1 && letters.count == word.codes.count && letters.count <= 3
            && isDottedRun(word)) || areInitials(word)
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
        // A title of two letters is short for one, which Arabic never is: عمر is Umar, not Mr.
        if let title = senses.first(where: { tables.concepts[Int($0)].kind == .title }),
            word.script != .arabic || letters.count > 2, !isNameAtEnd(index, letters)
        {
            append(.title, script: word.script, from: word.start, to: word.end, flags: .known)
            addForm(letters, isPinyin: false)
            addSenses([title])
            return
        }
        // A particle leads to a name; what ends one is a name itself: Xu Bin.
        let isLast = word.end == reader.words.last?.end || isBenjamin(at: index) || isGivenName(at: index)
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
        if isFathers(at: index) { tokens[last].flags.insert(.patronymic) }
        if word.script == .kana { tokens[last].flags.insert(.transcribed) }
        if letters.count != word.letters.count {
            forms.removeLast(Int(tokens[last].formCount))
            tokens[last].formCount = 0
            addForm(letters, isPinyin: false)
            if let other = otherReading(of: word, Array(reader.letters[word.letters]), isPinyin: false) {
                addForm(other, isPinyin: false)
            }
        }
        addGivenNames(senses)
        if letters.count == 1 {
            tokens[last].information = 2 * 16
        } else if tokens[last].conceptCount > 0 || isSlavicPatronymic(letters) {
            tokens[last].information = min(tokens[last].information, Self.bitsOfCommonName * 16)
        }
    }

    /// What a given name that many bear tells of its bearer; a patronymic is made from one.
    static let bitsOfCommonName: UInt16 = 12

    private func isSlavicPatronymic(_ letters: ArraySlice<UInt8>) -> Bool {
        letters.count > 6 && Self.patronymicEndings.contains { letters.suffix($0.count).elementsEqual($0) }
    }

    private static let patronymicEndings: [[UInt8]] = ["ovich", "evich", "ovych", "evych", "ovna", "evna", "ivna"].map {
        Array($0.utf8)
    }

    /// Whether a word that could be a title ends the name, where few titles stand, or is a family name before a comma.
    private func isNameAtEnd(_ index: Int, _ letters: ArraySlice<UInt8>) -> Bool {
        if reader.words[index].isBeforeComma { return index == 0 }
        guard index == reader.words.count - 1, index > 0, !reader.words[index - 1].isBeforeComma else { return false }
        return !Self.titlesAtEnd.contains(Array(letters)) && tokens.contains { $0.role == .givenName }
    }

    private static let titlesAtEnd: Set<[UInt8]> = Set(
        ["jr", "sr", "ii", "iii", "esq", "phd"].map { Array($0.utf8) })

    /// Whether a particle is the given name of one whose family name of one syllable follows: Bin Xu, Van Tran.
    private func isGivenName(at index: Int) -> Bool {
        guard index == 0, reader.words.count == 2, reader.words[1].kind == .letters, reader.words[1].script == .latin,
            reader.words[1].letters.count < 7
        else { return false }
        let (first, second) = (reader.letters[reader.words[0].letters], reader.letters[reader.words[1].letters])
        return Self.particlesAsNames.contains { first.elementsEqual($0.utf8) }
            && (isSyllable(at: 1) || Self.families.contains { second.elementsEqual($0.utf8) })
    }

    private static let particlesAsNames = [
        "bin", "ben", "da", "de", "van", "di", "le", "al", "do", "du", "den", "la", "an",
    ]
    /// Family names of one syllable that are none of pinyin: Vietnamese, Korean and Cantonese ones.
    private static let families = [
        "nguyen", "tran", "pham", "hoang", "phan", "vu", "vo", "dang", "bui", "ho", "ngo", "duong", "ly", "le", "huynh",
        "truong", "dinh", "lam", "mai", "trinh", "dao", "luu", "doan", "vuong", "ta", "tong", "chau", "kim", "park",
        "choi", "jung", "kang", "cho", "yoon", "lee", "lim", "shin", "kwon", "chan", "wong", "cheung", "leung", "lau",
        "ng", "tsang", "chow", "yip", "tang", "kwok", "tse", "fung",
    ]

    /// Whether Ben is short for Benjamin: it leads one other name.
    private func isBenjamin(at index: Int) -> Bool {
        index == 0 && reader.words.count == 2 && !reader.words[0].isBeforeComma
            && reader.letters[reader.words[0].letters].elementsEqual("ben".utf8)
    }

    /// Whether a word follows one that says “son of”.
    func isFathers(at index: Int) -> Bool {
        guard index > 0, tokens.count > 1, tokens[tokens.count - 2].role == .filler else { return false }
        var before = index - 1
        while before > 0, Self.articles.contains(Array(reader.letters[reader.words[before].letters])) { before -= 1 }
        return Self.sonOf.contains(Array(reader.letters[reader.words[before].letters]))
    }

    private static let articles: Set<[UInt8]> = Set(["al", "el", "ul"].map { Array($0.utf8) })

    private static let sonOf: Set<[UInt8]> = Set(
        ["bin", "ben", "ibn", "bint", "bn", "abn", "ould", "wuld"].map { Array($0.utf8) })

    /// Whether a word is initials without full stops: two or three capitals, none a vowel, in a name that has small letters, as JP or MJ.
    private func areInitials(_ word: NameReader.Word) -> Bool {
        guard reader.hasSmallLetters, word.script == .latin, (2...3).contains(word.letters.count),
            word.codes.count == word.letters.count, reader.words.count > 1,
            reader.codes[word.codes].allSatisfy({ $0 < 0x5B })
        else { return false }
        let letters = reader.letters[word.letters]
        return !letters.contains { SoundFolding.isVowel($0) || $0 == UInt8(ascii: "y") }
            && !letters.elementsEqual("ng".utf8)
            && tables.latinForms.find(StableHash.of(letters, seed: 1)) == nil
    }

    private mutating func appendInitial(_ letter: UInt8, _ word: NameReader.Word) {
        append(.givenName, script: word.script, from: word.start, to: word.end, flags: .initial)
        addForm([letter], isPinyin: false)
        tokens[tokens.count - 1].information = 2 * 16
    }

    /// Whether a word was put together from single letters with full stops, as initials are.
    private func isDottedRun(_ word: NameReader.Word) -> Bool { word.end - word.start >= 2 * word.codes.count - 1 }
}
