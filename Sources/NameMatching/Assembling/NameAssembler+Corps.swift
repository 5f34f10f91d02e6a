/// The words by which a division names the Corps without its name.
///
/// Divisions of the Production and Construction Corps were agricultural divisions once, and are called so to this day: 农一师,
/// 农业建设第一师, 1st Agricultural Division, Sixth Agricultural Construction Division. Each shares its government with a city: 第八师石河子市.
struct CorpsWords: Sendable {
    /// The meanings of the Corps' name, of 农业, 建设, 师 and 团.
    let corps, agriculture, construction, division, regiment: [UInt16]
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
        agriculturalConstruction = agriculture + construction
        guard !corps.isEmpty, !division.isEmpty else { return nil }
        agriculturalDivisions = [
            HanTable.key("农业师".unicodeScalars.map(\.value)),
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

    /// 兵团, as the readings of the word that is put in.
    static let name = "兵团".unicodeScalars.map(\.value)
    /// 农 and 第.
    static let (agricultural, ordinal): (UInt32, UInt32) = (0x519C, 0x7B2C)
}

extension NameAssembler {
    /// Whether a number and its unit, not yet one, are a division that calls itself agricultural.
    func isAgriculturalDivision(_ number: Int, _ unit: Int) -> Bool {
        guard let words = tables.corps, hasSense(unit, of: words.division) else { return false }
        if words.agriculturalDivisions.contains(tokens[unit].surface) { return true }
        if number > 0, tokens[number - 1].script == .han, tokens[number - 1].end == tokens[number].start,
            tokens[number - 1].syllables == 1, firstCode(at: number - 1) == CorpsWords.agricultural
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
                hasSense(index, of: words.agriculturalConstruction)
                    || tokens[index].syllables == 1 && firstCode(at: index) == CorpsWords.agricultural
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

    /// Whether a token is a division by its number alone, 第八师, right before the place that it shares its government with.
    private func isDivisionWithCity(_ index: Int, _ words: CorpsWords) -> Bool {
        let token = tokens[index]
        return token.script == .han && token.role == .number && hasSense(index, of: words.division)
            && firstCode(at: index) == CorpsWords.ordinal && index + 1 < tokens.count
            && tokens[index + 1].role == .place && tokens[index + 1].script == .han
            && tokens[index + 1].start == token.end
    }

    /// Whether a token is a unit of some kind by its number.
    private func isNumbered(_ index: Int, _ unit: [UInt16]) -> Bool {
        tokens[index].role == .number && hasSense(index, of: unit)
    }

    private func hasSense(_ index: Int, of senses: [UInt16]) -> Bool {
        let token = tokens[index]
        let start = Int(token.conceptStart)
        return concepts[start..<start + Int(token.conceptCount)].contains { senses.contains($0) }
    }

    /// The first ideograph of a token; 0 where it has none.
    private func firstCode(at index: Int) -> UInt32 {
        reader.offsets.firstIndex(of: Int(tokens[index].start)).map { reader.codes[$0] } ?? 0
    }
}
