extension AnalyzedName {
    /// The keys under which the name is found again, sorted by hash, each once.
    ///
    /// The whole trade name in every reading, joined; its words; its sounds; its letters with one left out, against slips of the
    /// pen; its initials; the meanings of its words; and for names without a trade name the pairs of place and industry. A key
    /// says only that two names may be worth comparing.
    ///
    /// - Complexity: O(*n*) for *n* letters; some 20 to 60 keys for a company's name.
    public func indexKeys() -> [IndexKey] {
        var keys: [IndexKey] = []
        keys.reserveCapacity(96)
        func add(_ hash: UInt64, _ weight: IndexKey.WeightClass) { keys.append(IndexKey(hash: hash, weight: weight)) }
        addWholeName(add)
        let identity = tokens.filter(\.role.isIdentity)
        if kind == .person {
            addPersonKeys(identity, add)
        } else {
            addTradeNameKeys(identity, add)
            if identity.isEmpty { addGenericWords(add) }
            addAcronyms(add)
            addFirstConsonants(identity, add)
        }
        addMeanings(add)
        // Each hash once, with its greatest weight.
        keys.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.weight > $1.weight }
        var count = 0
        for index in keys.indices where count == 0 || keys[count - 1].hash != keys[index].hash {
            keys[count] = keys[index]
            count += 1
        }
        keys.removeSubrange(count...)
        return keys
    }

    /// Takes a key's hash and how much it says.
    typealias Add = (UInt64, IndexKey.WeightClass) -> Void

    private func addWholeName(_ add: Add) {
        var letters: [UInt8] = []
        for token in tokens
        where token.role != .legalForm && token.role != .filler && token.role != .title && token.formCount > 0 {
            letters.append(contentsOf: self.letters(forms[Int(token.formStart)]))
            letters.append(contentsOf: unit(of: token))
        }
        // A name of titles alone is one all the same: Haji Sahib.
        if letters.isEmpty {
            for token in tokens where token.role == .title && token.formCount > 0 {
                letters.append(contentsOf: self.letters(forms[Int(token.formStart)]))
            }
        }
        if !letters.isEmpty { add(StableHash.of(letters, seed: KeySeed.whole), .exact) }
        addBag(add)
    }

    /// All words in whatever order.
    private func addBag(_ add: Add) {
        let words = tokens.filter {
            $0.role != .legalForm && $0.role != .filler && $0.role != .title && $0.formCount > 0
        }
        guard words.count > 1 else { return }
        let keys = words.map { token in
            let unit = unit(of: token)
            let key = forms[Int(token.formStart)].key
            return unit.isEmpty ? key : key ^ StableHash.of(unit, seed: KeySeed.bag)
        }
        add(StableHash.of(sumOf: keys, seed: KeySeed.bag), .strong)
    }

    /// What a number counts, which none of its letters say: 第三监狱 is no 第三中学.
    private func unit(of token: NameToken) -> [UInt8] {
        guard token.role == .number, token.conceptCount > 0 else { return [] }
        let concept = concepts[Int(token.conceptStart)]
        return [0xFF, UInt8(truncatingIfNeeded: concept >> 8), UInt8(truncatingIfNeeded: concept)]
    }

    /// All readings of consecutive tokens, joined; at most eight.
    func joined(_ tokens: [NameToken]) -> [(letters: [UInt8], sounds: [UInt8])] {
        var out: [(letters: [UInt8], sounds: [UInt8])] = [([], [])]
        for token in tokens where token.formCount > 0 {
            var next: [(letters: [UInt8], sounds: [UInt8])] = []
            for index in 0..<Int(token.formCount) {
                let form = forms[Int(token.formStart) + index]
                for prefix in out where next.count < 8 {
                    next.append((prefix.letters + letters(form), prefix.sounds + sounds(form)))
                }
            }
            out = next
        }
        return out.filter { !$0.letters.isEmpty }
    }

    private func addTradeNameKeys(_ identity: [NameToken], _ add: Add) {
        for reading in joined(identity) { addWord(reading.letters, reading.sounds, .strong, add) }
        if identity.count > 1 {
            for (index, token) in identity.enumerated() {
                for form in 0..<Int(token.formCount) {
                    let form = forms[Int(token.formStart) + form]
                    addWord(Array(letters(form)), Array(sounds(form)), .medium, add)
                }
                if index + 1 < identity.count {
                    for reading in joined([token, identity[index + 1]]) {
                        addWord(reading.letters, reading.sounds, .medium, add)
                    }
                }
            }
        }
        for token in identity {
            if token.flags.contains(.hasInitials) {
                let initials = letters(forms[Int(token.formStart) + Int(token.formCount)])
                if initials.count > 2 { add(StableHash.of(initials, seed: KeySeed.initials), .weak) }
            } else if token.script != .han, token.formCount > 0 {
                let written = letters(forms[Int(token.formStart)])
                if (3...8).contains(written.count) { add(StableHash.of(written, seed: KeySeed.initials), .weak) }
            }
            if token.flags.contains(.hasIdeographs) { addIdeographs(token, add) }
            if token.beginning > 3, token.formCount > 0 {
                // A trade name as the lexicon cuts it may hold words that a translation sets apart.
                add(
                    StableHash.of(
                        letters(forms[Int(token.formStart)]).prefix(Int(token.beginning)), seed: KeySeed.core),
                    .medium)
            }
        }
    }

    /// The words of a name that has no trade name.
    private func addGenericWords(_ add: Add) {
        for token in tokens where token.formCount > 0 && token.information >= 5 * 16 {
            guard token.role == .place || token.role == .industry else { continue }
            add(StableHash.of(letters(forms[Int(token.formStart)]), seed: KeySeed.core), .medium)
        }
    }

    /// The first letters of all words, with the legal form and without it.
    private func addAcronyms(_ add: Add) {
        var initials: [UInt8] = []
        var withoutForm = 0
        withView { view in
            for token in view.tokens where token.role != .filler && token.role != .title {
                guard token.formCount > 0, token.script == .latin, initials.count < 12 else { continue }
                for word in 0..<max(1, Int(token.wordCount)) { initials.append(view.initial(of: token, word: word)) }
                if token.role != .legalForm { withoutForm = initials.count }
            }
        }
        for count in Set([initials.count, withoutForm]).sorted() where (3...8).contains(count) {
            add(StableHash.of(initials.prefix(count), seed: KeySeed.initials), .medium)
        }
    }

    /// The classes of the first two consonants of the trade name: brings together what is only loosely alike.
    private func addFirstConsonants(_ identity: [NameToken], _ add: Add) {
        guard let token = identity.first, token.formCount > 0 else { return }
        for index in 0..<min(2, Int(token.formCount)) {
            var hash = StableHash(seed: KeySeed.firstConsonants)
            var count = 0
            for (place, sound) in sounds(forms[Int(token.formStart) + index]).enumerated() where count < 2 {
                if place > 0 && SoundFolding.isVowel(sound) { continue }
                hash.add(Self.soundClass(sound))
                count += 1
            }
            if count == 2 { add(hash.value, .faint) }
        }
    }

    /// The class of a consonant; a sibilant or a vowel stands for itself.
    static func soundClass(_ sound: UInt8) -> UInt32 {
        let consonant = SoundFolding.consonantClass(sound)
        return consonant == 0 || consonant == 64 ? UInt32(sound) << 8 : consonant
    }

    /// Pairs of neighbouring ideographs, so that a longer trade name finds a shorter one.
    private func addIdeographs(_ token: NameToken, _ add: Add) {
        let start = Int(token.conceptStart) + Int(token.conceptCount) + Int(token.pieceCount)
        for index in 0..<max(0, Int(token.syllables) - 1) {
            var hash = StableHash(seed: KeySeed.ideographs)
            hash.add(UInt32(concepts[start + index]))
            hash.add(UInt32(concepts[start + index + 1]))
            add(hash.value, .weak)
        }
    }

    /// The keys of one word: its letters, its sounds, its consonants, and its letters with one left out.
    func addWord(_ letters: [UInt8], _ sounds: [UInt8], _ weight: IndexKey.WeightClass, _ add: Add) {
        guard letters.count > 1 else { return }
        add(StableHash.of(letters, seed: KeySeed.core), weight)
        let lesser: IndexKey.WeightClass = weight == .strong ? .medium : .weak
        add(StableHash.of(sounds, seed: KeySeed.sound), lesser)
        var consonants = StableHash(seed: KeySeed.skeleton)
        var consonantCount = 0
        for (index, sound) in sounds.enumerated() where index == 0 || !SoundFolding.isVowel(sound) {
            consonants.add(sound)
            consonantCount += 1
        }
        if consonantCount > 2 { add(consonants.value, .weak) }
        guard (4...16).contains(letters.count) else { return }
        add(StableHash.of(letters, seed: KeySeed.deletion), lesser)
        var prefix = StableHash(seed: KeySeed.deletion)
        for index in letters.indices {
            let isRepeated = index > 0 && letters[index] == letters[index - 1]
            var hash = prefix
            prefix.add(letters[index])
            if isRepeated { continue }
            for other in index + 1..<letters.count { hash.add(letters[other]) }
            add(hash.value, .weak)
        }
    }

    private func addMeanings(_ add: Add) {
        var places: [UInt16] = []
        var others: [UInt16] = []
        var sorting: [UInt16] = []
        for token in tokens {
            let senses = concepts[Int(token.conceptStart)..<Int(token.conceptStart) + Int(token.conceptCount)]
            if token.flags.contains(.numeric) {
                var hash = StableHash(seed: KeySeed.number)
                hash.add(token.number)
                add(hash.value, .weak)
                continue
            }
            switch token.role {
            case .place: places.append(contentsOf: senses.prefix(2))
            case .industry, .tradeName: others.append(contentsOf: senses.prefix(4))
            case .qualifier: sorting.append(contentsOf: senses.prefix(2))
            default: break
            }
            if token.role == .tradeName {
                let pieces = Int(token.conceptStart) + Int(token.conceptCount)
                for sense in concepts[pieces..<pieces + Int(token.pieceCount)] where sense != 0 { others.append(sense) }
            }
        }
        for sense in others {
            var hash = StableHash(seed: KeySeed.concept)
            hash.add(UInt32(sense))
            add(hash.value, .weak)
        }
        addBeginnings(of: places + others, add)
        for place in places {
            var hash = StableHash(seed: KeySeed.place)
            hash.add(UInt32(place))
            add(hash.value, .faint)
        }
        for place in places {
            for sense in others + sorting {
                var hash = StableHash(seed: KeySeed.pair)
                hash.add(UInt32(place))
                hash.add(UInt32(sense))
                add(hash.value, .weak)
            }
        }
        for (index, sense) in others.enumerated() {
            for second in others[(index + 1)...] where sense != second {
                var hash = StableHash(seed: KeySeed.pair)
                hash.add(UInt32(min(sense, second)))
                hash.add(UInt32(max(sense, second)))
                add(hash.value, .weak)
            }
        }
    }

    /// What a name says in general, with the sound that its trade name begins with: finds a trade name that is only loosely alike.
    private func addBeginnings(of senses: [UInt16], _ add: Add) {
        guard kind != .person,
            let token = tokens.first(where: { $0.role == .tradeName && $0.formCount > 0 && $0.conceptCount == 0 }),
            let first = sounds(forms[Int(token.formStart)]).first
        else { return }
        for sense in senses {
            var hash = StableHash(seed: KeySeed.beginning)
            hash.add(UInt32(sense))
            hash.add(Self.soundClass(first))
            add(hash.value, .weak)
        }
    }

    func letters(_ form: NameForm) -> ArraySlice<UInt8> {
        bytes[Int(form.start)..<Int(form.start) + Int(form.letterCount)]
    }

    func sounds(_ form: NameForm) -> ArraySlice<UInt8> {
        let start = Int(form.start) + Int(form.letterCount)
        return bytes[start..<start + Int(form.soundCount)]
    }
}
