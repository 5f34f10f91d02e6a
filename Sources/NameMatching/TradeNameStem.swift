/// The beginning of a company's trade name: what a subsidiary's name has in common with its parent's.
package struct TradeNameStem: Sendable {
    /// The hashes of its letters, joined, one a reading: equal for ideographs and their pinyin.
    package let keys: [UInt64]
    /// How much it tells parties apart, in bits.
    package let bits: Double
    /// Whether nothing of the trade name follows but words in brackets.
    package let isWhole: Bool
    /// The bytes of the original, in UTF-8, that it covers.
    package let range: Range<Int>
}

extension AnalyzedName {
    /// The beginnings of the trade name, the shortest first; none for a person and for a name of generic words alone.
    package var tradeNameStems: [TradeNameStem] {
        guard kind != .person else { return [] }
        let identity = tokens.filter { $0.role.isIdentity && $0.formCount > 0 }
        let length = original.utf8.count
        var stems: [TradeNameStem] = []
        var bits = 0.0
        for (index, token) in identity.enumerated() {
            bits += Double(token.information) / 16
            let beginning = Array(identity[...index])
            let keys = joined(beginning).map { StableHash.of($0.letters, seed: KeySeed.core) }
            let rest = identity[(index + 1)...]
            let start = identity[0].range(inOriginalOf: length).lowerBound
            let end = token.range(inOriginalOf: length).upperBound
            stems.append(
                TradeNameStem(
                    keys: Array(Set(keys)).sorted(), bits: bits,
                    isWhole: rest.allSatisfy { $0.flags.contains(.bracketed) }, range: start..<max(start, end)))
        }
        return stems
    }

    /// The meanings of the lines of business that the name states.
    package var industrySenses: Set<UInt16> { senses(of: .industry) }

    /// The meanings of the places that the name states.
    package var placeSenses: Set<UInt16> { senses(of: .place) }

    private func senses(of role: PartRole) -> Set<UInt16> {
        var found: Set<UInt16> = []
        for token in tokens where token.role == role {
            // A single ideograph may stand for a province or for anything else.
            if token.script == .han, role == .place, token.end - token.start < 6 { continue }
            found.formUnion(concepts[Int(token.conceptStart)..<Int(token.conceptStart) + Int(token.conceptCount)])
        }
        return found
    }
}

extension Lexicon {
    /// A place and the places around it, by the names that the tables give them.
    package func placeChain(_ sense: UInt16) -> [String] {
        var chain: [String] = []
        var place = sense
        while place != 0, Int(place) < tables.concepts.count, chain.count < 6 {
            chain.append(tables.conceptNames[Int(place)])
            place = tables.concepts[Int(place)].parent
        }
        return chain
    }

    /// The meanings of each part of a name that states a place.
    package func places(of name: AnalyzedName) -> [[UInt16]] {
        name.tokens.filter { $0.role == .place && ($0.script != .han || $0.end - $0.start >= 6) }.map {
            Array(name.concepts[Int($0.conceptStart)..<Int($0.conceptStart) + Int($0.conceptCount)])
        }
    }
}
