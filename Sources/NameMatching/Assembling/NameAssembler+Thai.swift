/// Thai, which is written without spaces between words.
extension NameAssembler {
    /// Letters and signs of Thai.
    private static let block: ClosedRange<UInt32> = 0xE01...0xE4E

    /// Reads a word of a Thai company's name: the legal form or a place stands before the trade name without a space, lines of business and
    /// the end of the legal form behind it; `false` where none of them is in it.
    mutating func appendThaiWord(_ word: NameReader.Word) -> Bool {
        let codes = reader.codes[word.codes]
        guard codes.count > 3, codes.count <= Self.longestThaiWord, codes.allSatisfy(Self.block.contains) else {
            return false
        }
        var letters: [UInt8] = []
        var ends = [0]
        for code in codes {
            tables.letters.spell(code, tables.letters.kind(code), to: &letters, since: 0)
            ends.append(letters.count)
        }
        // A mark of silence takes letters away that stand before it.
        for index in ends.indices.dropLast().reversed() { ends[index] = min(ends[index], ends[index + 1]) }
        let cuts = ends.indices.filter { $0 == codes.count || Self.startsSyllable(codes, $0) }
        /// What letters between two cuts mean, where that is generic or all that is left.
        func known(_ start: Int, _ end: Int, isRest: Bool = false) -> UInt32? {
            guard end - start >= Self.fewestThaiLetters,
                max(ends[end] - ends[start], end - start) >= Self.shortestThaiForm,
                let form = tables.form(StableHash.of(letters[ends[start]..<ends[end]], seed: 1), in: .brahmic),
                let sense = tables.senses(ofForm: form).first
            else { return nil }
            let concept = tables.concepts[Int(sense)]
            return concept.role.isGeneric || isRest && !concept.isPersonal ? form : nil
        }
        var (start, end) = (0, codes.count)
        var head: [(range: Range<Int>, form: UInt32)] = []
        var tail: [(range: Range<Int>, form: UInt32)] = []
        while let cut = cuts.first(where: { $0 < end && known($0, end) != nil && $0 >= start }),
            let form = known(cut, end)
        {
            tail.append((cut..<end, form))
            end = cut
        }
        while start < end, let cut = cuts.last(where: { $0 > start && $0 <= end && known(start, $0) != nil }),
            let form = known(start, cut)
        {
            head.append((start..<cut, form))
            start = cut
        }
        guard !head.isEmpty || !tail.isEmpty else { return false }
        for piece in head { appendThaiPiece(word, letters, ends, piece.range, form: piece.form) }
        if ends[start] < ends[end] {
            appendThaiPiece(word, letters, ends, start..<end, form: known(start, end, isRest: true))
        }
        for piece in tail.reversed() { appendThaiPiece(word, letters, ends, piece.range, form: piece.form) }
        return true
    }

    private static let longestThaiWord = 60
    /// In letters of either script.
    private static let shortestThaiForm = 4
    /// Two letters begin too many words: ไท of ไทเกอร์.
    private static let fewestThaiLetters = 3

    private mutating func appendThaiPiece(
        _ word: NameReader.Word, _ letters: [UInt8], _ ends: [Int], _ range: Range<Int>, form: UInt32?
    ) {
        guard tokens.count < Self.mostTokens else {
            tokens[tokens.count - 1].flags.insert(.overflow)
            return
        }
        let senses = form.map { tables.senses(ofForm: $0) } ?? []
        let concept = senses.first.map { tables.concepts[Int($0)] }
        var flags: NameToken.Flags = concept == nil ? [] : .known
        if word.isBracketed { flags.insert(.bracketed) }
        let first = word.codes.lowerBound + range.lowerBound
        let next = word.codes.lowerBound + range.upperBound
        append(
            concept?.role ?? .tradeName, script: word.script, from: reader.offsets[first],
            to: next < word.codes.upperBound ? reader.offsets[next] : word.end, flags: flags)
        let spelt = letters[ends[range.lowerBound]..<ends[range.upperBound]]
        addForm(spelt, isPinyin: false)
        addSenses(senses)
        tokens[tokens.count - 1].information =
            concept.map { UInt16($0.information * 16) }
            ?? Self.information(syllables: 0, letters: spelt.count, isVowelless: true)
    }

    /// Whether a word can begin at a place: with a consonant that is spoken, or with a vowel that is written before its consonant.
    private static func startsSyllable(_ codes: ArraySlice<UInt32>, _ offset: Int) -> Bool {
        let index = codes.startIndex + offset
        guard codes[index] <= 0xE2E || (0xE40...0xE44).contains(codes[index]) else { return false }
        let next = codes[(index + 1)...].first { !(0xE30...0xE3A).contains($0) }
        return next != silence
    }

    /// The mark on a consonant that is not spoken.
    private static let silence: UInt32 = 0xE4C

    /// The word of a person's name without the title that Thai writes together with it, which is appended: นายสมชาย.
    mutating func takingThaiTitle(from word: NameReader.Word, at index: Int) -> NameReader.Word {
        guard index == 0, reader.words.count > 1, word.script == .brahmic else { return word }
        let codes = reader.codes[word.codes]
        for title in Self.titles where codes.count > title.codes.count + 1 && codes.starts(with: title.codes) {
            let cut = word.codes.lowerBound + title.codes.count
            guard Self.startsSyllable(codes, title.codes.count), word.letters.count > title.letters else { continue }
            append(.title, script: word.script, from: word.start, to: reader.offsets[cut], flags: .known)
            addForm(reader.letters[word.letters].prefix(title.letters), isPinyin: false)
            var rest = word
            rest.codes = cut..<word.codes.upperBound
            rest.letters = word.letters.lowerBound + title.letters..<word.letters.upperBound
            rest.start = reader.offsets[cut]
            return rest
        }
        return word
    }

    /// Miss, Mr and Mrs, with how many Latin letters each is spelt in.
    private static let titles: [(codes: [UInt32], letters: Int)] = [("นางสาว", 7), ("นาย", 3), ("นาง", 4)].map {
        ($0.0.unicodeScalars.map(\.value), $0.1)
    }
}
