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

    func has(_ cue: Cue) -> Bool {
        matches.contains { if case .cue(cue) = $0.meaning { true } else { false } }
    }

    func cues(_ wanted: Cue) -> [ReadingVocabulary.Match] {
        matches.filter { if case .cue(wanted) = $0.meaning { true } else { false } }
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
            }
            sentences.append(
                Sentence(
                    range: start..<end, isQuestion: isQuestion, startsParagraph: startsParagraph, matches: words,
                    mentions: parties))
            startsParagraph = false
        }
        var mention = 0
        for position in text.bytes.indices where text.bytes[position] < ReadingText.space {
            let byte = text.bytes[position]
            guard byte == ReadingText.Mark.sentence || byte == ReadingText.Mark.question || byte == ReadingText.Mark.paragraph
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
