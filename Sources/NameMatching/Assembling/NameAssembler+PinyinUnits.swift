/// Divisions and regiments of the Corps in pinyin: Nong Ba Shi, Nongyishi, Bingtuan Di Wu Shi, Yisisan Tuan.
///
/// The same letters are words of other meanings, 农艺师 for one: they are read as a unit only where the rest of the name is
/// places, the Corps and other units.
extension NameAssembler {
    /// A unit by its number, in the words that begin at a place.
    struct PinyinUnit {
        var words: Range<Int>
        var number: UInt32
        var isDivision: Bool
        /// Whether it calls itself agricultural, as divisions of the Corps do.
        var isAgricultural = false
    }

    /// The units that the words of the name may spell.
    ///
    /// - Complexity: O(*n*) for *n* words; a look at the last letters of each where none ends as units do.
    func pinyinUnits() -> [PinyinUnit] {
        guard tables.corps != nil else { return [] }
        var found: [PinyinUnit] = []
        for (ending, isDivision) in Self.endings {
            for last in reader.words.indices where isLatin(last) && endsUnit(last, ending) {
                let first = found.map(\.words.upperBound).filter { $0 <= last }.max() ?? 0
                for start in max(first, last - Self.mostWords + 1)...last where isLatin(start...last) {
                    guard let unit = unit(start..<last + 1, ending, isDivision: isDivision) else { continue }
                    if !found.contains(where: { $0.words.overlaps(unit.words) }) { found.append(unit) }
                    break
                }
            }
        }
        return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
    }

    /// Appends such a unit as a number and what it numbers.
    mutating func append(_ unit: PinyinUnit) {
        guard let words = tables.corps else { return }
        let (first, last) = (reader.words[unit.words.lowerBound], reader.words[unit.words.upperBound - 1])
        append(.number, script: .latin, from: first.start, to: last.end, flags: .numeric, number: unit.number)
        addForm(Array(String(unit.number).utf8), isPinyin: false)
        append(.unit, script: .latin, from: first.start, to: last.end, flags: .known)
        addForm(unit.isDivision ? Self.division : Self.regiment, isPinyin: false)
        addSenses(unit.isDivision ? words.division : words.regiment)
        if unit.isAgricultural { tokens[tokens.count - 1].surface = CorpsWords.agriculturalDivision }
    }

    /// Whether a name whose letters were read as units says nothing else, and is the Corps's where the letters alone do not tell.
    func isOfUnits(_ units: [PinyinUnit]) -> Bool {
        guard let words = tables.corps else { return false }
        let namesCorps = tokens.indices.contains { hasSense($0, of: words.corps) }
        return (namesCorps || units.allSatisfy { !$0.isDivision && $0.number > 99 })
            && tokens.indices.allSatisfy { index in
                tokens[index].role == .number || tokens[index].role == .place || tokens[index].role == .filler
                    || hasSense(index, of: words.corps)
            }
    }

    private static let division = Array("shi".utf8)
    private static let regiment = Array("tuan".utf8)
    private static let regimentalFarm = Array("tuanchang".utf8)
    private static let endings = [(division, true), (regiment, false), (regimentalFarm, false)]
    private static let mostWords = 7

    private func isLatin(_ index: Int) -> Bool {
        reader.words[index].kind == .letters && reader.words[index].script == .latin
    }

    private func isLatin(_ range: ClosedRange<Int>) -> Bool { range.allSatisfy(isLatin) }

    /// Whether the last letters up to a word are an ending, or the word is the end of one.
    private func endsUnit(_ index: Int, _ ending: [UInt8]) -> Bool {
        let letters = reader.letters[reader.words[index].letters]
        return letters.suffix(ending.count).elementsEqual(ending.suffix(letters.count))
            && (letters.count >= ending.count || index > 0)
    }

    private func unit(_ range: Range<Int>, _ ending: [UInt8], isDivision: Bool) -> PinyinUnit? {
        var rest = Array(range.map { reader.letters[reader.words[$0].letters] }.joined())[...]
        guard rest.count > ending.count, rest.suffix(ending.count).elementsEqual(ending) else { return nil }
        rest = rest.dropLast(ending.count)
        let isAgricultural = isDivision && take("nong", from: &rest)
        if isAgricultural {
            _ = take("yejianshe", from: &rest) || take("jian", from: &rest) || take("ye", from: &rest)
        }
        let isOrdinal = take("di", from: &rest)
        guard let number = Self.number(rest), isDivision ? (1...14).contains(number) : (1...333).contains(number),
            isAgricultural || isOrdinal || !isDivision
        else { return nil }
        return PinyinUnit(
            words: range, number: number, isDivision: isDivision, isAgricultural: isAgricultural)
    }

    private func take(_ prefix: String, from letters: inout ArraySlice<UInt8>) -> Bool {
        guard letters.starts(with: prefix.utf8) else { return false }
        letters = letters.dropFirst(prefix.utf8.count)
        return true
    }

    /// The value of numerals in pinyin: shi er, yi si san.
    private static func number(_ letters: ArraySlice<UInt8>) -> UInt32? {
        var rest = letters
        var codes: [UInt32] = []
        while !rest.isEmpty {
            guard let (syllable, code) = numerals.first(where: { rest.starts(with: $0.0.utf8) }) else { return nil }
            codes.append(code)
            rest = rest.dropFirst(syllable.utf8.count)
        }
        return ChineseNumeral.value(codes[...])
    }

    /// The longer of two that begin alike first.
    private static let numerals: [(String, UInt32)] = zip(
        ["ling", "yi", "er", "san", "shi", "si", "wu", "liu", "qi", "bai", "ba", "jiu"],
        "零一二三十四五六七百八九".unicodeScalars.map(\.value)
    ).map { ($0, $1) }
}
