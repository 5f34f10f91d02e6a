/// The words by which a division names the Corps without its name.
///
/// Divisions of the Production and Construction Corps were agricultural divisions once, and are called so to this day: 农一师,
/// 农业建设第一师, 1st Agricultural Division, Sixth Agricultural Construction Division. Each shares its government with a city: 第八师石河子市.
struct CorpsWords: Sendable {
    /// The meanings of the Corps' name, of 农业, 建设, 师 and 团.
    let corps, agriculture, construction, division, regiment, farm: [UInt16]
    /// The meanings of the region that the Corps is in.
    let region: [UInt16]
    /// The meanings of the words that stand between a division and its number, or before both: 农业 and 建设.
    let agriculturalConstruction: [UInt16]
    /// The surfaces of units that say it themselves: 农业师, Agricultural Division.
    let agriculturalDivisions: Set<UInt64>

    /// Looks the words up; `nil` where a lexicon has none for the Corps or for a division.
    init?(_ senses: (String) -> [UInt16]) {
        corps = senses("新疆生产建设兵团")
        division = senses("师")
        agriculture = senses("农业")
        construction = senses("建设")
        regiment = senses("团")
        farm = senses("农场")
        region = senses("新疆")
        agriculturalConstruction = agriculture + construction
        guard !corps.isEmpty, !division.isEmpty else { return nil }
        agriculturalDivisions = [
            Self.agriculturalDivision,
            StableHash.of(Array("agriculturaldivision".utf8), seed: 1),
        ]
    }

    /// Whether a token is a division or a regiment by its number.
    func isUnit(_ name: NameView, _ index: Int) -> Bool {
        let token = name.tokens[index]
        let start = Int(token.conceptStart)
        return token.role == .number
            && name.concepts[start..<start + Int(token.conceptCount)].contains {
                division.contains($0) || regiment.contains($0)
            }
    }

    /// 农业师, as a surface.
    static let agriculturalDivision = HanTable.key("农业师".unicodeScalars.map(\.value))
    /// 兵团, as the readings of the word that is put in.
    static let name = "兵团".unicodeScalars.map(\.value)
    /// 农, 建 and 第.
    static let (agricultural, building, ordinal): (UInt32, UInt32, UInt32) = (0x519C, 0x5EFA, 0x7B2C)
}

extension NameAssembler {
    /// Whether a number and its unit, not yet one, are a division that calls itself agricultural.
    func isAgriculturalDivision(_ number: Int, _ unit: Int) -> Bool {
        guard let words = tables.corps, hasSense(unit, of: words.division) else { return false }
        if words.agriculturalDivisions.contains(tokens[unit].surface) { return true }
        if number > 0, isAgriculturalInShort(number - 1),
            tokens[number - 1].script != .han || tokens[number - 1].end == tokens[number].start
        {
            return true
        }
        guard tokens[number].script == .han else {
            return number > 0 && hasSense(number - 1, of: words.agriculture)
        }
        if firstCode(at: number) == CorpsWords.agricultural { return true }
        let before = tokens[..<number].indices.reversed().first { !hasSense($0, of: words.construction) }
        return before.map { hasSense($0, of: words.agriculture) } ?? false
    }

    /// The unit behind a number and the words 农业 and 建设, where that is a division: Sixth Agricultural Construction Division.
    func divisionBeyondWords(after number: Int) -> Int? {
        guard let words = tables.corps else { return nil }
        var index = number + 1
        while index < tokens.count, hasSense(index, of: words.agriculturalConstruction) { index += 1 }
        guard index > number + 1, index < tokens.count, tokens[index].role == .unit,
            hasSense(index, of: words.division), hasSense(number + 1, of: words.agriculture)
        else { return nil }
        return index
    }

    /// Reads the Corps out of the words by which its divisions are called without it, and leaves those words away.
    ///
    /// - Parameter divisions: Where divisions begin that call themselves agricultural.
    mutating func readCorps(agricultural divisions: [UInt16]) {
        guard let words = tables.corps else { return }
        var place = divisions.first.flatMap { start in tokens.firstIndex { $0.start == start } }
        if let found = place {
            var index = found - 1
            while index >= 0,
                hasSense(index, of: words.agriculturalConstruction) || isAgriculturalInShort(index)
            {
                tokens.remove(at: index)
                place = index
                index -= 1
            }
        } else if let found = tokens.indices.first(where: { isDivisionWithCity($0, words) }) {
            tokens.remove(at: found + 1)
            place = found
        } else if let found = tokens.indices.first(where: { isNumbered($0, words.division) }), reader.script == .han,
            tokens.indices.contains(where: { isNumbered($0, words.regiment) })
        {
            place = found
        }
        guard let place, !tokens.indices.contains(where: { hasSense($0, of: words.corps) }) else { return }
        let start = Int(tokens[place].start)
        append(.tradeName, script: .han, from: start, to: start, flags: .known)
        addReadings(CorpsWords.name[...], atMost: 2)
        addSenses(words.corps)
        let last = tokens.count - 1
        tokens[last].surface = HanTable.key(CorpsWords.name)
        tokens[last].information = words.corps.first.map { UInt16(tables.concepts[Int($0)].information * 16) } ?? 0
        tokens.insert(tokens.removeLast(), at: place)
    }

