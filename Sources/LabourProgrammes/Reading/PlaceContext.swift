/// Decides whether a sentence plays in Xinjiang, and whether the work it speaks of is done elsewhere.
struct PlaceContext {
    let text: ReadingText
    let original: [UInt8]
    let sentences: [Sentence]
    let parties: [ReadingParty]
    let source: TextSource
    /// For each party the regions that its names name.
    let regionsOfParties: [Set<String>]
    private let catalog: ProgrammeCatalog
    /// Whether an authority or medium in Xinjiang published the text.
    let isPublishedThere: Bool
    /// Whether the text speaks of another country anywhere.
    let speaksOfAbroad: Bool

    init(
        catalog: ProgrammeCatalog, text: ReadingText, original: [UInt8], sentences: [Sentence], parties: [ReadingParty],
        regionsOfParties: [Set<String>], source: TextSource, publisherPlace: PlaceCue?
    ) {
        self.catalog = catalog
        self.regionsOfParties = regionsOfParties
        self.text = text
        self.original = original
        self.sentences = sentences
        self.parties = parties
        self.source = source
        isPublishedThere = source.kind == .officialText && publisherPlace == .xinjiang
        speaksOfAbroad = sentences.contains { $0.has(.abroad) }
    }

    /// How many sentences back a name of Xinjiang still tells where a sentence plays.
    private static let memory = 3

    /// Whether a sentence, its neighbours or the name of the party name a region, and the sentence names no other of them.
    func speaks(of region: String, _ index: Int, party: Int) -> Bool {
        if names(index) { return false }
        if regionsOfParties[party].contains(region) { return true }
        let window = max(0, index - Self.memory)..<min(sentences.count, index + 2)
        return window.contains { position in
            sentences[position].matches.contains { match in
                if case .region(let name) = match.meaning { catalog.regionNames[name].region == region } else { false }
            }
        }
    }

    /// Whether what a sentence says of a party is said of Xinjiang.
    ///
    /// A word for Xinjiang in the sentence says so; a place of work of the party does where the sentence names no other
    /// place; so does a sentence just before or after. A name that other places share never does so bare.
    func isXinjiang(_ index: Int, party: Int, role: ProgrammeMention.Role, beside others: [Int], needsOrigin: Bool)
        -> Bool
    {
        let isAbroad = parties[party].isAbroad
        if names(index, sharedNamesCount: !isAbroad) { return true }
        // An agency there sends people away: the place in the sentence is where they go.
        if role == .supplied, parties[party].region == .xinjiang { return true }
        // Whoever such an agency supplies takes people from there.
        if !needsOrigin, others.contains(where: { $0 != party && parties[$0].region == .xinjiang }) { return true }
        let isGoal = isPublishedThere && parties[party].region != .xinjiang && areGoals(sentences[index])
        if isForeign(index), !isGoal { return false }
        if !needsOrigin {
            // The people whom an authority there sends away are of there, whether it says so or not.
            if isPublishedThere { return true }
            if source.knownContexts.contains(.xinjiang) || parties[party].region == .xinjiang { return true }
        }
        let window = max(0, index - Self.memory)..<min(sentences.count, index + 2)
        return window.contains { $0 != index && names($0, sharedNamesCount: !isAbroad) }
    }

    /// Whether a sentence names Xinjiang.
    ///
    /// - Parameter sharedNamesCount: Whether names that other places share may do: not where the party works abroad.
    func names(_ index: Int, sharedNamesCount: Bool = true) -> Bool {
        let sentence = sentences[index]
        if sentence.places(.xinjiang).contains(where: { isPlace($0) }) { return true }
        return sharedNamesCount && sentence.places(.xinjiangBare).contains { isSettled($0, in: sentence) }
    }

    private static let namesakes = [
        "路", "大街", "街", "大道", "大学", "农业大学", "饭店", "餐厅", "大酒店", "玉", "瓜", "枣", "绒", "一号", " road", " street", " avenue",
        " hotel", " restaurant", " restaurants", " melon", " melons", " jade", " university", " cereal", " noodles",
        " tomatoes",
    ].map { Array($0.utf8) }

    /// Whether a name is that of a place, and not of a street, a school or a fruit named after it.
    private func isPlace(_ match: ReadingVocabulary.Match) -> Bool {
        !isPerson(match)
            && !Self.namesakes.contains { word in
                match.end + word.count <= text.bytes.count
                    && text.bytes[match.end..<(match.end + word.count)].elementsEqual(word)
            }
    }

