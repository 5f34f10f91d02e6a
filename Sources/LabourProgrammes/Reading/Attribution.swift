import ClewModel

/// Whom the words of an anchor are said of.
struct Attribution {
    struct Tie {
        var party: Int
        var role: ProgrammeMention.Role
        /// Whether the text names the party, or is only known to be about it.
        var isNamed = true
    }

    var ties: [Tie] = []
}

/// What the reader remembers of the sentences before.
struct Topic {
    /// Who was the subject.
    var subject: Int?
    /// Who was named last.
    var last: Int?
    /// The parties named last, together.
    var listed: [Int] = []
    /// The nouns by which somebody else was introduced, as in “a mill in Korla”: the mill of a later sentence is that one.
    var others: Set<String> = []
}

/// Finds whom a sentence says something of.
struct Attributor {
    let text: ReadingText
    let parties: [ReadingParty]
    let issuer: Int?
    /// Whether the text is the issuer's own.
    let isOwnText: Bool
    /// The one party that the text is known to be about, where it names none.
    let silentSubject: Int?
    /// The parties that are labour agencies.
    let agencies: Set<Int>
    /// The one party that the text names, where it names it in a heading only: “Site: Quesui Textile”.
    let headingParty: Int?
    /// The one party that the text names, where it names one only.
    let onlyParty: Int?
    /// Where the one party that the text names is named first, where nobody else is spoken of before.
    var later: PartyMention?

    private static let agencyWords = [
        "劳务", "人力资源", "人力", "labour service", "labor service", "manpower", "human resource", "recruitment",
        "employment service",
    ]

    func isAgency(_ party: Int) -> Bool { agencies.contains(party) }

    /// The parties whose names say that they are labour agencies.
    static func agencies(among parties: [ReadingParty]) -> Set<Int> {
        Set(parties.indices.filter { isAgency(parties[$0]) })
    }

    private static func isAgency(_ party: ReadingParty) -> Bool {
        party.names.contains { name in
            let plain = name.lowercased()
            return agencyWords.contains { plain.contains($0) }
        }
    }

    /// The parties that an actor stands for.
    func resolve(_ actor: Actor, in sentence: Sentence, topic: Topic) -> [Int] {
        func before(_ condition: (Int, Actor) -> Bool) -> Int? {
            for other in sentence.actors.reversed() where other.end <= actor.start {
                if case .party(let index) = other.who, condition(index, other) { return index }
            }
            return nil
        }
        switch actor.who {
        case .party(let index): return [index]
        case .issuer: return issuer.map { [$0] } ?? []
        case .company:
            if isOwnText, let issuer { return [issuer] }
            return (before { _, _ in true } ?? topic.subject ?? topic.last ?? onlyParty).map { [$0] } ?? []
        case .pronoun:
            let isHan = text.bytes[actor.start] >= 0x80
            if isHan {
                let found = before { index, _ in index != issuer || !isOwnText } ?? topic.last
                return (found ?? before { _, _ in true } ?? named(after: actor)).map { [$0] } ?? []
            }
            return
                (before { _, other in other.preposition == .none && !other.isModifier } ?? before { _, _ in true }
                ?? topic.subject ?? topic.last ?? (isOfTheState(actor, in: sentence) ? nil : onlyParty)).map { [$0] }
                ?? []
        case .noun:
            if isIntroduced(actor, in: sentence, topic: topic) || isToldBy(actor, in: sentence) { return [] }
            return (before { _, _ in true } ?? topic.last ?? onlyParty).map { [$0] } ?? []
        case .other: return []
        }
    }

    /// “The Corps said that it would expand its programme”: its own, and not that of a party which the text has not named yet.
    private func isOfTheState(_ actor: Actor, in sentence: Sentence) -> Bool {
        text.bytes[actor.start..<actor.end].starts(with: "it".utf8)
            && sentence.cues(.state).contains { $0.end <= actor.start }
    }

