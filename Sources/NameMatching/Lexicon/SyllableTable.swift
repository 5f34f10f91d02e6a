import Foundation

/// Reads Latin and Cyrillic spellings of Mandarin: pinyin, Wade-Giles, Palladius.
///
/// The pinyin syllables are those of ``HanTable``; the others come from `romanisations.csv`.
struct SyllableTable: Sendable {
    private let pinyin: TermTable
    private let wadeGiles: TermTable
    private let palladius: TermTable
    private let spellings: [[UInt8]]
    private static let longest = 6
    /// Longer words are no names of syllables, and the table below is on the stack.
    static let longestWord = 40

    init(directory: URL, han: HanTable) throws(NameMatchingError) {
        // Readings such as `m` and `hng` are interjections; they would cut any word into syllables.
        pinyin = TermTable(
            han.syllables.filter { syllable in
                syllable.contains { Self.isVowel($0) } && !Self.interjections.contains(syllable)
            }.map { (key: StableHash.of($0, seed: 3), value: UInt32(1)) })
        let file = try CommaSeparatedFile(
            directory.appending(path: "romanisations.csv"), requiring: ["system", "from", "pinyin"])
        var spelled: [[UInt8]] = []
        var wade: [(key: UInt64, value: UInt32)] = []
        var cyrillic: [(key: UInt64, value: UInt32)] = []
        for row in file.rows {
            let from = file.field("from", of: row)
            let index = UInt32(spelled.count)
            spelled.append(Array(file.field("pinyin", of: row).utf8))
            switch file.field("system", of: row) {
            case "wade-giles": wade.append((StableHash.of(from.utf8, seed: 3), index))
            case "palladius": cyrillic.append((HanTable.key(from.unicodeScalars.map(\.value)), index))
            default:
                throw NameMatchingError(
                    .malformedRow, "The system has to be wade-giles or palladius.", file: file.name, line: row.line)
            }
        }
        wadeGiles = TermTable(wade)
        palladius = TermTable(cyrillic)
        spellings = spelled
    }

    private static let interjections: Set<[UInt8]> = [
        Array("ê".utf8), Array("o".utf8), Array("eng".utf8), Array("lo".utf8), Array("yo".utf8),
    ]

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "v"):
            true
        default: false
        }
    }

    /// How many pinyin syllables a word consists of, by the reading with the fewest; 0 if it is not pinyin.
    ///
    /// - Complexity: O(*n*) for *n* letters.
    func syllableCount(_ letters: Span<UInt8>) -> Int {
        let count = letters.count
        guard count > 0, count <= Self.longestWord else { return 0 }
        var best = InlineArray<41, UInt8>(repeating: 255)
        best[0] = 0
        for start in 0..<count {
            let before = best[start]
            if before == 255 { continue }
            var hash = StableHash(seed: 3)
            var end = start
            while end < count && end - start < Self.longest {
                hash.add(letters[end])
                end += 1
                if before + 1 < best[end], pinyin.find(hash.value) != nil { best[end] = before + 1 }
            }
        }
        return best[count] == 255 ? 0 : Int(best[count])
    }

    /// The pinyin of a word in Wade-Giles, or nil if it is not wholly in that spelling.
    func pinyin(fromWadeGiles letters: [UInt8]) -> [UInt8]? {
        respell(letters.count, table: wadeGiles) { index, hash in hash.add(letters[index]) }
    }

    /// The pinyin of a word in Palladius's Cyrillic, or nil if it is not wholly in that spelling.
    ///
    /// - Parameter letters: Lower-case code points.
    func pinyin(fromPalladius letters: [UInt32]) -> [UInt8]? {
        respell(letters.count, table: palladius) { index, hash in hash.add(letters[index]) }
    }

    private func respell(_ count: Int, table: TermTable, add: (Int, inout StableHash) -> Void) -> [UInt8]? {
        guard count > 1, count <= Self.longestWord else { return nil }
        let seed: UInt64 = 3
        // Palladius is hashed like ideographs, with seed 2; both are decided by the table they were put into.
        var best = [(length: Int, from: Int, spelling: UInt32)?](repeating: nil, count: count + 1)
        best[0] = (0, 0, 0)
        for start in 0..<count {
            guard let before = best[start] else { continue }
            var hash = StableHash(seed: seed)
            var palladiusHash = StableHash(seed: 2)
            var end = start
            while end < count && end - start < 7 {
                add(end, &hash)
                add(end, &palladiusHash)
                end += 1
                guard let spelling = table.find(hash.value) ?? table.find(palladiusHash.value) else { continue }
                if best[end].map({ before.length + 1 < $0.length }) ?? true {
                    best[end] = (before.length + 1, start, spelling)
                }
            }
        }
        guard best[count] != nil else { return nil }
        var parts: [[UInt8]] = []
        var at = count
        while at > 0, let step = best[at] {
            parts.append(spellings[Int(step.spelling)])
            at = step.from
        }
        return Array(parts.reversed().joined())
    }
}
