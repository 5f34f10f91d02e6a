/// Names of a family and one or two syllables, as Koreans and Chinese bear them, where Latin letters spell them in more than one way.
extension NameAssembler {
    /// How the words of such a name are to be read.
    struct SyllabicName {
        /// The word that is the family name.
        var family: Int
        /// The words of the given name.
        var given: Range<Int>
        var familyReadings: [[UInt8]] = []
        var givenReadings: [[UInt8]] = []
        /// How many syllables the given name has.
        var syllables = 1
        /// The word before the family name that is a husband's, as married women of Hong Kong bear it: Chan Lee Mei-ling.
        var husbands: Int?
        var husbandsReadings: [[UInt8]] = []

        /// The first word that is any of it.
        var start: Int { husbands ?? min(family, given.lowerBound) }
    }

    /// The name as one of Korean, Cantonese or Wade-Giles, where its words can be one and are not simply pinyin.
    ///
    /// A family name stands first or last, or before a comma; one word more, such as Peter or a husband's family name, may lead or end the
    /// name, or both lead it.
    func syllabicName() -> SyllabicName? {
        let count = reader.words.count
        guard (2...5).contains(count),
            !reader.words.indices.contains(where: isArticle),
            reader.words.allSatisfy({ $0.kind == .letters && $0.script == .latin && $0.codes.count == $0.letters.count }
            )
        else { return nil }
        var ranges = [0..<count]
        if count > 2 { ranges += [1..<count, 0..<count - 1] }
        if count == 5 { ranges = [2..<count, 1..<count - 1] }
        for range in ranges where !isCutAtHyphen(range.lowerBound) && !isCutAtHyphen(range.upperBound) {
            guard range.contains(where: isForeignToPinyin) || isWadeGiles else { continue }
            var found: SyllabicName?
            for system in SpellingTable.System.allCases {
                guard let name = syllabicName(range, in: system) else { continue }
                guard let first = found else {
                    found = name
                    continue
                }
                guard first.family == name.family else { continue }
                for reading in name.familyReadings where !first.familyReadings.contains(reading) {
                    found?.familyReadings.append(reading)
                }
                for reading in name.givenReadings where !first.givenReadings.contains(reading) {
                    found?.givenReadings.append(reading)
                }
            }
            guard var found else { continue }
            addHusband(to: &found, range)
            if count < 5 || found.husbands != nil { return found }
        }
        return nil
    }

    /// Whether a word is no syllable of pinyin: it is none at all, or one that another system writes and pinyin would cut, such as Chee.
    private func isForeignToPinyin(_ index: Int) -> Bool {
        let letters = letters(of: index)
        switch tables.syllables.syllableCount(letters.span) {
        case 0: return true
        case 1: return false
        default:
            return letters.count <= Self.longestSyllable
                && SpellingTable.System.allCases.contains { tables.spellings.families(letters, in: $0) != nil }
        }
    }

    private static let longestSyllable = 4

    /// Reads the word before a Cantonese name of two syllables as a husband's family name, where it can be one.
    private func addHusband(to name: inout SyllabicName, _ range: Range<Int>) {
        let place = range.lowerBound - 1
        guard place >= 0, name.family == range.lowerBound, name.syllables == 2,
            tables.spellings.families(letters(of: name.family), in: .cantonese) != nil,
            let families = tables.spellings.families(letters(of: place), in: .cantonese)
        else { return }
        name.husbands = place
        name.husbandsReadings = families.names
    }

    /// Whether a cut before a word would part what a hyphen joins: Ki-moon.
    private func isCutAtHyphen(_ index: Int) -> Bool {
        index > 0 && index < reader.words.count && reader.words[index - 1].isBeforeHyphen
    }

    private func letters(of index: Int) -> ArraySlice<UInt8> { reader.letters[reader.words[index].letters] }