    private static let ofNobodyNew = ["其", "后者"].map { Array($0.utf8) }

    /// The party that 该公司 stands for before the text has named it: 该公司接收…。X….
    private func named(after actor: Actor) -> Int? {
        guard let later, later.start >= actor.end, later.start - actor.end <= Self.reachAhead,
            !Self.ofNobodyNew.contains(where: { text.bytes[actor.start..<actor.end].elementsEqual($0) })
        else { return nil }
        return later.party
    }

    /// How far on a party may be named that a headline or a first sentence calls 该公司, in bytes.
    private static let reachAhead = 300

    /// The last word of an actor: the `mill` of “a mill”.
    private func noun(_ actor: Actor) -> String {
        let bytes = text.bytes[actor.start..<actor.end]
        let word = bytes[((bytes.lastIndex(of: ReadingText.space) ?? actor.start - 1) + 1)...]
        return String(decoding: word, as: UTF8.self)
    }

    /// Whether an actor is somebody who is none of the parties.
    private func isOther(_ actor: Actor, in sentence: Sentence, topic: Topic) -> Bool {
        actor.who == .other || actor.who == .noun && isIntroduced(actor, in: sentence, topic: topic)
    }

    /// “The firm that shares a fence with X”: told by X, and not X.
    private func isToldBy(_ actor: Actor, in sentence: Sentence) -> Bool {
        guard text.bytes[actor.start] < 0x80, let first = sentence.mentions.first, first.start > actor.end,
            !hasBreak(.span(actor.end, first.start))
        else { return false }
        return [" that ", " which ", " next ", " beside ", " whose ", " sharing "].contains {
            text.bytes[actor.end...].starts(with: $0.utf8)
        } && !sentence.cues(.receive).contains { $0.start >= actor.end && $0.end <= first.start }
    }

    /// Whether “the mill” is “a mill” of before, and so none of the parties.
    private func isIntroduced(_ actor: Actor, in sentence: Sentence, topic: Topic) -> Bool {
        let noun = self.noun(actor)
        return topic.others.contains(noun)
            || sentence.actors.contains {
                $0.who == .other && !$0.isPredicate && $0.end <= actor.start && self.noun($0) == noun
            }
    }

    private func resolveGroup(_ actor: Actor, in sentence: Sentence, topic: Topic) -> [Int] {
        var found: [Int] = []
        for other in sentence.actors where other.group == actor.group {
            for party in resolve(other, in: sentence, topic: topic) where !found.contains(party) { found.append(party) }
        }
        return found
    }

    private func has(_ cue: Cue, in range: Range<Int>, of sentence: Sentence) -> Bool {
        sentence.matches.contains { match in
            if case .cue(cue) = match.meaning {
                match.start >= range.lowerBound && match.end <= range.upperBound
            } else {
                false
            }
        }
    }

    private func hasBreak(_ range: Range<Int>) -> Bool {
        range.contains { text.bytes[$0] == ReadingText.Mark.clause || text.bytes[$0] == ReadingText.Mark.colon }
    }

