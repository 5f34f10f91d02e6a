import SourceFiles

/// Headers that end in a word for a party: “Tier 2 supplier”, “Issuing bank”, “Unterlieferant”, 棉花加工厂.
extension PartyRole {
    /// The party that a header names by its last word, or behind “of”.
    ///
    /// - Parameter header: The header as written.
    /// - Returns: The party, whose word is the whole header, so that “Supplier” and “Tier 2 supplier” are two; with the rest `name`
    ///   for a name, or what else is said of it, folded: “Country of the mill”. `nil` where the last word is none for a party, or
    ///   the header speaks of a number, a day, a share …
    static func ending(_ header: String) -> Found? {
        var words = words(of: header)
        guard let first = words.first, words.count <= 6 else { return nil }
        if let of = words.firstIndex(of: "of"), of > 0, of + 1 < words.count {
            let party = words[(of + 1)...].filter { $0 != "the" }
            guard let found = named(Array(party)) else { return nil }
            let rest = words[..<of].joined()
            return Found(
                party: found.party, word: found.word,
                rest: ["name", "names", "fullname"].contains(rest) ? "name" : rest)
        }
        if words.count > 1, words.last == "name" || words.last == "names" { words.removeLast() }
        guard !noParties.contains(first), let found = named(words) else { return nil }
        return Found(party: found.party, word: words.joined(), rest: "name")
    }

    /// The party that words name, by the last of them.
    private static func named(_ words: [String]) -> (party: String, word: String)? {
        for count in stride(from: min(3, words.count), through: 1, by: -1) {
            let word = words.suffix(count).joined()
            if let found = party(of: word), !isDoubtful(word) { return found }
        }
        guard let last = words.last else { return nil }
        if last.unicodeScalars.allSatisfy({ isEastAsian($0.value) }) { return eastAsian(last) }
        // Compounds without a space: “Unterlieferant”, “subsupplier”; short words are parts of others (“ownership”, “origin”).
        let ending = table.keys.filter { $0.count >= 7 && last.count > $0.count && last.hasSuffix($0) }
            .max { ($0.count, $0) < ($1.count, $1) }
        return ending.flatMap { word in table[word].map { ($0, word) } }
    }

    /// The words of a header in lower case: at spaces and signs, and at capitals within a word.
    static func words(of header: String) -> [String] {
        Text.words(ofTitle: header).map(PartyColumns.folded).filter { !$0.isEmpty }
    }

    private static func eastAsian(_ header: String) -> (party: String, word: String)? {
        var text = header
        for name in ["名称", "名稱", "全称", "명", "名"] where text.hasSuffix(name) && text.count > name.count + 1 {
            text = String(text.dropLast(name.count))
            break
        }
        guard (2...12).contains(text.count), !measures.contains(where: text.hasPrefix) else { return nil }
        let longest = table.keys.filter { $0.count >= 2 && text.hasSuffix($0) && !isDoubtful($0) }.max {
            ($0.count, $0) < ($1.count, $1)
        }
        if let longest, let party = table[longest] { return (party, longest) }
        guard let ending = endings.first(where: text.hasSuffix) else { return nil }
        return ("party:" + ending, ending)
    }

    private static func isEastAsian(_ value: UInt32) -> Bool {
        (0x3040..<0x3100).contains(value) || (0x3400..<0xA000).contains(value) || (0xAC00..<0xD7B0).contains(value)
            || (0x1100..<0x1200).contains(value)
    }

    /// Ends of East Asian words for parties; those of one character are none alone.
    private static let endings = [
        "厂", "廠", "商", "公司", "企业", "企業", "集团", "集團", "单位", "單位", "银行", "銀行", "厂家", "人", "方", "供方", "需方",
    ]
    .sorted { ($0.count, $0) > ($1.count, $1) }

    /// What units are of; and formulas and squares, which end as parties do.
    private static let measures = [
        "计量", "計量", "重量", "数量", "數量", "货币", "貨幣", "币种", "价格", "计价", "長度", "长度", "包装", "金额", "金額", "体积", "基本",
        "平方", "立方", "配方", "地方", "是否", "人", "方",
    ]

    /// First words of headers that speak of something else than a party's name.
    private static let noParties: Set<String> = [
        "type", "kind", "date", "number", "no", "nr", "num", "amount", "value", "percent", "percentage", "share",
        "shares", "stake",
        "status", "category", "class", "code", "id", "count", "total", "sum", "qty", "quantity", "list", "rating",
        "risk", "notes",
        "note", "remarks", "remark", "comment", "relationship", "relation", "url", "website", "email", "phone",
        "telephone", "tel",
        "fax", "city", "country", "address", "is", "has", "per", "by", "anzahl", "datum", "art", "typ", "tipo", "fecha",
        "дата", "тип", "report", "overview", "summary", "page", "title", "our", "all",
    ]
}
