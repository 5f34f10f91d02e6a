import TestSupport
import Testing

@testable import LabourProgrammes

struct TermFinderTests {
    private let folds = LetterFolds(characters: [(from: 0x70CF, to: 0x4E4C)])

    private func word(_ generator: inout SplitMix64, length: Int) -> String {
        let letters = ["a", "b", "新", "疆", "a b", "路"]
        return (0..<length).map { _ in letters[Int(generator.next() % UInt64(letters.count))] }.joined()
    }

    /// The obvious way: every term at every position, the longest that ends where a word may end.
    private func slowly(_ terms: [[UInt32]], in text: borrowing FoldedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = 0
        while position < text.units.count {
            var best = 0
            for term in terms where text.canStart(at: position) {
                for end in stride(from: text.units.count, to: position, by: -1) {
                    let words = Array(text.units[position..<end])
                    // Between Chinese characters a space may stand anywhere, elsewhere only where the term has one.
                    if matches(words, term), text.canEnd(at: end), end - position > best, words.last != 0x20 {
                        best = end - position
                    }
                }
            }
            if best > 0 { found.append(position..<(position + best)) }
            position += max(best, 1)
        }
        return found
    }

    private func matches(_ words: [UInt32], _ term: [UInt32]) -> Bool {
        var cursor = 0
        var previous: UInt32 = 0
        for (index, unit) in term.enumerated() {
            if unit == 0x20 { continue }
            let mayHaveSpace = index > 0 && (term[index - 1] == 0x20 || FoldedText.isHan(previous))
            if mayHaveSpace, cursor < words.count, words[cursor] == 0x20 { cursor += 1 }
            guard cursor < words.count, words[cursor] == unit else { return false }
            cursor += 1
            previous = unit
        }
        return cursor == words.count
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func agreesWithTheSlowWay(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        // One term alone: two terms may share a beginning, and then a space that one allows is allowed for both.
        let term = word(&generator, length: 1 + Int(generator.next() % 3))
        let text = word(&generator, length: 30)
        let folded = FoldedText(text, folds: folds)
        let fast = TermFinder([term], folds: folds).find(in: folded).map(\.range)
        #expect(fast == slowly([FoldedText(term, folds: folds).units], in: folded), "\(term) in \(text)")
    }

    @Test func foldingForgetsCaseMarksWidthAndTradition() {
        let forms = ["Ürümqi", "URUMQI", "ürümqi", "Ｕrumqi", "U\u{308}ru\u{308}mqi"]
        let units = forms.map { FoldedText($0, folds: folds).units }
        #expect(Set(units).count == 1)
        #expect(FoldedText("烏", folds: folds).units == FoldedText("乌", folds: folds).units)
    }

    @Test func anApostropheStaysBetweenLettersOnly() {
        #expect(FoldedText("Xi'an", folds: folds).units.contains(FoldedText.apostrophe))
        #expect(!FoldedText("Xinjiang's", folds: folds).units.contains(FoldedText.apostrophe))
        #expect(!FoldedText("'Aksu'", folds: folds).units.contains(FoldedText.apostrophe))
    }

    @Test func proseKnowsWhereASentenceEndsAndALineOnlyWraps() {
        let text = FoldedText("No. 5 Co.Ltd ends. Then\nmore", folds: folds, style: .prose)
        #expect(text.units.count { $0 == FoldedText.sentenceEnd } == 2)
        #expect(!text.units.contains(0x0A))
    }
}
