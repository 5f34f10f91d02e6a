import TestSupport
import Testing

@testable import LabourProgrammes

struct ByteAutomatonTests {
    private struct Found: Hashable, Comparable {
        var end: Int
        var pattern: Int

        static func < (lhs: Found, rhs: Found) -> Bool { (lhs.end, lhs.pattern) < (rhs.end, rhs.pattern) }
    }

    private func bytes(_ generator: inout SplitMix64, upTo count: Int, letters: [UInt8]) -> [UInt8] {
        (0..<Int(generator.next() % UInt64(count + 1))).map { _ in
            letters[Int(generator.next() % UInt64(letters.count))]
        }
    }

    /// The obvious way: every pattern at every position.
    private func slowly(_ patterns: [[UInt8]], _ text: [UInt8]) -> [Found] {
        var found: [Found] = []
        for (index, pattern) in patterns.enumerated() where !pattern.isEmpty {
            for start in 0..<max(0, text.count - pattern.count + 1)
            where text[start..<(start + pattern.count)].elementsEqual(pattern) {
                found.append(Found(end: start + pattern.count, pattern: index))
            }
        }
        return found.sorted()
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func agreesWithTheSlowWay(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let letters: [UInt8] = seed % 2 == 0 ? [0x61, 0x62] : [0x00, 0x61, 0x7F, 0x80, 0xE6, 0xFF]
        let patterns = (0..<(1 + Int(generator.next() % 30))).map { _ in bytes(&generator, upTo: 6, letters: letters) }
        let text = bytes(&generator, upTo: 200, letters: letters)
        var found: [Found] = []
        let automaton = ByteAutomaton(patterns)
        text.withUnsafeBufferPointer { buffer in
            automaton.scan(buffer) { pattern, start, end in
                #expect(end - start == patterns[pattern].count)
                found.append(Found(end: end, pattern: pattern))
            }
        }
        #expect(found.sorted() == slowly(patterns, text))
    }

    @Test func withoutPatternsNothingIsFound() {
        [UInt8](repeating: 0x61, count: 10).withUnsafeBufferPointer { buffer in
            ByteAutomaton([]).scan(buffer) { _, _, _ in Issue.record("found") }
        }
    }
}

struct ReadingTextTests {
    private let folds = ReadingFolds(characters: [(from: 0x9577, to: 0x957F), (from: 0x52DE, to: 0x52B3)])

    private func folded(_ text: String) -> [UInt8] { ReadingText(text, folds: folds).bytes }

    @Test(arguments: [
        ("⻓", "长"), ("⾧", "长"), ("⼒", "力"), ("⽯", "石"), ("⺠", "民"), ("勞", "劳"), ("ＡＢＣ１２", "abc12"),
        ("Ürümqi", "urumqi"),
        ("re-education", "re education"), ("富余\n劳动力", "富余劳动力"), ("“扶贫车间”", "扶贫车间"),
    ])
    func formsOfTheSameCharacterAreOne(_ item: (form: String, plain: String)) {
        #expect(folded(item.form) == folded(item.plain), "\(item.form)")
    }

    @Test func everyRadicalThatIsAnIdeographIsFolded() {
        for value in 0x2F00...0x2FD5 as ClosedRange<UInt32> {
            #expect(RadicalFolds.ideograph(value).map { (0x3400...0x9FFF).contains($0) } == true)
        }
        #expect(RadicalFolds.ideograph(0x4E00) == nil)
    }

    @Test func eachByteKnowsWhereItCameFrom() {
        let text = "Ａ勞 b。\r\n⻓…xy’s"
        let reading = ReadingText(text, folds: folds)
        #expect(reading.offsets.count == reading.bytes.count + 1)
        #expect(reading.offsets.last == Int32(text.utf8.count))
        #expect(zip(reading.offsets, reading.offsets.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func anyTextIsFolded(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let parts = [
            "a", "Z", ".", " ", "\n", "\n\n", "’", "'s", "力", "⼒", "。", "“", "\u{FFFD}", "Ltd.", "1,2", "1.5", "(", "·",
            "é", "😀", "-",
        ]
        let text = (0..<60).map { _ in parts[Int(generator.next() % UInt64(parts.count))] }.joined()
        let reading = ReadingText(text, folds: folds)
        #expect(reading.offsets.count == reading.bytes.count + 1)
        #expect(zip(reading.offsets, reading.offsets.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func simplifiedFormsAreThoseOfTheLexicon() throws {
        let pairs = try ReferenceData.catalog.get().characters
        #expect(pairs.count > 2_000)
        #expect(pairs.contains { $0.from == 0x52DE && $0.to == 0x52B3 })
    }
}
