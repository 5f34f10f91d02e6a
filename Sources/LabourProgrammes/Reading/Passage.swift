import ClewModel

/// A text taken apart, ready to be read sentence by sentence.
struct Passage {
    let catalog: ProgrammeCatalog
    let text: ReadingText
    let original: [UInt8]
    let sentences: [Sentence]
    let parties: [ReadingParty]
    let source: TextSource
    let isOwnText: Bool
    let issuer: Int?
    let silentSubject: Int?
    let onlyParty: Int?
    /// For each party the regions that its names name.
    let regionsOfParties: [Set<String>]
    /// Where the publisher is, as far as its name says.
    let publisherPlace: PlaceCue?

    /// The party of a line such as “Site: Quesui Textile”, if the text names no other.
    private var headingParty: Int? {
        guard let party = onlyParty else { return nil }
        let isHeading = sentences.contains { sentence in
            guard let mention = sentence.mentions.first, mention.start > sentence.range.lowerBound else { return false }
            let before = text.bytes[sentence.range.lowerBound..<mention.start]
            // “News: X is building” is no heading.
            let isAlone =
                mention.end + 6 >= sentence.range.upperBound || text.bytes[mention.end] < ReadingText.space
            return isAlone && before.count <= 40
                && before.last { $0 != ReadingText.space } == ReadingText.Mark.colon
        }
        return isHeading ? party : nil
    }

    private static let companies = ["公司", "集团", "合作社"].map { Array($0.utf8) }

    /// Where the one party that the text names is named first, if nobody else is spoken of before and no other company is named.
    private var firstMention: PartyMention? {
        guard onlyParty != nil, let first = sentences.lazy.compactMap(\.mentions.first).first else { return nil }
        for sentence in sentences {
            let speaksOfOthers = sentence.actors.contains {
                $0.who == .other && !$0.isPredicate && $0.start < first.start
            }
            let namesAnother = sentence.cues(.bareCompany).contains { noun in
                Self.companies.contains { text.bytes[noun.start..<noun.end].elementsEqual($0) }
                    && !sentence.actors.contains { $0.start <= noun.start && $0.end >= noun.end }
            }
            if speaksOfOthers || namesAnother { return nil }
        }
        return first
    }

    private struct Said: Hashable {
        var party: Int
        var programme: ProgrammeKey
        var stance: ProgrammeMention.Stance
    }

    /// What the sentences say, in order.
    func read(excerpt: TextExcerpt, masked: inout Int) -> [ProgrammeMention] {
        let anchors = AnchorFinder(catalog: catalog, text: text)
        let attributor = Attributor(
            text: text, parties: parties, issuer: issuer, isOwnText: isOwnText, silentSubject: silentSubject,
            agencies: Attributor.agencies(among: parties),
            headingParty: headingParty, onlyParty: onlyParty, later: firstMention)
        let judge = StanceJudge(catalog: catalog, text: text, original: original, isOwnText: isOwnText)
        let places = PlaceContext(
            catalog: catalog, text: text, original: original, sentences: sentences, parties: parties,
            regionsOfParties: regionsOfParties, source: source, publisherPlace: publisherPlace)
        var topic = Topic()
        var pending: [(anchor: Anchor, sentence: Int)] = []
        var mentions: [ProgrammeMention] = []
        var wholes: [Int: String] = [:]
        var mask = PersonMask()
        for (index, sentence) in sentences.enumerated() {
            var said: Set<Said> = []
            let next = index + 1 < sentences.count ? sentences[index + 1] : nil
            // “Eighty of them went to …” says of whom the sentence before spoke.
            let continued = attributor.continues(sentence, topic: topic)
            let found =
                anchors.find(in: sentence, after: index > 0 ? sentences[index - 1] : nil).map { ($0, index) }
                + (continued.isEmpty ? [] : pending.map { ($0.anchor, $0.sentence) })
            // A sentence that only goes on about the people, and names nobody, does not end it.
            let goesOn = sentence.mentions.isEmpty && sentence.has(.people) && !sentence.startsParagraph
            if goesOn { pending.removeAll { index - $0.sentence > 1 } } else { pending.removeAll() }
            for (anchor, origin) in found {
                let attribution =
                    origin == index
                    ? attributor.attribute(anchor, in: sentence, topic: topic)
                    : Attribution(ties: continued.map { Attribution.Tie(party: $0, role: .took) })
                guard !attribution.ties.isEmpty else {
                    if !sentence.actors.contains(where: { $0.who == .other }) { pending.append((anchor, index)) }
                    continue
                }
                let sentence = sentences[origin]
                let denial = next.flatMap { self.denial(in: $0, of: sentence, judge) }
                guard let judgement = judge.judge(anchor, in: sentence, next: next, denial: denial) else { continue }
                let others = attribution.ties.map(\.party)
                for tie in attribution.ties {
                    guard
                        anchor.indicator.contexts.isEmpty
                            || places.isXinjiang(
                                origin, party: tie.party, role: tie.role,
                                beside: attribution.ties.filter { $0.role == .supplied }.map(\.party),
                                needsOrigin: anchor.needsOrigin)
                    else { continue }
                    if parties[tie.party].region == .elsewhere, anchor.indicator.programmes == ["prison-labour"],
                        !places.speaksOfPrisonThere(origin)
                    {
                        continue
                    }
                    if let region = anchor.region, !places.speaks(of: region, origin, party: tie.party) { continue }
                    let isOutside = places.isOutside(origin, party: tie.party, role: tie.role, others: others)
                    if anchor.isOutsideOnly, !isOutside { continue }
                    let whole: String
                    if let known = wholes[origin] {
                        whole = known
                    } else {
                        let masking = mask.masking(excerpt.text(text.original(sentence.range)))
                        masked += masking.count
                        whole = masking.text
                        wholes[origin] = whole
                    }
                    for programme in programmes(of: anchor.indicator, isOutside: isOutside)
                    where said.insert(Said(party: tie.party, programme: programme, stance: judgement.stance)).inserted {
                        mentions.append(
                            mention(
                                anchor, sentence, tie, programme, judgement, whole, excerpt: excerpt, mask: &mask))
                    }
                }
            }
            topic = attributor.remember(sentence, topic)
        }
        return mentions
    }