    private func syllabicName(_ range: Range<Int>, in system: SpellingTable.System) -> SyllabicName? {
        guard (2...3).contains(range.count), system != .wadeGiles || isWadeGiles && range.count == reader.words.count
        else { return nil }
        var best: (name: SyllabicName, rank: Int)?
        let comma = range.first { reader.words[$0].isBeforeComma }
        for family in Set([range.lowerBound, range.upperBound - 1]).sorted() {
            if let comma, comma != family { continue }
            if system == .wadeGiles, family != range.lowerBound { continue }
            if isCutAtHyphen(family == range.lowerBound ? family + 1 : family) { continue }
            let given = family == range.lowerBound ? range.lowerBound + 1..<range.upperBound : range.lowerBound..<family
            guard let name = syllabicName(family: family, given: given, in: system) else { continue }
            if best.map({ name.rank < $0.rank }) ?? true { best = name }
        }
        return best?.name
    }

    private func syllabicName(family: Int, given: Range<Int>, in system: SpellingTable.System) -> (
        name: SyllabicName, rank: Int
    )? {
        let families: (names: [[UInt8]], rank: Int)
        if system == .wadeGiles {
            let usual = tables.spellings.families(letters(of: family), in: system)?.names ?? []
            let found = tables.spellings.readings(letters(of: family), in: system)
            let readings = found.map { $0.count == 1 ? $0.readings : [] } ?? []
            guard !usual.isEmpty || !readings.isEmpty else { return nil }
            families = (usual + readings.filter { !usual.contains($0) }, 0)
        } else {
            guard let found = tables.spellings.families(letters(of: family), in: system) else { return nil }
            families = found
        }
        var readings: [[UInt8]] = [[]]
        var syllables = 0
        for word in given {
            guard let found = tables.spellings.readings(letters(of: word), in: system) else { return nil }
            syllables += found.count
            readings = found.readings.flatMap { last in readings.map { $0 + last } }
        }
        guard syllables <= 2 else { return nil }
        return (
            SyllabicName(
                family: family, given: given, familyReadings: families.names,
                givenReadings: Array(readings.prefix(SpellingTable.mostReadings)), syllables: syllables), families.rank
        )
    }

    /// Appends the family name or the given name of such a name as one part; returns how many words it took, 0 where the word is neither.
    mutating func appendSyllabic(_ name: SyllabicName, at index: Int) -> Int {
        let isHusbands = index == name.husbands
        let isFamily = index == name.family || isHusbands
        let words = isFamily ? index..<index + 1 : name.given
        guard words.lowerBound == index, let first = words.first, let last = words.last else { return 0 }
        let role: PartRole = isFamily && reader.words[index].isBeforeComma ? .familyName : .givenName
        append(
            role, script: .latin, from: reader.words[first].start, to: reader.words[last].end, flags: .hasReadings)
        let spelt = words.flatMap { letters(of: $0) }
        let isPinyin = tables.syllables.syllableCount(spelt.span) > 0
        if isWadeGiles {
            let pinyin = words.compactMap { tables.syllables.pinyin(fromWadeGiles: Array(letters(of: $0))) }
            if pinyin.count == words.count { addForm(pinyin.joined(), isPinyin: true) }
        }
        addForm(spelt, isPinyin: isPinyin)
        let token = tokens.count - 1
        tokens[token].beginning = tokens[token].formCount
        let readings = isHusbands ? name.husbandsReadings : isFamily ? name.familyReadings : name.givenReadings
        for reading in readings { addForm(reading, isPinyin: isWadeGiles) }
        tokens[token].syllables = isFamily ? 1 : UInt8(name.syllables)
        tokens[token].information = Self.information(syllables: isFamily ? 1 : name.syllables, letters: 0)
        return words.count
    }

    /// Whether one word that is none of pinyin stands before two or three syllables of it: Peter Zhang Xiao Ming.
    func leadsSyllables() -> Bool {
        guard (3...4).contains(reader.words.count),
            reader.words.allSatisfy({ $0.kind == .letters && $0.script == .latin })
        else { return false }
        return reader.words.indices.allSatisfy { index in
            let count = tables.syllables.syllableCount(letters(of: index).span)
            return index == 0 ? count == 0 : count == 1
        }
    }

    /// Puts names that lead a Chinese one behind it, where others write them: Peter Chan Tai-man, Chan Tai-man Peter.
    ///
    /// - Parameter word: The first word of the Chinese name.
    mutating func moveLeaders(before word: Int) {
        guard word > 0 else { return }
        let start = reader.words[word].start
        let leaders = tokens.filter { Int($0.start) < start && $0.role == .givenName }
        tokens.removeAll { Int($0.start) < start && $0.role == .givenName }
        tokens += leaders
    }

