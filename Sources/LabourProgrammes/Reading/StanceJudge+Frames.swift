/// What stands around a statement and takes its force: a condition, a proof that nobody has, an offer that was turned down.
extension StanceJudge {
    /// What a sentence says of the proof of a statement.
    enum Proof: Equatable {
        case none
        /// Nobody has shown that it is so; the words that say it.
        case missing(String)
        /// Nobody has shown that it is *not* so, which says nothing.
        case missingOfTheOpposite
    }

    // MARK: Conditions

    private static let inversions = ["were ", "should ", "had "].map { Array($0.utf8) }
    private static let shortIf = Array("如".utf8)

    /// Whether the words belong to a condition or to what would follow from it: “if X took …”, “had X taken …”, 假如X接收….
    func isCondition(_ anchor: Anchor, in sentence: Sentence) -> Bool {
        let range = anchor.range
        if isDuty(in: sentence) { return false }
        let isSaid = sentence.cues(.condition).contains { match in
            if sentence.isCovered(match) || isDecoy(match, in: sentence) { return false }
            if match.end <= range.lowerBound { return !hasContrast(.span(match.end, range.lowerBound), sentence) }
            return match.start >= range.upperBound && !breaks(.span(range.upperBound, match.start))
        }
        if isSaid { return true }
        return sentence.actors.contains { actor in
            guard actor.start < range.lowerBound, !hasContrast(.span(actor.end, range.lowerBound), sentence) else {
                return false
            }
            var start = actor.start
            if text.stands(Array("the ".utf8), before: start) { start -= 4 }
            // “… were X to take people”, wherever in the sentence.
            if text.stands(Self.inversions[0], before: start), text.bytes[actor.end...].starts(with: " to ".utf8) {
                return true
            }
            return (Self.inversions + [Self.shortIf]).contains { word in
                text.stands(word, before: start) && opensClause(start - word.count, in: sentence)
            }
        }
    }

    /// “must report if anyone is absent” is a duty that stands, and no condition of it.
    private func isDuty(in sentence: Sentence) -> Bool {
        guard sentence.has(.reported), sentence.has(.monitoring) else { return false }
        // 一旦员工离岗，村干部即上门: what is done whenever it happens.
        let words = String(decoding: text.bytes[sentence.range], as: UTF8.self)
        return [
            " must ", " has to ", " have to ", "必须", "应当", "即上门", "即入户", "立即", "便上门", "就上门", "随即", "即时", " at once",
            " immediately", " call at ", " visit the home", " sends a cadre", " send a cadre", " sends cadres",
            " sends an official",
            "小时内", "当日", "当天", "次日", " within a day", " within the day", " the next day", " the next morning",
            " calls at the family", " calls on the family", " the same day", " that evening", " the same evening",
        ].contains { words.contains($0) }
    }

    private func opensClause(_ position: Int, in sentence: Sentence) -> Bool {
        var before = position
        while before > sentence.range.lowerBound, text.bytes[before - 1] == ReadingText.space { before -= 1 }
        return before == sentence.range.lowerBound || breaks((before - 1)..<before)
    }

    // MARK: Proof

    /// Whether the sentence says that nobody showed, proved or confirmed what follows.
    ///
    /// The words must say of somebody that it took or received: “could not show that X received transferred workers”, and not
    /// “could not show that the transferred workers came freely”, which takes for granted that they are there.
    func proof(of range: Range<Int>, in sentence: Sentence) -> Proof {
        for shown in sentence.cues(.showing) where shown.end <= range.lowerBound {
            guard let start = negator(of: shown, in: sentence) else { continue }
            let gap = Range.span(shown.end, range.lowerBound)
            if hasContrast(gap, sentence) || startsAnother(gap, sentence) { continue }
            let tells =
                sentence.actors.contains { $0.start >= gap.lowerBound && $0.end <= gap.upperBound }
                || [Cue.receive, .moved].contains { cue in
                    sentence.cues(cue).contains { $0.start >= gap.lowerBound && $0.end <= gap.upperBound }
                }
            guard tells || startsWithReceipt(range) else { continue }
            let isOpposite = sentence.matches.contains { match in
                guard case .negation(let index) = match.meaning, catalog.negations[index].position == .before else {
                    return false
                }
                return match.start >= gap.lowerBound && match.end <= gap.upperBound && !isDecoy(match, in: sentence)
            }
            if isOpposite { return .missingOfTheOpposite }
            let bytes = text.original(start..<shown.end)
            return .missing(String(decoding: original[bytes], as: UTF8.self))
        }
        return .none
    }

