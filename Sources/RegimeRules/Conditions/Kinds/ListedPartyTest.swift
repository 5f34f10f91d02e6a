import ClewModel
import SourceFiles

/// Which listings count.
struct ListedPartyTest: ConditionKind {
    static let key = "listedParty"

    /// What a listed party in another role than those asked for means.
    enum OtherRoles: String, Hashable, Sendable, CaseIterable {
        /// Nothing.
        case ignored
        /// The answer is open until its part is clear.
        case open
    }

    /// The datasets.
    let datasets: [DatasetName]
    /// The roles that settle the question; empty for every role.
    let roles: [PartyRole]
    /// What other roles mean.
    let otherRoles: OtherRoles
    /// Where an entry reaches only the goods that its words name: what these words mean; empty where it reaches all goods.
    let goodsNamed: [NamedGoods]

    /// Creates a test.
    init(
        datasets: [DatasetName], roles: [PartyRole] = [], otherRoles: OtherRoles = .ignored,
        goodsNamed: [NamedGoods] = []
    ) {
        self.datasets = datasets
        self.roles = roles
        self.otherRoles = otherRoles
        self.goodsNamed = goodsNamed
    }

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> ListedPartyTest? {
        guard let record = record.record(key, into: &diagnostics) else { return nil }
        let datasets = reader.texts(record, "datasets", into: &diagnostics)
        let roles = record.cells("roles", into: &diagnostics).compactMap { $0.choice(PartyRole.self, &diagnostics) }
        let others: OtherRoles? = record.choice("otherRoles", into: &diagnostics)
        let goods = record.records("goodsNamed", into: &diagnostics).compactMap { record -> NamedGoods? in
            // Words without prefixes name all goods.
            let words = reader.texts(record, "words", into: &diagnostics)
            let test = record.keys.contains("hs") ? GoodsTest(record, into: &diagnostics) : nil
            return words.map { NamedGoods(words: $0, goods: test) }
        }
        return datasets.map {
            ListedPartyTest(
                datasets: $0.map { DatasetName($0) }, roles: roles, otherRoles: others ?? .ignored, goodsNamed: goods)
        }
    }

    func text(_ words: ConditionWords) -> String {
        let names = datasets.map(words.list).joined(separator: ", or ")
        let asked = roles.isEmpty ? "" : " and is \(roles.map(\.rawValue).joined(separator: " or ")) of these goods"
        let others =
            roles.isEmpty
            ? "" : otherRoles == .open ? "; a party in another role leaves it open" : "; other roles do not count"
        return "a party is listed on the day judged in \(names)\(asked)\(others)"
    }

    func below(_ words: ConditionWords, depth: Int) -> [ConditionWords.Line] {
        goodsNamed.map { named in
            let entry = named.words.map { "“\($0)”" }.joined(separator: " or ")
            return ConditionWords.Line(
                depth: depth,
                text: "an entry with the words \(entry) reaches " + (named.goods?.scope ?? "all goods of the party"))
        }
    }

    var subjects: [String] { datasets.map { "list \($0)" } }
}
