extension NameAssembler {
    /// Cuts a run of ideographs into the words that the lexicon knows and the rest, which is the trade name.
    ///
    /// The cut with the fewest unknown ideographs, and among those with the fewest words, is taken; where two are equal, the
    /// one whose last word is longer.
    mutating func appendHan(_ word: NameReader.Word) {
        let codes = Array(reader.codes[word.codes])
        let count = min(codes.count, 200)
        var cost = [Int](repeating: Int.max / 2, count: count + 1)
        var step = [(length: Int, form: UInt32?)](repeating: (1, nil), count: count + 1)
        cost[0] = 0
        // 13冶, 4局: a unit right behind digits.
        let isAfterDigits = tokens.last.map { $0.role == .number && Int($0.end) == word.start } ?? false
        var counties: Set<Int> = []
        for start in 0..<count {
            // A run of unknown ideographs costs to begin, so that a name is not cut to pieces.
            let isRun = start > 0 && step[start].form == nil
            let unknown = cost[start] + (isRun ? 10 : 13)
            if unknown < cost[start + 1] {
                cost[start + 1] = unknown
                step[start + 1] = (1, nil)
            }
            // Behind a province or a city stands a county, whether or not a table has it.
            if step[start].form.map(isPlace) ?? false {
                let length = Self.unknownCounty(codes, from: start)
                if length > 0, cost[start] + 13 <= cost[start + length + 1] {
                    cost[start + length + 1] = cost[start] + 13
                    step[start + length + 1] = (length + 1, nil)
                    counties.insert(start)
                }
            }
            var hash = StableHash(seed: 2)
            var end = start
            while end < count && end - start < tables.longestHan {
                hash.add(codes[end])
                end += 1
                guard let form = tables.hanForms.find(hash.value), let sense = tables.senses(ofForm: form).first else {
                    continue
                }
                let concept = tables.concepts[Int(sense)]
                let isAfterPlace = step[start].form.map(isPlace) ?? false
                let isNumbered = isAfterDigits && start == 0 && concept.kind == .unit
                if !isNumbered, !isPlausible(concept, codes, start..<end, isAfterPlace: isAfterPlace) { continue }
                let known = cost[start] + Self.cost(of: concept, start: start, isAfterPlace: isAfterPlace)
                if known <= cost[end] {
                    cost[end] = known
                    step[end] = (end - start, form)
                }
            }
        }
        var cuts: [(start: Int, end: Int, form: UInt32?)] = []
        var at = count
        while at > 0 {
            let (length, form) = step[at]
            if form == nil, length == 1, let next = cuts.last, next.form == nil, next.start == at,
                !counties.contains(at)
            {
                cuts[cuts.count - 1].start = at - length
            } else {
                cuts.append((at - length, at, form))
            }
            at -= length
        }
        for cut in cuts.reversed() {
            if cut.form == nil, counties.contains(cut.start), cut.end - cut.start > 1,
                Self.unknownCounty(codes, from: cut.start) == cut.end - cut.start - 1
            {
                appendCounty(word, codes, cut.start..<cut.end)
                continue
            }
            if tokens.count >= Self.mostTokens {
                tokens[tokens.count - 1].flags.insert(.overflow)
                break
            }
            appendSegment(word, codes, cut)
        }
    }

    /// What it costs to read a word here: places stand in front, seldom inside a trade name.
    private static func cost(of concept: Concept, start: Int, isAfterPlace: Bool) -> Int {
        guard concept.role == .place else { return 6 }
        return start == 0 || isAfterPlace ? 4 : 22
    }

    private func isPlace(_ form: UInt32) -> Bool {
        tables.senses(ofForm: form).first.map { tables.concepts[Int($0)].role == .place } ?? false
    }

    /// Single ideographs are words only where they end a name (厂), follow a number (师, 团) or a place (市, 县).
    private func isPlausible(_ concept: Concept, _ codes: [UInt32], _ range: Range<Int>, isAfterPlace: Bool) -> Bool {
        switch concept.kind {
        case .surname, .nickname, .title: return false
        case .placeWord: return isAfterPlace
        case .unit:
            return range.count > 1 || range.upperBound == codes.count
                || (range.lowerBound > 0 && ChineseNumeral.isNumeral(codes[range.lowerBound - 1]))
        case .filler, .number, .legal: return true
        default: return range.count > 1
        }
    }

    /// A county that no table knows: a place by its sign, known by its sound alone.
    private mutating func appendCounty(_ word: NameReader.Word, _ codes: [UInt32], _ range: Range<Int>) {
        let base = word.codes.lowerBound
        let end = base + range.upperBound < word.codes.upperBound ? reader.offsets[base + range.upperBound] : word.end
        append(
            .place, script: .han, from: reader.offsets[base + range.lowerBound], to: end,
            flags: word.isBracketed ? .bracketed : [])
        addReadings(codes[range.dropLast()], atMost: 2)
        tokens[tokens.count - 1].surface = HanTable.key(codes[range.dropLast()])
        tokens[tokens.count - 1].information = Self.information(syllables: range.count - 1, letters: 0)
    }

