/// Decides whether a sentence says that something is so.
struct StanceJudge {
    let catalog: ProgrammeCatalog
    let text: ReadingText
    let original: [UInt8]
    /// Whether the text is a company's own.
    let isOwnText: Bool

    /// What a sentence says of an anchor; `nil` where it says nothing: a rule, a question, a plan that was dropped.
    struct Judgement {
        var stance: ProgrammeMention.Stance
        var negation: String?
        var isNamed = false
        /// Whether the negation is the act of a court.
        var isCourtAct = false
    }

    /// What courts do with claims; the same words of anybody else are that one's word.
    private static let courtActs: Set<String> = [
        "dismissed", "dismisses", "rejected", "rejects", "refused", "threw out", "thrown out", "struck out",
        "cleared of",
        "exonerated", "never proven", "unsubstantiated", "not substantiated", "could not be substantiated", "驳回",
        "不予支持",
    ]

    private func denied(_ word: String, by sentence: Sentence?) -> Judgement {
        Judgement(
            stance: .denied, negation: word,
            isCourtAct: Self.courtActs.contains(word) && (sentence?.has(.court) ?? false))
    }

    /// Judges an anchor.
    ///
    /// - Parameters:
    ///   - next: The sentence after it, which may answer or deny.
    ///   - isDeniedLater: Whether the sentence after it calls it untrue.
    func judge(_ anchor: Anchor, in sentence: Sentence, next: Sentence?, denial: String?) -> Judgement? {
        let range = anchor.range
        if isQuestion(anchor, in: sentence) {
            guard sentence.has(.yes) || next.map({ startsWithYes($0) }) ?? false else { return nil }
            return Judgement(stance: .asserted)
        }
        if isRule(range, in: sentence) || isCondition(anchor, in: sentence) { return nil }
        if isByThemselves(anchor, next) || isConditionOfMember(anchor, in: sentence) || isBeside(anchor, in: sentence)
            || isOffice(range, in: sentence)
            || isSold(anchor, in: sentence) || isStudied(anchor, in: sentence)
            || isOfBuyers(range, in: sentence)
        {
            return nil
        }
        if let word = ban(on: range, in: sentence) { return denied(word, by: sentence) }
        if isCancelled(range, in: sentence) { return nil }
        switch proof(of: range, in: sentence) {
        case .none: break
        case .missing(let words): return denied(words, by: sentence)
        case .missingOfTheOpposite: return nil
        }
        if let word = turningDown(of: range, in: sentence, next: next) { return denied(word, by: sentence) }
        if isNoMore(range, in: sentence) { return Judgement(stance: .past) }
        if let word = negation(of: range, in: sentence) {
            return isTakenBack(after: range, in: sentence, next: next)
                ? Judgement(stance: .asserted) : denied(word, by: sentence)
        }
        if let word = claim(on: range, in: sentence) { return denied(word, by: sentence) }
        if let word = ownAccount(anchor, in: sentence) { return denied(word, by: nil) }
        if let denial { return denied(denial, by: next) }
        if let named = sentence.cues(.namedBy).first {
            // Its own text tells that others named it; another text only repeats that somebody did.
            _ = named
            return isOwnText ? Judgement(stance: .hearsay, isNamed: true) : nil
        }
        if precedes(.rumour, range, in: sentence) || isUnconfirmed(range, in: sentence) {
            return Judgement(stance: .hearsay)
        }
        if precedes(.ended, range, in: sentence) || isOver(anchor, in: sentence, next: next) {
            return Judgement(stance: .past)
        }
        if isPlan(range, in: sentence) || isAsked(range, in: sentence) { return Judgement(stance: .planned) }
        return Judgement(stance: .asserted)
    }

    private func precedes(_ cue: Cue, _ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(cue).contains {
            // “may have used detainees”: the last word may be one of both.
            $0.start < range.lowerBound && $0.end < range.upperBound && !sentence.isCovered($0)
                && !hasContrast(.span($0.end, range.lowerBound), sentence)
        }
    }

    func hasContrast(_ range: Range<Int>, _ sentence: Sentence) -> Bool {
        sentence.cues(.contrast).contains { $0.start >= range.lowerBound && $0.end <= range.upperBound }
    }

