/// Somebody of whom a sentence may speak: a party, a word that stands for one, or somebody else.
struct Actor {
    enum Who: Hashable {
        case party(Int)
        /// We, 我公司: whoever issued the text.
        case issuer
        /// It, 该企业: somebody named before.
        case pronoun
        /// The Company, 公司: the issuer of a text of its own, else somebody named before.
        case company
        /// The mill: the party named last.
        case noun
        /// A company that is none of the parties, or a whole trade or county.
        case other
    }

    /// The preposition before it.
    enum Preposition {
        case none, toward, apart, of
    }

    var start: Int
    var end: Int
    var who: Who
    var preposition: Preposition = .none
    /// Whether it only tells whose supplier, rival or customer somebody else is.
    var isModifier = false
    /// Whether the sentence sets it apart from those of whom it speaks: “unlike X”, 除X外.
    var isExcepted = false
    /// Whether the sentence says that it is, has or runs what is named: “X is a mill”, “runs a mill”.
    var isPredicate = false
    /// Whether it is the subject of a clause that another only speaks about: 对X接收…一事.
    var isNested = false
    /// Actors that are listed together have the same number.
    var group = 0
}

/// Finds who a sentence speaks of.
struct SentenceActors {
    let text: ReadingText
    let folds: ReadingFolds

    private func word(_ string: String, endsAt end: Int, from low: Int) -> Bool {
        let bytes = Array(string.utf8)
        guard end - bytes.count >= low else { return false }
        return text.bytes[(end - bytes.count)..<end].elementsEqual(bytes)
    }

    /// The actors of a sentence, in order.
    func find(
        in range: Range<Int>, mentions: [PartyMention], matches: [ReadingVocabulary.Match]
    ) -> [Actor] {
        var actors = mentions.map { Actor(start: $0.start, end: $0.end, who: .party($0.party)) }
        var covered = actors.map { $0.start..<$0.end }
        for match in matches {
            guard case .cue(let cue) = match.meaning else { continue }
            let span = match.start..<match.end
            guard let who = who(cue, span, in: range, actors: actors, matches: matches) else { continue }
            if covered.contains(where: { $0.overlaps(span) }) { continue }
            covered.append(span)
            actors.append(Actor(start: match.start, end: match.end, who: who))
        }
        actors.sort { $0.start < $1.start }
        // “the plant of Quesui” is Quesui.
        let heads = actors.indices.dropLast().filter { isHead(actors[$0], of: actors[$0 + 1]) }
        let moved = heads.map { (actors[$0].start, $0 + 1) }
        var starts: [Int: Int] = [:]
        for (start, index) in moved { starts[actors[index].start] = start }
        actors = actors.enumerated().filter { !heads.contains($0.offset) }.map(\.element)
        let prepositions = matches.filter {
            if case .cue(let cue) = $0.meaning { return cue == .toward || cue == .apart }
            return false
        }
        let relations = matches.filter { if case .cue(.relation) = $0.meaning { true } else { false } }
        let placed = matches.filter { if case .cue(.placed) = $0.meaning { true } else { false } }
        let receipts = matches.filter { if case .cue(.receive) = $0.meaning { true } else { false } }
        let setting = Exceptions(text: text, range: range, matches: matches)
        for index in actors.indices {
            actors[index].isExcepted = setting.excepts(actors[index])
            actors[index].isPredicate = isPredicate(actors[index].start, from: range.lowerBound)
            place(
                &actors[index], head: starts[actors[index].start], in: range, prepositions: prepositions,
                relations: relations, placed: placed, receipts: receipts)
            if actors[index].who == .other { actors[index].isModifier = false }
            guard index > 0 else { continue }
            let gap = Range.span(actors[index - 1].end, actors[index].start)
            if isFurtherCounterpart(actors[index], prepositions) { actors[index].preposition = .apart }
            // “Unlike X, Y took in …”: a bare comma after somebody set apart, or after somebody else, lists nobody.
            let isApart = actors[index - 1].isExcepted || actors[index - 1].who == .other
            let isListed = isList(gap) && !(isApart && isBareComma(gap))
            actors[index].group = actors[index - 1].group + (isListed ? 0 : 1)
            if isListed {
                actors[index].preposition = actors[index - 1].preposition
                actors[index].isModifier = actors[index - 1].isModifier
                if actors[index - 1].isExcepted { actors[index].isExcepted = true }
                // 除甲、乙外: the word after a list holds of all of it.
                if actors[index].isExcepted, setting.opens(before: actors[index - 1].start) {
                    actors[index - 1].isExcepted = true
                }
            }
        }
        return actors.filter { !isDenied($0, in: range) }
    }

