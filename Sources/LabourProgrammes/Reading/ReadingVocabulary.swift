/// Every word that the reader knows, in one automaton.
struct ReadingVocabulary: Sendable {
    /// What a word is.
    enum Meaning: Sendable {
        case indicator(Int)
        case cue(Cue)
        case place(PlaceCue)
        case region(Int)
        case negation(Int)
        case assurance(Int)
    }

    /// A word found in a text.
    struct Match: Sendable {
        var start: Int
        var end: Int
        var meaning: Meaning
        /// The bit of the cue that it is.
        var bit: UInt128 = 0
    }

    private let automaton: ByteAutomaton
    private let meanings: [Meaning]
    /// Whether a pattern starts and ends in a Latin letter or digit, so that it must be a word of its own.
    private let startsWord: [Bool]
    private let endsWord: [Bool]
    private let takesPlural: [Bool]
    private let bits: [UInt128]

    init(_ catalog: ProgrammeCatalog, folds: ReadingFolds) {
        var patterns: [[UInt8]] = []
        var meanings: [Meaning] = []
        var takesPlural: [Bool] = []
        func add(_ term: String, _ meaning: Meaning, plural: Bool = false) {
            for spelling in Self.spellings(of: term) {
                let bytes = Self.pattern(spelling, folds)
                guard !bytes.isEmpty else { continue }
                patterns.append(bytes)
                meanings.append(meaning)
                takesPlural.append(plural && ReadingText.isLetter(bytes[bytes.count - 1]))
            }
        }
        for (index, indicator) in catalog.indicators.enumerated() {
            add(indicator.term, .indicator(index), plural: true)
        }
        for cue in catalog.cues { add(cue.term, .cue(cue.cue)) }
        for context in catalog.places { add(context.term, .place(context.place)) }
        for (index, name) in catalog.regionNames.enumerated() { add(name.term, .region(index)) }
        for (index, negation) in catalog.negations.enumerated() { add(negation.term, .negation(index)) }
        for (index, assurance) in catalog.assurances.enumerated() { add(assurance.term, .assurance(index)) }
        automaton = ByteAutomaton(patterns)
        self.meanings = meanings
        bits = meanings.map { if case .cue(let cue) = $0 { cue.bit } else { 0 } }
        self.takesPlural = takesPlural
        startsWord = patterns.map { Self.isWord($0[0]) }
        endsWord = patterns.map { Self.isWord($0[$0.count - 1]) }
    }

    /// The bytes of a term, as a text has them; marks within it are spaces.
    static func pattern(_ term: String, _ folds: ReadingFolds) -> [UInt8] {
        var bytes = ReadingText(term, folds: folds).bytes
        while let last = bytes.last, last == ReadingText.space || last == ReadingText.Mark.sentence {
            bytes.removeLast()
        }
        return bytes
    }

    /// British and American spellings of an English term.
    private static func spellings(of term: String) -> Set<String> {
        var forms: Set<String> = [term]
        for (british, american) in [
            ("abour", "abor"), ("entre", "enter"), ("rogramme", "rogram"), ("ganised", "ganized"),
            ("bilised", "bilized"),
            ("harbour", "harbor"),
        ] {
            for form in forms where form.contains(british) { forms.insert(form.replacing(british, with: american)) }
        }
        // A plural finds its singular; the other way round is told where the text is searched.
        for form in forms where form.utf8.count > 8 && form.hasSuffix("s") && !form.hasSuffix("ss") {
            if form.utf8.allSatisfy({ $0 < 0x80 }) { forms.insert(String(form.dropLast())) }
        }
        return forms
    }

    private static func isWord(_ byte: UInt8) -> Bool { ReadingText.isLetter(byte) || ReadingText.isDigit(byte) }

    /// The words of a text, in the order of where they start, the longest first.
    ///
    /// - Complexity: O(*n*) in the bytes, and O(*m* log *m*) in the words found.
    func matches(in text: ReadingText) -> [Match] {
        var found: [Match] = []
        text.bytes.withUnsafeBufferPointer { bytes in
            automaton.scan(bytes) { pattern, start, end in
                if startsWord[pattern], start > 0, Self.isWord(bytes[start - 1]) { return }
                var end = end
                if endsWord[pattern], end < bytes.count, Self.isWord(bytes[end]) {
                    guard takesPlural[pattern], bytes[end] == UInt8(ascii: "s"),
                        end + 1 == bytes.count || !Self.isWord(bytes[end + 1])
                    else { return }
                    end += 1
                }
                found.append(Match(start: start, end: end, meaning: meanings[pattern], bit: bits[pattern]))
            }
        }
        found.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
        return found
    }

    /// How many words a text holds: what the search alone costs.
    func count(in text: ReadingText) -> Int {
        var count = 0
        text.bytes.withUnsafeBufferPointer { bytes in automaton.scan(bytes) { _, _, _ in count += 1 } }
        return count
    }
}
