import ClewModel

/// Sentences in which somebody only studies a paper about a programme, watches a film of it or hears a talk.
extension StanceJudge {
    private static let openTitle = Array("《".utf8)
    private static let closeTitle = Array("》".utf8)

    /// Whether the words only name what somebody studies: 学习《…转移就业…》, “attended a briefing on labour transfers”.
    ///
    /// Who studies takes no part by that. Where the words name a party as the doer, or the sentence goes on to say that people
    /// were taken, it says more than that.
    func isStudied(_ anchor: Anchor, in sentence: Sentence) -> Bool {
        guard sentence.has(.study) else { return false }
        return sentence.cues(.study).contains { verb in
            guard !sentence.isCovered(verb) else { return false }
            return text.bytes[verb.start] >= 0x80
                ? isStudiedInChinese(anchor, verb, sentence) : isStudiedInEnglish(anchor, verb, sentence)
        }
    }

    // MARK: Chinese

    private static let turns = ["后", "并", "还", "又", "再", "时", "之余"].map { Array($0.utf8) }

    private func isStudiedInChinese(_ anchor: Anchor, _ verb: ReadingVocabulary.Match, _ sentence: Sentence) -> Bool {
        guard let object = object(of: verb, in: sentence), !names(aPartyIn: object, of: sentence),
            !isTaken(after: object.upperBound, in: sentence)
        else { return false }
        if anchor.range.lowerBound >= object.lowerBound, anchor.range.upperBound <= object.upperBound { return true }
        // 员工学习…: the words are the people who study, the rest of what was found together stands in the paper.
        return anchor.isCompound && anchor.range.upperBound <= verb.start
            && [Cue.receive, .moved, .guard, .detained, .prisoner, .landMoved].allSatisfy { cue in
                sentence.cues(cue).allSatisfy { match in
                    sentence.isCovered(match) || match.start >= object.lowerBound && match.end <= object.upperBound
                }
            }
    }

    /// What is studied: up to the end of a title, or to a word for a paper in the same clause.
    private func object(of verb: ReadingVocabulary.Match, in sentence: Sentence) -> Range<Int>? {
        var end = verb.end
        var limit = verb.end
        while limit < sentence.range.upperBound, !breaks(limit..<(limit + 1)) { limit += 1 }
        for title in titles(in: sentence) where title.lowerBound >= end && title.lowerBound - verb.end <= 90 {
            guard title.lowerBound <= limit || title.lowerBound <= end + 9 else { break }
            end = title.upperBound
        }
        if end > verb.end { return verb.end..<end }
        let papers = sentence.cues(.paper).filter {
            $0.start >= verb.end && $0.end <= limit && $0.start - verb.end <= 120
        }
        guard let paper = papers.last else { return nil }
        let gap = verb.end..<paper.start
        let goesOn = gap.contains { position in Self.turns.contains { text.bytes[position...].starts(with: $0) } }
        return goesOn ? nil : verb.end..<paper.end
    }

    /// Where titles stand: 《关于…的通知》.
    private func titles(in sentence: Sentence) -> [Range<Int>] {
        let bytes = text.original(sentence.range)
        var found: [Range<Int>] = []
        var start: Int?
        var position = bytes.lowerBound
        while position < bytes.upperBound {
            let rest = original[position..<bytes.upperBound]
            if rest.starts(with: Self.openTitle) {
                start = start ?? position
            } else if let open = start, rest.starts(with: Self.closeTitle) {
                found.append(folded(open)..<folded(position))
                start = nil
            }
            position += 1
        }
        // A title that the sentence does not close, since a mark within it ended the sentence.
        if let start { found.append(folded(start)..<sentence.range.upperBound) }
        return found
    }

    /// The folded place of a place in the original.
    private func folded(_ offset: Int) -> Int {
        var low = 0
        var high = text.bytes.count
        while low < high {
            let middle = (low + high) / 2
            if Int(text.offsets[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: English

    private static let topics = [
        " on ", " about ", " of ", " concerning ", " regarding ", " for ", " titled ", " entitled ", " called ",
        " that ",
        " explaining ", " describing ", " showing ", " in which ", " from ", " to ",
    ].map { Array($0.utf8) }
    /// “a banner at its gate that praises …”.
    private static let relatives = [" that praises ", " that promotes ", " praising ", " promoting ", " about "].map {
        Array($0.utf8)
    }
    private static let direct = [
        " about", " of", " on", "studied", "studies", "study", "studying", "discussed", "discusses",
    ]
    private static let next = [" and ", " then ", " before "].map { Array($0.utf8) }

    private func isStudiedInEnglish(_ anchor: Anchor, _ verb: ReadingVocabulary.Match, _ sentence: Sentence) -> Bool {
        let range = anchor.range
        let gap = Range.span(verb.end, range.lowerBound)
        guard verb.end <= range.lowerBound, !breaks(gap), !names(aPartyIn: gap, of: sentence),
            !names(aPartyIn: range.upperBound..<clauseEnd(range.upperBound, sentence), of: sentence),
            !isTaken(after: range.upperBound, in: sentence), !isNext(gap, sentence)
        else { return false }
        let papers = sentence.cues(.paper)
        let isTopic = papers.contains { paper in
            paper.start >= verb.end && paper.end <= range.lowerBound
                && (Self.topics.contains { text.bytes[paper.end...].starts(with: $0) }
                    || holds(Self.relatives, paper.end..<range.lowerBound))
        }
        if isTopic { return true }
        // “studied the labour transfer notice”.
        if papers.contains(where: { $0.start >= range.upperBound && $0.start - range.upperBound <= 20 }) {
            return !breaks(.span(range.upperBound, papers.last?.start ?? range.upperBound)) || gap.count <= 40
        }
        let word = String(decoding: text.bytes[verb.start..<verb.end], as: UTF8.self)
        let isPlain = ![Cue.receive, .moved].contains { cue in
            sentence.cues(cue).contains { $0.start >= gap.lowerBound && $0.end <= gap.upperBound }
        }
        return isPlain && gap.count <= 40 && Self.direct.contains { word.hasSuffix($0) }
    }

    private func clauseEnd(_ position: Int, _ sentence: Sentence) -> Int {
        var end = position
        while end < sentence.range.upperBound, !breaks(end..<(end + 1)) { end += 1 }
        return end
    }

    /// Whether a second verb starts in a gap: “read the notice and took in …”.
    private func isNext(_ gap: Range<Int>, _ sentence: Sentence) -> Bool {
        [Cue.receive, .moved].contains { cue in
            sentence.cues(cue).contains { verb in
                verb.start >= gap.lowerBound && verb.end <= gap.upperBound
                    && Self.next.contains { text.stands($0, before: verb.start, since: gap.lowerBound) }
            }
        }
    }

    // MARK: Both

    private func names(aPartyIn range: Range<Int>, of sentence: Sentence) -> Bool {
        sentence.actors.contains { actor in
            if case .party = actor.who { return actor.start >= range.lowerBound && actor.end <= range.upperBound }
            return false
        }
    }

    /// Whether the sentence goes on to say that people were taken, with their number: “and hired sixty”, 接收60名.
    private func isTaken(after position: Int, in sentence: Sentence) -> Bool {
        sentence.cues(.receive).contains { verb in
            guard verb.start >= position, !sentence.isCovered(verb) else { return false }
            let rest = text.bytes[verb.end..<sentence.range.upperBound].prefix(24)
            return rest.contains { ReadingText.isDigit($0) } || sentence.cues(.people).contains { $0.start >= verb.end }
        }
    }
}
