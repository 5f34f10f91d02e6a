import ClewModel

/// Goods as the entries of a list name them, such as “cotton and cotton products”, and what that means in HS codes.
struct NamedGoods: Hashable, Sendable {
    /// Words of an entry, in lower case: one of them is enough.
    let words: [String]
    /// The goods; `nil` where the words name all goods of the party.
    let goods: GoodsTest?

    /// Creates goods that one of some words names.
    init(words: [String], goods: GoodsTest?) {
        self.words = words
        self.goods = goods
    }

    /// Whether an entry names these goods: one of the words stands in it, and not as a part of a longer word.
    func isNamed(in entry: String) -> Bool {
        let text = Self.spaced(entry)
        return words.contains { text.contains(Self.spaced($0)) }
    }

    /// The words of a text in lower case with one space before and behind each.
    private static func spaced(_ text: String) -> String {
        " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}

extension ListedPartyTest {
    /// Whether an entry reaches the goods of a case, by the goods that its own words name.
    ///
    /// An entry that names none, or names them in words that the test does not know, leaves that open.
    ///
    /// - Parameters:
    ///   - listing: The entry about a party.
    ///   - entry: The entry, as a sentence names it.
    ///   - facts: The case.
    func goodsReached(by listing: ListingFact, entry: String, _ facts: RegimeFacts) -> ConditionAnswer {
        let named = listing.goods.map { text in goodsNamed.filter { $0.isNamed(in: text) } } ?? []
        if named.contains(where: { $0.goods == nil }) { return .yes("The entry reaches all goods.", by: []) }
        guard !named.isEmpty else {
            let gap = EvidenceGap(
                missing: "the goods that the entry \(entry) reaches", subject: listing.party,
                question: "Which goods does the order on “\(listing.listedName)” name?")
            return .open(
                "Which goods the entry reaches is not told in words that are known here\(listing.goods.map { " (“\($0)”)" } ?? "").",
                missing: [gap])
        }
        return .any(named.compactMap { $0.goods?.judged(facts) })
    }
}
