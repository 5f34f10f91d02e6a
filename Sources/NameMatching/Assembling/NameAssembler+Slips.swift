extension NameAssembler {
    /// Finds the generic words that were meant by misspelt ones: Citton Textile, Optoellectronics.
    ///
    /// Never for the first unknown word of a name, nor for words of pinyin syllables: a trade name must not be read away.
    ///
    /// Notes on the way whether the name is a translation.
    mutating func correctSlips() {
        var unknown = 0
        var found: [Int: [UInt8]] = [:]
        var swapped: (index: Int, meant: [UInt8])?
        var misspeltPlace: (index: Int, meant: [UInt8])?
        for (index, word) in reader.words.enumerated() {
            guard word.kind == .letters else {
                if word.kind == .han { unknown += 2 }
                continue
            }
            let letters = Array(reader.letters[word.letters])
            let hash = StableHash.of(letters, seed: 1)
            if let form = tables.latinForms.find(hash) {
                if !isTranslated, tables.derivedForms.find(hash) == nil, let sense = tables.senses(ofForm: form).first {
                    let kind = tables.concepts[Int(sense)].kind
                    isTranslated = kind == .industry || kind == .qualifier
                }
                continue
            }
            guard letters.count > 1, singular(of: word) == nil, !tables.phraseWords.contains(letters)
            else { continue }
            unknown += 1
            guard letters.count >= SlipTable.shortest, word.script == .latin,
                tables.syllables.syllableCount(letters.span) == 0, let meant = tables.slips.word(meantBy: letters)
            else { continue }
            // The first unknown word is the trade name as a rule; only a place is misspelt before it.
            if unknown == 1 {
                if Self.areSwapped(letters, meant) { swapped = (index, meant) }
                if isPlace(meant) { misspeltPlace = (index, meant) }
                continue
            }
            found[index] = meant
        }
        if let misspeltPlace, unknown > found.count + 1 { found[misspeltPlace.index] = misspeltPlace.meant }
        // Two letters exchanged in the only word that is not generic: Chemcial Industries.
        if let swapped, unknown == 1, found.isEmpty, reader.words.count > 1 { found[swapped.index] = swapped.meant }
        corrections = found
    }

    /// Whether two words differ in nothing but the order of two neighbours.
    private static func areSwapped(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count, one.count > 5, let first = one.indices.first(where: { one[$0] != other[$0] }),
            first + 1 < one.count
        else { return false }
        return one[first] == other[first + 1] && one[first + 1] == other[first]
            && one[(first + 2)...].elementsEqual(other[(first + 2)...])
    }

    private func isPlace(_ letters: [UInt8]) -> Bool {
        guard let form = tables.latinForms.find(StableHash.of(letters, seed: 1)),
            let sense = tables.senses(ofForm: form).first
        else { return false }
        return tables.concepts[Int(sense)].role == .place
    }

    /// The letters of a word, as meant.
    func letters(at index: Int) -> ArraySlice<UInt8> {
        if !corrections.isEmpty, let meant = corrections[index] { return meant[...] }
        return reader.letters[reader.words[index].letters][...]
    }
}