    /// The parties of whom the words are said.
    func attribute(_ anchor: Anchor, in sentence: Sentence, topic: Topic) -> Attribution {
        let range = anchor.range
        var parties: [Int] = []
        var isSomebodyElse = false
        func take(_ actor: Actor) {
            parties = resolveGroup(actor, in: sentence, topic: topic)
            isSomebodyElse = isOther(actor, in: sentence, topic: topic)
        }
        let subject = self.subject(before: range.lowerBound, in: sentence)
        let isPlacement = anchor.indicator.weight > .medium && anchor.indicator.programmes != ["land-transfer"]
        if let owner = headAfter(range, in: sentence) {
            take(owner)
        } else if let subject, isOfUnknownSeller(subject, range, in: sentence) {
            return Attribution()
        } else if let subject, has(.receive, in: .span(subject.end, range.lowerBound), of: sentence),
            !has(.toward, in: .span(subject.end, range.lowerBound), of: sentence) || subject.who != .other
        {
            take(subject)
        } else if isPlacement, let subject, isOnlyTold(subject, range, in: sentence) {
            return Attribution()
        } else if isPlacement, let place = otherDestination(range, subject: subject, in: sentence) {
            take(place)
        }
        if parties.isEmpty, !isSomebodyElse, isPlacement, let place = destination(range, in: sentence) {
            take(place)
        }
        if parties.isEmpty, !isSomebodyElse, isPlacement, subject?.who == .other,
            let taker = taker(after: range, in: sentence)
        {
            take(taker)
        }
        if parties.isEmpty, !isSomebodyElse, let subject { take(subject) }
        if parties.isEmpty, !isSomebodyElse, let next = following(anchor, in: sentence) { take(next) }
        if parties.isEmpty, !isSomebodyElse, anchor.indicator.weight > .medium, !sentence.has(.leave),
            !sentence.has(.buy)
        {
            let rest = sentence.actors.filter { actor in
                !actor.isModifier && !actor.isExcepted && actor.who != .other
                    && (actor.start < range.lowerBound || isReached(actor, from: anchor, in: sentence))
            }
            if rest.isEmpty, !sentence.mentions.isEmpty { return Attribution() }
            if let only = rest.first { parties = resolveGroup(only, in: sentence, topic: topic) }
        }
        // “Unlike X, which took in …, Y …”: X did, in the clause about it.
        let doer = subject.flatMap { subject in
            subject.isExcepted && !hasBreak(.span(subject.end + 1, range.lowerBound)) ? subject.start : nil
        }
        let excepted = Set(
            sentence.actors.filter {
                $0.isExcepted && $0.start != doer && ($0.who != .noun || sentence.mentions.isEmpty)
            }.flatMap {
                resolve($0, in: sentence, topic: topic)
            })
        if parties.isEmpty, !isSomebodyElse {
            return excepted.isEmpty ? inherited(sentence, topic: topic) : Attribution()
        }
        parties.removeAll { excepted.contains($0) }
        if parties.contains(where: { isCustomer($0, in: sentence) }) {
            // Of a customer and the one it bought from, the words are said of the other.
            let sellers = sentence.mentions.map(\.party).filter {
                !parties.contains($0) && !isCustomer($0, in: sentence) && !excepted.contains($0)
            }
            parties =
                parties.filter { !isCustomer($0, in: sentence) }
                + (parties.allSatisfy { isCustomer($0, in: sentence) } ? sellers : [])
        }
        return Attribution(ties: ties(parties, anchor, in: sentence))
    }

    /// Whether the subject only tells of people: “made a film about”, 关于…的海报.
    private func isOnlyTold(_ subject: Actor, _ range: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.cues(.depiction).contains { work in
            let isHan = text.bytes[work.start] >= 0x80
            guard work.start >= subject.end else { return false }
            guard isHan else {
                return work.end <= range.lowerBound
                    && [" about ", " on ", " of "].contains { text.bytes[work.end...].starts(with: $0.utf8) }
            }
            let gap = String(decoding: text.bytes[Range.span(subject.end, range.lowerBound)], as: UTF8.self)
            return work.start >= range.upperBound
                && ["关于", "讲述", "反映", "描写", "记录"].contains { gap.contains($0) }
        }
    }

    /// Where people were brought if that is somebody who is no party: “sent from Kashgar to a toy factory”.
    private func otherDestination(_ range: Range<Int>, subject: Actor?, in sentence: Sentence) -> Actor? {
        if case .party(let index) = subject?.who, isAgency(index) { return nil }
        return sentence.actors.first { actor in
            guard actor.start >= range.upperBound, actor.who == .other, actor.preposition == .toward, !actor.isPredicate
            else { return false }
            let gap = Range.span(range.upperBound, actor.start)
            return !hasBreak(gap) && has(.moved, in: gap, of: sentence)
                && !sentence.actors.contains { $0.start >= actor.end && $0.preposition == .of }
        }
    }

