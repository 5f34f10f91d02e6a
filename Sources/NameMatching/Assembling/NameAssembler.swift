/// Builds the tokens of one name from its words.
struct NameAssembler {
    let reader: NameReader
    let tables: LexiconTables
    let kind: NameKind
    var tokens: [NameToken] = []
    var forms: [NameForm] = []
    var concepts: [UInt16] = []
    var bytes: [UInt8] = []
    /// The generic words meant by misspelt ones, by the position of the word.
    var corrections: [Int: [UInt8]] = [:]

    /// Whether a person's name is one in Wade-Giles, so that each word is read that way first.
    var isWadeGiles = false
    /// Whether an industry or a qualifier is named in a language other than Chinese.
    var isTranslated = false

    /// The comparator marks tokens in 32-bit sets; what goes beyond is folded into the last.
    static let mostTokens = 30
    /// How many readings of one token are kept.
    static let mostForms = 8

    init(reader: NameReader, tables: LexiconTables, kind: NameKind) {
        self.reader = reader
        self.tables = tables
        self.kind = kind
        tokens.reserveCapacity(8)
        forms.reserveCapacity(8)
        bytes.reserveCapacity(96)
    }

    /// Appends a token; its forms and meanings are appended right after.
    @discardableResult
    mutating func append(
        _ role: PartRole, script: NameScript, from start: Int, to end: Int, flags: NameToken.Flags = [],
        number: UInt32 = 0
    ) -> Int {
        tokens.append(
            NameToken(
                role: role, script: script, flags: flags, formStart: forms.count, conceptStart: concepts.count,
                number: number, start: start, end: end))
        return tokens.count - 1
    }

    /// Adds a reading to a token, the last unless another is named, unless it has it already.
    mutating func addForm(_ letters: some Collection<UInt8>, isPinyin: Bool, to index: Int? = nil) {
        guard !letters.isEmpty, let last = index ?? tokens.indices.last, Int(tokens[last].formCount) < Self.mostForms,
            bytes.count < 60_000
        else { return }
        let spelled = Array(letters.prefix(60))
        let key = StableHash.of(letters, seed: 1)
        for index in 0..<Int(tokens[last].formCount) where forms[Int(tokens[last].formStart) + index].key == key {
            return
        }
        let start = bytes.count
        bytes.append(contentsOf: spelled)
        let before = bytes.count
        SoundFolding.fold(spelled.span, isPinyin: isPinyin, into: &bytes)
        var consonants: UInt32 = 0
        for sound in bytes[before...] { consonants |= SoundFolding.consonantClass(sound) }
        forms.append(
            NameForm(
                key: key, consonants: consonants, start: UInt16(truncatingIfNeeded: start),
                letterCount: UInt8(spelled.count),
                soundCount: UInt8(bytes.count - before)))
        if tokens[last].formCount == 0 && tokens[last].surface == 0 { tokens[last].surface = key }
        tokens[last].formCount += 1
    }

    /// Adds the initials of the last token's syllables as a form of their own, after all others.
    mutating func addInitials(_ letters: [UInt8]) {
        guard letters.count > 1, let last = tokens.indices.last else { return }
        let count = tokens[last].formCount
        guard count < Self.mostForms else { return }
        addForm(letters, isPinyin: false)
        if tokens[last].formCount > count {
            tokens[last].formCount = count
            tokens[last].flags.insert(.hasInitials)
        }
    }

    /// Keeps the ideographs of the last token, for comparison with those of others.
    mutating func addIdeographs(_ codes: ArraySlice<UInt32>) {
        guard let last = tokens.indices.last, codes.count <= 60 else { return }
        tokens[last].surface = HanTable.key(codes)
        tokens[last].flags.insert(.hasIdeographs)
        tokens[last].syllables = UInt8(codes.count)
        for code in codes { concepts.append(UInt16(truncatingIfNeeded: code)) }
    }

    /// Gives the last token meanings.
    mutating func addSenses(_ senses: some Sequence<UInt16>) {
        guard let last = tokens.indices.last else { return }
        for sense in senses where tokens[last].conceptCount < 6 {
            concepts.append(sense)
            tokens[last].conceptCount += 1
        }
    }

    /// Gives the last token the given names among some meanings.
    mutating func addGivenNames(_ senses: some Sequence<UInt16>) {
        addSenses(senses.filter { tables.concepts[Int($0)].kind == .nickname })
    }

    /// Gives the last token the meanings of its single ideographs.
    mutating func addPieces(_ codes: some Sequence<UInt32>) {
        for code in codes { addPieces(meanings: tables.ideographSenses[code, default: []]) }
    }

    /// Gives the last token the meanings of one of its parts; a zero stands between parts.
    mutating func addPieces(meanings: [UInt16]) {
        guard let last = tokens.indices.last, !meanings.isEmpty else { return }
        let parting: [UInt16] = tokens[last].pieceCount > 0 ? [0] : []
        for meaning in parting + meanings.prefix(Self.mostMeanings) where tokens[last].pieceCount < Self.mostPieces {
            concepts.append(meaning)
            tokens[last].pieceCount += 1
        }
    }

    /// How many meanings of one part are kept, and of all parts of a token with the zeros between.
    private static let mostMeanings = 4
    private static let mostPieces = 24

    /// The finished analysis.
    func finish(original: String) -> AnalyzedName {
        AnalyzedName(
            original: original, kind: kind, script: reader.script, tokens: tokens, forms: forms, concepts: concepts,
            bytes: bytes, nature: nature())
    }

    /// Bits of a word that the lexicon does not know.
    ///
    /// A syllable of Mandarin carries about 5.5 bits in names (411 syllables, unevenly used), a letter of other words about 2.2.
    /// A letter of a script that leaves most vowels out stands for more of them.
    static func information(syllables: Int, letters: Int, isVowelless: Bool = false) -> UInt16 {
        let bits = syllables > 0 ? 5.5 * Double(syllables) : (isVowelless ? 3.2 : 2.2) * Double(letters)
        return UInt16(min(bits, 33) * 16)
    }
}
