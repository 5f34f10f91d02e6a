/// Clauses that close before the words, so that what they forbid or call off is something else.
extension StanceJudge {
    /// The clause of the words up to them, where a comma closes what stood before.
    ///
    /// - Parameter start: Where what stood before ends.
    private func clause(before range: Range<Int>, since start: Int) -> Range<Int>? {
        Range.span(start, range.lowerBound).last { text.bytes[$0] == ReadingText.Mark.clause }
            .map { ($0 + 1)..<range.lowerBound }
    }

    private static let having: Set<String> = ["has", "have", "made"]

    /// The words for taking or moving people that start in a range, without those of grammar alone.
    private func verbs(_ cues: [Cue], in range: Range<Int>, of sentence: Sentence) -> [ReadingVocabulary.Match] {
        cues.flatMap { sentence.cues($0) }.filter { verb in
            range.contains(verb.start) && !sentence.isCovered(verb)
                && !Self.having.contains(String(decoding: text.bytes[verb.start..<verb.end], as: UTF8.self))
        }
    }

    // MARK: What was called off

    /// Whether what the words name came to nothing; not where something else did in a clause before, and the next clause takes
    /// people in: 公司取消原订单，并接收….
    func isCancelled(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.cancelled).contains { word in
            guard word.end <= range.lowerBound, let clause = clause(before: range, since: word.end) else { return true }
            // 项目取消，原定接收的120名…: what was planned is what was called off.
            let isPlanned = sentence.cues(.plan).contains { clause.contains($0.start) }
            return isPlanned || verbs([.receive], in: clause, of: sentence).isEmpty
        }
    }

    // MARK: What was forbidden

    private static let bans = [
        "prohibit", "forbid", "ban", "outlaw", "disallow", "rules out", "ruled out", " not", "禁", "不得", "不准", "不许",
        "不允许",
    ]

    /// Whether a rule forbids something in a clause of its own, and the next one tells who took or moved people: “a year after the
    /// law banning imports, the mill took in …”.
    ///
    /// Only where that clause starts with who did it, and its verb follows at once: “…, whether it hires or uses …” and
    /// “…, including any mill that took in …” go on with the rule, and so do conditions and headings.
    func isDeedAfter(_ rule: ReadingVocabulary.Match, _ range: Range<Int>, in sentence: Sentence) -> Bool {
        let term = String(decoding: text.bytes[rule.start..<rule.end], as: UTF8.self)
        guard Self.bans.contains(where: { term.contains($0) }), let clause = clause(before: range, since: rule.end),
            !isOfWhoever(range, in: sentence)
        else { return false }
        return sentence.actors.contains { actor in
            guard clause.contains(actor.start), actor.end <= clause.upperBound, actor.who != .other,
                actor.preposition == .none, !actor.isModifier, !actor.isExcepted, !actor.isNested,
                opens(clause, actor)
            else { return false }
            return verbs([.receive, .moved], in: actor.end..<range.upperBound, of: sentence).contains { verb in
                follows(verb, actor)
            }
        }
    }

    private static let genitive = Array("的".utf8)

    /// 接收…的，终止合作: whoever did.
    private func isOfWhoever(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        let rest = text.bytes[range.upperBound..<sentence.range.upperBound]
        return rest.prefix { $0 > ReadingText.space }.suffix(3).elementsEqual(Self.genitive)
    }

    private static let openings: Set<String> = ["", "and", "then", "and then", "而", "此后", "随后", "后来", "同时", "目前", "现"]
    private static let articles: Set<String> = ["the", "this", "that"]

    /// Whether a clause starts with an actor, days aside: “the listed *mill*”, 2023年*该厂*.
    private func opens(_ clause: Range<Int>, _ actor: Actor) -> Bool {
        let before = text.bytes[Range.span(clause.lowerBound, actor.start)]
        var words = String(decoding: before, as: UTF8.self).split(separator: " ").map(String.init)
        if actor.who == .noun, let article = words.firstIndex(where: { Self.articles.contains($0) }) {
            guard words.count - article <= 3 else { return false }
            words.removeSubrange(article...)
        }
        let lead = words.joined(separator: " ").filter { !$0.isNumber && !"年月日".contains($0) }
        return Self.openings.contains(lead)
    }

    private static let between: Set<String> = [
        "has", "have", "had", "then", "also", "later", "now", "since", "already",
    ]
    private static let modals = [
        "如", "若", "凡", "可", "应", "须", "将", "拟", "要", "能", "不", "未", "无", "没", "非", "的", "均", "一律", "禁",
    ].map { Array($0.utf8) }

    /// Whether a verb follows an actor with nothing between that makes it less than a deed.
    private func follows(_ verb: ReadingVocabulary.Match, _ actor: Actor) -> Bool {
        let gap = Range.span(actor.end, verb.start)
        guard verb.start >= actor.end, gap.count <= 24, gap.allSatisfy({ text.bytes[$0] >= ReadingText.space }) else {
            return false
        }
        if text.bytes[verb.start] >= 0x80 { return !holds(Self.modals, gap) }
        return !text.bytes[verb.start..<verb.end].suffix(3).elementsEqual("ing".utf8)
            && String(decoding: text.bytes[gap], as: UTF8.self).split(separator: " ")
                .allSatisfy { Self.between.contains(String($0)) }
    }

    // MARK: What people are kept from

    /// Whether a word forbids something to people in a clause of its own before the words: 工人不许外出，该厂接收….
    ///
    /// 严禁擅自招用…，… goes on forbidding to take people.
    func restrainsBefore(_ match: ReadingVocabulary.Match, _ range: Range<Int>, in sentence: Sentence) -> Bool {
        guard text.bytes[match.start] >= 0x80, match.end <= range.lowerBound,
            let comma = Range.span(match.end, range.lowerBound).first(where: { breaks($0..<($0 + 1)) }),
            verbs([.receive], in: match.end..<comma, of: sentence).isEmpty
        else { return false }
        return sentence.cues(.restraint).contains { kept in
            kept.start >= match.end && kept.start - match.end <= 18 && kept.end <= comma && !goesToWork(kept)
        }
    }
}
