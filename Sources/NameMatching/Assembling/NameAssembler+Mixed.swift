/// Names that Japanese writes with ideographs and kana in one word: 京セラ, 東レ, 住友ゴム工業.
extension NameAssembler {
    /// Reads a word that the lexicon knows as one and that begins in a run of ideographs or kana and ends in the next; returns how many runs
    /// it took, with what stands before and behind it in them, 0 where there is none.
    mutating func appendMixed(at index: Int) -> Int {
        let words = reader.words
        let first = words[index]
        var last = index
        while last + 1 < words.count, last - index < 4, words[last + 1].start == words[last].end,
            isJapanese(words[last]), isJapanese(words[last + 1])
        {
            last += 1
        }
        guard last > index, tokens.count + 3 < Self.mostTokens else { return 0 }
        let ends = words[index...last].map(\.codes.upperBound)
        // What begins further back than the longest form ends before the next run.
        let starts = first.kind == .han ? first.codes.suffix(tables.longestHan - 1) : first.codes.prefix(1)
        for start in starts {
            guard let found = mixedForm(from: start, within: words[index...last]) else { continue }
            if start > first.codes.lowerBound { appendHan(part(of: first, first.codes.lowerBound..<start)) }
            let at = ends.firstIndex { $0 >= found.end } ?? ends.count - 1
            let end = words[index + at]
            appendMixed(found.form, start..<found.end, before: end)
            if found.end < end.codes.upperBound { appendHan(part(of: end, found.end..<end.codes.upperBound)) }
            return at + 1
        }
        return 0
    }

    private func isJapanese(_ word: NameReader.Word) -> Bool {
        word.kind == .han || word.kind == .letters && word.script == .kana
    }

    /// The longest form that begins at a place of the first run and ends within ideographs, or at the end of kana, behind it.
    private func mixedForm(from start: Int, within words: ArraySlice<NameReader.Word>) -> (form: UInt32, end: Int)? {
        var hash = StableHash(seed: 2)
        var best: (form: UInt32, end: Int)?
        for word in words {
            for place in max(start, word.codes.lowerBound)..<word.codes.upperBound {
                guard place - start < tables.longestHan else { return best }
                hash.add(reader.codes[place])
                guard word.codes.lowerBound > start, word.kind == .han || place + 1 == word.codes.upperBound,
                    let form = tables.hanForms.find(hash.value)
                else { continue }
                best = (form, place + 1)
            }
        }
        return best
    }

    /// A part of a run of ideographs.
    private func part(of word: NameReader.Word, _ codes: Range<Int>) -> NameReader.Word {
        var part = word
        part.codes = codes
        part.start = reader.offsets[codes.lowerBound]
        if codes.upperBound < word.codes.upperBound { part.end = reader.offsets[codes.upperBound] }
        return part
    }

    private mutating func appendMixed(_ form: UInt32, _ codes: Range<Int>, before word: NameReader.Word) {
        let senses = tables.senses(ofForm: form)
        guard tokens.count < Self.mostTokens, let sense = senses.first else { return }
        let concept = tables.concepts[Int(sense)]
        let end = codes.upperBound < word.codes.upperBound ? reader.offsets[codes.upperBound] : word.end
        append(
            concept.role, script: .han, from: reader.offsets[codes.lowerBound], to: end,
            flags: word.isBracketed ? [.known, .bracketed] : .known)
        // Read as what it means: neither its kana nor its ideographs alone are a reading.
        var letters: [UInt8] = []
        for scalar in tables.conceptNames[Int(sense)].unicodeScalars {
            tables.letters.append(scalar.value, to: &letters)
        }
        addForm(letters, isPinyin: false)
        addSenses(senses)
        tokens[tokens.count - 1].surface = HanTable.key(reader.codes[codes])
        tokens[tokens.count - 1].information = UInt16(concept.information * 16)
    }
}