    private static let receipts = ["接收", "吸纳", "安置", "招收", "使用"].map { Array($0.utf8) }

    private func startsWithReceipt(_ range: Range<Int>) -> Bool {
        Self.receipts.contains { text.bytes[range].starts(with: $0) }
    }

    /// Where the word stands that negates a word of showing: nobody has *shown*, 未能*证实*.
    private func negator(of shown: ReadingVocabulary.Match, in sentence: Sentence) -> Int? {
        let reach = text.bytes[shown.start] >= 0x80 ? 36 : 48
        return sentence.matches.last { match in
            switch match.meaning {
            case .cue(.unable): break
            case .negation(let index):
                guard catalog.negations[index].position == .before, !isDecoy(match, in: sentence) else { return false }
            default: return false
            }
            guard match.start < shown.start, shown.start - match.end <= reach else { return false }
            let gap = Range.span(match.end, shown.start)
            return !breaks(gap) && !hasContrast(gap, sentence)
        }?.start
    }

    /// Whether a new statement of somebody else starts in a gap.
    private func startsAnother(_ gap: Range<Int>, _ sentence: Sentence) -> Bool {
        guard let first = gap.first(where: { breaks($0..<($0 + 1)) }) else { return false }
        let known = sentence.actors.filter { $0.start >= gap.lowerBound && $0.end <= first }.map(\.who)
        return sentence.actors.contains { actor in
            actor.start > first && actor.end <= gap.upperBound && !actor.isModifier && actor.preposition == .none
                && (actor.who == .other || known.isEmpty || !known.contains(actor.who)) && isNamed(actor)
        }
    }

    private func isNamed(_ actor: Actor) -> Bool {
        switch actor.who {
        case .party, .other: true
        default: false
        }
    }