    // MARK: Questions, rules, plans

    private static let does = Array("does".utf8)

    private func isQuestion(_ anchor: Anchor, in sentence: Sentence) -> Bool {
        if sentence.isQuestion { return true }
        return sentence.cues(.question).contains { word in
            guard word.end <= anchor.range.lowerBound else { return false }
            // “X does not allow …” asks nothing: the verb must open the clause.
            guard text.bytes[word.start..<word.end].elementsEqual(Self.does) else { return true }
            return word.start == sentence.range.lowerBound || text.bytes[word.start - 1] < ReadingText.space
                || text.bytes[word.start - 1] == ReadingText.space && word.start > 1
                    && text.bytes[word.start - 2] < ReadingText.space
        }
    }

    private func startsWithYes(_ sentence: Sentence) -> Bool {
        sentence.cues(.yes).contains { $0.start - sentence.range.lowerBound <= 8 }
    }

    /// 计划接收: the plan stands right before what is planned, wherever the programme is named.
    private func hasPlannedReceipt(_ sentence: Sentence) -> Bool {
        sentence.cues(.plan).contains { plan in
            text.bytes[plan.start] >= 0x80 && !sentence.has(.done)
                && sentence.cues(.receive).contains { $0.start >= plan.end && $0.start - plan.end <= 6 }
        }
    }

    private func isPlan(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        if hasPlannedReceipt(sentence) { return true }
        return sentence.cues(.plan).contains { match in
            if sentence.isCovered(match) { return false }
            // The month of May.
            if (0x41...0x5A).contains(original[Int(text.offsets[match.start])]), match.start > sentence.range.lowerBound
            {
                return false
            }
            guard match.end <= range.lowerBound else {
                // “is expected to”, 明年 may stand after the term.
                return match.start >= range.upperBound && text.bytes[match.start] < 0x80
                    && match.start - range.upperBound <= 60
                    && !sentence.has(.done)
                    && String(decoding: text.bytes[match.start..<match.end], as: UTF8.self).hasPrefix("next")
            }
            guard range.lowerBound - match.end <= 110 else { return false }
            let gap = Range.span(match.end, range.lowerBound)
            if hasContrast(gap, sentence) { return false }
            return !sentence.cues(.done).contains {
                $0.start >= match.end && $0.end <= range.lowerBound
                    || $0.start < match.start && match.start - $0.end < 12
            }
        }
    }

    // MARK: Denials

    func isDecoy(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        sentence.matches.contains { other in
            guard case .negation(let index) = other.meaning, catalog.negations[index].position == .never else {
                return false
            }
            return other.start < match.end && match.start < other.end
        }
    }

    /// The word that denies what follows or precedes it.
    private func negation(of range: Range<Int>, in sentence: Sentence) -> String? {
        for match in sentence.matches {
            guard case .negation(let index) = match.meaning else { continue }
            let negation = catalog.negations[index]
            let isHan = text.bytes[match.start] >= 0x80
            let reach = negation.reach * (isHan ? 3 : 1)
            switch negation.position {
            case .never, .claim, .late, .ban: continue
            case .before:
                guard match.start < range.lowerBound, !isDecoy(match, in: sentence),
                    !restrains(match, range, in: sentence)
                else { continue }
                let gap = Range.span(Swift.min(match.end, range.lowerBound), range.lowerBound)
                guard gap.count - names(in: gap, of: sentence) <= reach, isInScope(gap, sentence) else { continue }
                return negation.term
            case .after:
                guard match.start >= range.upperBound, !isDecoy(match, in: sentence) else { continue }
                let gap = Range.span(range.upperBound, match.start)
                guard gap.count <= reach, !breaks(gap), !hasContrast(gap, sentence) else { continue }
                return negation.term
            }
        }
        return nil
    }

    /// The bytes of a gap that names of parties take: how far a word reaches is counted without them.
    private func names(in gap: Range<Int>, of sentence: Sentence) -> Int {
        sentence.mentions.reduce(0) { sum, mention in
            mention.start >= gap.lowerBound && mention.end <= gap.upperBound ? sum + mention.end - mention.start : sum
        }
    }

