import ClewModel

/// Sentences that name a programme beside a party and say of the party nothing, and practices that are over.
extension StanceJudge {
    private func clause(_ position: Int, in sentence: Sentence) -> Range<Int> {
        var start = position
        while start > sentence.range.lowerBound, !breaks((start - 1)..<start) { start -= 1 }
        var end = position
        while end < sentence.range.upperBound, !breaks(end..<(end + 1)) { end += 1 }
        return start..<end
    }

    func holds(_ words: [[UInt8]], _ range: Range<Int>) -> Bool {
        range.contains { position in
            words.contains { text.bytes[position..<range.upperBound].starts(with: $0) }
        }
    }

    private func holds(_ cue: Cue, _ range: Range<Int>, _ sentence: Sentence) -> Bool {
        sentence.cues(cue).contains { $0.start >= range.lowerBound && $0.end <= range.upperBound }
    }

    // MARK: A condition with the name before it

    private static let conditions = ["如", "凡", "若", "倘", "一旦"].map { Array($0.utf8) }
    private static let nonConditions = [
        "例", "比", "譬", "假", "诸", "正", "犹", "不", "非", "平", "自", "宛", "何", "但", "大",
    ].map { Array($0.utf8) }
    private static let helpers = [
        "需", "要", "有", "确", "确需", "拟", "再", "继续", "新", "能", "愿", "欲", "实际", "已", "系", "当年", "年内",
    ].map {
        Array($0.utf8)
    }

    /// X如接收…, X凡吸纳…: a condition that opens after the name.
    func isConditionOfMember(_ anchor: Anchor, in sentence: Sentence) -> Bool {
        let end = anchor.range.lowerBound
        if isWhoever(anchor.range, in: sentence) || isFamily(anchor.range, in: sentence) { return true }
        return Range.span(sentence.range.lowerBound, end).contains { position in
            guard let word = Self.conditions.first(where: { text.bytes[position...].starts(with: $0) }),
                !Self.nonConditions.contains(where: {
                    text.stands($0, before: position, since: sentence.range.lowerBound)
                })
            else { return false }
            var next = position + word.count
            while let helper = Self.helpers.first(where: { text.bytes[next...].starts(with: $0) }) {
                next += helper.count
            }
            // 凡与X签约并…: whoever does, wherever the receipt stands.
            let opensClause = position == sentence.range.lowerBound || breaks((position - 1)..<position)
            if word.elementsEqual(Self.conditions[1]), opensClause { return true }
            let opensReceipt =
                sentence.cues(.receive).contains { $0.start == next } || next == anchor.range.lowerBound
            return opensReceipt && !hasContrast(.span(position, end), sentence)
        }
    }

    private static let genitive = Array("的".utf8)
    private static let duties = ["按", "须", "应", "可", "请", "均", "一律", "每", "要", "需"].map { Array($0.utf8) }

    /// 招用富余劳动力的，按月上报: those who do, and what they have to do then.
    private func isWhoever(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        let rest = text.bytes[range.upperBound..<sentence.range.upperBound]
        guard rest.starts(with: Self.genitive), !sentence.has(.done) else { return false }
        var after = rest.dropFirst(Self.genitive.count)
        if after.first == ReadingText.Mark.clause { after = after.dropFirst() }
        return Self.duties.contains { after.starts(with: $0) }
    }

    private static let families = ["子女", "家庭", "家属", "的子女", "的家庭", "的家属", "的孩子"].map { Array($0.utf8) }
    private static let parents = ["children of ", "families of ", "sons of ", "daughters of ", "pupils of "].map {
        Array($0.utf8)
    }

    /// 转移就业人员子女: of somebody else than the people themselves.
    private func isFamily(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        Self.families.contains { text.bytes[range.upperBound..<sentence.range.upperBound].starts(with: $0) }
            || Self.parents.contains { text.stands($0, before: range.lowerBound, since: sentence.range.lowerBound) }
    }

