/// Who stands only beside what a sentence tells, and who is the doer within a clause that somebody else speaks about.
extension SentenceActors {
    private static let besides = [
        "next door to ", "next to ", "adjacent to ", "adjoining ", "close to ", "neighbour of ", "neighbor of ",
        "wall of ",
        "a stone s throw from ", "opposite ", "behind ", "in front of ", "fence with ", "wall with ", "yard with ",
        "gate with ", "building with ", "courtyard with ",
    ].map { Array($0.utf8) }
    private static let article = Array("the ".utf8)

    /// Whether a place is only told by its neighbour: “a works next door to X”.
    func isBesides(_ start: Int, from low: Int) -> Bool {
        var start = start
        if text.stands(Self.article, before: start, since: low) { start -= Self.article.count }
        return Self.besides.contains { text.stands($0, before: start, since: low) } || isAcross(start, from: low)
    }

    private static let from = Array("from ".utf8)
    private static let across = Array("across ".utf8)

    /// “across the yard from X”, “two doors down from X”.
    private func isAcross(_ start: Int, from low: Int) -> Bool {
        guard text.stands(Self.from, before: start, since: low) else { return false }
        let before = text.bytes[max(low, start - 36)..<start]
        return before.indices.contains { index in
            [
                Self.across, Array("down from".utf8), Array("away from".utf8), Array("metres from".utf8),
                Array("kilometres from".utf8),
            ]
            .contains { before[index...].starts(with: $0) }
        }
    }

    private static let seats = [
        "所在", "所属的", "所属街", "所属乡", "所属镇", "所属县", "位于的", "注册地", "驻地", "附近", "周边", "周围", "旁边", "西侧", "东侧", "南侧", "北侧",
        "一带",
        "不远", "门前的", "厂区所属", "厂区附近", "厂区所在", "以西", "以东", "以南", "以北",
    ].map { Array($0.utf8) }
    private static let homes = [
        " home county", " home town", " home prefecture", " home city", " host county", " county ", " prefecture ",
    ].map { Array($0.utf8) }
    private static let locations = [
        " is based", " is located", " is situated", " lies", " has its plant", " has its seat", " has its works",
        " operates",
        " stands", " is registered", " has its factory", " has its mill",
    ].map { Array($0.utf8) }
    private static let where_ = ["where ", "in which ", "that hosts ", "hosting ", "home to ", "home of "].map {
        Array($0.utf8)
    }

    /// Whether somebody only tells which place is meant: X所在的县, “the county where X is based”, “X's home county”.
    func isWhereabouts(_ actor: Actor, start: Int, from low: Int) -> Bool {
        let rest = text.bytes[actor.end...]
        if Self.seats.contains(where: { rest.starts(with: $0) }) { return true }
        if rest.first == ReadingText.Mark.genitive {
            // “X's home county”: the mark, an s, and the word.
            let after = rest.dropFirst(2)
            if Self.homes.prefix(5).contains(where: { after.starts(with: $0) }) { return true }
        }
        var start = start
        if text.stands(Self.article, before: start, since: low) { start -= Self.article.count }
        guard let word = Self.where_.first(where: { text.stands($0, before: start, since: low) }) else { return false }
        return word.starts(with: "h".utf8) || word.starts(with: "that".utf8)
            || Self.locations.contains { rest.starts(with: $0) }
    }

    private static let topics = [
        "对", "就", "针对", "关于", "围绕", "有关", "得知", "on ", "about ", "of ", "over ", "with ", "for ", "to ", "against ",
    ].map { Array($0.utf8) }
    private static let adverbs = [
        "去年", "今年", "曾", "已", "此前", "近年", "长期", "大量", "涉嫌", "被指", "所称的", "违规", "继续", "首次",
    ].map { Array($0.utf8) }
    private static let gerunds = [
        "having ", "receiving ", "taking ", "using ", "employing ", "accepting ", "hiring ", "hosting ", "housing ",
    ].map { Array($0.utf8) }

    /// Whether somebody after 对 or “on” is the doer in the clause that it opens: 对X接收…, “on X having received …”.
    func isDoer(_ actor: Actor, start: Int, in range: Range<Int>, receipts: [ReadingVocabulary.Match]) -> Bool {
        guard case .party = actor.who,
            Self.topics.contains(where: { text.stands($0, before: start, since: range.lowerBound) })
        else { return false }
        var end = actor.end
        guard text.bytes[actor.start] < 0x80 else {
            while let adverb = Self.adverbs.first(where: { text.bytes[end...].starts(with: $0) }) {
                end += adverb.count
            }
            return receipts.contains { $0.start == end }
        }
        let bytes = text.bytes
        func skip(_ byte: UInt8) { if end < range.upperBound, bytes[end] == byte { end += 1 } }
        if bytes[end...].first == ReadingText.Mark.genitive {
            skip(ReadingText.Mark.genitive)
            skip(UInt8(ascii: "s"))
        } else if bytes[end...].first == ReadingText.Mark.clause {
            // “on X, its subsidiary, having received”.
            guard let close = bytes[(end + 1)..<range.upperBound].firstIndex(of: ReadingText.Mark.clause),
                close - end <= 40
            else { return false }
            end = close + 1
        }
        skip(ReadingText.space)
        return Self.gerunds.contains { bytes[end...].starts(with: $0) }
    }
}