    private static let courtesies = ["先生", "女士", "小姐", "太太"].map { Array($0.utf8) }

    /// Whether a form of address makes a name that of a person: “Ms Korla Pandit”, 库尔勒先生.
    private func isPerson(_ match: ReadingVocabulary.Match) -> Bool {
        if text.bytes[match.start] >= 0x80 {
            return Self.courtesies.contains { text.bytes[match.end...].starts(with: $0) }
        }
        func isAddressed(_ start: Int) -> Bool {
            Self.titles.contains { title in
                text.stands(title, before: start)
                    && (start == title.count || text.bytes[start - title.count - 1] <= ReadingText.space)
            }
        }
        if isAddressed(match.start) { return true }
        // Ms Anna Korla: a given name between.
        guard match.start > 1, text.bytes[match.start - 1] == ReadingText.space else { return false }
        var given = match.start - 1
        while given > 0, ReadingText.isLetter(text.bytes[given - 1]) { given -= 1 }
        let isName = given < match.start - 1 && (0x41...0x5A).contains(original[Int(text.offsets[given])])
        return isName && isAddressed(given)
    }

    private static let locatives = [
        "county\u{2}", "county\u{2} ", "prefecture\u{2} ", "district\u{2} ", "town\u{2} ", "township\u{2} ",
        "village\u{2} ", "from ", "in ", "near ", "of ", "to ", "around ", "at ", "for ", "the ", "outside ", "and ",
        "by ",
    ].map { Array($0.utf8) }
    private static let titles = [
        "mr ", "ms ", "mrs ", "miss ", "dr ", "prof ", "professor ", "sir ", "madam ", "madame ", "mx ",
    ].map { Array($0.utf8) }

    /// Whether a name that other places share is that of the place in Xinjiang: said as a place, in a text of no other country.
    private func isSettled(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        guard !speaksOfAbroad, isPlace(match) else { return false }
        // “Yutian county, Hebei”.
        if sentence.places(.elsewhere).contains(where: { $0.start >= match.end && $0.start - match.end <= 3 }) {
            return false
        }
        guard text.bytes[match.start] < 0x80 else { return !isSurname(match, in: sentence) }
        let letters = original[Int(text.offsets[match.start])..<Int(text.offsets[match.end])]
        // Ili is a place, ILI an illness.
        guard let first = letters.first, (0x41...0x5A).contains(first), letters.contains(where: { $0 >= 0x61 }) else {
            return false
        }
        func follows(_ words: [[UInt8]]) -> Bool {
            words.contains { word in
                match.start >= word.count && text.bytes[(match.start - word.count)..<match.start].elementsEqual(word)
            }
        }
        if startsName(after: match.end) { return false }
        let isGenitive = match.end < text.bytes.count && text.bytes[match.end] == ReadingText.Mark.genitive
        return follows(Self.locatives) || isGenitive
            || match.start == sentence.range.lowerBound && !speaks(after: match.end, in: sentence)
    }

    private static let roles = [
        "经理", "社长", "会长", "部长", "课长", "专家", "顾问", "工程师", "董事长", "总裁", "先生", "代表", "教授", "博士", "厂长", "董事", "取缔役",
        "监事", "设计师", "技师",
    ].map { Array($0.utf8) }
    private static let forms = [
        "先生", "女士", "小姐", "社长", "会长", "部长", "氏", "君", "教授", "博士", "总经理", "董事长", "经理", "工程师", "专务", "常务",
    ]
    .map { Array($0.utf8) }
    private static let givenNames = [
        "一郎", "二郎", "三郎", "太郎", "次郎", "健", "隆", "浩", "诚", "正", "秀", "英", "美", "惠", "良", "和", "雅", "义", "信", "茂", "勇",
        "由", "真", "洋", "幸", "弘", "光", "明", "哲",
    ].map { Array($0.utf8) }

    /// Whether a name that is a surname too stands for a person: 总经理和田一郎, 和田先生.
    private func isSurname(_ match: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        guard text.bytes[match.start..<match.end].elementsEqual("和田".utf8) else { return false }
        let rest = text.bytes[match.end..<sentence.range.upperBound]
        // A form of address within three characters: 和田一郎先生.
        for step in 0...3 where rest.count >= step * 3 {
            let after = rest.dropFirst(step * 3)
            if Self.forms.contains(where: { after.starts(with: $0) }) {
                let name = rest.prefix(step * 3)
                return !["的", "县", "市", "地"].contains { word in
                    name.indices.contains { name[$0...].starts(with: word.utf8) }
                }
            }
        }
        let hasRole = Self.roles.contains { text.stands($0, before: match.start, since: sentence.range.lowerBound) }
        return hasRole && Self.givenNames.contains { rest.starts(with: $0) }
            || ["一郎", "二郎", "三郎", "太郎", "次郎"].contains { rest.starts(with: $0.utf8) }
    }

