extension Range<Int> {
    /// The positions from one place to another, none where the second lies before the first.
    static func span(_ lower: Int, _ upper: Int) -> Range<Int> { lower..<Swift.max(lower, upper) }
}

/// A sentence of a text, with the words found in it.
struct Sentence {
    /// Where it stands, in folded bytes; the mark that ends it is not part of it.
    var range: Range<Int>
    /// Whether a question mark ends it.
    var isQuestion: Bool
    /// Whether a paragraph starts with it.
    var startsParagraph: Bool
    /// The words, in order, without those inside the names of parties and those that a longer word takes in.
    var matches: [ReadingVocabulary.Match]
    /// The parties named.
    var mentions: [PartyMention]
    /// Everybody of whom it may speak.
    var actors: [Actor] = []
    /// The bits of the cues among the words.
    var bits: UInt128 = 0

    func has(_ cue: Cue) -> Bool {
        guard bits & cue.bit != 0 else { return false }
        return matches.contains { if case .cue(cue) = $0.meaning { true } else { false } }
    }

    /// Adds words for people of Xinjiang where a place of Xinjiang and a word for people stand together: 和田务工人员, `villagers
    /// from Hotan`.
    mutating func joinOrigins(_ text: ReadingText) {
        let people = cues(.people)
        guard !people.isEmpty else { return }
        var joined: [ReadingVocabulary.Match] = []
        for place in places(.xinjiang) + places(.xinjiangBare) {
            let isHan = text.bytes[place.start] >= 0x80
            for person in people {
                if isOfBranch(place, person, text) { continue }
                let gap: Range<Int>
                if isHan, person.end < place.start {
                    // 600名劳动力从南疆….
                    gap = person.end..<place.start
                    guard Self.origins.contains(where: { text.bytes[gap].elementsEqual($0) }) else { continue }
                } else if isHan || person.start == place.end + 1 {
                    guard person.start >= place.end else { continue }
                    gap = place.end..<person.start
                    // 从南疆乡村抽调来的600名劳动力.
                    let isFrom = Self.origins.contains { text.stands($0, before: place.start, since: range.lowerBound) }
                    guard gap.count <= (isHan ? isFrom ? 45 : 18 : 1) else { continue }
                } else {
                    guard person.end < place.start else { continue }
                    gap = person.end..<place.start
                    let words = String(decoding: text.bytes[gap], as: UTF8.self)
                    guard gap.count <= 24, words.contains(" from ") || words.contains(" of ") else { continue }
                }
                guard
                    !gap.contains(where: {
                        text.bytes[$0] < ReadingText.space && text.bytes[$0] != ReadingText.Mark.list
                            && text.bytes[$0] != ReadingText.Mark.genitive
                    })
                else { continue }
                joined.append(
                    ReadingVocabulary.Match(
                        start: min(place.start, person.start), end: max(place.end, person.end), meaning: .cue(.minority)
                    ))
            }
        }
        guard !joined.isEmpty else { return }
        bits |= Cue.minority.bit
        matches.append(contentsOf: joined)
        matches.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
    }

    private static let branches = [
        "办事处", "分公司", "子公司", "代表处", "联络处", "营业部", "销售部", "项目部", "门店", "专卖店", " office", " offices", " branch",
        " branches",
        " subsidiary", " subsidiaries", " showroom", " showrooms", " warehouse", " warehouses", " store", " stores",
        " shop",
        " shops",
    ].map { Array($0.utf8) }

    /// Whether a place only tells where an office or a branch is, whose staff need not be from there: 乌鲁木齐办事处员工, `staff of our
    /// Kashgar sales office`.
    private func isOfBranch(
        _ place: ReadingVocabulary.Match, _ person: ReadingVocabulary.Match, _ text: ReadingText
    ) -> Bool {
        let isBefore = person.start < place.end
        // No further than people may stand from their place, and not where they went from it.
        let reach =
            isBefore ? Swift.min(place.end + 20, range.upperBound) : Swift.min(person.start, place.end + 45)
        let end = Swift.min(reach, wayOut(of: place, isBefore: isBefore, text) ?? reach)
        let rest = text.bytes[Range.span(place.end, end)].prefix { $0 >= ReadingText.space }
        return rest.indices.contains { index in
            Self.branches.contains { branch in
                text.bytes[index..<range.upperBound].starts(with: branch) && !text.isWithinWord(index + branch.count)
            }
        }
    }

