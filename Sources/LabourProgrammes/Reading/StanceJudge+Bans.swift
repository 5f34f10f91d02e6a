import ClewModel

/// What is forbidden: taking people, which ties nobody, or something to the people who were taken, which denies nothing.
extension StanceJudge {
    // MARK: Rules

    /// Whether the sentence is a rule about what the words name, and tells no deed.
    func isRule(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.rule).contains { match in
            if sentence.isCovered(match) || restrains(match, range, in: sentence) || isConceded(match, in: sentence) {
                return false
            }
            let gap = Range.span(match.end, range.lowerBound)
            return match.start < range.lowerBound
                ? !hasContrast(gap, sentence) && !isDeedAfter(match, range, in: sentence)
                : (text.bytes[match.start] < 0x80 || isEntitlement(match, in: sentence))
                    && !hasContrast(.span(range.upperBound, match.start), sentence)
        }
    }

    private static let entitlements = ["可", "给予", "予以", "按"].map { Array($0.utf8) }

    /// 企业接收…可享受补贴: what anybody gets who does; not where it says that it was done.
    private func isEntitlement(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        Self.entitlements.contains { text.bytes[match.start...].starts(with: $0) } && !sentence.has(.done)
            && !text.bytes[sentence.range.lowerBound..<match.start].contains { ReadingText.isDigit($0) }
    }

    // MARK: People who are kept from something

    private static let away = ["务工", "就业", "打工", "做工"].map { Array($0.utf8) }

    /// Whether a word forbids something to the people whom the words name: “may not leave the compound”, 严禁其外出.
    func restrains(_ match: ReadingVocabulary.Match, _ range: Range<Int>, in sentence: Sentence) -> Bool {
        guard sentence.has(.restraint) else { return false }
        if restrainsBefore(match, range, in: sentence) { return true }
        let start = match.end <= range.lowerBound ? range.upperBound : match.end
        let isHan = text.bytes[match.start] >= 0x80
        let reach = match.end <= range.lowerBound ? (isHan ? 45 : 60) : (isHan ? 18 : 12)
        return sentence.cues(.restraint).contains { kept in
            guard kept.start >= start, kept.start - start <= reach, !breaks(.span(start, kept.start)) else {
                return false
            }
            if goesToWork(kept) { return false }
            guard !isHan, match.end <= range.lowerBound else { return true }
            if kept.start - start <= 1, lets(.span(match.end, range.lowerBound)) { return true }
            return [" to ", " from ", "to ", "from "].contains {
                text.stands(Array($0.utf8), before: kept.start, since: start)
            }
        }
    }

    /// 外出务工 is going away to work.
    func goesToWork(_ kept: ReadingVocabulary.Match) -> Bool {
        Self.away.contains { text.bytes[kept.end...].starts(with: $0) }
    }

    /// “never lets its transferred workers go home”.
    private func lets(_ gap: Range<Int>) -> Bool {
        let words = String(decoding: text.bytes[gap], as: UTF8.self)
        return [" let ", " lets ", " letting "].contains { words.contains($0) }
    }

    // MARK: Bans

    /// The word that forbids what stands before it: “…, whether direct or through agencies, is prohibited at all sites”.
    ///
    /// It must be said of the words, and not of whoever took people or of something else in the next clause: a comma before it
    /// closes what was put in between, or only somebody's name and words such as 一律 lead over it.
    func ban(on range: Range<Int>, in sentence: Sentence) -> String? {
        for match in sentence.matches {
            guard case .negation(let index) = match.meaning, catalog.negations[index].position == .ban,
                match.start >= range.upperBound, match.start - range.upperBound <= 200
            else { continue }
            let gap = range.upperBound..<match.start
            guard !hasContrast(gap, sentence), !restrains(match, range, in: sentence), !isConceded(match, in: sentence),
                !isOwnDeed(before: range, in: sentence), isSubject(over: gap, in: sentence),
                endsThere(match, in: sentence)
            else { continue }
            return catalog.negations[index].term
        }
        return nil
    }

    /// Whether the clause says that somebody took or moved the people, so that what follows is said of that one.
    private func isOwnDeed(before range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.actors.contains { actor in
            guard actor.end <= range.lowerBound, actor.preposition == .none, !actor.isModifier else { return false }
            let gap = actor.end..<range.lowerBound
            guard !sentence.cues(.speech).contains(where: { $0.start >= gap.lowerBound && $0.end <= gap.upperBound })
            else { return false }
            return [Cue.receive, .moved].contains { cue in
                sentence.cues(cue).contains { verb in
                    verb.start >= gap.lowerBound && verb.end <= gap.upperBound && !sentence.isCovered(verb)
                        && !text.bytes[verb.start..<verb.end].suffix(3).elementsEqual("ing".utf8)
                }
            }
        }
    }

    private static let people: [Cue] = [.people, .minority, .prisoner, .detained, .work]
    private static let joints = [" and ", " or "].map { Array($0.utf8) }
    private static let leads = [
        "一律", "均", "都", "一概", "概", "皆", "也", "亦", "严格", "属于", "属", "为", "系", "被", "所有", "任何", "全厂", "厂区", "各厂", "全部",
        "在", "内", "里", "于", "现", "已", "自", "起", "年", "月", "以来", "的", "工厂", "车间", "各", "及", "和",
    ].map { Array($0.utf8) }

    /// Whether what stands before a gap is still the subject at its end.
    private func isSubject(over gap: Range<Int>, in sentence: Sentence) -> Bool {
        func holdsPeople(_ range: Range<Int>) -> Bool {
            sentence.matches.contains { match in
                guard match.start >= range.lowerBound, match.end <= range.upperBound else { return false }
                return switch match.meaning {
                case .indicator: true
                case .cue(let cue): Self.people.contains(cue)
                default: false
                }
            }
        }
        guard let last = gap.last(where: { breaks($0..<($0 + 1)) }) else {
            // “… and smoking is prohibited” speaks of something else.
            let joint = gap.last { position in Self.joints.contains { text.bytes[position...].starts(with: $0) } }
            return joint.map { holdsPeople($0..<gap.upperBound) } ?? true
        }
        let tail = (last + 1)..<gap.upperBound
        var rest = text.bytes[tail]
        for actor in sentence.actors.reversed() where actor.start >= tail.lowerBound && actor.end <= tail.upperBound {
            rest.removeSubrange(actor.start..<actor.end)
        }
        var words = rest.filter { $0 > ReadingText.space && !ReadingText.isDigit($0) }[...]
        while let lead = Self.leads.first(where: { words.starts(with: $0) }) { words = words.dropFirst(lead.count) }
        if words.isEmpty { return true }
        if isEndOfList(tail, in: sentence, holdsPeople) { return true }
        let starts = text.bytes[tail].drop { $0 == ReadingText.space }
        return starts.count <= 60 && ["or ", "and "].contains { starts.starts(with: $0.utf8) } && holdsPeople(tail)
    }

    /// Whether a part after a comma is the end of a list of people: “camp labour, *prison labour and transferred workers*”.
    private func isEndOfList(
        _ tail: Range<Int>, in sentence: Sentence, _ holdsPeople: (Range<Int>) -> Bool
    ) -> Bool {
        guard tail.count <= 90,
            let joint = tail.last(where: { position in
                Self.joints.contains { text.bytes[position..<tail.upperBound].starts(with: $0) }
            }), holdsPeople(tail.lowerBound..<joint), holdsPeople(joint..<tail.upperBound)
        else { return false }
        let tells = sentence.cues(.receive).contains {
            $0.start >= tail.lowerBound && $0.end <= tail.upperBound && !sentence.isCovered($0)
        }
        return !tells
            && !sentence.actors.contains { $0.start >= tail.lowerBound && $0.end <= tail.upperBound }
    }

    private static let uses = [
        "使用", "雇用", "雇佣", "录用", "招用", "招录", "招收", "聘用", "接收", "安置", "吸纳", "引进", "用工", "行为", "之列", "情形", "事项", "进入",
        "出现",
        "存在", "于", "在", "的", "参与",
    ].map { Array($0.utf8) }
    private static let openings = [
        "from our ", "from all ", "from any ", "from its ", "from the ", "from every ", "from working", "from being",
        "from entering", "from taking part", "to work ", "to be ", "to enter ", "to operate",
    ].map { Array($0.utf8) }

    /// Whether a ban ends with its word: what follows is no deed of the people that it forbids.
    private func endsThere(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        var rest = text.bytes[match.end..<sentence.range.upperBound]
        if text.bytes[match.start] >= 0x80 {
            if let use = Self.uses.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(use.count) }
            guard let first = rest.first, first >= 0x80 else { return true }
            return Self.uses.contains { rest.starts(with: $0) }
        }
        rest = rest.drop { $0 == ReadingText.space }
        guard rest.starts(with: "to ".utf8) || rest.starts(with: "from ".utf8) else { return true }
        return Self.openings.contains { rest.starts(with: $0) }
    }
}