    private func who(
        _ cue: Cue, _ span: Range<Int>, in range: Range<Int>, actors: [Actor], matches: [ReadingVocabulary.Match]
    ) -> Actor.Who? {
        switch cue {
        case .issuer: return .issuer
        case .pronoun where text.bytes[span.lowerBound] == UInt8(ascii: "t"):
            // “placed there”, and not “there were”.
            let rest = String(
                decoding: text.bytes[span.upperBound..<min(span.upperBound + 5, range.upperBound)], as: UTF8.self)
            return [" is", " are", " was", " were", " has", " hav", " wil"].contains { rest.hasPrefix($0) }
                ? nil : .noun
        case .pronoun:
            // 其中 and 其他 are words of their own.
            let rest = text.bytes[span.upperBound..<min(span.upperBound + 3, range.upperBound)]
            if ["中", "他", "它", "余", "实", "次"].contains(where: { rest.elementsEqual($0.utf8) }) { return nil }
            // 后者 and “the latter” are whoever was named just before.
            if ["后者", "the latter"].contains(where: { text.bytes[span].elementsEqual($0.utf8) }) {
                return actors.last { $0.end <= span.lowerBound }?.who ?? .pronoun
            }
            return .pronoun
        case .otherSubject:
            // 公司+合作社 is a way of doing business.
            if span.lowerBound > range.lowerBound, text.bytes[span.lowerBound - 1] == UInt8(ascii: "+") { return nil }
            if isHad(span, in: range) { return nil }
            // “Quesui is among the mills that …”, “one of the firms”: Quesui is one of them.
            for word in [
                "among ", "one of ", "among the ", "one of the ", "among several ", "one of several ", "among other ",
                "list of ", "list of the ", "roster of ", "register of ",
            ]
            where self.word(word, endsAt: span.lowerBound, from: range.lowerBound) {
                return nil
            }
            return .other
        case .bareCompany:
            guard text.bytes[span.lowerBound] >= 0x80 else { return .company }
            return ChineseNouns(text: text, range: range, matches: matches, actors: actors).who(span)
        case .relation:
            // 供应商接收…: the supplier did, whoever it is.
            guard text.bytes[span.lowerBound] >= 0x80 else { return nil }
            return ChineseNouns(text: text, range: range, matches: matches, actors: actors).relation(span)
        case .definiteNoun: return noun(span, in: range, actors: actors)
        default: return nil
        }
    }

    private static let copulas = [
        "is ", "was ", "are ", "were ", "be ", "runs ", "ran ", "owns ", "owned ", "operates ", "operated ", "has ",
        "had ",
        "opened ", "opens ", "built ", "builds ", "as ", "became ", "remains ", "set up ", "called ", "at ",
    ]

    /// Whether a word before says that somebody is, has or runs what follows.
    private func isPredicate(_ start: Int, from low: Int) -> Bool {
        Self.copulas.contains { word($0, endsAt: start, from: low) }
    }

    /// Whether “a mill” is had by the subject and goes on as its own: “X runs a mill whose workforce …”.
    private func isHad(_ noun: Range<Int>, in range: Range<Int>) -> Bool {
        Self.purchases.contains { word($0, endsAt: noun.lowerBound, from: range.lowerBound) }
            && Self.relatives.contains { text.bytes[noun.upperBound...].starts(with: $0) }
    }

    private static let purchases = [
        "bought ", "acquired ", "took over ", "purchased ", "buys ", "acquires ", "runs ", "ran ", "owns ", "operates ",
        "opened ",
        "built ", "rents ", "leases ", "manages ",
    ]
    private static let relatives = [" whose", " where", " with ", " in which"].map { Array($0.utf8) }

    /// The mill, a mill, another mill.
    private func noun(_ span: Range<Int>, in range: Range<Int>, actors: [Actor]) -> Actor.Who? {
        var start = span.lowerBound
        for step in 0..<4 {
            guard start > range.lowerBound, text.bytes[start - 1] == ReadingText.space else { return nil }
            var from = start - 1
            while from > range.lowerBound, text.bytes[from - 1] > ReadingText.space { from -= 1 }
            let word = String(decoding: text.bytes[from..<(start - 1)], as: UTF8.self)
            switch word {
            case "the", "this", "that": return .noun
            case "another", "other", "rival", "several", "some": return .other
            case "a", "an":
                // “Quesui, a shoemaker in Jiangsu” is Quesui.
                let isApposition =
                    from > range.lowerBound && text.bytes[from - 1] == ReadingText.Mark.clause
                    && actors.contains { $0.end == from - 1 }
                // “X bought a mill whose workforce …”: the mill is X's from then on.
                return isApposition || isHad(from..<span.upperBound, in: range) ? nil : .other
            default:
                // “the Kashgar factory”, “the listed textile mill”: up to three words between.
                if step == 3 { return nil }
                start = from
            }
        }
        return nil
    }

    private static let goals = ["to", "into", "reached", "entered", "joined", "in", "at"]
    private static let holdings = [
        " owned by ", " run by ", " operated by ", " belonging to ", " rented by ", " leased by ", " held by ",
        " managed by ",
        " that belongs to ", " which belongs to ", " owned and run by ",
    ]