    private static let deeds = [
        " joined", " told", " said", " says", " who ", " manages", " heads", " runs", " works", " explained",
        " resigned", " retired",
        " was appointed", " was hired", "\u{2} the ", "\u{2} who ", "\u{2} a ", "\u{2} our ", "\u{2}the ", "\u{2}who ",
        "\u{2}a ",
    ].map { Array($0.utf8) }

    /// Whether a name at the start of a sentence does what persons do: `Hotan joined …`, `Hotan, the head of …`.
    private func speaks(after end: Int, in sentence: Sentence) -> Bool {
        Self.deeds.contains { text.bytes[end..<sentence.range.upperBound].starts(with: $0) }
    }

    private static let ranks: Set<String> = [
        "prefecture", "county", "city", "region", "area", "district", "government", "labour", "labor", "bureau",
        "authorities",
        "human", "municipal", "vocational", "industrial", "prison", "people", "party", "township", "town", "village",
        "employment",
        "detention", "internment", "public", "development", "camp", "camps", "uyghur", "uyghurs",
    ]

    /// Whether a capital letter goes on with a name that is no place: `Aksu Deli`, `Hotan Reed`.
    private func startsName(after end: Int) -> Bool {
        guard end + 1 < text.bytes.count, text.bytes[end] == ReadingText.space,
            (0x41...0x5A).contains(original[Int(text.offsets[end + 1])])
        else { return false }
        let word = text.bytes[(end + 1)...].prefix { ReadingText.isLetter($0) }
        return !Self.ranks.contains(String(decoding: word, as: UTF8.self))
    }

    /// Whether the other places that a sentence names are where people are sent: 赴江苏, “to Guangdong”.
    private func areGoals(_ sentence: Sentence) -> Bool {
        let goals = sentence.cues(.toward)
        return !sentence.has(.abroad)
            && sentence.places(.elsewhere).allSatisfy { place in
                goals.contains { $0.start == place.start || $0.end <= place.start && place.start - $0.end <= 1 }
            }
    }

    /// Whether a sentence, or one of the two before it, speaks of a prison of Xinjiang: 新疆某监狱, `a jail near Aksu`.
    ///
    /// Prisons elsewhere are no part of the programme, so that a name of Xinjiang somewhere in the text is not enough for a party elsewhere.
    func speaksOfPrisonThere(_ index: Int) -> Bool {
        (max(0, index - 2)...index).contains { position in
            let sentence = sentences[position]
            let prisons = sentence.cues(.prisonName) + sentence.cues(.prisoner)
            return (sentence.places(.xinjiang) + sentence.places(.xinjiangBare)).contains { place in
                isPlace(place) && prisons.contains { isBeside(place, $0) }
            }
        }
    }

    /// Whether two words stand in one phrase.
    private func isBeside(_ place: ReadingVocabulary.Match, _ word: ReadingVocabulary.Match) -> Bool {
        let gap =
            place.end <= word.start ? Range.span(place.end, word.start) : Range.span(word.end, place.start)
        return gap.count <= (text.bytes[word.start] >= 0x80 ? 36 : 24)
            && gap.allSatisfy { text.bytes[$0] >= ReadingText.space || text.bytes[$0] == ReadingText.Mark.genitive }
    }

    /// Whether a sentence names another place and not Xinjiang.
    private func isForeign(_ index: Int) -> Bool {
        let sentence = sentences[index]
        return !names(index) && (sentence.has(.elsewhere) || sentence.has(.abroad))
    }

    /// Whether the work that a sentence speaks of is done outside Xinjiang.
    func isOutside(_ index: Int, party: Int, role: ProgrammeMention.Role, others: [Int]) -> Bool {
        // 就地转移: where the people live, wherever the party has its seat.
        if sentences[index].has(.inPlace), parties[party].region != .xinjiang || role != .supplied { return false }
        switch parties[party].region {
        case .elsewhere: return true
        case .xinjiang:
            guard role == .supplied else { return false }
            return sentences[index].has(.elsewhere) || others.contains { parties[$0].region == .elsewhere }
        case .unknown:
            return sentences[index].has(.elsewhere)
        }
    }
}