    // MARK: Visits, meetings, gifts, proposals

    private static let atWork = [
        "上岗", "到岗", "务工", "做工", "干活", "劳动的", "工作的", "厂就业的", "司就业的", "入职", "就职", " work ", " works ", " working ",
        " employed ",
        " sent ", " placed ", " assigned ", " arrived ", " stitch ", " sew ", " live ", " accompanied ", " eat ",
        " sleep ", " sews ", " spins ",
    ].map { Array($0.utf8) }
    /// Programmes of which land and lists are made, and nobody's visit.
    private static let standing: Set<ProgrammeKey> = ["land-transfer", "unemployment-monitoring"]
    private static let about = Array("关于".utf8)
    private static let topics = [" on ", " about ", " for ", " of ", " to ", " concerning "].map { Array($0.utf8) }

    /// Whether the clause says that the people of an anchor were taken, sent or are at work.
    private func isTaken(_ range: Range<Int>, _ sentence: Sentence) -> Bool {
        let clause = clause(range.lowerBound, in: sentence)
        if ["接收", "吸纳", "安置", "招收", "使用"].contains(where: { text.bytes[range].starts(with: $0.utf8) }) { return true }
        let taken = [Cue.receive, .moved].contains { cue in
            sentence.cues(cue).contains { match in
                let isOwn = match.start >= range.lowerBound && match.end <= range.upperBound
                let isBeside = [Cue.visit, .exhorting, .occasion].contains { other in
                    sentence.cues(other).contains { $0.start < match.end && match.start < $0.end }
                }
                return match.start >= clause.lowerBound && match.end <= clause.upperBound && !isOwn && !isBeside
                    && !sentence.isCovered(match) && !isNoun(match)
                    && (match.end <= range.lowerBound || text.bytes[match.start] < 0x80)
            }
        }
        return taken || holds(Self.atWork, clause)
    }

    /// “The transfer of surplus labour” moves nobody.
    private func isNoun(_ match: ReadingVocabulary.Match) -> Bool {
        let word = String(decoding: text.bytes[match.start..<match.end], as: UTF8.self)
        return word.hasPrefix("transfer") && text.bytes[match.end...].starts(with: " of ".utf8)
    }

    /// Whether words about a programme only stand beside a party: somebody visits it, leaders ask everybody for more transfer, a
    /// meeting about it is held there, the party gives the people coats or makes a proposal.
    func isBeside(_ anchor: Anchor, in sentence: Sentence) -> Bool {
        guard sentence.has(.visit) || sentence.has(.exhorting) || sentence.has(.occasion) else { return false }
        let range = anchor.range
        if anchor.indicator.programmes.contains(where: { Self.standing.contains($0) }) { return false }
        if isOccasion(range, in: sentence) { return true }
        guard !isTaken(range, sentence) else { return false }
        if sentence.cues(.visit).contains(where: { !sentence.isCovered($0) }) { return true }
        return sentence.cues(.exhorting).contains { asked in
            asked.end <= range.lowerBound
                && sentence.cues(.state).contains { $0.end <= asked.start && asked.start - $0.end <= 80 }
        }
    }

