import Foundation

/// Collects the rows of the word tables into meanings and forms.
struct LexiconBuilder {
    private(set) var concepts: [Concept] = [
        Concept(role: .filler, kind: .filler, information: 0, number: nil, parent: 0)
    ]
    /// The first English form of each meaning.
    private(set) var names: [String] = [""]
    private(set) var ideographs: [UInt32: [UInt16]] = [:]
    private(set) var longestHan = 1
    /// The single words of the Latin forms of all that is generic.
    private(set) var phraseWords: Set<[UInt8]> = []
    private var latin: [UInt64: [UInt16]] = [:]
    /// Forms in other alphabets, by the letters that spell them in Latin.
    private var foreign: [UInt64: [UInt16]] = [:]
    private var derived: [UInt64: [UInt16]] = [:]
    private var hanForms: [UInt64: [UInt16]] = [:]
    private var parents: [(concept: Int, parent: String, file: String, line: Int)] = []
    private var placesByName: [String: UInt16] = [:]
    /// Endings that make a brand of a name: Tek, Soft, Tronics.
    private(set) var suffixes: [[UInt8]] = []
    private var legalFormsByName: [String: UInt16] = [:]
    private var legalParents: [(concept: Int, parent: String)] = []
    private let letters: LetterTable
    private let han: HanTable
    private let commonness: [String: Float]

    init(letters: LetterTable, han: HanTable, commonness: [String: Float]) {
        self.letters = letters
        self.han = han
        self.commonness = commonness
    }

    /// Adds all rows of a table.
    mutating func add(_ url: URL) throws(NameMatchingError) {
        let file = try CommaSeparatedFile(
            url, requiring: ["zh", "en", "variants", "kind", "within", "confidence", "source"])
        for row in file.rows {
            let kindName = String(file.field("kind", of: row))
            guard let kind = Self.kinds[kindName] else {
                throw NameMatchingError(.malformedRow, "Unknown kind “\(kindName)”.", file: file.name, line: row.line)
            }
            guard concepts.count < Int(UInt16.max) else {
                throw NameMatchingError(
                    .malformedRow, "The lexicon holds at most 65,534 rows.", file: file.name, line: row.line)
            }
            add(
                zh: Self.list(file.field("zh", of: row)), english: Self.list(file.field("en", of: row)),
                variants: Self.list(file.field("variants", of: row)), kind: kind,
                within: String(file.field("within", of: row)), place: (file.name, row.line))
        }
    }

    private mutating func add(
        zh: [String], english: [String], variants: [String], kind: Concept.Kind, within: String, place: (String, Int)
    ) {
        if kind == .suffix {
            suffixes += (english + variants).map(spell).filter { $0.count > 2 }
            return
        }
        let index = UInt16(concepts.count)
        var chinese: [[UInt32]] = []
        for text in zh {
            let codes = simplified(text)
            chinese.append(codes)
            if kind == .place, let stem = stem(of: codes) { chinese.append(stem) }
        }
        var name = english.first ?? ""
        if name.isEmpty, let codes = chinese.last(where: { $0.count > 1 }) ?? chinese.last {
            let spelled = String(decoding: pinyin(codes).joined(), as: UTF8.self)
            name = spelled.prefix(1).uppercased() + spelled.dropFirst()
        }
        let share = commonness["\(kind):\(name)"]
        // A word not counted is taken to occur about once in 3,000 names.
        let rarity = Float.log2(10_000 / max(share ?? 3, 3))
        concepts.append(
            Concept(
                role: Self.role(of: kind), kind: kind, information: Self.information(kind, rarity: rarity),
                number: kind == .number || kind == .word ? UInt32(within) : nil, parent: 0))
        names.append(name)
        if kind == .place || kind == .country {
            for text in [name] + zh where placesByName[text] == nil { placesByName[text] = index }
            if !within.isEmpty { parents.append((Int(index), within, place.0, place.1)) }
        }
        if kind == .legal {
            if legalFormsByName[name] == nil { legalFormsByName[name] = index }
            if !within.isEmpty { legalParents.append((Int(index), within)) }
        }
        for codes in chinese where !codes.isEmpty {
            if codes.count == 1, [.word, .industry, .qualifier, .place].contains(kind) {
                ideographs[codes[0], default: []].append(index)
                continue
            }
            Self.insert(index, under: HanTable.key(codes), into: &hanForms)
            longestHan = max(longestHan, codes.count)
            if codes.count > 1 && kind != .word && kind != .surname && kind != .nickname {
                let spelled = Array(pinyin(codes).joined())
                if spelled.count > 3 {
                    Self.insert(index, under: StableHash.of(spelled, seed: 1), into: &derived)
                    let plain = spelled.map { $0 == UInt8(ascii: "v") ? UInt8(ascii: "u") : $0 }
                    if plain != spelled { Self.insert(index, under: StableHash.of(plain, seed: 1), into: &derived) }
                }
            }
        }
        for text in english.isEmpty ? [name] : english { insertLatin(text, index) }
        for text in variants { insertLatin(text, index) }
    }

