extension AnalyzedName {
    /// The keys of a person's name: its words, neighbours in either order, and every two of its names.
    func addPersonKeys(_ identity: [NameToken], _ add: Add) {
        for token in identity where !token.flags.contains(.initial) {
            for index in 0..<min(Self.mostSpelt, Int(token.formCount)) {
                let form = forms[Int(token.formStart) + index]
                addWord(Array(letters(form)), Array(sounds(form)), .medium, add)
            }
        }
        addReadingPairs(identity, add)
        for (index, token) in identity.enumerated() where index + 1 < identity.count {
            for reading in joined([token, identity[index + 1]]) {
                addWord(reading.letters, reading.sounds, .strong, add)
            }
            for reading in joined([identity[index + 1], token]) {
                addWord(reading.letters, reading.sounds, .strong, add)
            }
        }
        addPersonPairs(identity, add)
        addSkeletons(identity, add)
        if identity.count > 2 {
            for reading in joined(Array(identity.dropFirst())) {
                addWord(reading.letters, reading.sounds, .strong, add)
            }
            for reading in joined(identity) { addWord(reading.letters, reading.sounds, .strong, add) }
        }
    }

    /// Of how many forms of a name all keys are made.
    private static let mostSpelt = 4

    /// A family and a given name in each reading that other spellings or languages give them: 김민수, Kim Min-su, 金民洙.
    private func addReadingPairs(_ identity: [NameToken], _ add: Add) {
        for (index, token) in identity.enumerated() {
            let keys = readingKeys(of: token)
            if keys.isEmpty { continue }
            for other in identity.dropFirst(index + 1) {
                for pair in readingKeys(of: other) {
                    for key in keys { add(StableHash.of(sumOf: [key, pair], seed: KeySeed.readings), .strong) }
                }
            }
        }
    }

    /// The readings that meet those of other spellings: all but the letters as written, and of Hangul the first.
    private func readingKeys(of token: NameToken) -> [UInt64] {
        guard token.flags.contains(.hasReadings) else { return [] }
        let count = Int(token.formCount)
        let range = token.script == .hangul ? 0..<min(1, count) : min(count, Int(token.beginning))..<count
        return range.prefix(6).map { forms[Int(token.formStart) + $0].key }
    }

    /// Every two names of a person, and all of them together, in whatever order, by what they mean and the consonants they sound with:
    /// finds a person again whose name is written in another script, or with a name more or less between.
    private func addPersonPairs(_ identity: [NameToken], _ add: Add) {
        let names = identity.filter { !$0.flags.contains(.initial) && $0.formCount > 0 }
        let skeletons = names.map(consonants)
        let meanings = zip(names, skeletons).map { name, skeleton in meaning(of: name) ?? skeleton }
        let classes = names.map(consonantClasses)
        addPairs(of: meanings.prefix(5), seed: KeySeed.persons, .medium, add)
        // The lexicon may know a name in one script alone.
        if meanings != skeletons { addPairs(of: skeletons.prefix(5), seed: KeySeed.persons, .medium, add) }
        addPairs(of: classes.prefix(5), seed: KeySeed.personClasses, .weak, add)
        if names.count > 1 {
            add(StableHash.of(sumOf: meanings, seed: KeySeed.wholePerson), .strong)
            add(StableHash.of(sumOf: skeletons, seed: KeySeed.wholePerson), .strong)
            add(StableHash.of(sumOf: classes, seed: KeySeed.wholePersonClasses), .medium)
        }
    }

    /// What a name means, if the lexicon knows it: Jon is John.
    private func meaning(of token: NameToken) -> UInt64? {
        token.conceptCount > 0 ? UInt64(concepts[Int(token.conceptStart)]) : nil
    }

    /// A hash of a name's first sound and its consonants.
    private func consonants(of token: NameToken) -> UInt64 {
        var hash = StableHash(seed: KeySeed.skeleton)
        for (index, sound) in sounds(forms[Int(token.formStart)]).enumerated()
        where index == 0 || !SoundFolding.isVowel(sound) {
            hash.add(sound)
        }
        return hash.value
    }

    private func addPairs(of values: ArraySlice<UInt64>, seed: UInt64, _ weight: IndexKey.WeightClass, _ add: Add) {
        for (index, value) in values.enumerated() {
            for other in values.dropFirst(index + 1) { add(StableHash.of(sumOf: [value, other], seed: seed), weight) }
        }
    }

    /// A hash of the classes of a word's consonants, doubled ones once, breath and glides left out: Qasim and Kassem have the same.
    private func consonantClasses(of token: NameToken) -> UInt64 {
        var hash = StableHash(seed: KeySeed.personClasses)
        var last: UInt32 = 0
        for (index, sound) in sounds(forms[Int(token.formStart)]).enumerated() {
            if SoundFolding.isVowel(sound) || (index > 0 && sound == UInt8(ascii: "h")) { continue }
            let found = Self.soundClass(sound)
            if found != last { hash.add(found) }
            last = found
        }
        return hash.value
    }
}