    private func isOccasion(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.occasion).contains { word in
            guard !sentence.isCovered(word) else { return false }
            if text.bytes[word.start] >= 0x80 {
                let gap =
                    word.start >= range.upperBound
                    ? Range.span(range.upperBound, word.start) : Range.span(word.end, range.lowerBound)
                guard !breaks(gap), gap.count <= 45 else { return false }
                let before = clause(range.lowerBound, in: sentence).lowerBound..<range.lowerBound
                if word.start >= range.upperBound, holds([Self.about], before) { return true }
                return !isTaken(range, sentence) && !holds(.receive, gap, sentence)
            }
            guard word.end <= range.lowerBound else { return false }
            let gap = Range.span(word.end, range.lowerBound)
            return !breaks(gap) && gap.count <= 60 && !holds(.receive, gap, sentence)
                && holds(Self.topics, gap.lowerBound..<min(gap.upperBound + 1, text.bytes.count))
        }
    }

    // MARK: People who only buy

    private static let auxiliaries = ["made", "has", "have"].map { Array($0.utf8) }

    /// Whether the people of an anchor only bought from whoever is named after that: “told that she had bought a coat made by X”.
    func isOfBuyers(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.buy).contains { buy in
            // 采购公告 is no purchase from whoever is named in it.
            guard buy.start >= range.upperBound, !sentence.isCovered(buy),
                let seller = sentence.mentions.first(where: { $0.start >= buy.end })
            else { return false }
            let gap = range.upperBound..<seller.start
            return ![Cue.receive, .moved, .placed].contains { cue in
                sentence.cues(cue).contains { match in
                    match.start >= gap.lowerBound && match.end <= gap.upperBound
                        && !Self.auxiliaries.contains { text.bytes[match.start..<match.end].elementsEqual($0) }
                }
            }
        }
    }

    // MARK: The name of an office

    private static let offices = [
        "办公室", "工作领导小组", "领导小组", "工作专班", "服务中心", "工作办", " office", " bureau", " department", " desk", " agency",
        " task force",
        " taskforce", " division", " officials", " official", " officers", " officer", " commission", " headquarters",
        " working group",
        "办主任", "办负责人", "办副主任", "处处长", "科科长",
    ].map { Array($0.utf8) }

    private static let heads = [
        "director for ", "director of ", "head of ", "chief of ", "minister for ", "secretary for ",
        "commissioner for ",
        "official for ", "office that runs the ", "bureau that runs the ", "department that runs the ", "in charge of ",
    ].map { Array($0.utf8) }

    /// Whether the words are the name of an office, and the sentence moves nobody.
    func isOffice(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        guard
            Self.offices.contains(where: { text.bytes[range.upperBound...].starts(with: $0) })
                || Self.heads.contains(where: {
                    text.stands($0, before: range.lowerBound, since: sentence.range.lowerBound)
                })
        else { return false }
        let isOfPeople = [Cue.people, .minority].contains { cue in
            sentence.cues(cue).contains { $0.end <= range.lowerBound || $0.start >= range.upperBound }
        }
        return !(isOfPeople && (sentence.has(.moved) || sentence.has(.receive)))
    }

    // MARK: A plant that was sold

    private static let sales = [" sold", "出售", "卖给", "售予", "转让给", "转手", "变卖", "disposed of", "divested", "售出"].map {
        Array($0.utf8)
    }
    private static let premises = [
        "plant", "mill", "factory", "building", "site", "premises", "works", "hall", "warehouse", "compound", "gin",
        "厂房", "工厂", "厂区",
        "大楼", "车间", "旧厂", "原厂", "厂址", "仓库", "纺纱厂", "棉厂", "分厂", "老厂",
    ].map { Array($0.utf8) }
    private static let relatives = [
        " which ", "which ", " it ", "it ", " that ", " where ", "where ", "此后", "后来", "之后", "该", "现", "其后", "后",
    ]
    .map { Array($0.utf8) }

    /// Whether the words are about premises that the sentence says were sold before: another's deed.
    func isSold(_ anchor: Anchor, in sentence: Sentence) -> Bool {
        let end = anchor.range.lowerBound
        let before = Range.span(sentence.range.lowerBound, end)
        guard
            let sale = before.first(where: { position in
                Self.sales.contains { text.bytes[position...].starts(with: $0) }
            }),
            holds(Self.premises, before)
        else { return false }
        let rest = Range.span(sale, end)
        guard let turn = rest.last(where: { breaks($0..<($0 + 1)) }) else {
            return holds([" and since", " and it has", " which"].map { Array($0.utf8) }, rest)
        }
        let tail = Range.span(turn + 1, end)
        // Whoever is named after the sale did it.
        if sentence.actors.contains(where: { actor in
            if case .party = actor.who { return actor.start >= turn && actor.end <= end && !actor.isModifier }
            return false
        }) {
            return false
        }
        let goesOn = Self.relatives.contains { text.bytes[tail.lowerBound...].starts(with: $0) }
        let isHolding = [" has housed", " houses", " housed", "has been", " holds", " held", " hosts"].contains {
            holds([Array($0.utf8)], tail)
        }
        return goesOn || isHolding
    }

    // MARK: People who came by themselves

    /// The words by which people of Xinjiang are said to have come by themselves: 新疆籍员工均为自主应聘.
    func ownAccount(_ anchor: Anchor, in sentence: Sentence) -> String? {
        guard anchor.indicator.term.contains("籍"), !anchor.isCompound, !sentence.has(.contrast) else { return nil }
        let word = sentence.cues(.ownAccount).first { match in
            !["非", "不是", "没有", "未"].contains {
                text.stands(Array($0.utf8), before: match.start, since: sentence.range.lowerBound)
            }
        }
        return word.map { String(decoding: original[text.original($0.start..<$0.end)], as: UTF8.self) }
    }

    /// Whether the sentence after it says that the people found the work themselves.
    func isByThemselves(_ anchor: Anchor, _ next: Sentence?) -> Bool {
        guard anchor.isCompound, anchor.indicator.key == "people-of-xinjiang", let next, next.mentions.isEmpty else {
            return false
        }
        return next.has(.ownAccount) && !next.has(.state)
    }

    // MARK: What is over

    private static let endings = [
        "ended", "halted", "discontinued", "wound up", "wound down", "phased out", "abolished", "终止了", "结束了", "停止了",
        "取消了", "终止其", "结束其",
        "closed its", "shut its", "closed the", "shut the", "gave up its", "closed down its", "dissolved its", "关闭了",
        "关停了", "停办了", "拆除了", "撤销了",
    ].map { Array($0.utf8) }
    private static let until = Array("until ".utf8)
    private static let running = [
        "runs ", "run ", "running ", "lasts ", "last ", "valid ", "remain ", "remains ", "stay ", "stays ", "extended ",
        "bound ",
        "binding ", "force ", "live ", "renewed ", "agreed ", "not ", "signed ", "contracted ", "waited ", "waiting ",
    ].map { Array($0.utf8) }
    private static let closings = [
        "close", "shut", "demolish", "torn", "pulled", "dismantle", "拆", "关闭", "关停", "停办", "撤", "注销",
    ]
    private static let lasting: Set<ProgrammeKey> = ["vsetc", "vsetc-placement", "prison-labour"]

    /// Whether the sentence, or the next, says that what it tells is over.
    func isOver(_ anchor: Anchor, in sentence: Sentence, next: Sentence?) -> Bool {
        let range = anchor.range
        let before = Range.span(sentence.range.lowerBound, range.lowerBound)
        if isUntil(range, in: sentence) || isNoMore(range, in: sentence) { return true }
        let near = Range.span(max(before.lowerBound, before.upperBound - 48), before.upperBound)
        if let ending = near.last(where: { position in
            Self.endings.contains { text.bytes[position..<before.upperBound].starts(with: $0) }
                && (text.bytes[position] >= 0x80 || position == 0 || text.bytes[position - 1] <= ReadingText.space)
        }), !breaks(ending..<range.lowerBound), !holds(.receive, ending..<range.lowerBound, sentence) {
            return true
        }
        if isStopped(range, in: sentence) { return true }
        if sentence.cues(.over).contains(where: { ends(anchor, $0, in: sentence) }) { return true }
        guard let next, let word = next.cues(.over).first, ends(anchor, word, in: next) else { return false }
        // The next sentence goes on about the same: it names nobody else, and no practice of its own.
        return next.mentions.allSatisfy { mention in sentence.mentions.contains { $0.party == mention.party } }
            && !next.matches.contains { if case .indicator = $0.meaning { $0.start < word.start } else { false } }
            && !next.actors.contains { $0.who == .other }
    }

    private static let undertakings = ["合作", "项目", "协议", "安排", "输送", "接收", "安置", "计划", "关系", "协作"].map {
        Array($0.utf8)
    }
    private static let stops = ["终止", "结束", "停止", "中断", "叫停", "取消"].map { Array($0.utf8) }

    /// 富余劳动力输送合作已于2020年终止: the undertaking, and its end in the same clause.
    private func isStopped(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        let clause = clause(range.lowerBound, in: sentence)
        let rest = Range.span(range.upperBound, clause.upperBound)
        guard rest.count <= 75,
            let stop = rest.last(where: { position in
                Self.stops.contains { text.bytes[position..<clause.upperBound].starts(with: $0) }
            })
        else { return false }
        let isNegated = ["未", "没有", "不", "从未", "并未"].contains { text.stands(Array($0.utf8), before: stop) }
        return !isNegated && holds(Self.undertakings, rest.lowerBound..<stop)
    }

    private static let since = " since ".utf8

    /// “has not taken any since 2019”, 未再接收: not any more, so that it was so before.
    func isNoMore(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        let again = sentence.cues(.over).contains { word in
            let term = text.bytes[word.start..<word.end]
            return word.end <= range.lowerBound && range.lowerBound - word.end <= 45
                && ["未再", "再未", "没有再", "没再"].contains { term.starts(with: $0.utf8) }
        }
        if again { return true }
        let rest = Range.span(range.upperBound, min(range.upperBound + 60, sentence.range.upperBound))
        guard
            let found = rest.first(where: { text.bytes[$0..<sentence.range.upperBound].starts(with: Self.since) }),
            !breaks(.span(range.upperBound, found))
        else { return false }
        let after = text.bytes[(found + Self.since.count)..<sentence.range.upperBound]
        let hasYear = after.prefix(4).allSatisfy { ReadingText.isDigit($0) } && after.count >= 4
        return hasYear
            && holds([" not ", " none ", " no "].map { Array($0.utf8) }, sentence.range.lowerBound..<range.lowerBound)
    }

    private func ends(_ anchor: Anchor, _ word: ReadingVocabulary.Match, in sentence: Sentence) -> Bool {
        guard word.start >= anchor.range.upperBound, !isReceivedLater(from: word.end, in: sentence) else {
            return false
        }
        let term = String(decoding: text.bytes[word.start..<word.end], as: UTF8.self)
        let isClosing = Self.closings.contains { term.contains($0) }
        return !isClosing || !anchor.indicator.programmes.contains { Self.lasting.contains($0) }
    }

    /// “until 2019”, before or after the words; not “not until 2019”, and not what came after.
    private func isUntil(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.range.contains { position in
            guard text.bytes[position...].starts(with: Self.until),
                position == sentence.range.lowerBound || text.bytes[position - 1] <= ReadingText.space
            else { return false }
            let rest = text.bytes[(position + Self.until.count)..<sentence.range.upperBound].prefix(24)
            let isTime =
                rest.contains { ReadingText.isDigit($0) }
                || ["last ", "recently", "then", "the end of", "lately"].contains { rest.starts(with: $0.utf8) }
            // A contract that runs until 2023 is no end.
            let isTerm = Self.running.contains { text.stands($0, before: position, since: sentence.range.lowerBound) }
            guard isTime, !isTerm else { return false }
            if sentence.matches.contains(where: { match in
                guard case .negation(let index) = match.meaning, catalog.negations[index].position == .before else {
                    return false
                }
                return match.end <= position && position - match.end <= 60 && !breaks(.span(match.end, position))
            }) {
                return false
            }
            if position >= range.upperBound { return !isReceivedLater(from: position, in: sentence) }
            let gap = Range.span(position, range.lowerBound)
            return !hasContrast(gap, sentence) && !holds(.later, gap, sentence)
                && !holds([" and now", " then ", " has since", " now "].map { Array($0.utf8) }, gap)
        }
    }
}