    private static let stationed = Array("驻".utf8)

    /// Where the first word behind a place stands that leads away from it: `villagers from Hotan *for* its warehouse`,
    /// 600名劳动力从南疆*到*我分公司.
    ///
    /// Of people named last only a word of going counts: 新疆在济南办事处员工 are the staff of that office.
    private func wayOut(of place: ReadingVocabulary.Match, isBefore: Bool, _ text: ReadingText) -> Int? {
        let going = Set(cues(.moved).map(\.start))
        let word = cues(.toward).first { word in
            word.start >= place.end && !isCovered(word) && (isBefore || going.contains(word.start))
        }
        guard isBefore else { return word?.start }
        let post = Range.span(place.end, word?.start ?? range.upperBound).first { position in
            text.bytes[position..<range.upperBound].starts(with: Self.stationed)
        }
        return post ?? word?.start
    }

    /// Reads 我县 and “our county” as the place of the publisher; as no place where nobody knows whose it is.
    mutating func settleOwnPlace(_ place: PlaceCue?) {
        matches = matches.compactMap { match in
            guard case .place(.own) = match.meaning else { return match }
            guard let place else { return nil }
            var match = match
            match.meaning = .place(place)
            return match
        }
    }

    private static let origins = ["从", "来自", "自", "由"].map { Array($0.utf8) }

    func cues(_ wanted: Cue) -> [ReadingVocabulary.Match] {
        guard bits & wanted.bit != 0 else { return [] }
        return matches.filter { if case .cue(wanted) = $0.meaning { true } else { false } }
    }

    /// Whether a longer word takes a word in: 若 in 若羌.
    func isCovered(_ match: ReadingVocabulary.Match) -> Bool {
        matches.contains { other in
            // People joined with their place are no word that takes others in.
            if case .cue = other.meaning, other.bit == 0 { return false }
            return other.start <= match.start && other.end >= match.end
                && other.end - other.start > match.end - match.start
        }
    }

    func has(_ place: PlaceCue) -> Bool { !places(place).isEmpty }

    func places(_ wanted: PlaceCue) -> [ReadingVocabulary.Match] {
        matches.filter { if case .place(wanted) = $0.meaning { true } else { false } }
    }
}

extension Sentence {
    /// The sentences of a text.
    static func split(
        _ text: ReadingText, matches: [ReadingVocabulary.Match], mentions: [PartyMention]
    ) -> [Sentence] {
        var sentences: [Sentence] = []
        var start = 0
        var startsParagraph = true
        var nextMatch = 0
        var nextMention = 0
        func close(_ end: Int, isQuestion: Bool) {
            while start < end, text.bytes[start] <= ReadingText.space { start += 1 }
            guard start < end else { return }
            var words: [ReadingVocabulary.Match] = []
            var bits: UInt128 = 0
            var parties: [PartyMention] = []
            while nextMention < mentions.count, mentions[nextMention].start < end {
                parties.append(mentions[nextMention])
                nextMention += 1
            }
            while nextMatch < matches.count, matches[nextMatch].start < end {
                let match = matches[nextMatch]
                nextMatch += 1
                guard match.end <= end, match.start >= start else { continue }
                if parties.contains(where: { $0.start < match.end && match.start < $0.end }) { continue }
                words.append(match)
                bits |= match.bit
            }
            sentences.append(
                Sentence(
                    range: start..<end, isQuestion: isQuestion, startsParagraph: startsParagraph, matches: words,
                    mentions: parties, bits: bits))
            startsParagraph = false
        }
        var mention = 0
        for position in text.bytes.indices where text.bytes[position] < ReadingText.space {
            let byte = text.bytes[position]
            guard
                byte == ReadingText.Mark.sentence || byte == ReadingText.Mark.question
                    || byte == ReadingText.Mark.paragraph
            else { continue }
            while mention < mentions.count, mentions[mention].end <= position { mention += 1 }
            if mention < mentions.count, mentions[mention].start < position { continue }
            close(position, isQuestion: byte == ReadingText.Mark.question)
            start = position + 1
            if byte == ReadingText.Mark.paragraph { startsParagraph = true }
        }
        close(text.bytes.count, isQuestion: false)
        return sentences
    }
}