    /// The nearest actor before a place that can be a subject, over a clause with “which” that has closed: “X, which had asked Y
    /// about its wages, took in …” is said of X.
    private func subject(before position: Int, in sentence: Sentence) -> Actor? {
        guard let nearest = nearest(before: position, in: sentence) else { return nil }
        for actor in sentence.actors where actor.end < nearest.start && text.bytes[actor.end] == ReadingText.Mark.clause
        {
            guard case .party = actor.who, actor.preposition == .none, !actor.isModifier, opensRelative(actor.end),
                let close = text.bytes[nearest.end..<position].firstIndex(of: ReadingText.Mark.clause),
                !hasBreak(.span(actor.end + 1, nearest.start)), !hasBreak(.span(nearest.end, close)),
                sentence.cues(.receive).contains(where: { $0.start > close && $0.start - close <= 6 })
            else { continue }
            return actor
        }
        return nearest
    }

    /// 接收该县富余劳动力: the county that the people are of, and no subject.
    private func isOrigin(_ actor: Actor, before position: Int, in sentence: Sentence) -> Bool {
        guard actor.who == .other, text.bytes[actor.start] >= 0x80, position - actor.end <= 12 else { return false }
        return sentence.cues(.receive).contains { $0.end <= actor.start && actor.start - $0.end <= 6 }
    }

    private func nearest(before position: Int, in sentence: Sentence) -> Actor? {
        sentence.actors.last { actor in
            actor.end <= position && !actor.isModifier && !isOrigin(actor, before: position, in: sentence)
                && (!actor.isExcepted || opensRelative(actor.end))
                && (actor.preposition == .none || actor.preposition == .of || opensRelative(actor.end))
        }
    }

    /// Whether a clause with “which” goes on about the word before.
    private func opensRelative(_ end: Int) -> Bool {
        let rest = String(
            decoding: text.bytes[end..<min(end + 32, text.bytes.count)].drop { $0 <= ReadingText.space }, as: UTF8.self)
        let words = ["which ", "who ", "that ", "whose "]
        if words.contains(where: { rest.hasPrefix($0) }) { return true }
        // “a mill in Xinjiang that”
        guard rest.hasPrefix("in ") || rest.hasPrefix("of ") || rest.hasPrefix("near ") else { return false }
        return words.contains { rest.contains(" " + $0) }
    }

    /// 接收…学员的X: the company whose workers they are.
    private func headAfter(_ range: Range<Int>, in sentence: Sentence) -> Actor? {
        let mark = Array("的".utf8)
        return sentence.actors.first { actor in
            guard actor.start >= range.upperBound, actor.start - range.upperBound <= 45, actor.start >= mark.count
            else { return false }
            let gap = Range.span(range.upperBound, actor.start)
            // 的一家鞋材厂: words may stand between where it is somebody else.
            let isHead =
                text.bytes[..<actor.start].suffix(mark.count).elementsEqual(mark) && gap.count <= 24
                || actor.who == .other && gap.contains { text.bytes[$0...].starts(with: mark) }
            return isHead && !hasBreak(gap)
                && (has(.receive, in: .span(sentence.range.lowerBound, range.lowerBound), of: sentence)
                    || Self.receipts.contains { text.bytes[range].starts(with: $0) })
        }
    }

    private static let receipts = ["接收", "吸纳", "安置", "招收", "使用"].map { Array($0.utf8) }

    /// Where people were brought: to X, 赴X.
    private func destination(_ range: Range<Int>, in sentence: Sentence) -> Actor? {
        let after = sentence.actors.first { actor in
            actor.start >= range.upperBound && actor.preposition == .toward && !actor.isModifier && !actor.isExcepted
                && !has(.buy, in: .span(range.upperBound, actor.start), of: sentence)
                && !isSeller(actor, in: sentence) && actor.who != .other
        }
        if let after { return after }
        return sentence.actors.last { actor in
            actor.end <= range.lowerBound && actor.preposition == .toward && !actor.isModifier && actor.who != .other
                && !isSeller(actor, in: sentence)
                && !sentence.actors.contains {
                    $0.start >= actor.end && $0.end <= range.lowerBound && $0.preposition == .none && !$0.isModifier
                }
        }
    }

