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
        let words = Set(names.flatMap { $0.split { !$0.isLetter }.map(String.init) })
        func holds(_ texts: [String], _ plain: Set<String> = []) -> Bool {
            !words.isDisjoint(with: plain) || names.contains { name in texts.contains(where: name.contains) }
        }
        (english, chinese) =
            if party.isSoleTrader {
                ("business", "贵户")
            } else if holds(["合作社", "co-operative"], ["cooperative"]) {
                ("cooperative", "贵社")
            } else if holds(["公司", "s.a.", "s.p.a", "株式会社"], Self.forms) {
                ("company", "贵公司")
            } else if holds(["厂"], ["factory", "mill", "mills", "plant", "works"]) {
                ("factory", "贵厂")
            } else if holds(["农场", "牧场", "林场", "果园"], ["farm", "farms", "orchard"]) {
                ("farm", "贵场")
            } else {
                ("organization", "贵单位")
            }
    }

    /// Words that companies alone have.
    private static let forms: Set<String> = [
        "co", "company", "ltd", "limited", "inc", "incorporated", "gmbh", "llc", "corp", "corporation", "plc", "sarl",
        "srl",
        "tnhh", "bhd", "jsc", "ooo", "ag", "bv", "nv", "pte", "pvt",
    ]
}
