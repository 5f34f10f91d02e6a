import SupplyChain

/// What a letter calls whom it is addressed to: a company, a cooperative, a factory, a farm, or an organization of another kind.
struct FormOfAddress: Hashable {
    /// In English, after “your”.
    let english: String
    /// In Chinese, with its courtesy: 贵公司.
    let chinese: String

    /// The form that fits the names of a party.
    init(_ party: CaseParty) {
        let names = party.names.map { $0.lowercased() }
        func holds(_ words: [String]) -> Bool { names.contains { name in words.contains(where: name.contains) } }
        (english, chinese) =
            if party.isSoleTrader {
                ("business", "贵户")
            } else if holds(["合作社", "cooperative", "co-operative"]) {
                ("cooperative", "贵社")
            } else if holds([
                "公司", " co.", "company", "ltd", "limited", "inc", "gmbh", "llc", "corp", " s.a", " s.p.a", "tnhh",
            ]) {
                ("company", "贵公司")
            } else if holds(["工厂", "厂"]) {
                ("factory", "贵厂")
            } else if holds(["农场", "牧场", "林场", "果园"]) {
                ("farm", "贵场")
            } else {
                ("organization", "贵单位")
            }
    }
}