    /// Reads a number beside 农场 or Farm as a regiment's where the Corps is named: 143rd Farm of the XPCC.
    mutating func readFarms() {
        guard let words = tables.corps, tokens.indices.contains(where: { hasSense($0, of: words.corps) }) else {
            return
        }
        func farm(beside number: Int) -> Int? {
            let token = tokens[number]
            guard token.role == .number, (1...333).contains(token.number) else { return nil }
            // Farm No. 143 is one part already.
            if hasSense(number, of: words.farm) { return number }
            guard token.conceptCount == 0 else { return nil }
            var before = number - 1
            while before >= 0, tokens[before].role == .filler { before -= 1 }
            return [number + 1, before].first { tokens.indices.contains($0) && hasSense($0, of: words.farm) }
        }
        guard let number = tokens.indices.first(where: { farm(beside: $0) != nil }), let farm = farm(beside: number)
        else { return }
        tokens[number].conceptStart = UInt16(truncatingIfNeeded: concepts.count)
        concepts += words.regiment
        tokens[number].conceptCount = UInt8(truncatingIfNeeded: words.regiment.count)
        tokens[number].information = 8 * 16
        if farm != number { tokens.remove(at: farm) }
    }

    /// Whether a number has 团 or Regiment before it and 农场 or Farm behind it: Regiment 143 Farm.
    func isFarmOfRegiment(_ number: Int) -> Bool {
        guard let words = tables.corps, number > 0, number + 1 < tokens.count else { return false }
        return hasSense(number - 1, of: words.regiment) && hasSense(number + 1, of: words.farm)
    }

    /// Takes 农场 or Farm behind a numbered regiment into it, which is one: 143团农场, Regiment 143 Farm.
    mutating func takeFarm(behind regiment: Int) {
        guard let words = tables.corps, regiment + 1 < tokens.count, hasSense(regiment, of: words.regiment),
            hasSense(regiment + 1, of: words.farm)
        else { return }
        tokens[regiment].end = tokens[regiment + 1].end
        tokens.remove(at: regiment + 1)
    }

    /// Whether a token says 农 or 农建 before a division's number, in ideographs or pinyin.
    private func isAgriculturalInShort(_ index: Int) -> Bool {
        let token = tokens[index]
        guard !token.flags.contains(.known), token.formCount > 0 else { return false }
        if token.script == .latin {
            let form = forms[Int(token.formStart)]
            let letters = bytes[Int(form.start)..<Int(form.start) + Int(form.letterCount)]
            return letters.elementsEqual("nong".utf8) || letters.elementsEqual("nongjian".utf8)
        }
        guard let place = reader.offsets.firstIndex(of: Int(token.start)),
            reader.codes[place] == CorpsWords.agricultural
        else { return false }
        return token.syllables == 1
            || token.syllables == 2 && reader.codes[place + 1] == CorpsWords.building
    }

    /// Whether a token is a division by its number alone, 第八师, right before the place that it shares its government with.
    ///
    /// Without 第 it is one before a place of the region: 一师阿拉尔市.
    private func isDivisionWithCity(_ index: Int, _ words: CorpsWords) -> Bool {
        let token = tokens[index]
        return token.script == .han && token.role == .number && hasSense(index, of: words.division)
            && index + 1 < tokens.count && tokens[index + 1].role == .place && tokens[index + 1].script == .han
            && tokens[index + 1].start == token.end
            && (firstCode(at: index) == CorpsWords.ordinal
                || (1...14).contains(token.number) && isInRegion(index + 1, words))
    }

    /// Whether a place lies in the region that the Corps is in.
    private func isInRegion(_ index: Int, _ words: CorpsWords) -> Bool {
        let start = Int(tokens[index].conceptStart)
        return concepts[start..<start + Int(tokens[index].conceptCount)].contains { sense in
            var place = sense
            for _ in 0..<5 where place != 0 {
                place = tables.concepts[Int(place)].parent
                if words.region.contains(place) { return true }
            }
            return false
        }
    }

    /// Whether a token is a unit of some kind by its number.
    private func isNumbered(_ index: Int, _ unit: [UInt16]) -> Bool {
        tokens[index].role == .number && hasSense(index, of: unit)
    }

    func hasSense(_ index: Int, of senses: [UInt16]) -> Bool {
        let token = tokens[index]
        let start = Int(token.conceptStart)
        return concepts[start..<start + Int(token.conceptCount)].contains { senses.contains($0) }
    }

    /// The first ideograph of a token; 0 where it has none.
    private func firstCode(at index: Int) -> UInt32 {
        reader.offsets.firstIndex(of: Int(tokens[index].start)).map { reader.codes[$0] } ?? 0
    }
}