    /// Adds to the last token, of ideographs, how they are read in Korean and in Cantonese.
    mutating func addForeignReadings(_ codes: ArraySlice<UInt32>, isFamily: Bool) {
        guard codes.count <= 3 else { return }
        let token = tokens.count - 1
        tokens[token].beginning = tokens[token].formCount
        for system in [SpellingTable.System.korean, .cantonese] {
            var readings: [[UInt8]] = [[]]
            for code in codes {
                let sounds = tables.spellings.sounds(of: code)
                let choices = system == .korean ? sounds.korean : sounds.cantonese
                if choices.isEmpty { readings = [] }
                readings = Array(choices.flatMap { choice in readings.map { $0 + choice } }.prefix(2))
            }
            for reading in readings where !reading.isEmpty {
                let families = isFamily ? tables.spellings.families(reading, in: system)?.names : nil
                addForm(families?.first ?? reading, isPinyin: false)
            }
        }
        if tokens[token].formCount > tokens[token].beginning { tokens[token].flags.insert(.hasReadings) }
    }

    /// Adds to the last token, the trade name of a company, how Hong Kong spells it: 永利 is Wing Lee; nothing that is pinyin too.
    ///
    /// The likeliest only, and one form is left for the initials.
    mutating func addCantoneseSpellings(_ codes: ArraySlice<UInt32>) {
        guard (2...3).contains(codes.count) else { return }
        var found: [(rank: Int, letters: [UInt8])] = [(0, [])]
        for code in codes {
            guard let sound = tables.spellings.sounds(of: code).cantonese.first else { return }
            let choices = [sound] + tables.spellings.spellings(ofCantonese: sound)
            found = found.flatMap { before in
                choices.prefix(4).enumerated().map { (before.rank + $0.offset, before.letters + $0.element) }
            }
            found = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
                .prefix(16).map(\.element)
        }
        for (_, letters) in found where Int(tokens[tokens.count - 1].formCount) < Self.mostForms - 1 {
            if tables.syllables.syllableCount(letters.span) == 0 { addForm(letters, isPinyin: false) }
        }
    }

    // MARK: Hangul

    /// Reads a name in Hangul as family and given name, the one behind the other or set apart; `false` where it is no such name.
    mutating func appendHangulName() -> Bool {
        let words = reader.words
        guard (1...2).contains(words.count), words.allSatisfy({ $0.kind == .letters && $0.script == .hangul }) else {
            return false
        }
        let syllables = words.flatMap { word in word.codes.map { (code: reader.codes[$0], at: reader.offsets[$0]) } }
        let spelt = syllables.map { Hangul.letters(of: $0.code) }
        for length in words.count == 2 ? [words[0].codes.count] : [2, 1] {
            guard (1...2).contains(length), (1...2).contains(syllables.count - length),
                let families = tables.spellings.families(spelt[..<length].joined(), in: .korean)
            else { continue }
            let cut = syllables[length].at
            let end = words.count == 2 ? words[0].end : cut
            appendHangul(.familyName, from: syllables[0].at, to: end, [families.names[0]], isFamily: true)
            appendHangul(
                .givenName, from: cut, to: words[words.count - 1].end,
                spelt[length...].map { tables.spellings.readings($0[...], in: .korean)?.readings.first ?? $0 },
                isFamily: false)
            return true
        }
        return false
    }

    private mutating func appendHangul(
        _ role: PartRole, from start: Int, to end: Int, _ syllables: [[UInt8]], isFamily: Bool
    ) {
        append(role, script: .hangul, from: start, to: end, flags: .hasReadings)
        addForm(syllables.joined(), isPinyin: false)
        for spelling in usualSpellings(of: syllables, isFamily: isFamily) { addForm(spelling, isPinyin: false) }
        tokens[tokens.count - 1].syllables = UInt8(syllables.count)
        tokens[tokens.count - 1].information = Self.information(syllables: syllables.count, letters: 0)
    }

