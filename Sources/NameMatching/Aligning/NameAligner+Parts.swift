/// Links by the meanings of parts: the single ideographs of a Chinese trade name, the two words of a Western brand.
extension NameAligner {
    /// The open tokens that translate the parts of `token`, a trade name: 昆磁 and Kunming Magnet, Goldtiger and 金虎.
    static func translatedRun(of token: NameToken, in name: NameView, by other: NameView, open: UInt32) -> Run? {
        guard token.pieceCount > 0 else { return nil }
        let found = translated(token, in: name, by: other, open: open)
        guard found.share >= leastShare else { return nil }
        return Run(
            tokens: found.mask, relation: .translation, role: .tradeName, similarity: found.share,
            information: Float(token.information) / 16 * found.share)
    }

    /// Links what remains of both trade names where half of their parts or more mean the same: Velsoft and 白软.
    mutating func linkSharedParts() {
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 && a.tokens[i].pieceCount > 0 {
            for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 && b.tokens[j].pieceCount > 0 {
                let left = a.tokens[i]
                let right = b.tokens[j]
                guard (left.script == .han) != (right.script == .han) else { continue }
                let share = Self.sharedParts(left, a, right, b)
                guard share >= 0.5 else { continue }
                link(
                    1 << UInt32(i), 1 << UInt32(j), .translation, role: .tradeName, similarity: share,
                    information: Self.bits(left, right) * share)
                break
            }
        }
    }

    /// The least share of a trade name's parts that the other side's words have to translate.
    private static let leastShare: Float = 0.6

    /// Of how many parts a token consists.
    private static func partCount(of token: NameToken) -> Int {
        token.flags.contains(.hasIdeographs) ? Int(token.syllables) : 2
    }

    /// Where the meanings of a token's parts lie.
    private static func pieces(of token: NameToken) -> Range<Int> {
        let start = Int(token.conceptStart) + Int(token.conceptCount)
        return start..<start + Int(token.pieceCount)
    }

    /// For how many parts of a token one of the meanings is found; once it is, the part's other meanings are not asked about.
    private static func countParts(of token: NameToken, in name: NameView, where isFound: (UInt16) -> Bool) -> Int {
        var count = 0
        var isTaken = false
        for piece in pieces(of: token) {
            let meaning = name.concepts[piece]
            if meaning == 0 { isTaken = false }
            if meaning == 0 || isTaken { continue }
            if isFound(meaning) {
                count += 1
                isTaken = true
            }
        }
        return count
    }

    /// Which open tokens of `other` translate parts of `token`, and what share of them that is.
    private static func translated(
        _ token: NameToken, in name: NameView, by other: NameView, open: UInt32
    ) -> (mask: UInt32, share: Float) {
        let parts = partCount(of: token)
        guard parts > 1 else { return (0, 0) }
        var mask: UInt32 = 0
        let count = countParts(of: token, in: name) { meaning in
            for index in other.tokens.indices where open & ~mask & (1 << UInt32(index)) != 0 {
                let candidate = other.tokens[index]
                if (candidate.script == .han) == (token.script == .han) || candidate.role == .legalForm { continue }
                for x in 0..<Int(candidate.conceptCount)
                where other.concepts[Int(candidate.conceptStart) + x] == meaning {
                    mask |= 1 << UInt32(index)
                    return true
                }
            }
            return false
        }
        return (mask, min(1, Float(count) / Float(parts)))
    }

    /// What share of the parts of two tokens mean the same.
    private static func sharedParts(_ left: NameToken, _ a: NameView, _ right: NameToken, _ b: NameView) -> Float {
        let count = countParts(of: left, in: a) { meaning in pieces(of: right).contains { b.concepts[$0] == meaning } }
        return min(1, Float(count) / Float(max(partCount(of: left), partCount(of: right))))
    }
}
