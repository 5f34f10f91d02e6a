import Foundation

/// The tables behind ``Lexicon``.
final class LexiconTables: Sendable {
    let letters: LetterTable
    let han: HanTable
    let syllables: SyllableTable
    let spellings: SpellingTable
    let japanese: JapaneseNames
    let vietnamese: VietnameseNames
    let transcriptions: TranscriptionTable
    /// The meanings; index 0 is no meaning.
    let concepts: [Concept]
    /// The first English form of each meaning.
    let conceptNames: [String]
    /// The meanings that exclude others of their kind.
    let opposites: [UInt16: (kind: Int, value: Int)]
    /// Latin forms by the hash of their letters without spaces; the value is an index into `senses`.
    let latinForms: TermTable
    /// Forms in other alphabets whose letters spell a Latin form of another meaning.
    private let foreignForms: TermTable
    /// Those of them that are the pinyin of a Chinese form.
    let derivedForms: TermTable
    /// Chinese forms by ``HanTable/key(_:)``.
    let hanForms: TermTable
    /// For each form, where its meanings start in `senses`.
    let senseStarts: [UInt32]
    let senses: [UInt16]
    /// Meanings of single ideographs inside a trade name.
    let ideographSenses: [UInt32: [UInt16]]
    /// How many ideographs the longest Chinese form has.
    let longestHan: Int
    /// The single words of generic Latin forms.
    let phraseWords: Set<[UInt8]>
    /// Endings that make a brand of a name, the longest first.
    let suffixes: [[UInt8]]
    let slips: SlipTable
    /// The words around divisions of the Corps.
    let corps: CorpsWords?
    let weights: ModelWeights
    let calibration: ScoreCalibration
    let soundCosts: SoundCosts
    let fingerprint: UInt64
    let uyghurOverride: [UInt32: [UInt8]]

    /// The tables of words, in the order in which their meanings are numbered.
    static let files = [
        "places-xinjiang.csv", "places-china.csv", "places-world.csv", "legal-forms.csv", "industries.csv",
        "qualifiers.csv",
        "words.csv", "brands.csv", "persons.csv",
    ]
    private static let otherFiles = [
        "commonness.csv", "han.tsv", "letters.tsv", "phrases.csv", "romanisations.csv", "scripts.csv", "sounds.csv",
        "spellings.csv", "family-names.csv", "variants.csv", "ideograph-sounds.tsv", "japanese-names.tsv",
        "transcriptions.csv", "vietnamese-names.csv",
    ]

    init(directory: URL) throws(NameMatchingError) {
        letters = try LetterTable(directory: directory)
        han = try HanTable(directory: directory)
        syllables = try SyllableTable(directory: directory, han: han)
        spellings = try SpellingTable(directory: directory)
        japanese = try JapaneseNames(directory: directory, han: han)
        vietnamese = try VietnameseNames(directory: directory)
        transcriptions = try TranscriptionTable(directory: directory, han: han)
        weights = try ModelWeights(file: directory.appending(path: "model.csv"))
        calibration = try ScoreCalibration(file: directory.appending(path: ScoreCalibration.fileName))
        soundCosts = try SoundCosts(file: directory.appending(path: "sounds.csv"))
        uyghurOverride = letters.uyghur
        var builder = LexiconBuilder(letters: letters, han: han, commonness: try Self.commonness(directory))
        for name in Self.files { try builder.add(directory.appending(path: name)) }
        builder.linkPlaces()
        concepts = builder.concepts
        conceptNames = builder.names
        opposites = OppositeWords.table(of: builder.names).merging(OppositeMetals.table(of: builder.names)) { word, _ in
            word
        }
        phraseWords = builder.phraseWords
        suffixes = builder.suffixes.sorted {
            ($1.count, String(decoding: $0, as: UTF8.self)) < ($0.count, String(decoding: $1, as: UTF8.self))
        }
        slips = SlipTable(words: builder.phraseWords)
        let forms = builder.finish()
        latinForms = forms.latin
        foreignForms = forms.foreign
        derivedForms = forms.derived
        hanForms = forms.han
        senseStarts = forms.starts
        senses = forms.senses
        let (starts, all) = (forms.starts, forms.senses)
        corps = CorpsWords { word in
            guard let form = forms.han.find(HanTable.key(word.unicodeScalars.map(\.value))) else { return [] }
            return Array(all[Int(starts[Int(form)])..<Int(starts[Int(form) + 1])])
        }
        ideographSenses = builder.ideographs
        longestHan = builder.longestHan
        var hash = StableHash()
        for name in (Self.files + Self.otherFiles).sorted() {
            guard let data = CommaSeparatedFile.data(of: directory.appending(path: name)) else { continue }
            hash.add(name.utf8)
            hash.add(data)
        }
        fingerprint = hash.value
    }

    private static func commonness(_ directory: URL) throws(NameMatchingError) -> [String: Float] {
        let file = try CommaSeparatedFile(
            directory.appending(path: "commonness.csv"), requiring: ["kind", "word", "per10000"])
        var table: [String: Float] = [:]
        for row in file.rows {
            guard let share = Float(file.field("per10000", of: row)) else {
                throw NameMatchingError(.malformedRow, "per10000 has to be a number.", file: file.name, line: row.line)
            }
            table["\(file.field("kind", of: row)):\(file.field("word", of: row))"] = share
        }
        return table
    }

    /// The form whose letters have a hash, as words in a script mean it.
    func form(_ key: UInt64, in script: NameScript) -> UInt32? {
        (script == .latin ? nil : foreignForms.find(key)) ?? latinForms.find(key)
    }

    /// The meanings of a form.
    func senses(ofForm form: UInt32) -> ArraySlice<UInt16> {
        senses[Int(senseStarts[Int(form)])..<Int(senseStarts[Int(form) + 1])]
    }
}