    private mutating func appendSegment(
        _ word: NameReader.Word, _ codes: [UInt32], _ cut: (start: Int, end: Int, form: UInt32?)
    ) {
        let base = word.codes.lowerBound
        let start = reader.offsets[base + cut.start]
        let end = base + cut.end < word.codes.upperBound ? reader.offsets[base + cut.end] : word.end
        let slice = codes[cut.start..<cut.end]
        if let form = cut.form {
            let senses = tables.senses(ofForm: form)
            guard let sense = senses.first else { return }
            let concept = tables.concepts[Int(sense)]
            append(
                concept.role, script: .han, from: start, to: end,
                flags: word.isBracketed ? [.known, .bracketed] : .known,
                number: concept.number ?? 0)
            addReadings(slice, atMost: 2)
            addSenses(senses)
            tokens[tokens.count - 1].surface = HanTable.key(slice)
            tokens[tokens.count - 1].information = UInt16(concept.information * 16)
            return
        }
        appendUnknownHan(slice, word: word, from: start, to: end)
    }

    /// A run without words of the lexicon: numbers first, then the trade name.
    private mutating func appendUnknownHan(
        _ codes: ArraySlice<UInt32>, word: NameReader.Word, from start: Int, to end: Int
    ) {
        var codes = codes
        var start = start
        var trailing: (value: UInt32, length: Int)?
        if let found = ChineseNumeral.trailing(codes) {
            trailing = found
            codes = codes.dropLast(found.length)
        }
        let width = trailing.map { $0.length * 3 } ?? 0
        if !codes.isEmpty {
            append(
                .tradeName, script: .han, from: start, to: max(start, end - width),
                flags: word.isBracketed ? .bracketed : [])
            addReadings(codes, atMost: Self.mostForms - 1)
            if reader.isTraditional, reader.codes.count > 4 { addCantoneseSpellings(codes) }
            addPieces(codes)
            addIdeographs(codes)
            addInitials(initials(of: codes))
            let last = tokens.count - 1
            tokens[last].beginning = lettersOfBeginning(codes)
            tokens[last].information = Self.information(syllables: codes.count, letters: 0)
            start = max(start, end - width)
        }
        if let trailing {
            append(.number, script: .han, from: start, to: end, flags: .numeric, number: trailing.value)
            addForm(Array(String(trailing.value).utf8), isPinyin: false)
            tokens[tokens.count - 1].information = 6 * 16
        }
    }

    /// How many letters the likeliest readings of the first two of three or more ideographs have together.
    private func lettersOfBeginning(_ codes: ArraySlice<UInt32>) -> UInt8 {
        guard codes.count > 2 else { return 0 }
        var count = 0
        for code in codes.prefix(2) {
            guard let first = tables.han.readings(of: code).first else { return 0 }
            count += tables.han.syllables[Int(first)].count
        }
        return UInt8(count)
    }

    /// The first letters of the likeliest readings.
    private func initials(of codes: ArraySlice<UInt32>) -> [UInt8] {
        codes.compactMap { code in
            tables.han.readings(of: code).first.flatMap { tables.han.syllables[Int($0)].first }
        }
    }

    /// Adds the plausible readings of a run, the likeliest first.
    mutating func addReadings(_ codes: ArraySlice<UInt32>, atMost limit: Int) {
        var readings: [[UInt8]] = [[]]
        var index = codes.startIndex
        while index < codes.endIndex {
            var length = min(tables.han.longestPhrase, codes.endIndex - index)
            var phrase: [UInt16]?
            while length > 1 && phrase == nil {
                phrase = tables.han.reading(ofPhrase: codes[index..<index + length])
                if phrase == nil { length -= 1 }
            }
            if let phrase {
                for reading in readings.indices {
                    for syllable in phrase { readings[reading].append(contentsOf: tables.han.syllables[Int(syllable)]) }
                }
                index += length
                continue
            }
            let choices = tables.han.readings(of: codes[index])
            if let first = choices.first {
                let before = readings
                for reading in readings.indices {
                    readings[reading].append(contentsOf: tables.han.syllables[Int(first)])
                }
                for other in choices.dropFirst() where readings.count < limit {
                    for reading in before where readings.count < limit {
                        readings.append(reading + tables.han.syllables[Int(other)])
                    }
                }
            } else {
                // An ideograph without reading stands for itself.
                for reading in readings.indices {
                    for shift: UInt32 in [16, 8, 0] {
                        readings[reading].append(UInt8(truncatingIfNeeded: codes[index] >> shift) | 0x80)
                    }
                }
            }
            index += 1
        }
        for reading in readings { addForm(reading, isPinyin: true) }
        // Passports write ü as YU in any syllable: Lyuping, Nyuzhen.
        for reading in readings where reading.contains(UInt8(ascii: "v")) {
            addForm(reading.flatMap { $0 == UInt8(ascii: "v") ? Array("yu".utf8) : [$0] }, isPinyin: true)
            addForm(reading.map { $0 == UInt8(ascii: "v") ? UInt8(ascii: "u") : $0 }, isPinyin: true)
        }
    }

    /// How long the name of a county is that no table knows and that begins here, its sign left out: two ideographs, or one or
    /// three, before 县, 区, 旗 or 镇 and behind a place around it; 0 where none begins here.
    static func unknownCounty(_ codes: [UInt32], from start: Int) -> Int {
        for length in [2, 3, 1] where start + length + 2 <= codes.count {
            if countySigns.contains(codes[start + length]) { return length }
        }
        return 0
    }

    /// 县, 区, 旗, 镇, in their simplified forms.
    private static let countySigns: Set<UInt32> = [0x53BF, 0x533A, 0x65D7, 0x9547]
}
