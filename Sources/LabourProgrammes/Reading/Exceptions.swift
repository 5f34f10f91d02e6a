/// Finds whom a sentence sets apart from those of whom it speaks: “unlike X”, “all but X”, 与X不同, 除X外.
struct Exceptions {
    private let text: ReadingText
    private let range: Range<Int>
    private let before: [ReadingVocabulary.Match]
    private let after: [ReadingVocabulary.Match]
    private let receipts: [ReadingVocabulary.Match]

    init(text: ReadingText, range: Range<Int>, matches: [ReadingVocabulary.Match]) {
        self.text = text
        self.range = range
        func cues(_ wanted: Cue) -> [ReadingVocabulary.Match] {
            matches.filter { match in
                guard case .cue(wanted) = match.meaning else { return false }
                // 除 in 解除 sets nobody apart.
                return !matches.contains {
                    $0.start <= match.start && $0.end >= match.end && $0.end - $0.start > match.end - match.start
                        && $0.bit & wanted.bit == 0
                }
            }
        }
        before = cues(.excepting)
        after = cues(.excepted)
        receipts = before.isEmpty && after.isEmpty ? [] : cues(.receive)
    }

    private static let its = Array("its".utf8)
    private static let articles = ["the ", "its ", "a ", "an ", "only ", "for ", "of ", "at "].map { Array($0.utf8) }
    private static let inclusive = ["也", "还", "另有", "另外", "亦", "also ", "too "].map { Array($0.utf8) }
    private static let pairs = ["与", "和", "跟", "同"].map { Array($0.utf8) }

    /// Whether an actor is set apart.
    func excepts(_ actor: Actor) -> Bool {
        if before.isEmpty, after.isEmpty { return false }
        // “apart from its other staff”, “unlike X's neighbour”, 除X的员工外: somebody or something of it.
        if case .pronoun = actor.who, follows(Self.its, at: actor.end) { return false }
        if actor.end < range.upperBound, text.bytes[actor.end] == ReadingText.Mark.genitive { return false }
        if text.bytes[actor.end...].starts(with: "的".utf8) { return false }
        return isAfterWord(actor) || isBeforeWord(actor)
    }

    /// Whether a word that sets apart stands right before a place.
    func opens(before start: Int) -> Bool { word(before: start) != nil }

    private func word(before start: Int) -> ReadingVocabulary.Match? {
        before.last { match in
            guard match.end <= start, start - match.end <= 14 else { return false }
            var rest = text.bytes[match.end..<start].drop { $0 == ReadingText.space }
            while let article = Self.articles.first(where: { rest.starts(with: $0) }) {
                rest = rest.dropFirst(article.count)
            }
            return rest.allSatisfy { $0 == ReadingText.space }
        }
    }

    private func isAfterWord(_ actor: Actor) -> Bool {
        guard let match = word(before: actor.start) else { return false }
        // 除X外，Y也…: X did, and Y as well.
        guard text.bytes[match.start] >= 0x80 else { return true }
        return !isInclusive(after: actor.end)
    }

    private func isBeforeWord(_ actor: Actor) -> Bool {
        after.contains { match in
            guard match.start >= actor.end, match.start - actor.end <= 45 else { return false }
            let gap = actor.end..<match.start
            // X除外, “X excluded”: right after the name.
            if gap.allSatisfy({ text.bytes[$0] <= ReadingText.space }) {
                return text.bytes[match.start] < 0x80 || Self.closing.contains { starts($0, match) }
                    || Self.pairs.contains { follows($0, at: actor.start) }
            }
            // 与X不同: the pair word opens it; in X与邻厂不同 it is X of whom the sentence goes on to speak.
            return !gap.contains { text.bytes[$0] == ReadingText.Mark.clause }
                && !receipts.contains { gap.contains($0.start) }
                && Self.pairs.contains { follows($0, at: actor.start) }
        }
    }

    private static let closing = ["除外", "例外", "不在其列", "不在此列"].map { Array($0.utf8) }

    private func starts(_ word: [UInt8], _ match: ReadingVocabulary.Match) -> Bool {
        text.bytes[match.start..<match.end].elementsEqual(word)
    }

    private func isInclusive(after end: Int) -> Bool {
        let rest = text.bytes[end..<range.upperBound]
        return Self.inclusive.contains { word in
            rest.indices.contains { rest[$0...].starts(with: word) }
        }
    }

    private func follows(_ word: [UInt8], at end: Int) -> Bool {
        text.stands(word, before: end, since: range.lowerBound)
    }
}
