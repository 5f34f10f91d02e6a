/// The beginning of a company's trade name: what a subsidiary's name has in common with its parent's.
package struct TradeNameStem: Sendable {
    /// The hashes of its letters, joined, one a reading, and of the group whose brand it is: equal for ideographs, their pinyin and the
    /// group's English name.
    package let keys: [UInt64]
    /// How much it tells parties apart, in bits.
    package let bits: Double
    /// How many words of the trade name follow, those in brackets aside.
    package let following: Int
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
            // How common a known brand is, nobody counted: its letters say how much it tells.
            let letters = Int(forms[Int(token.formStart)].letterCount)
            let spelled = Double(
                NameAssembler.information(
                    syllables: token.script == .han ? Int(token.end - token.start) / 3 : 0, letters: letters))
            let isCounted = token.flags.contains(.known) && token.information <= 8 * 16
            bits += (isCounted ? Double(token.information) : max(Double(token.information), spelled)) / 16
            let beginning = Array(identity[...index])
            var keys = joined(beginning).map { StableHash.of($0.letters, seed: KeySeed.core) }
            if index == 0, !isCounted {
                for sense in concepts[Int(token.conceptStart)..<Int(token.conceptStart) + Int(token.conceptCount)] {
                    keys.append(StableHash.of(sumOf: [UInt64(sense)], seed: KeySeed.concept))
                }
            }
            let rest = identity[(index + 1)...]
            let start = identity[0].range(inOriginalOf: length).lowerBound
            let end = token.range(inOriginalOf: length).upperBound
            stems.append(
                TradeNameStem(
                    keys: Array(Set(keys)).sorted(), bits: bits,
                    following: rest.count { !$0.flags.contains(.bracketed) }, range: start..<max(start, end)))
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

    /// Whether a meaning is a country.
    package func isCountry(_ sense: UInt16) -> Bool {
        Int(sense) < tables.concepts.count && tables.concepts[Int(sense)].kind == .country
    }

    /// Whether one place lies within another.
    package func isPlace(_ inner: UInt16, within outer: UInt16) -> Bool {
        var place = inner
        for _ in 0..<6 where place != 0 && Int(place) < tables.concepts.count {
            place = tables.concepts[Int(place)].parent
            if place == outer, place != 0 { return true }
        }
        return false
    }

    /// The meanings of each part of a name that states a place.
    package func places(of name: AnalyzedName) -> [[UInt16]] {
        name.tokens.filter { $0.role == .place && ($0.script != .han || $0.end - $0.start >= 6) }.map {
            Array(name.concepts[Int($0.conceptStart)..<Int($0.conceptStart) + Int($0.conceptCount)])
        }
    }
}