    /// The common suffixes of Chinese places, without which a place is as often written.
    private func stem(of codes: [UInt32]) -> [UInt32]? {
        for suffix in Self.placeSuffixes
        where codes.count >= suffix.count + 2 && codes.suffix(suffix.count).elementsEqual(suffix) {
            return Array(codes.dropLast(suffix.count))
        }
        return nil
    }

    private static let placeSuffixes: [[UInt32]] = [
        "自治区", "自治州", "自治县", "地区", "新区", "省", "市", "县", "区", "州", "盟", "旗",
    ].map { $0.unicodeScalars.map(\.value) }

    private mutating func insertLatin(_ text: String, _ index: UInt16) {
        let codes = simplified(text)
        if codes.contains(where: { letters.kind($0) == .han }) {
            Self.insert(index, under: HanTable.key(codes), into: &hanForms)
            longestHan = max(longestHan, codes.count)
            return
        }
        let spelled = spell(text)
        if !spelled.isEmpty {
            let key = StableHash.of(spelled, seed: 1)
            if concepts[Int(index)].isPersonal
                || text.unicodeScalars.contains(where: { letters.kind($0.value) == .latin })
            {
                Self.insert(index, under: key, into: &latin)
            } else {
                Self.insert(index, under: key, into: &foreign)
            }
        }
        if concepts[Int(index)].role.isGeneric {
            for word in text.split(whereSeparator: { $0 == " " || $0 == "-" }) {
                let letters = spell(String(word))
                if letters.count > 1 { phraseWords.insert(letters) }
            }
        }
    }

