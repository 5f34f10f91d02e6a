import Foundation

/// How the letters of foreign names are spelt in Chinese: which letters an initial and a final of pinyin stand for, and how readily.
///
/// 特朗普 is Trump though its syllables are te, lang and pu: l stands for r, ang for um, and the vowels of te and pu for none. The table
/// is `transcriptions.csv`; an entry without letters says that the part may stand for nothing.
struct TranscriptionTable: Sendable {
    /// What a part of a syllable may stand for, and what taking it for that costs: 0 for nothing, 1 for another consonant.
    private struct Option {
        let letters: [UInt8]
        let cost: Float
    }

    private let options: [[Option]]
    /// The parts of each syllable of ``HanTable``, as indices into `options`; `nil` for one that the table does not know.
    private let parts: [(initial: Int, final: Int)?]
    /// Where a final may be left out at no cost: behind sibilants, whose vowel Chinese adds.
    private let isSibilant: [Bool]

    /// Longer names are compared up to here.
    static let longest = 28
    private static let lostFinal: Float = 0.45
    private static let lostSyllable: Float = 0.8

    init(directory: URL, han: HanTable) throws(NameMatchingError) {
        let file = try CommaSeparatedFile(
            directory.appending(path: "transcriptions.csv"), requiring: ["part", "pinyin", "letters"])
        var options: [[Option]] = []
        var initials: [[UInt8]: Int] = [:]
        var finals: [[UInt8]: Int] = [:]
        for row in file.rows {
            let pinyin = Array(file.field("pinyin", of: row).utf8)
            let found = CommaSeparatedFile.parts(of: file.field("letters", of: row), at: ";").map { text in
                let parts = CommaSeparatedFile.parts(of: text, at: ":")
                return Option(letters: Array(parts[0].utf8), cost: parts.count > 1 ? (Float(parts[1]) ?? 0) / 10 : 0)
            }
            switch file.field("part", of: row) {
            case "initial": initials[pinyin] = options.count
            case "final": finals[pinyin] = options.count
            default:
                throw NameMatchingError(
                    .malformedRow, "The part has to be initial or final.", file: file.name, line: row.line)
            }
            options.append(found)
        }
        self.options = options
        var sibilants: [Bool] = []
        parts = han.syllables.map { syllable in
            let (initial, final) = Self.split(syllable, initials)
            sibilants.append(["s", "z", "c", "sh", "zh", "ch"].contains { Array($0.utf8) == initial })
            guard let first = initials[initial], let second = finals[final] else { return nil }
            return (first, second)
        }
        isSibilant = sibilants
    }

    /// The initial and the final of a syllable; u behind j, q, x and y is ü, written v.
    private static func split(_ syllable: [UInt8], _ initials: [[UInt8]: Int]) -> ([UInt8], [UInt8]) {
        let count = [2, 1].first { $0 <= syllable.count && initials[Array(syllable[..<$0])] != nil } ?? 0
        let initial = Array(syllable[..<count])
        var final = Array(syllable[count...])
        if let first = initial.first, initial.count == 1, "jqxy".utf8.contains(first), final.first == UInt8(ascii: "u")
        {
            final[0] = UInt8(ascii: "v")
        }
        return (initial, final)
    }

    /// How well ideographs spell a name in letters, from 0 to 1.
    ///
    /// The cheapest way to read the syllables as the letters in order; what costs half a consonant for each syllable is no likeness.
    ///
    /// - Parameters:
    ///   - count: How many ideographs there are.
    ///   - syllable: The syllable of each, by its number in ``HanTable``.
    ///   - letters: The name in lower-case Latin letters.
    /// - Complexity: O(*n* · *m*) for *n* syllables and *m* letters.
    func similarity(count: Int, syllable: (Int) -> UInt16?, letters: UnsafeBufferPointer<UInt8>) -> Float {
        let length = letters.count
        guard count > 0, length > 1, length <= Self.longest else { return 0 }
        var costs = InlineArray<29, Float>(repeating: .infinity)
        costs[0] = 0
        for index in 0..<count {
            guard let number = syllable(index), let parts = parts[Int(number)] else { return 0 }
            let before = costs
            skip(letters, &costs)
            let initials = costs
            costs = InlineArray(repeating: .infinity)
            read(options[parts.initial], letters, from: initials, to: &costs)
            let begun = costs
            costs = InlineArray(repeating: .infinity)
            read(options[parts.final], letters, from: begun, to: &costs)
            let lost = isSibilant[Int(number)] ? 0 : Self.lostFinal
            for place in 0...length {
                costs[place] = min(costs[place], begun[place] + lost, before[place] + Self.lostSyllable)
            }
        }
        skip(letters, &costs)
        var consonants: Float = 0
        for letter in letters where !SoundFolding.isVowel(letter) { consonants += 0.9 }
        return max(0, 1 - costs[length] / (0.55 * max(Float(count), consonants)))
    }

    private func read(
        _ options: [Option], _ letters: UnsafeBufferPointer<UInt8>, from: InlineArray<29, Float>,
        to: inout InlineArray<29, Float>
    ) {
        for place in 0...letters.count where from[place] < .infinity {
            for option in options where place + option.letters.count <= letters.count {
                var fits = true
                for (offset, letter) in option.letters.enumerated() where letters[place + offset] != letter {
                    fits = false
                }
                if fits {
                    let end = place + option.letters.count
                    to[end] = min(to[end], from[place] + option.cost)
                }
            }
        }
    }

    /// Lets letters stand that no syllable spells.
    private func skip(_ letters: UnsafeBufferPointer<UInt8>, _ costs: inout InlineArray<29, Float>) {
        for place in letters.indices where costs[place] < .infinity {
            costs[place + 1] = min(costs[place + 1], costs[place] + cost(ofSkipping: place, letters))
        }
    }

    /// A doubled letter, h, an r that is not spoken and a last e cost little, a vowel less than a consonant.
    private func cost(ofSkipping place: Int, _ letters: UnsafeBufferPointer<UInt8>) -> Float {
        let letter = letters[place]
        let isLast = place + 1 == letters.count
        if place > 0, letters[place - 1] == letter { return 0.02 }
        if letter == UInt8(ascii: "h") { return 0.1 }
        if letter == UInt8(ascii: "r"), isLast || !SoundFolding.isVowel(letters[place + 1]) { return 0.15 }
        if SoundFolding.isVowel(letter) || letter == UInt8(ascii: "y") {
            return letter == UInt8(ascii: "e") && isLast ? 0.15 : 0.35
        }
        return isLast ? 0.5 : 0.8
    }
}
