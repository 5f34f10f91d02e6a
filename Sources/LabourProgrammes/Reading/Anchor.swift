import ClewModel

/// The words of a sentence that speak of a programme.
struct Anchor {
    var range: Range<Int>
    var indicator: Indicator
    /// Whether people must be said to come from Xinjiang.
    var needsOrigin = false
    /// Whether several words together speak of it.
    var isCompound = false
    /// Whether it says so only of work outside Xinjiang.
    var isOutsideOnly = false
    /// The region that must be named, see ``Compound/region``.
    var region: String?
}

/// Finds the words of a sentence that speak of programmes.
struct AnchorFinder {
    let catalog: ProgrammeCatalog
    let text: ReadingText

    /// How far apart the parts of a compound may stand, in bytes.
    private static let reach = 200

    static let topics: Set<Cue> = [.camp, .aid, .landMoved, .monitoring, .prisonName]
    /// Words that carry a topic on by themselves.
    private static let telling: [Cue] = [.detained, .prisoner, .released, .landTaken, .reported, .minority]

    /// The anchors of a sentence: single terms, the longest at each place, then words that do it together.
    func find(in sentence: Sentence, after previous: Sentence?) -> [Anchor] {
        var anchors: [Anchor] = []
        var end = 0
        for match in sentence.matches {
            guard case .indicator(let index) = match.meaning, match.start >= end else { continue }
            end = match.end
            let indicator = catalog.indicators[index]
            guard indicator.weight > .context, !indicator.programmes.isEmpty else { continue }
            if indicator.contexts.contains(.programme) {
                // A term as general as 封闭式管理 speaks of people only where people are spoken of.
                let isOfPeople = [Cue.people, .minority].contains { cue in
                    sentence.cues(cue).contains { $0.end <= match.start || $0.start >= match.end }
                }
                guard isOfPeople else { continue }
            }
            anchors.append(Anchor(range: match.start..<match.end, indicator: indicator))
        }
        for compound in catalog.compounds {
            guard let range = range(of: compound, in: sentence, after: previous) else { continue }
            // A term of the same programme says it already.
            let isSaid = anchors.contains { anchor in
                anchor.indicator.weight >= compound.indicator.weight
                    && (compound.needsOrigin || !anchor.needsOrigin)
                    && (compound.isOutsideOnly || !anchor.isOutsideOnly)
                    && anchor.indicator.programmes == compound.indicator.programmes
                    && anchor.indicator.elsewhere == compound.indicator.elsewhere
                    && !(isWitness(anchor) && tellsRelease(beside: anchor.range, in: sentence))
            }
            if isSaid { continue }
            anchors.append(
                Anchor(
                    range: range, indicator: compound.indicator, needsOrigin: compound.needsOrigin, isCompound: true,
                    isOutsideOnly: compound.isOutsideOnly, region: compound.region))
        }
        return settled(anchors, in: sentence)
    }