    /// The letters of a form as the analyser sees them.
    private func spell(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "&") }) {
            for byte in text.utf8 { letters.append(UInt32(byte), to: &out) }
            return out
        }
        let isUyghur = text.unicodeScalars.contains { letters.kind($0.value) == .uyghur }
        // Letters change those before them within a word alone.
        var start = 0
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            let kind = letters.kind(scalar.value)
            if scalar == "&" { out.append(contentsOf: "and".utf8) }
            if isUyghur, let override = letters.uyghur[scalar.value] {
                out.append(contentsOf: override)
            } else if kind == .hangul {
                Hangul.append(scalar.value, to: &out)
            } else if kind == .separator || kind == .wordBreak {
                start = out.count
            } else if kind != .han {
                letters.spell(scalar.value, kind, to: &out, since: start)
            }
        }
        return out
    }

    private func simplified(_ text: String) -> [UInt32] {
        text.unicodeScalars.compactMap { scalar in
            letters.kind(scalar.value) == .han
                ? han.simplify(letters.ideograph(scalar.value))
                : (scalar.properties.isWhitespace ? nil : scalar.value)
        }
    }

    /// The commonest reading of a word, syllable by syllable.
    private func pinyin(_ codes: [UInt32]) -> [[UInt8]] {
        var out: [[UInt8]] = []
        var index = 0
        while index < codes.count {
            var length = min(han.longestPhrase, codes.count - index)
            var reading: [UInt16]?
            while length > 0 && reading == nil {
                reading = han.reading(ofPhrase: codes[index..<index + length])
                if reading == nil { length -= 1 }
            }
            if let reading {
                out.append(contentsOf: reading.map { han.syllables[Int($0)] })
                index += length
            } else {
                if let first = han.readings(of: codes[index]).first { out.append(han.syllables[Int(first)]) }
                index += 1
            }
        }
        return out
    }

    private static func insert(_ index: UInt16, under key: UInt64, into table: inout [UInt64: [UInt16]]) {
        if !(table[key]?.contains(index) ?? false) { table[key, default: []].append(index) }
    }

    /// Resolves the names of parents of places and legal forms; an unknown name stays without parent.
    mutating func linkPlaces() {
        for link in parents { concepts[link.concept].parent = placesByName[link.parent] ?? 0 }
        for link in legalParents { concepts[link.concept].parent = legalFormsByName[link.parent] ?? 0 }
    }

    /// The forms in flat tables.
    ///
    /// Pinyin of a Chinese term is a form of it only where no Latin form claims the same letters. A form in another alphabet whose letters
    /// spell a Latin form of another meaning means what it says in that alphabet alone: Фарм is no Farm.
    func finish() -> (
        latin: TermTable, foreign: TermTable, derived: TermTable, han: TermTable, starts: [UInt32], senses: [UInt16]
    ) {
        var starts: [UInt32] = [0]
        var senses: [UInt16] = []
        func table(_ forms: [UInt64: [UInt16]]) -> TermTable {
            var entries: [(key: UInt64, value: UInt32)] = []
            for key in forms.keys.sorted() {
                entries.append((key, UInt32(starts.count - 1)))
                senses.append(contentsOf: forms[key, default: []].prefix(6))
                starts.append(UInt32(senses.count))
            }
            return TermTable(entries)
        }
        let written = latin.merging(foreign) { english, _ in english }
        let latinTable = table(written.merging(derived) { english, _ in english })
        var homographs: [UInt64: [UInt16]] = [:]
        for (key, meanings) in foreign {
            guard let english = latin[key], meanings.contains(where: { !english.contains($0) }) else { continue }
            homographs[key] = meanings + english.filter { !meanings.contains($0) }
        }
        let foreignTable = table(homographs)
        let hanTable = table(hanForms)
        let derivedTable = TermTable(derived.keys.filter { written[$0] == nil }.sorted().map { ($0, 1) })
        return (latinTable, foreignTable, derivedTable, hanTable, starts, senses)
    }

    static func list(_ text: Substring) -> [String] {
        CommaSeparatedFile.parts(of: text, at: ";").map(trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") }
        guard text.utf8.first.map(isSpace) == true || text.utf8.last.map(isSpace) == true else { return String(text) }
        return text.trimmingCharacters(in: .whitespaces)
    }

    static let kinds: [String: Concept.Kind] = [
        "place": .place, "country": .country, "industry": .industry, "qualifier": .qualifier, "unit": .unit,
        "legal": .legal,
        "word": .word, "surname": .surname, "nickname": .nickname, "title": .title, "filler": .filler,
        "number": .number,
        "initials": .initials, "placeword": .placeWord, "suffix": .suffix, "brand": .brand,
    ]

    static func role(of kind: Concept.Kind) -> PartRole {
        switch kind {
        case .place, .country: .place
        case .industry: .industry
        case .qualifier: .qualifier
        case .unit: .unit
        case .legal: .legalForm
        case .word: .tradeName
        case .surname: .familyName
        case .nickname: .givenName
        case .title: .title
        case .filler, .placeWord: .filler
        case .number: .number
        case .initials, .suffix, .brand: .tradeName
        }
    }

    /// Bits by kind: what sorts without identifying counts little however rare it is.
    private static func information(_ kind: Concept.Kind, rarity: Float) -> Float {
        switch kind {
        case .place, .industry, .initials, .brand: rarity
        case .word: min(rarity, 8)
        case .country: min(rarity, 5)
        case .qualifier: min(rarity, 5)
        case .unit: 4
        case .legal: 1
        case .surname: 6
        case .nickname: 7
        case .number: 6
        case .title, .filler, .placeWord, .suffix: 0
        }
    }
}

extension Float {
    /// The logarithm to the base 2.
    static func log2(_ value: Float) -> Float { Float(Foundation.log2(Double(value))) }
}
