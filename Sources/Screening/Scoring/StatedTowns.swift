import NameMatching

/// The towns that the addresses of a party state, as narrow as each address tells.
///
/// One name in one country at addresses in two towns is a question and no match: companies of one name are many, and one company may
/// have two seats. Addresses are compared by places that the tables know, so that scripts and spellings make no difference.
struct StatedTowns {
    private let senses: [[UInt16]]
    private let lexicon: Lexicon

    /// Reads addresses.
    ///
    /// - Complexity: O(*n*) for *n* characters, as much as taking a name apart.
    init(_ addresses: some Sequence<String>, analyzer: NameAnalyzer, lexicon: Lexicon) {
        self.lexicon = lexicon
        var found: [[UInt16]] = []
        for address in addresses {
            let places = lexicon.places(of: analyzer.analyze(address, kind: .organization)).filter { senses in
                // A country is no town.
                !senses.contains { lexicon.isCountry($0) }
            }
            // A region around another place of the address says nothing more.
            found += places.filter { outer in
                !places.contains { inner in inner != outer && Self.lies(inner, within: outer, lexicon) }
            }
        }
        senses = found
    }

    /// Whether both sides state towns and none lies within, or around, one of the other's.
    func contradict(_ other: StatedTowns) -> Bool {
        guard !senses.isEmpty, !other.senses.isEmpty else { return false }
        return !senses.contains { one in
            other.senses.contains { two in
                !Set(one).isDisjoint(with: two) || Self.lies(one, within: two, lexicon)
                    || Self.lies(two, within: one, lexicon)
            }
        }
    }

    private static func lies(_ inner: [UInt16], within outer: [UInt16], _ lexicon: Lexicon) -> Bool {
        inner.contains { sense in outer.contains { lexicon.isPlace(sense, within: $0) } }
    }
}