    /// Whether the sentence says that what it tells was not confirmed.
    func isUnconfirmed(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.unconfirmed).contains { match in
            let gap =
                match.end <= range.lowerBound
                ? Range.span(match.end, range.lowerBound) : Range.span(range.upperBound, match.start)
            return !sentence.isCovered(match) && !hasContrast(gap, sentence)
        }
    }

    // MARK: What somebody is asked to do

    /// Whether somebody is asked, urged or offered to take people, of which the sentence does not say that it was done.
    func isAsked(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.asking).contains { asked in
            guard asked.end <= range.upperBound, !sentence.isCovered(asked),
                !isDone(asked.end..<range.upperBound, sentence)
            else { return false }
            return text.bytes[asked.start] >= 0x80
                ? isAskedInChinese(asked, range, sentence) : isAskedInEnglish(asked, range, sentence)
        }
    }

    private static let done = ["了", "过", "已"].map { Array($0.utf8) }

    private func isDone(_ gap: Range<Int>, _ sentence: Sentence) -> Bool {
        let end = min(gap.upperBound + 3, text.bytes.count)
        return Self.done.contains { word in
            gap.contains { $0 + word.count <= end && text.bytes[$0..<($0 + word.count)].elementsEqual(word) }
        } || text.bytes[gap.upperBound..<end].elementsEqual(Self.done[0])
    }

    private func isAskedInChinese(_ asked: ReadingVocabulary.Match, _ range: Range<Int>, _ sentence: Sentence) -> Bool {
        var end = asked.end
        if let actor = sentence.actors.first(where: { $0.start >= asked.end }), actor.start - asked.end <= 6,
            actor.end <= range.lowerBound
        {
            end = actor.end
            // 要求X就接收…作出解释: asked to explain, and not to take.
            if ["就", "对", "关于", "说明", "解释", "澄清", "公开", "披露"].contains(where: {
                text.bytes[end...].starts(with: $0.utf8)
            }) {
                return false
            }
        }
        let isNext = [Cue.receive, .moved].contains { cue in
            sentence.cues(cue).contains { $0.start >= end && $0.start - end <= 18 && $0.start < range.upperBound }
        }
        return isNext && !breaks(.span(asked.end, range.lowerBound))
            && (end > asked.end || range.lowerBound - end <= 30)
    }

    private func isAskedInEnglish(_ asked: ReadingVocabulary.Match, _ range: Range<Int>, _ sentence: Sentence) -> Bool {
        guard asked.end <= range.lowerBound, !breaks(.span(asked.end, range.lowerBound)) else { return false }
        let word = String(decoding: text.bytes[asked.start..<asked.end], as: UTF8.self)
        func leads(_ position: Int, _ words: String) -> Bool { text.bytes[position...].starts(with: words.utf8) }
        // “asked X to take in”, “offered X sixty labourers”.
        if let actor = sentence.actors.first(where: { $0.start >= asked.end && $0.start - asked.end <= 5 }) {
            return leads(actor.end, " to ") || leads(actor.end, "to ") || word.hasPrefix("offer")
        }
        // “X was asked to take in”, “was offered sixty labourers”.
        let isPassive = ["was ", "were ", "been ", "being "].contains { helper in
            guard text.stands(Array(helper.utf8), before: asked.start) else { return false }
            return sentence.actors.contains {
                $0.end <= asked.start && asked.start - $0.end <= helper.utf8.count + 8 && $0.who != .other
            }
        }
        return isPassive && (leads(asked.end, " to ") || word.hasPrefix("offer"))
    }

    /// The words by which what somebody was asked or offered is turned down after it was told.
    func turningDown(of range: Range<Int>, in sentence: Sentence, next: Sentence?) -> String? {
        let late = sentence.matches.first { match in
            guard case .negation(let index) = match.meaning, catalog.negations[index].position == .late else {
                return false
            }
            return match.start >= range.lowerBound && !isTaken(after: match.end, sentence)
        }
        if let late { return words(late) }
        let asked = sentence.cues(.asking).first { !sentence.isCovered($0) }
        for match in sentence.cues(.turnedDown) where match.start >= range.upperBound {
            let isHan = text.bytes[match.start] >= 0x80
            let isPassive = isHan && isPassive(match, in: sentence)
            let isAnswer = asked.map { $0.start < match.start } ?? false
            guard isPassive || isAnswer, !isDecoy(match, in: sentence), !isTaken(after: match.end, sentence) else {
                continue
            }
            return words(match)
        }
        guard asked != nil, let next, let match = next.cues(.turnedDown).first,
            match.start - next.range.lowerBound <= 60, !isTaken(after: match.end, next),
            next.actors.first.map({ $0.start < match.start && $0.who != .other }) ?? false
        else { return nil }
        return words(match)
    }

    private func words(_ match: ReadingVocabulary.Match) -> String {
        String(decoding: original[text.original(match.start..<match.end)], as: UTF8.self)
    }

    /// 被该公司拒绝, 遭其谢绝.
    private func isPassive(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        let start = max(sentence.range.lowerBound, match.start - 60)
        let clause = text.bytes[start..<match.start]
        let tail = clause[(clause.lastIndex { $0 == ReadingText.Mark.clause } ?? start)...]
        return ["被", "遭"].contains { word in
            let word = Array(word.utf8)
            return tail.indices.contains { tail[$0...].starts(with: word) }
        }
    }

    // MARK: What came later

    /// Whether people were taken after all: 后来还是接收了, “but took sixty in the end”.
    private func isTaken(after position: Int, _ sentence: Sentence) -> Bool {
        let turns = sentence.cues(.contrast) + sentence.cues(.later)
        return turns.contains { turn in
            turn.start >= position && sentence.cues(.receive).contains { $0.start >= turn.start }
        }
    }

    /// Whether a denial is of a time that is over: “had taken none before 2020; since then it has taken ninety”.
    func isTakenBack(after range: Range<Int>, in sentence: Sentence, next: Sentence?) -> Bool {
        isReceivedLater(from: range.upperBound, in: sentence)
            || next.map { isReceivedLater(from: $0.range.lowerBound, in: $0) } ?? false
    }

    func isReceivedLater(from position: Int, in sentence: Sentence) -> Bool {
        sentence.cues(.later).contains { later in
            guard later.start >= position else { return false }
            return sentence.cues(.receive).contains { receive in
                guard receive.start >= later.start, receive.start - later.end <= 60 else { return false }
                let isNegated = sentence.matches.contains { match in
                    guard case .negation(let index) = match.meaning else { return false }
                    return catalog.negations[index].position == .before && match.start >= later.start
                        && match.end <= receive.start + 3
                }
                // People are counted: 55人, “ninety from Kashgar”, “90 of them”.
                let rest = text.bytes[receive.end..<min(receive.end + 36, sentence.range.upperBound)]
                let hasNumber = rest.contains { ReadingText.isDigit($0) }
                return !isNegated && (hasNumber || sentence.has(.people) || sentence.has(.minority))
            }
        }
    }
}
