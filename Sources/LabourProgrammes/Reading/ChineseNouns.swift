/// Tells whom a Chinese noun for a business stands for: 公司 the one spoken of, 一家工厂 or 隔壁罐头厂 somebody else.
struct ChineseNouns {
    let text: ReadingText
    let range: Range<Int>
    let matches: [ReadingVocabulary.Match]
    let actors: [Actor]

    /// Words before a noun that make it somebody else, however many words stand between.
    private static let others = [
        "一家", "某", "另", "隔壁", "邻", "同城", "同村", "同镇", "同一园区", "上游", "下游", "各", "其他", "其它", "所有", "部分", "县内", "市内", "区内",
        "省内", "镇内", "园区内", "当地", "附近", "周边", "对岸", "对面", "外地", "兄弟", "同类", "同行", "每家", "全部",
        "不少", "许多", "一些", "一间", "一座",
    ].map { Array($0.utf8) }
    /// Words before 厂 with which it is no noun of its own.
    private static let verbs = [
        "进", "到", "抵", "驻", "随", "离", "在", "返", "入", "出", "建", "办", "开", "全", "本", "该", "我", "分", "总", "来", "贵", "此",
    ].map { Array($0.utf8) }
    private static let tails = ["房", "址", "长", "名", "门", "史", "规", "办", "庆", "龄"].map { Array($0.utf8) }
    private static let alone = [
        "在", "到", "为", "向", "由", "对", "给", "使", "据", "经", "后", "时", "年", "月", "日", "来", "了", "的", "，", "前", "起",
        "是", "因",
    ].map { Array($0.utf8) }
    private static let copulas = [
        "是", "系", "作为", "成为", "属于", "属", "入选", "列为", "评为", "即",
    ].map { Array($0.utf8) }
    private static let genitive = Array("的".utf8)
    /// 企业名单中有X: a list of companies is no company.
    private static let lists = ["名单", "名录", "名册", "目录", "清单"].map { Array($0.utf8) }
    private static let among = Array("之一".utf8)

    /// Whom 公司, 企业, 工厂 or 厂 stands for; `nil` where it is part of a name or of another word.
    func who(_ span: Range<Int>) -> Actor.Who? {
        let isPlant = span.count == 3 && text.bytes[span].elementsEqual("厂".utf8)
        // 厂房 is a building, 厂长 a person.
        if isPlant, Self.tails.contains(where: { text.bytes[span.upperBound...].starts(with: $0) }) { return nil }
        if isPlant, Self.verbs.contains(where: { ends($0, at: span.lowerBound) }) { return nil }
        if text.bytes[span.upperBound...].starts(with: Self.among) { return .company }
        if Self.lists.contains(where: { text.bytes[span.upperBound...].starts(with: $0) }) { return nil }
        if let relative = relative(before: span.lowerBound) { return relative }
        if isFormerSelf(span.lowerBound) { return nil }
        if isSomebodyElse(span.lowerBound) { return .other }
        if isPlant { return nil }
        return standsAlone(span.lowerBound) ? .company : nil
    }

    /// Whom 供应商 or 客户 stands for where it is the subject: 供应商接收….
    func relation(_ span: Range<Int>) -> Actor.Who? {
        let isDoer = matches.contains { match in
            guard case .cue(.receive) = match.meaning else { return false }
            return match.start >= span.upperBound && match.start - span.upperBound <= 12
                && !text.bytes[span.upperBound..<match.start].contains(ReadingText.Mark.clause)
        }
        let isNamed = actors.contains { $0.start >= span.upperBound && $0.start - span.upperBound <= 6 }
        return isDoer && !isNamed ? .other : nil
    }

    private func ends(_ word: [UInt8], at end: Int) -> Bool {
        text.stands(word, before: end, since: range.lowerBound)
    }

    /// Where the clause starts that a place lies in.
    private func clause(_ position: Int) -> Int {
        var start = position
        while start > range.lowerBound, text.bytes[start - 1] != ReadingText.Mark.clause,
            text.bytes[start - 1] != ReadingText.Mark.colon
        {
            start -= 1
        }
        return start
    }

    /// 接收…的工厂 is the factory that took them: the subject itself after 是 or 作为, else somebody else.
    private func relative(before position: Int) -> Actor.Who? {
        guard ends(Self.genitive, at: position) else { return nil }
        let start = clause(position)
        let receives = matches.contains { match in
            switch match.meaning {
            case .cue(.receive): match.start >= start && match.end <= position
            case .indicator: match.start >= start && match.end <= position
            default: false
            }
        }
        guard receives else { return nil }
        // A demonstrative before it: 这家接收…的工厂.
        let isCopula = (start..<position).contains { index in
            Self.copulas.contains { text.bytes[index..<position].starts(with: $0) }
        }
        return isCopula ? .company : .other
    }

    private static let formerly = ["前身为", "前身是", "前身系", "前身即"].map { Array($0.utf8) }

    /// 公司前身为某监狱下属轧花厂: what the subject was before, and nobody else.
    private func isFormerSelf(_ position: Int) -> Bool {
        Range.span(clause(position), position).contains { index in
            Self.formerly.contains { text.bytes[index..<position].starts(with: $0) }
        }
    }

    private func isSomebodyElse(_ position: Int) -> Bool {
        let known = actors.last { $0.end <= position }?.end ?? 0
        let start = max(clause(position), position - 36, known)
        guard start < position else { return false }
        return (start..<position).contains { index in
            Self.others.contains { text.bytes[index..<position].starts(with: $0) }
                // 甲公司、乙公司两家企业 are these two.
                || index > known && Self.counts.contains { text.bytes[index..<position].starts(with: $0) }
        }
    }

    private static let counts = ["多家", "几家", "数家", "两家", "三家", "四家", "五家"].map { Array($0.utf8) }

    /// Whether 公司 is a word of its own, and not the end of a name.
    private func standsAlone(_ start: Int) -> Bool {
        guard start - 3 >= range.lowerBound, text.bytes[start - 1] >= 0x80 else { return true }
        return Self.alone.contains { ends($0, at: start) }
    }
}