    /// Whether a noun is a plant of whoever follows: “the plant of X”, “a mill owned by X”.
    private func isHead(_ noun: Actor, of owner: Actor) -> Bool {
        guard noun.who == .noun || noun.who == .other, case .party = owner.who else { return false }
        let gap = String(decoding: text.bytes[Range.span(noun.end, owner.start)], as: UTF8.self)
        if noun.who == .noun, gap == " of " { return true }
        return Self.holdings.contains { gap.hasPrefix($0) && gap.utf8.count <= $0.utf8.count + 4 }
    }

    private func place(
        _ actor: inout Actor, head: Int?, in range: Range<Int>, prepositions: [ReadingVocabulary.Match],
        relations: [ReadingVocabulary.Match], placed: [ReadingVocabulary.Match], receipts: [ReadingVocabulary.Match]
    ) {
        let isHan = text.bytes[actor.start] >= 0x80
        let reach = isHan ? 6 : 26
        let start = head ?? actor.start
        if isBesides(start, from: range.lowerBound) || isWhereabouts(actor, start: start, from: range.lowerBound) {
            actor.isModifier = true
        } else if isDoer(actor, start: start, in: range, receipts: receipts) {
            // 对X接收…提出质疑: it is X who did, whoever speaks of it.
            actor.isNested = true
            return
        } else if let match = prepositions.last(where: { $0.end <= start && start - $0.end <= reach }),
            isGap(.span(match.end, start), words: isHan ? 1 : 3)
        {
            if case .cue(.toward) = match.meaning { actor.preposition = .toward } else { actor.preposition = .apart }
            let word = String(decoding: text.bytes[match.start..<match.end], as: UTF8.self)
            if word == "of" {
                // “to the cutting hall of X” is to X.
                let goal = prepositions.last { other in
                    guard case .cue(.toward) = other.meaning else { return false }
                    return other.end < match.start && match.start - other.end <= 36
                }
                let leads =
                    goal.map { goal in
                        text.bytes[goal.start] < 0x80 && isGap(.span(goal.end, match.start), words: 5)
                            && Self.goals.contains { text.bytes[goal.start..<goal.end].elementsEqual($0.utf8) }
                    } ?? false
                actor.preposition = leads ? .toward : .of
            }
            if word == "by" || word == "由" { actor.preposition = .none }
            if word == "with", placed.contains(where: { $0.end <= match.start && match.start - $0.end <= 4 }) {
                actor.preposition = .toward
            }
            actor.isModifier = relations.contains {
                $0.end <= match.start && match.start - $0.end <= 14 && isGap(.span($0.end, match.start), words: 2)
            }
        }
        // 甲公司的供应商乙公司: the first only tells whose supplier the second is.
        let rest = text.bytes[Range.span(actor.end, min(actor.end + 3, range.upperBound))]
        let after = rest.elementsEqual(Array("的".utf8)) ? actor.end + 3 : actor.end
        if relations.contains(where: { $0.start == after })
            || relations.contains(where: {
                actor.end < text.bytes.count && text.bytes[actor.end] == ReadingText.Mark.genitive
                    && $0.start >= actor.end && $0.start - actor.end <= 12
            })
        {
            actor.isModifier = true
        }
    }

    /// Whether it is the end of what 与 stands before: 与我县五个合作社签订协议 is a contract with the cooperatives.
    private func isFurtherCounterpart(_ actor: Actor, _ prepositions: [ReadingVocabulary.Match]) -> Bool {
        guard actor.who == .other, actor.preposition == .none,
            let match = prepositions.last(where: { $0.end <= actor.start }), actor.start - match.end <= 18
        else { return false }
        return ["与", "同", "跟"].contains { text.bytes[match.start..<match.end].elementsEqual($0.utf8) }
            && (match.end..<actor.start).allSatisfy { text.bytes[$0] >= 0x80 }
    }

    private func isGap(_ range: Range<Int>, words: Int) -> Bool {
        guard !range.isEmpty else { return true }
        guard range.allSatisfy({ text.bytes[$0] >= ReadingText.space || text.bytes[$0] == ReadingText.Mark.genitive })
        else { return false }
        return range.count { text.bytes[$0] == ReadingText.space } <= words
    }

    private func isBareComma(_ range: Range<Int>) -> Bool {
        text.bytes[range].allSatisfy { $0 == ReadingText.space || $0 == ReadingText.Mark.clause }
            && text.bytes[range].contains(ReadingText.Mark.clause)
    }

    /// Whether only commas and “and” lie between two actors.
    private func isList(_ range: Range<Int>) -> Bool {
        guard range.count <= 8 else { return false }
        let gap = String(decoding: text.bytes[range].filter { $0 > 0x0F }, as: UTF8.self)
        return ["", " ", "and", " and ", "and ", "和", "与", "及", "以及", " or ", "or "].contains(gap)
    }

    /// Whether the sentence says that it is not this one: “and not Quesui”.
    private func isDenied(_ actor: Actor, in range: Range<Int>) -> Bool {
        word("not ", endsAt: actor.start, from: range.lowerBound)
            || word("not the ", endsAt: actor.start, from: range.lowerBound)
            || ["而非", "并非", "不是", "没有", "并无", "不见", "未见"].contains {
                word($0, endsAt: actor.start, from: range.lowerBound)
            }
    }
}