    /// Who takes the people after they came: 专列昨日到达，X接收40名.
    private func taker(after range: Range<Int>, in sentence: Sentence) -> Actor? {
        sentence.actors.first { actor in
            guard case .party = actor.who, actor.start >= range.upperBound, text.bytes[actor.start] >= 0x80,
                !actor.isModifier, !actor.isExcepted
            else { return false }
            return sentence.cues(.receive).contains { $0.start >= actor.end && $0.start - actor.end <= 6 }
        }
    }

    private static let openers = [
        "通过", "经", "在", "随着", "根据", "按照", "作为", "为", "由于", "从", "under ", "through ", "by ", "with ", "as ", "in ",
        "after ", "thanks ",
        "at ", "for ", "since ", "without ", "when ", "according ", "on ", "from ",
    ].map { Array($0.utf8) }

    private static let locals = ["里", "内", "中", "上"].map { Array($0.utf8) }

    /// Whether what an anchor says still holds of somebody after it: in the same clause, after a clause that only leads in, or
    /// where it says what that one does with the people.
    private func isReached(_ actor: Actor, from anchor: Anchor, in sentence: Sentence) -> Bool {
        let gap = Range.span(anchor.range.upperBound, actor.start)
        guard gap.contains(where: { text.bytes[$0] == ReadingText.Mark.clause }) else { return true }
        guard anchor.indicator.weight > .medium else { return false }
        if actor.preposition == .toward { return true }
        if sentence.cues(.ofThem).contains(where: { $0.end <= actor.start && actor.start - $0.end <= 9 }) {
            return true
        }
        var start = anchor.range.lowerBound
        while start > sentence.range.lowerBound, text.bytes[start - 1] != ReadingText.Mark.clause { start -= 1 }
        let clause = text.bytes[start...]
        // 石榴籽车间里，X的组长…: a clause of place leads in.
        if let comma = gap.first(where: { text.bytes[$0] == ReadingText.Mark.clause }),
            Self.locals.contains(where: { text.stands($0, before: comma, since: start) })
        {
            return true
        }
        if Self.openers.contains(where: { clause.starts(with: $0) }) { return true }
        return [Cue.receive, .placed, .landTaken, .reported].contains { cue in
            sentence.cues(cue).contains { $0.start >= actor.end && $0.start - actor.end <= 36 }
        }
    }

    private func following(_ anchor: Anchor, in sentence: Sentence) -> Actor? {
        sentence.actors.first { actor in
            guard actor.start >= anchor.range.upperBound, !actor.isModifier, !actor.isExcepted,
                actor.preposition != .apart
            else {
                return false
            }
            return isReached(actor, from: anchor, in: sentence)
        }
    }

    /// A sentence that names nobody goes on speaking of the one before, or of the issuer.
    private func inherited(_ sentence: Sentence, topic: Topic) -> Attribution {
        if sentence.actors.contains(where: { $0.who == .other && !$0.isPredicate }) { return Attribution() }
        let isHan = text.bytes[sentence.range].contains { $0 >= 0xE3 }
        if isHan, let party = topic.subject ?? topic.last {
            let listed = topic.listed.contains(party) ? topic.listed : [party]
            return Attribution(
                ties: (listed.count > 1 && topic.subject == nil ? listed : [party]).map {
                    Attribution.Tie(party: $0, role: .took)
                })
        }
        if isOwnText, let issuer { return Attribution(ties: [Attribution.Tie(party: issuer, role: .took)]) }
        if !isHan, let party = topic.subject ?? topic.last, sentence.mentions.isEmpty {
            return Attribution(ties: [Attribution.Tie(party: party, role: .took)])
        }
        if let party = headingParty { return Attribution(ties: [Attribution.Tie(party: party, role: .took)]) }
        // A sentence that speaks of businesses, none of them named, speaks of no one.
        let speaksOfOthers = sentence.cues(.bareCompany).contains { noun in
            !sentence.actors.contains { $0.start == noun.start }
        }
        if let party = silentSubject, isOwnText || !speaksOfOthers {
            return Attribution(ties: [Attribution.Tie(party: party, role: .took, isNamed: false)])
        }
        return Attribution()
    }

