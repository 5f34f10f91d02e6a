/// One word on one side, several on the other.
extension NameAligner {
    /// Tokens of the other name that a token is to be linked with.
    struct Run {
        /// The tokens, a bit each.
        var tokens: UInt32
        var relation: PartRelation
        var role: PartRole
        var similarity: Float = 1
        var information: Float
    }

    /// Links each open token of either name with the open tokens of the other that `find` names.
    ///
    /// - Parameter find: Takes a token, its name, the other name and which tokens of that are open.
    mutating func linkWithRuns(_ find: (NameToken, NameView, NameView, UInt32) -> Run?) {
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 {
            guard let run = find(a.tokens[i], a, b, openB) else { continue }
            link(
                1 << UInt32(i), run.tokens, run.relation, role: run.role, similarity: run.similarity,
                information: run.information)
        }
        for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 {
            guard let run = find(b.tokens[j], b, a, openA) else { continue }
            link(
                run.tokens, 1 << UInt32(j), run.relation, role: run.role, similarity: run.similarity,
                information: run.information)
        }
    }

    // MARK: Joined on one side, spaced on the other

    /// Consecutive open tokens whose letters together are a reading of `token`.
    static func spelledRun(of token: NameToken, in name: NameView, by other: NameView, open: UInt32) -> Run? {
        guard token.formCount > 0, !token.flags.contains(.numeric) else { return nil }
        let tokens = other.tokens
        var longest = 0
        // The first letters of the readings, a bit each: few words begin with one of them.
        var beginnings: UInt32 = 0
        for index in 0..<Int(token.formCount) {
            let reading = name.forms[Int(token.formStart) + index]
            longest = max(longest, Int(reading.letterCount))
            if reading.letterCount > 0 { beginnings |= 1 << UInt32(name.bytes[Int(reading.start)] & 31) }
        }
        for start in tokens.indices where open & (1 << UInt32(start)) != 0 && tokens[start].formCount > 0 {
            let form = other.forms[Int(tokens[start].formStart)]
            guard form.letterCount > 0, beginnings & (1 << UInt32(other.bytes[Int(form.start)] & 31)) != 0 else {
                continue
            }
            var mask: UInt32 = 0
            var end = start
            var length = 0
            while end < tokens.count, end - start < 6, open & (1 << UInt32(end)) != 0, tokens[end].formCount > 0 {
                length += Int(other.forms[Int(tokens[end].formStart)].letterCount)
                if length > longest { break }
                mask |= 1 << UInt32(end)
                end += 1
                if end - start < 2 { continue }
                for index in 0..<Int(token.formCount) {
                    let reading = name.forms[Int(token.formStart) + index]
                    guard Int(reading.letterCount) == length, reading.key == joinedKey(of: other, start..<end) else {
                        continue
                    }
                    return Run(
                        tokens: mask, relation: token.script == .han ? .transliteration : .same,
                        role: role(token, mask, other), information: Float(token.information) / 16)
                }
            }
        }
        return nil
    }

    /// The role of the more identifying of a token and a run.
    private static func role(_ token: NameToken, _ run: UInt32, _ name: NameView) -> PartRole {
        var role = token.role
        for index in name.tokens.indices where run & (1 << UInt32(index)) != 0 {
            role = PartRole(rawValue: min(role.rawValue, name.tokens[index].role.rawValue)) ?? role
        }
        return role
    }

    /// The hash of the first forms of consecutive tokens, joined.
    private static func joinedKey(of name: NameView, _ range: Range<Int>) -> UInt64 {
        var hash = StableHash(seed: 1)
        for index in range {
            let form = name.forms[Int(name.tokens[index].formStart)]
            hash.add(name.letters(form))
        }
        return hash.value
    }

    // MARK: Joined and spelt another way

    /// Links words with two or three of the other name that together sound like them: Jamaleddine and Jamal al-Din.
    mutating func linkSoundRuns() {
        guard max(identity(a, openA).nonzeroBitCount, identity(b, openB).nonzeroBitCount) > 1 else { return }
        let costs = costs
        let isVowelless = a.script.isVowelless != b.script.isVowelless
        linkWithRuns { Self.soundRun(of: $0, in: $1, by: $2, open: $3, costs: costs, isVowelless: isVowelless) }
    }

    /// How alike a word and a run have to sound: short words between others are written in many ways (ed, al, ul).
    private static let leastLikeness: Float = 0.8

    private static func soundRun(
        of token: NameToken, in name: NameView, by other: NameView, open: UInt32, costs: [UInt8], isVowelless: Bool
    ) -> Run? {
        guard isSpelt(token) else { return nil }
        let form = name.forms[Int(token.formStart)]
        guard form.soundCount > (token.flags.contains(.pinyin) || isVowelless ? 3 : 5) else { return nil }
        let most = isVowelless ? 2 * Int(form.soundCount) + 3 : Int(form.soundCount) + 2
        var best: Run?
        for start in other.tokens.indices where open & (1 << UInt32(start)) != 0 && isSpelt(other.tokens[start]) {
            var sounds = InlineArray<60, UInt8>(repeating: 0)
            var count = 0
            var mask: UInt32 = 0
            var consonants: UInt32 = 0
            var bits: Float = 0
            for index in start..<other.tokens.count {
                let next = other.tokens[index]
                if next.role == .filler { continue }
                guard open & (1 << UInt32(index)) != 0, isSpelt(next) else { break }
                let part = other.forms[Int(next.formStart)]
                guard count + Int(part.soundCount) <= most, mask.nonzeroBitCount < 3 else { break }
                for sound in other.sounds(part) where count < 60 {
                    sounds[count] = sound
                    count += 1
                }
                mask |= 1 << UInt32(index)
                consonants |= part.consonants
                bits += Float(next.information) / 16
                guard mask.nonzeroBitCount > 1,
                    isVowelless || consonants == form.consonants && count + 2 >= Int(form.soundCount)
                else {
                    continue
                }
                let spoken = name.sounds(form)
                let similarity = EditDistance.soundSimilarity(
                    spoken.span, sounds.span.extracting(0..<count), ignoringVowels: isVowelless, costs: costs.span)
                guard similarity >= leastLikeness, similarity > best?.similarity ?? 0 else { continue }
                best = Run(
                    tokens: mask, relation: .soundsAlike, role: role(token, mask, other), similarity: similarity,
                    information: min(bits, Float(token.information) / 16) * similarity)
            }
        }
        return best
    }

    /// Whether a token is a name in letters that the lexicon does not know.
    private static func isSpelt(_ token: NameToken) -> Bool {
        token.role.isIdentity && token.script != .han && token.formCount > 0
            && token.flags.isDisjoint(with: [.known, .numeric, .initial])
    }
}