    /// What a term names, by where the work is done.
    private func programmes(of indicator: Indicator, isOutside: Bool) -> [ProgrammeKey] {
        guard isOutside, let elsewhere = indicator.elsewhere else { return indicator.programmes }
        return elsewhere.isAdded ? indicator.programmes + [elsewhere.programme] : [elsewhere.programme]
    }

    /// The word by which the next sentence calls this one untrue, where it says so in the voice of the text.
    ///
    /// A party that calls an investigation of others wrong does not undo it: both are told.
    private func denial(in next: Sentence, of sentence: Sentence, _ judge: StanceJudge) -> String? {
        guard let word = judge.denialOfPrevious(next) else { return nil }
        let isPartyOnly = !next.mentions.isEmpty && !isOwnText && !sentence.has(.rumour) && !sentence.has(.claim)
        return isPartyOnly ? nil : word
    }

    /// Where names of parties and places stand in the original: a quote cuts none of them in two.
    private func names(in sentence: Sentence) -> [Range<Int>] {
        sentence.mentions.map { text.original($0.start..<$0.end) }
            + sentence.matches.compactMap { match in
                if case .place = match.meaning { text.original(match.start..<match.end) } else { nil }
            }
    }

    private func mention(
        _ anchor: Anchor, _ sentence: Sentence, _ tie: Attribution.Tie, _ programme: ProgrammeKey,
        _ judgement: StanceJudge.Judgement, _ whole: String, excerpt: TextExcerpt, mask: inout PersonMask
    ) -> ProgrammeMention {
        let bytes = text.original(anchor.range)
        let quote =
            anchor.indicator.namesPeople ? excerpt.text(bytes) : excerpt.quote(bytes, keeping: names(in: sentence))
        var source = source
        if !tie.isNamed { source = source.unattributed }
        // What a company says of another is not the other's own word.
        if source.kind == .companyDisclosure, let issuer, tie.party != issuer { source = source.otherCompany }
        return ProgrammeMention(
            party: parties[tie.party].id, programme: programme, role: judgement.isNamed ? .named : tie.role,
            isNamed: tie.isNamed, stance: judgement.stance, indicator: anchor.indicator, negation: judgement.negation,
            isCourtAct: judgement.isCourtAct,
            text: excerpt.text(bytes), quote: mask.masking(quote).text, sentence: whole,
            location: excerpt.location(bytes), bytes: bytes, source: source, alsoNames: nil)
    }
}
