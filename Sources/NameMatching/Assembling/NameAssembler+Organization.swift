extension NameAssembler {
    /// Reads the words as the name of an organisation or a ship.
    mutating func assembleOrganization() {
        correctSlips()
        let units = pinyinUnits()
        readWords(units)
        if !units.isEmpty, !isOfUnits(units) {
            (tokens, forms, concepts, bytes) = ([], [], [], [])
            readWords([])
        }
        demotePlaces()
        demoteForms()
        if kind == .vessel { readPlacesAsNames() }
    }

    /// Reads all words, some of which spell units, and joins numbers with what they number.
    private mutating func readWords(_ units: [PinyinUnit]) {
        var index = 0
        while index < reader.words.count {
            if tokens.count >= Self.mostTokens - 1 {
                appendOverflow(from: index)
                break
            }
            if let unit = units.first(where: { $0.words.lowerBound == index }) {
                append(unit)
                index = unit.words.upperBound
                continue
            }
            let word = reader.words[index]
            if word.kind == .han || word.script == .kana {
                let taken = appendMixed(at: index)
                index += taken
                if taken > 0 { continue }
            }
            switch word.kind {
            case .han:
                appendHan(word)
                index += 1
            case .digits:
                index += appendDigits(at: index)
            case .letters:
                index += appendLetters(at: index)
            }
        }
        readNumerals()
        readCorps(agricultural: attachUnits())
        readFarms()
    }

    /// Folds all remaining words into one token that only an equal tail can match.
    mutating func appendOverflow(from index: Int) {
        var hash = StableHash(seed: 8)
        for word in reader.words[index...] {
            hash.add(word.kind == .han ? [] : Array(reader.letters[word.letters]))
            if word.kind == .han { for code in reader.codes[word.codes] { hash.add(code) } }
        }
        let last = reader.words[reader.words.count - 1]
        append(.tradeName, script: .other, from: reader.words[index].start, to: last.end, flags: .overflow)
        addForm((0..<8).map { 0x61 + UInt8(truncatingIfNeeded: hash.value >> (8 * UInt64($0))) % 26 }, isPinyin: false)
        tokens[tokens.count - 1].information = 20 * 16
    }

    /// Reads a number, with the letters that make it an ordinal or a model; returns how many words it took.
    private mutating func appendDigits(at index: Int) -> Int {
        let word = reader.words[index]
        var flags: NameToken.Flags = .numeric
        if word.isBracketed { flags.insert(.bracketed) }
        var taken = 1
        if index + 1 < reader.words.count {
            let next = reader.words[index + 1]
            if next.kind == .letters && next.start == word.end {
                let letters = Array(reader.letters[next.letters])
                if ["st", "nd", "rd", "th"].contains(where: { Array($0.utf8) == letters }) {
                    taken = 2
                } else if letters.count <= 4 && tables.latinForms.find(StableHash.of(letters, seed: 1)) == nil {
                    // 3M, 21st, 4PX: letters that belong to the digits are one word.
                    append(.tradeName, script: .latin, from: word.start, to: next.end)
                    let both = Array(reader.letters[word.letters]) + letters
                    addForm(both, isPinyin: false)
                    tokens[tokens.count - 1].information = Self.information(syllables: 0, letters: both.count)
                    return 2
                }
            }
        }
        append(
            .number, script: word.script, from: word.start, to: reader.words[index + taken - 1].end, flags: flags,
            number: word.value)
        addForm(Array(reader.letters[word.letters]), isPinyin: false)
        tokens[tokens.count - 1].information = 6 * 16
        return taken
    }

    /// Reads words of letters: the longest phrase that the lexicon knows, or one unknown word; returns how many it took.
    private mutating func appendLetters(at index: Int) -> Int {
        let first = reader.words[index]
        var hash = StableHash(seed: 1)
        var best: (count: Int, form: UInt32)?
        var shorter: (count: Int, form: UInt32)?
        var count = 0
        var isParted = false
        while index + count < reader.words.count && count < 7 {
            let word = reader.words[index + count]
            guard word.kind == .letters else { break }
            // Of all phrases only a legal form goes on behind its brackets: (Private) Limited.
            if word.isBracketed != first.isBracketed { isParted = true }
            hash.add(letters(at: index + count))
            count += 1
            if let form = tables.form(hash.value, in: first.script), isPlausible(form, from: index, count: count),
                !isHomophone(form, hash.value, count: count), !isParted || isLegalForm(form)
            {
                shorter = best
                best = (count, form)
            }
        }
        // A longer legal form takes its first word from a line of business: Boya | Sanayi ve Ticaret A.S.
        if let found = best, found.count > 1, !isLegalForm(found.form), startsLegalForm(at: index + found.count - 1) {
            best = shorter
        }
        if let best {
            appendKnown(form: best.form, from: index, count: best.count)
            return best.count
        }
        if let form = singular(of: first), isPlausible(form, from: index, count: 1) {
            appendKnown(form: form, from: index, count: 1)
            return 1
        }
        if first.script == .hangul, appendHangulWord(first) { return 1 }
        if first.script == .brahmic, appendThaiWord(first) { return 1 }
        if first.letters.count >= 8, appendGlued(first) { return 1 }
        appendUnknown(first)
        return 1
    }

    /// Whether a legal form of three words or more begins at a word.
    private func startsLegalForm(at index: Int) -> Bool {
        var hash = StableHash(seed: 1)
        for place in index..<min(index + 7, reader.words.count) {
            guard reader.words[place].kind == .letters else { return false }
            hash.add(letters(at: place))
            if place > index + 1, let form = tables.latinForms.find(hash.value), isLegalForm(form) { return true }
        }
        return false
    }

    private func isLegalForm(_ form: UInt32) -> Bool {
        tables.senses(ofForm: form).first.map { tables.concepts[Int($0)].kind == .legal } ?? false
    }

    /// Whether a word is the pinyin of a generic Chinese word in a name that is a translation otherwise: there it is the trade name.
    private func isHomophone(_ form: UInt32, _ hash: UInt64, count: Int) -> Bool {
        guard isTranslated, count == 1, tables.derivedForms.find(hash) != nil,
            let sense = tables.senses(ofForm: form).first
        else { return false }
        let kind = tables.concepts[Int(sense)].kind
        return kind == .industry || kind == .qualifier || kind == .unit
    }

    /// Whether a form may be read here: legal forms of two letters stand only at an edge.
    private func isPlausible(_ form: UInt32, from index: Int, count: Int) -> Bool {
        guard let sense = tables.senses(ofForm: form).first else { return false }
        let concept = tables.concepts[Int(sense)]
        let letters = reader.words[index..<index + count].reduce(0) { $0 + $1.letters.count }
        if kind == .vessel && concept.kind == .legal { return false }
        if concept.kind == .surname || concept.kind == .nickname || concept.kind == .title { return kind == .person }
        if concept.kind == .legal && letters <= 2 {
            return (index == 0 && reader.words.count > 1) || index + count >= reader.words.count - 1 && index > 0
        }
        if letters == 1 { return false }
        if count == 1, concept.kind == .filler || concept.kind == .placeWord,
            isSyllableOfName(at: index, beside: [index - 1, index + 1])
        {
            return false
        }
        if concept.kind == .placeWord { return isPlaceWord(at: index, count: count) }
        return true
    }

    /// Whether a word that could be a particle is a syllable of a Chinese name instead, beside another that is none: Hong Da, Jun-bin.
    func isSyllableOfName(at index: Int, beside neighbours: [Int]) -> Bool {
        isSyllable(at: index)
            && neighbours.contains { reader.words.indices.contains($0) && isSyllable(at: $0) && !isKnown(at: $0) }
    }

    func isSyllable(at index: Int) -> Bool {
        reader.words[index].kind == .letters && tables.syllables.syllableCount(letters(at: index).span) == 1
    }

    /// Whether a word has a meaning in the name of an organisation.
    private func isKnown(at index: Int) -> Bool {
        guard let form = tables.latinForms.find(StableHash.of(letters(at: index), seed: 1)) else { return false }
        return tables.senses(ofForm: form).contains { isReadable(tables.concepts[Int($0)]) }
    }

    /// Whether a word such as Shi or Zhou belongs to the place before it rather than to a trade name of single syllables.
    private func isPlaceWord(at index: Int, count: Int) -> Bool {
        guard reader.words[index].letters.count < 5, index + count < reader.words.count else { return true }
        let next = reader.words[index + count]
        guard next.kind == .letters, next.letters.count < 7 else { return true }
        let letters = Array(reader.letters[next.letters])
        return tables.latinForms.find(StableHash.of(letters, seed: 1)) != nil
            || tables.syllables.syllableCount(letters.span) != 1
    }

    private mutating func appendKnown(form: UInt32, from index: Int, count: Int) {
        let words = reader.words[index..<index + count]
        let senses = tables.senses(ofForm: form)
        guard let sense = senses.first, let first = words.first, let last = words.last else { return }
        let concept = tables.concepts[Int(sense)]
        var flags: NameToken.Flags = .known
        if first.isBracketed { flags.insert(.bracketed) }
        var number: UInt32 = 0
        if let value = concept.number {
            // One to Ten name parties too: they state a number only beside another.
            if concept.kind == .number { flags.insert(.numeric) }
            number = value
        }
        append(concept.role, script: first.script, from: first.start, to: last.end, flags: flags, number: number)
        addForm(words.indices.flatMap { letters(at: $0) }, isPinyin: false)
        addWordInitials(words.indices)
        if words.indices.contains(where: { corrections[$0] != nil }) {
            tokens[tokens.count - 1].flags.insert(.corrected)
            tokens[tokens.count - 1].surface = StableHash.of(words.flatMap { reader.letters[$0.letters] }, seed: 1)
        }
        addSenses(senses.filter { isReadable(tables.concepts[Int($0)]) })
        tokens[tokens.count - 1].information = UInt16(concept.information * 16)
    }

    /// Keeps the first letters of the last token's words, those without weight left out, behind its first form.
    private mutating func addWordInitials(_ range: Range<Int>) {
        guard range.count > 1, tokens[tokens.count - 1].formCount == 1 else { return }
        let initials = range.compactMap { isFiller(letters(at: $0)) ? nil : letters(at: $0).first }
        guard initials.count > 1 else { return }
        bytes.append(contentsOf: initials)
        tokens[tokens.count - 1].wordCount = UInt8(initials.count)
    }

    private func isFiller(_ letters: ArraySlice<UInt8>) -> Bool {
        guard let form = tables.latinForms.find(StableHash.of(letters, seed: 1)),
            let sense = tables.senses(ofForm: form).first
        else { return false }
        return tables.concepts[Int(sense)].kind == .filler
    }

    /// Whether a meaning counts in the name of an organisation.
    private func isReadable(_ concept: Concept) -> Bool {
        concept.kind != .surname && concept.kind != .nickname && concept.kind != .title
    }

    /// The form of a word without a plural ending.
    func singular(of word: NameReader.Word) -> UInt32? {
        let letters = reader.letters[word.letters]
        guard letters.count > 4, letters.last == UInt8(ascii: "s") else { return nil }
        if let form = tables.latinForms.find(StableHash.of(letters.dropLast(), seed: 1)) { return form }
        if letters.suffix(2).elementsEqual("es".utf8),
            let form = tables.latinForms.find(StableHash.of(letters.dropLast(2), seed: 1))
        {
            return form
        }
        if letters.suffix(3).elementsEqual("ies".utf8) {
            return tables.latinForms.find(StableHash.of(Array(letters.dropLast(3)) + [UInt8(ascii: "y")], seed: 1))
        }
        return nil
    }

    /// Splits a word whose spaces were lost: a place in front, an industry or a legal form at the end.
    private mutating func appendGlued(_ word: NameReader.Word) -> Bool {
        let letters = Array(reader.letters[word.letters])
        for cut in stride(from: letters.count - 4, through: 4, by: -1) {
            guard let form = tables.latinForms.find(StableHash.of(letters[..<cut], seed: 1)), letters.count - cut >= 4,
                let sense = tables.senses(ofForm: form).first, tables.concepts[Int(sense)].kind == .place
            else { continue }
            appendPiece(word, letters[..<cut], form: form)
            appendPiece(word, letters[cut...], form: tables.latinForms.find(StableHash.of(letters[cut...], seed: 1)))
            return true
        }
        for cut in 4...max(4, letters.count - 6) where letters.count - cut >= 6 {
            guard let form = tables.latinForms.find(StableHash.of(letters[cut...], seed: 1)),
                let sense = tables.senses(ofForm: form).first, tables.concepts[Int(sense)].kind == .industry
            else { continue }
            appendPiece(word, letters[..<cut], form: nil)
            appendPiece(word, letters[cut...], form: form)
            return true
        }
        return false
    }

    private mutating func appendPiece(_ word: NameReader.Word, _ letters: ArraySlice<UInt8>, form: UInt32?) {
        let senses = form.map { tables.senses(ofForm: $0) } ?? []
        let concept = senses.first.map { tables.concepts[Int($0)] }
        append(
            concept?.role ?? .tradeName, script: word.script, from: word.start, to: word.end,
            flags: concept == nil ? [] : .known)
        let syllables = tables.syllables.syllableCount(Array(letters).span)
        addForm(letters, isPinyin: concept == nil && syllables > 0)
        addSenses(senses)
        tokens[tokens.count - 1].syllables = UInt8(syllables)
        if syllables > 0 { tokens[tokens.count - 1].flags.insert(.pinyin) }
        tokens[tokens.count - 1].information =
            concept.map { UInt16($0.information * 16) }
            ?? Self.information(syllables: syllables, letters: letters.count)
    }

    /// A brand without the ending that was put to its name: Ruige in Ruigetek.
    private func stem(of letters: [UInt8]) -> [UInt8]? {
        for suffix in tables.suffixes where letters.count >= suffix.count + 3 {
            if letters.suffix(suffix.count).elementsEqual(suffix) { return letters.dropLast(suffix.count) }
        }
        return nil
    }

    /// Whether a word is one of letters that are each named: two to five without a vowel, with full stops, or capitals beside small ones.
    private func isAcronym(_ word: NameReader.Word, _ letters: [UInt8]) -> Bool {
        guard word.script == .latin, (2...5).contains(letters.count), word.codes.count == letters.count else {
            return false
        }
        if !letters.contains(where: SoundFolding.isVowel) || word.end - word.start >= 2 * letters.count - 1 {
            return true
        }
        return reader.codes[word.codes].allSatisfy { (0x41...0x5A).contains($0) }
            && letters.count <= (reader.hasSmallLetters ? 4 : 3)
    }

    /// A word that the lexicon does not know is the trade name, or part of it.
    mutating func appendUnknown(_ word: NameReader.Word, role: PartRole = .tradeName) {
        let letters = Array(reader.letters[word.letters])
        let isLatin = word.script == .latin || word.script == .mixed
        let syllables = isLatin && letters.count > 1 ? tables.syllables.syllableCount(letters.span) : 0
        var flags: NameToken.Flags = syllables > 0 ? .pinyin : []
        if word.isBracketed { flags.insert(.bracketed) }
        if syllables == 0, kind != .person, isAcronym(word, letters) { flags.insert(.acronym) }
        if letters.count == 1 { flags.insert(.initial) }
        append(role, script: word.script, from: word.start, to: word.end, flags: flags)
        if isWadeGiles, let pinyin = tables.syllables.pinyin(fromWadeGiles: letters) {
            addForm(pinyin, isPinyin: true)
        }
        let article = kind != .person && word.script == .arabic && letters.count > 4 && letters.starts(with: "al".utf8)
        if article { addForm(letters.dropFirst(2), isPinyin: false) }
        addForm(letters, isPinyin: syllables > 0)
        var count = syllables
        if word.script == .cyrillic {
            let lower = reader.codes[word.codes].map { code in
                UnicodeScalar(code).map { $0.properties.lowercaseMapping.unicodeScalars.first?.value ?? code } ?? code
            }
            if let pinyin = tables.syllables.pinyin(fromPalladius: lower) {
                addForm(pinyin, isPinyin: true)
                count = 0
            }
        } else if isLatin && syllables == 0 && letters.count > 4,
            let pinyin = tables.syllables.pinyin(fromWadeGiles: letters)
        {
            addForm(pinyin, isPinyin: true)
        } else if syllables > 0 && letters.contains(UInt8(ascii: "v")) {
            addForm(letters.map { $0 == UInt8(ascii: "v") ? UInt8(ascii: "u") : $0 }, isPinyin: true)
        }
        if isLatin && syllables == 0 && kind != .person {
            if let stem = stem(of: letters) {
                addForm(stem, isPinyin: tables.syllables.syllableCount(stem.span) > 0)
            }
            addParts(of: letters)
        }
        if kind == .person || isLatin || word.script == .greek,
            let other = otherReading(of: word, letters, isPinyin: syllables > 0)
        {
            addForm(other, isPinyin: false)
        }
        tokens[tokens.count - 1].syllables = UInt8(syllables)
        tokens[tokens.count - 1].information = Self.information(
            syllables: count, letters: letters.count - (article ? 2 : 0), isVowelless: word.script.isVowelless)
    }
}
