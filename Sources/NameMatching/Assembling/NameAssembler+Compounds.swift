extension NameAssembler {
    /// Gives the last token the meanings of the two words that a brand was put together from: Gold·tiger, Sino·fibers.
    ///
    /// A brand of which the lexicon knows only one part has that part's meanings, if the part is long enough not to be chance.
    ///
    /// - Complexity: O(*n*²) for *n* letters.
    mutating func addParts(of letters: [UInt8]) {
        guard (Self.shortestCompound...Self.longestCompound).contains(letters.count) else { return }
        var best: (known: Int, first: [UInt16], second: [UInt16])?
        for cut in Self.shortestPart...letters.count - Self.shortestPart {
            let first = meanings(ofPart: letters[..<cut])
            let second = meanings(ofPart: letters[cut...])
            let known = (first.isEmpty ? 0 : cut) + (second.isEmpty ? 0 : letters.count - cut)
            let least = first.isEmpty || second.isEmpty ? Self.shortestSinglePart : Self.shortestPart
            if known >= least, known > best?.known ?? 0 { best = (known, first, second) }
        }
        guard let best else { return }
        addPieces(meanings: best.first)
        addPieces(meanings: best.second)
    }

    private static let shortestCompound = 6
    private static let longestCompound = 16
    private static let shortestPart = 3
    private static let shortestSinglePart = 4

    private func meanings(ofPart letters: ArraySlice<UInt8>) -> [UInt16] {
        let hash = StableHash.of(letters, seed: 1)
        guard tables.derivedForms.find(hash) == nil, let form = tables.latinForms.find(hash) else { return [] }
        return tables.senses(ofForm: form).filter {
            switch tables.concepts[Int($0)].kind {
            case .word, .brand, .industry, .qualifier, .place, .country: true
            default: false
            }
        }
    }
}