    func breaks(_ range: Range<Int>) -> Bool {
        range.contains { position in
            let byte = text.bytes[position]
            return byte == ReadingText.Mark.clause || byte == ReadingText.Mark.colon
                || byte == ReadingText.Mark.closeBracket
        }
    }

    /// Whether a negation still holds at the end of a gap: no clause ends in it, but for the commas of a list.
    private func isInScope(_ gap: Range<Int>, _ sentence: Sentence) -> Bool {
        if hasContrast(gap, sentence) || goesOn(gap, sentence) { return false }
        guard breaks(gap) else { return true }
        guard let last = gap.last(where: { breaks($0..<($0 + 1)) }) else { return true }
        let tail = Range.span(last + 1, gap.upperBound)
        guard tail.count <= 24 else { return false }
        return !sentence.actors.contains { $0.start >= tail.lowerBound && $0.end <= tail.upperBound }
            && !sentence.cues(.receive).contains { $0.start >= tail.lowerBound && $0.end <= tail.upperBound }
    }

    /// “could not find staff and took in labourers”: the second verb is a statement of its own.
    private func goesOn(_ gap: Range<Int>, _ sentence: Sentence) -> Bool {
        guard gap.count > 12 else { return false }
        let and = Array(" and ".utf8)
        return sentence.cues(.receive).contains { verb in
            guard verb.start - and.count > gap.lowerBound, verb.end <= gap.upperBound,
                text.bytes[(verb.start - and.count)..<verb.start].elementsEqual(and)
            else { return false }
            let before = text.bytes[gap.lowerBound..<(verb.start - and.count)]
            return !String(decoding: before, as: UTF8.self).contains(" that ")
                && !sentence.cues(.receive).contains { $0.start >= gap.lowerBound && $0.end <= verb.start - and.count }
        }
    }

    /// The word by which the sentence calls untrue what it tells.
    private func claim(on range: Range<Int>, in sentence: Sentence) -> String? {
        for match in sentence.matches {
            guard case .negation(let index) = match.meaning, catalog.negations[index].position == .claim,
                !isDecoy(match, in: sentence), !isNegated(match, in: sentence)
            else { continue }
            let gap =
                match.end <= range.lowerBound
                ? Range.span(match.end, range.lowerBound) : Range.span(range.upperBound, match.start)
            if hasContrast(gap, sentence) || isConceded(match, in: sentence) { continue }
            // “which the mill disputes” is the word of the mill, and denies no more than its own clause.
            if !isOwnText, Self.verbs.contains(catalog.negations[index].term), breaks(gap) { continue }
            return catalog.negations[index].term
        }
        return nil
    }

    private static let concessions = ["尽管", "虽然", "虽", "despite ", "although ", "though ", "in spite of "].map {
        Array($0.utf8)
    }

    /// “Although it denied it, …”, 尽管多次否认，…: the denial is told to be set aside.
    func isConceded(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        var start = match.start
        while start > sentence.range.lowerBound, !breaks((start - 1)..<start) { start -= 1 }
        let clause = text.bytes[start..<match.start]
        return clause.indices.contains { index in
            Self.concessions.contains { clause[index...].starts(with: $0) }
        }
    }

    private static let verbs: Set<String> = [
        "denied", "denies", "deny", "denying", "disputes", "disputed", "rejects", "rejected", "dismissed", "dismisses",
    ]

    /// “did not deny”, 并未否认.
    private func isNegated(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        sentence.matches.contains { other in
            guard case .negation(let index) = other.meaning, catalog.negations[index].position == .before,
                other.end <= match.start, match.start - other.end <= 40
            else { return false }
            return !breaks(.span(other.end, match.start))
        }
    }

    /// The word by which a sentence calls untrue what the one before it told.
    func denialOfPrevious(_ sentence: Sentence) -> String? {
        guard sentence.has(.anaphor) || sentence.range.count < 60 else { return nil }
        for match in sentence.matches {
            guard case .negation(let index) = match.meaning, catalog.negations[index].position == .claim,
                !isDecoy(match, in: sentence), !isNegated(match, in: sentence)
            else { continue }
            return catalog.negations[index].term
        }
        return nil
    }
}