    /// Where the first part of a compound stands, if the others stand near it.
    private func range(of compound: Compound, in sentence: Sentence, after previous: Sentence?) -> Range<Int>? {
        guard sentence.bits & compound.bits == compound.bits,
            !compound.unless.contains(where: { sentence.has($0) })
        else { return nil }
        var parts: [[ReadingVocabulary.Match]] = []
        for need in compound.needs {
            var here = sentence.cues(need)
            // The county that people come from sends nobody who answered an advertisement.
            if need == .state, sentence.has(.ownAccount) { here.removeAll { sentence.isCovered($0) } }
            // A plant that somebody brought in, or that an aid command helped and that has staff, took nobody by that.
            if need == .receive || need == .moved {
                here.removeAll { isOfPlant($0, in: sentence) || compound.needs.first == .aid && isHaving($0) }
            }
            // What a text is about may have been said just before: a camp, then the people in it.
            if here.isEmpty, Self.topics.contains(need), let previous, !sentence.startsParagraph, previous.has(need) {
                continue
            }
            parts.append(here)
        }
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }), let first = parts.first else { return nil }
        if parts.count == 1, compound.needs.count > 1, !Self.telling.contains(where: { sentence.has($0) }) {
            return nil
        }
        for anchor in first {
            let isWhole = parts.dropFirst().allSatisfy { part in
                part.contains {
                    abs($0.start - anchor.start) <= Self.reach && !($0.start == anchor.start && $0.end == anchor.end)
                }
            }
            if isWhole { return anchor.start..<anchor.end }
        }
        return nil
    }

    private static let having = ["现有", "has", "have", "keeps", "kept"].map { Array($0.utf8) }
    private static let attracting = Array("引进".utf8)

    private func isHaving(_ match: ReadingVocabulary.Match) -> Bool {
        Self.having.contains { text.bytes[match.start..<match.end].elementsEqual($0) }
    }

    /// Whether 引进 is said of a plant or a machine, and of no people: 由指挥部引进，现有职工300人.
    private func isOfPlant(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        guard text.bytes[match.start..<match.end].elementsEqual(Self.attracting) else { return false }
        return ![Cue.people, .minority].contains { cue in
            sentence.cues(cue).contains {
                $0.start >= match.end && $0.start - match.end <= 30 && !hasBreak(match.end..<$0.start)
            }
        }
    }

    private func hasBreak(_ range: Range<Int>) -> Bool {
        range.contains { text.bytes[$0] == ReadingText.Mark.clause || text.bytes[$0] == ReadingText.Mark.colon }
    }

    private static let witnessing = [" say", " said", " told", " testified", " recall", " report", " state"].map {
        Array($0.utf8)
    }

    /// Whether an anchor stands for people who only tell something: “Former detainees say that …”.
    private func isWitness(_ anchor: Anchor) -> Bool {
        anchor.indicator.programmes == ["vsetc-placement"] && !anchor.isCompound
            && Self.witnessing.contains { text.bytes[anchor.range.upperBound...].starts(with: $0) }
    }

    /// Whether a sentence tells of a release apart from the word for the witnesses: “former detainees said that on release they …”.
    private func tellsRelease(beside range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.released).contains { $0.end <= range.lowerBound || $0.start >= range.upperBound }
    }

    /// Whether all people of Xinjiang that a sentence speaks of are prisoners: 新疆某监狱的服刑人员.
    private func speaksOfPrisonersAlone(_ sentence: Sentence) -> Bool {
        let prisoners = sentence.cues(.prisoner)
        return sentence.cues(.minority).allSatisfy { people in
            prisoners.contains { $0.start <= people.end + 1 && people.start <= $0.end }
        }
    }

    private static let freed = ["腾出的", "腾出", "释放的", "释放出的", "解放出的", "富余出的", "失地", "离地"].map { Array($0.utf8) }

    private func isFreed(_ anchor: Anchor, in sentence: Sentence) -> Bool {
        guard anchor.indicator.programmes == ["labour-transfer"] else { return false }
        // 接纳离地农民进厂: taken by whom the sentence is about.
        if sentence.cues(.receive).contains(where: { $0.end == anchor.range.lowerBound }) { return false }
        return anchor.isCompound
            || Self.freed.contains {
                text.stands($0, before: anchor.range.lowerBound, since: sentence.range.lowerBound)
                    || text.bytes[anchor.range].starts(with: $0)
            }
    }

    /// Whether the land of people who were placed went to somebody else: 流转给合作社后，被安排到X.
    private func isLandOfAnother(_ anchors: [Anchor], in sentence: Sentence) -> Bool {
        guard anchors.contains(where: { $0.indicator.key == "freed-by-land" }) else { return false }
        return sentence.cues(.landLet).contains { land in
            !sentence.cues(.landTaken).contains { $0.start >= land.end }
                && sentence.mentions.contains { $0.start >= land.end }
        }
    }

    /// What the sentence cannot mean beside something else that it says.
    private func settled(_ anchors: [Anchor], in sentence: Sentence) -> [Anchor] {
        var kept = anchors
        func keys(_ key: ProgrammeKey) -> [Anchor] { kept.filter { $0.indicator.programmes == [key] } }
        if kept.count > 1 {
            // “Former detainees say that …”: witnesses, and not the people who were placed.
            kept.removeAll { isWitness($0) }
        }
        if kept.contains(where: { $0.indicator.programmes == ["vsetc"] }) {
            // The people of a camp are no transferred workers by the same words.
            kept.removeAll { $0.isCompound && $0.indicator.programmes == ["labour-transfer"] }
        }
        if !keys("vsetc-placement").isEmpty {
            // People who left a centre are placed; those in it work there. One sentence says one of the two.
            kept.removeAll {
                $0.isCompound
                    && ($0.indicator.programmes == ["vsetc"]
                        || $0.indicator.programmes == ["labour-transfer"] && !$0.needsOrigin
                            && !sentence.has(.minority))
            }
        }
        if !keys("unemployment-monitoring").isEmpty {
            // The cadres whom a list sends to a family move nobody to work.
            kept.removeAll { $0.isCompound && $0.indicator.programmes == ["labour-transfer"] && !$0.needsOrigin }
        }
        if sentence.has(.camp), !sentence.has(.prisonName) {
            // The inmates of a camp are no convicts.
            kept.removeAll { $0.indicator.programmes == ["prison-labour"] && $0.isCompound }
        }
        if !keys("prison-labour").isEmpty, speaksOfPrisonersAlone(sentence) {
            // Convicts are no transferred workers by the same words.
            kept.removeAll { $0.isCompound && $0.indicator.programmes == ["labour-transfer"] }
        }
        if isLandOfAnother(kept, in: sentence) {
            // Land let to a cooperative, and its farmers placed: whoever they were placed with took people, and no land.
            kept.removeAll { $0.indicator.programmes == ["land-transfer"] }
        }
        if kept.contains(where: { $0.indicator.programmes == ["land-transfer"] && $0.indicator.weight > .medium }) {
            // The people whose land was taken are sent to somebody else than whoever took it.
            kept.removeAll { isFreed($0, in: sentence) }
        }
        if kept.contains(where: { $0.indicator.weight > .medium }) {
            // Words of policy beside the name of a programme belong to it.
            kept.removeAll { $0.indicator.weight == .medium }
        }
        return kept.sorted { ($1.indicator.weight, $0.range.lowerBound) < ($0.indicator.weight, $1.range.lowerBound) }
    }
}