    /// The parties with their roles; an agency that the sentence names beside them supplied the people.
    private func ties(_ parties: [Int], _ anchor: Anchor, in sentence: Sentence) -> [Attribution.Tie] {
        let isPolicy = anchor.indicator.weight <= .medium
        var ties = parties.map { party in
            Attribution.Tie(party: party, role: isPolicy ? .supported : isAgency(party) ? .supplied : .took)
        }
        guard !parties.isEmpty, !isPolicy else { return ties }
        for actor in sentence.actors {
            guard case .party(let index) = actor.who, isAgency(index), !parties.contains(index) else { continue }
            ties.append(Attribution.Tie(party: index, role: .supplied))
        }
        // The sentence names a receiver beside the agency.
        if parties.allSatisfy({ isAgency($0) }) {
            for actor in sentence.actors where actor.preposition == .toward && !actor.isModifier {
                guard case .party(let index) = actor.who, !parties.contains(index) else { continue }
                ties.append(Attribution.Tie(party: index, role: .took))
            }
            // “Yige pays the agency to bring it labourers”.
            let payer = sentence.actors.first {
                $0.preposition == .none && !$0.isModifier && $0.end <= anchor.range.lowerBound
            }
            if let payer, case .party(let index) = payer.who, !ties.contains(where: { $0.party == index }) {
                ties.append(Attribution.Tie(party: index, role: .took))
            }
        }
        return ties
    }

    /// The parties to whom a sentence says that people of the sentence before went: “eighty of them went to Quesui”.
    func continues(_ sentence: Sentence, topic: Topic) -> [Int] {
        // “They visited X” says nothing of where they work.
        if sentence.has(.visit) { return [] }
        guard sentence.has(.ofThem) || sentence.has(.receive) && text.bytes[sentence.range.lowerBound] >= 0x80 else {
            return []
        }
        let actor = sentence.actors.first { actor in
            guard case .party = actor.who, !actor.isModifier else { return false }
            return actor.preposition == .toward || sentence.has(.ofThem)
                || text.bytes[sentence.range.lowerBound] >= 0x80
        }
        return actor.map { resolve($0, in: sentence, topic: topic) } ?? []
    }

    /// What to remember of a sentence.
    func remember(_ sentence: Sentence, _ topic: Topic) -> Topic {
        var topic = topic
        if sentence.startsParagraph { topic.others = [] }
        for actor in sentence.actors where actor.who == .other && !actor.isPredicate {
            topic.others.insert(noun(actor))
        }
        let resolved = sentence.actors.filter { !$0.isModifier }.map { ($0, resolve($0, in: sentence, topic: topic)) }
        let named = sentence.mentions.map(\.party)
        if sentence.mentions.isEmpty {
            if sentence.actors.contains(where: { $0.who == .other }), sentence.actors.allSatisfy({ $0.who == .other }) {
                topic.subject = nil
                topic.last = nil
            } else if let first = resolved.first(where: { !$0.1.isEmpty && $0.0.preposition != .apart }) {
                topic.subject = first.1.first
            }
            return topic
        }
        topic.last = named.last
        topic.listed = named
        topic.subject = resolved.first { !$0.1.isEmpty && $0.0.preposition == .none }?.1.first ?? named.first
        return topic
    }
}