    /// Reads a word of a Korean company's name: lines of business and legal forms stand behind the trade name without a space, 주식회사 also
    /// in front of it.
    mutating func appendHangulWord(_ word: NameReader.Word) -> Bool {
        let codes = Array(word.codes)
        if codes.count == 1, word.isBracketed, Self.shortForms.contains(reader.codes[codes[0]]) {
            append(.filler, script: .hangul, from: word.start, to: word.end, flags: [.known, .bracketed])
            addForm(Hangul.letters(of: reader.codes[codes[0]]), isPinyin: false)
            return true
        }
        guard codes.count > 1 else { return false }
        let spelt = codes.map { Hangul.letters(of: reader.codes[$0]) }
        func known(_ range: Range<Int>) -> UInt32? {
            guard range.count > 1,
                let form = tables.form(StableHash.of(spelt[range].joined(), seed: 1), in: .hangul),
                let sense = tables.senses(ofForm: form).first
            else { return nil }
            let role = tables.concepts[Int(sense)].role
            return role.isGeneric ? form : nil
        }
        var tail: [(range: Range<Int>, form: UInt32)] = []
        var end = codes.count
        let longest = Self.longestHangulForm
        func lastForm(before end: Int) -> (start: Int, form: UInt32)? {
            for start in max(0, end - longest)..<end {
                if let form = known(start..<end) { return (start, form) }
            }
            return nil
        }
        while tail.count < Self.mostTokens, let found = lastForm(before: end) {
            tail.append((found.start..<end, found.form))
            end = found.start
        }
        var pieces: [(range: Range<Int>, form: UInt32?)] = []
        var start = 0
        for cut in (0...min(end, longest)).reversed() {
            guard let form = known(0..<cut) else { continue }
            pieces.append((0..<cut, form))
            start = cut
            break
        }
        if start < end { pieces.append((start..<end, nil)) }
        pieces += tail.reversed().map { ($0.range, $0.form) }
        for piece in pieces {
            if tokens.count >= Self.mostTokens {
                tokens[tokens.count - 1].flags.insert(.overflow)
                break
            }
            appendHangulPiece(word, codes[piece.range], spelt[piece.range], form: piece.form)
        }
        return true
    }

    /// More syllables than any line of business or legal form has that the lexicon knows.
    private static let longestHangulForm = 16

    /// 주, 유, 합, 재, 사, 의: in brackets short for a legal form.
    private static let shortForms: Set<UInt32> = Set("주유합재사의".unicodeScalars.map(\.value))

    private mutating func appendHangulPiece(
        _ word: NameReader.Word, _ codes: ArraySlice<Int>, _ spelt: ArraySlice<[UInt8]>, form: UInt32?
    ) {
        guard let first = codes.first, let last = codes.last else { return }
        let end = last + 1 < word.codes.upperBound ? reader.offsets[last + 1] : word.end
        let senses = form.map { tables.senses(ofForm: $0) } ?? []
        let concept = senses.first.map { tables.concepts[Int($0)] }
        var flags: NameToken.Flags = concept == nil ? .hasReadings : .known
        if word.isBracketed { flags.insert(.bracketed) }
        append(concept?.role ?? .tradeName, script: .hangul, from: reader.offsets[first], to: end, flags: flags)
        addForm(spelt.joined(), isPinyin: false)
        if let concept {
            addSenses(senses)
            tokens[tokens.count - 1].information = UInt16(concept.information * 16)
        } else {
            if spelt.count <= 4 {
                for spelling in usualSpellings(of: Array(spelt), isFamily: false) { addForm(spelling, isPinyin: false) }
            }
            tokens[tokens.count - 1].syllables = UInt8(min(spelt.count, 60))
            tokens[tokens.count - 1].information = Self.information(syllables: spelt.count, letters: 0)
        }
    }

    /// How Koreans spell syllables, joined, the most usual ways first.
    func usualSpellings(of syllables: [[UInt8]], isFamily: Bool) -> [[UInt8]] {
        var found: [(rank: Int, letters: [UInt8])] = [(0, [])]
        for syllable in syllables {
            let choices = [syllable] + tables.spellings.spellings(ofKorean: syllable, isFamily: isFamily)
            found = found.flatMap { before in
                choices.prefix(5).enumerated().map { (before.rank + $0.offset, before.letters + $0.element) }
            }
            // The sums of ranks keep what is most usual of every syllable; equal sums stay in order.
            found = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
                .prefix(24).map(\.element)
        }
        return found.map(\.letters)
    }
}
