import Foundation

/// Mandarin readings and simplified forms of ideographs, and the readings of whole words that override them.
///
/// Readings are numbers of syllables; `han.tsv` comes from Unihan; `variants.csv`, forms that names use for one another, and `phrases.csv` are written by hand.
struct HanTable: Sendable {
    /// The syllables by number, in lower-case ASCII with `v` for ü.
    private(set) var syllables: [[UInt8]] = []
    /// For each ideograph from U+3400: where its readings start in `readings`.
    private var starts: [UInt32]
    private var readings: [UInt16] = []
    private var simplified: [UInt16]
    /// Words whose reading is known as a whole, by ``key(_:)``; the value is an index into `phraseReadings`.
    private var phrases: TermTable
    private var phraseReadings: [[UInt16]] = []
    /// The longest word in the phrase list.
    private(set) var longestPhrase = 0
    private static let first: UInt32 = 0x3400
    private static let count = 0xA000 - 0x3400

    init(directory: URL) throws(NameMatchingError) {
        simplified = [UInt16](repeating: 0, count: Self.count)
        var byIdeograph = [[UInt16]](repeating: [], count: Self.count)
        var numbers: [Substring: UInt16] = [:]
        var names: [[UInt8]] = []
        func number(_ syllable: Substring) -> UInt16 {
            if let known = numbers[syllable] { return known }
            let new = UInt16(names.count)
            names.append(Array(syllable.utf8))
            numbers[syllable] = new
            return new
        }
        var lineNumber = 0
        let text = try CommaSeparatedFile.text(of: directory.appending(path: "han.tsv"))
        for line in CommaSeparatedFile.lines(of: text) {
            lineNumber += 1
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let fields = CommaSeparatedFile.parts(of: line, at: "\t")
            guard fields.count >= 2, let code = fields[0].unicodeScalars.first?.value, code >= Self.first, code < 0xA000
            else {
                throw NameMatchingError(
                    .malformedRow, "Expected an ideograph and its readings.", file: "han.tsv", line: lineNumber)
            }
            byIdeograph[Int(code - Self.first)] = CommaSeparatedFile.parts(of: fields[1], at: " ").map(number)
            if fields.count > 2, let target = fields[2].unicodeScalars.first?.value, target < 0xFFFF {
                simplified[Int(code - Self.first)] = UInt16(target)
            }
        }
        let variants = try CommaSeparatedFile(
            directory.appending(path: "variants.csv"), requiring: ["han", "as", "source"])
        for row in variants.rows {
            guard let code = variants.field("han", of: row).unicodeScalars.first?.value, code >= Self.first,
                code < 0xA000,
                let target = variants.field("as", of: row).unicodeScalars.first?.value, target < 0xFFFF
            else {
                throw NameMatchingError(
                    .malformedRow, "Expected an ideograph and the one it stands for.", file: variants.name,
                    line: row.line)
            }
            simplified[Int(code - Self.first)] = UInt16(target)
        }
        starts = [0]
        for list in byIdeograph {
            readings.append(contentsOf: list)
            starts.append(UInt32(readings.count))
        }
        let file = try CommaSeparatedFile(directory.appending(path: "phrases.csv"), requiring: ["han", "reading"])
        var entries: [(key: UInt64, value: UInt32)] = []
        phrases = TermTable([])
        for row in file.rows {
            let han = file.field("han", of: row).unicodeScalars.map(\.value)
            let reading = file.field("reading", of: row).split(separator: " ").map(number)
            guard han.count == reading.count, !han.isEmpty else {
                throw NameMatchingError(
                    .malformedRow, "A phrase needs one syllable for each ideograph.", file: "phrases.csv",
                    line: row.line)
            }
            entries.append((Self.key(han.map { Self.simplify($0, with: simplified) }), UInt32(phraseReadings.count)))
            phraseReadings.append(reading)
            longestPhrase = max(longestPhrase, han.count)
        }
        phrases = TermTable(entries)
        syllables = names
    }

    /// The simplified form of an ideograph; itself where it has none.
    func simplify(_ code: UInt32) -> UInt32 { Self.simplify(code, with: simplified) }

    private static func simplify(_ code: UInt32, with table: [UInt16]) -> UInt32 {
        guard code >= first, code < 0xA000 else { return code }
        let target = table[Int(code - first)]
        return target == 0 ? code : UInt32(target)
    }

    /// The readings of one ideograph, the commonest first.
    func readings(of code: UInt32) -> ArraySlice<UInt16> {
        guard code >= Self.first, code < 0xA000 else { return [] }
        let index = Int(code - Self.first)
        return readings[Int(starts[index])..<Int(starts[index + 1])]
    }

    /// The reading of a whole word, if it is in the phrase list.
    func reading(ofPhrase codes: ArraySlice<UInt32>) -> [UInt16]? {
        phrases.find(Self.key(codes)).map { phraseReadings[Int($0)] }
    }

    /// The likeliest reading of a run of simplified ideographs; one without a reading is left out.
    ///
    /// - Complexity: O(*n*) for *n* ideographs.
    func pinyin(of codes: ArraySlice<UInt32>) -> [UInt8] {
        var letters: [UInt8] = []
        var index = codes.startIndex
        while index < codes.endIndex {
            var length = min(longestPhrase, codes.endIndex - index)
            while length > 1, reading(ofPhrase: codes[index..<index + length]) == nil { length -= 1 }
            let syllables =
                length > 1
                ? reading(ofPhrase: codes[index..<index + length]) ?? []
                : readings(of: codes[index]).first.map { [$0] } ?? []
            for syllable in syllables { letters += self.syllables[Int(syllable)] }
            index += max(1, length)
        }
        return letters
    }

    /// The hash under which a run of ideographs is stored.
    static func key(_ codes: some Sequence<UInt32>) -> UInt64 {
        var hash = StableHash(seed: 2)
        for code in codes { hash.add(code) }
        return hash.value
    }
}
