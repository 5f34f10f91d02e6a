extension NameAligner {
    /// How two tokens are alike, if they are.
    struct Likeness {
        var relation: PartRelation
        var similarity: Float
        /// Bits that both share.
        var information: Float
    }

    /// Links what is written or sounds alike, the most alike first.
    mutating func linkAlike() {
        while openA != 0 && openB != 0 {
            var best: (i: Int, j: Int, likeness: Likeness)?
            for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 {
                for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 {
                    guard let found = likeness(a.tokens[i], b.tokens[j]) else { continue }
                    if best.map({ found.information > $0.likeness.information }) ?? true { best = (i, j, found) }
                }
            }
            guard let best else { return }
            link(
                1 << UInt32(best.i), 1 << UInt32(best.j), best.likeness.relation,
                role: inexactRole(a.tokens[best.i], b.tokens[best.j]),
                similarity: best.likeness.similarity, information: best.likeness.information)
        }
    }

    /// The role of a link between words that are not equal: an unknown word like a generic one is meant to be that.
    private func inexactRole(_ left: NameToken, _ right: NameToken) -> PartRole {
        if left.flags.contains(.known) && left.role.isGeneric { return left.role }
        if right.flags.contains(.known) && right.role.isGeneric { return right.role }
        return Self.role(left, right)
    }

    /// Whether a word may be taken for a generic one of the other side: its name keeps another word that identifies.
    private func canBeGeneric(_ token: NameToken, in name: NameView) -> Bool {
        guard token.role == .tradeName else { return true }
        var count = 0
        for other in name.tokens where other.role == .tradeName { count += 1 }
        return count > 1
    }

    /// Whether a word is one of letters that are each named, or beside such a one a known brand of a few letters.
    private func isOfNamedLetters(_ token: NameToken, _ name: NameView, beside other: NameToken) -> Bool {
        if token.flags.contains(.acronym) { return true }
        return other.flags.contains(.acronym) && token.role == .tradeName && token.script == .latin
            && token.flags.contains(.known) && name.forms[Int(token.formStart)].letterCount <= 5
    }

    /// A word that is a slip for a generic one of a name that has no other: General Copmany and General Company.
    ///
    /// Of words of six letters or more, by one letter or two neighbours.
    private func slip(_ token: NameToken, _ name: NameView, for generic: NameToken, _ other: NameView) -> Likeness? {
        guard token.script == generic.script, token.script != .han, !isSyllabic(token),
            !other.tokens.contains(where: { $0.role == .tradeName })
        else { return nil }
        let (short, long) = (
            name.letters(name.forms[Int(token.formStart)]), other.letters(other.forms[Int(generic.formStart)])
        )
        guard min(short.count, long.count) >= 6, beginAlike(short, long),
            EditDistance.alignment(short.span, long.span, limit: 1) == 1
        else { return nil }
        return Likeness(relation: .typo, similarity: 0.9, information: Float(generic.information) / 16)
    }

    private func likeness(_ left: NameToken, _ right: NameToken) -> Likeness? {
        if left.flags.contains(.numeric) || right.flags.contains(.numeric) { return nil }
        if left.formCount == 0 || right.formCount == 0 { return nil }
        if areFatherAndSon(left, right) || haveOtherDigits(left, right) { return nil }
        let isKnownLeft = left.flags.contains(.known)
        let isKnownRight = right.flags.contains(.known)
        if isKnownLeft && isKnownRight { return nil }
        if isKnownLeft, left.role.isGeneric, !canBeGeneric(right, in: b) { return slip(right, b, for: left, a) }
        if isKnownRight, right.role.isGeneric, !canBeGeneric(left, in: a) { return slip(left, a, for: right, b) }
        // Letters that are each named are compared as letters, not by sound: other letters are another name.
        if isOfNamedLetters(left, a, beside: right), isOfNamedLetters(right, b, beside: left) { return nil }
        if isServant(left, a, of: right, b) || isServant(right, b, of: left, a) {
            return Likeness(
                relation: .abbreviation, similarity: 0.8,
                information: Float(min(left.information, right.information)) / 16)
        }
        // Two given names that the lexicon knows, linked by nothing that they mean, are two names: Hasan and Husayn.
        if isPersonal(left) && isPersonal(right) && left.conceptCount > 0 && right.conceptCount > 0 { return nil }
        if isDerived(left, a, from: right, b) || isDerived(right, b, from: left, a) { return nil }
        let shared = Float(min(left.information, right.information)) / 16
        if left.flags.contains(.initial) || right.flags.contains(.initial) {
            return firstLetter(left, a) == firstLetter(right, b) && isPersonal(left) && isPersonal(right)
                ? Likeness(relation: .abbreviation, similarity: 0.5, information: min(shared, 2)) : nil
        }
        if left.flags.contains(.hasIdeographs) && right.flags.contains(.hasIdeographs) {
            return ideographs(left, right)
        }
        var best: Likeness?
        for x in 0..<min(4, Self.formLimit(left, isMandarin: isMandarin)) {
            for y in 0..<min(4, Self.formLimit(right, isMandarin: isMandarin)) {
                guard
                    let found = likeness(
                        left, a.forms[Int(left.formStart) + x], right, b.forms[Int(right.formStart) + y], shared)
                else { continue }
                if best.map({ found.information > $0.information }) ?? true { best = found }
            }
        }
        if let found = transcribed(left, right, shared), found.information > best?.information ?? 0 { best = found }
        if best == nil || (best?.similarity ?? 0) < 0.8 { if let found = initials(left, right) { return found } }
        return best
    }

    /// Whether two words hold digits and not the same: 3M, 4M.
    private func haveOtherDigits(_ left: NameToken, _ right: NameToken) -> Bool {
        func digits(_ token: NameToken, _ name: NameView) -> some Sequence<UInt8> {
            name.letters(name.forms[Int(token.formStart)]).lazy.filter { (0x30...0x39).contains($0) }
        }
        guard left.script == .latin, right.script == .latin, left.role == .tradeName, right.role == .tradeName else {
            return false
        }
        return digits(left, a).contains { _ in true } && !digits(left, a).elementsEqual(digits(right, b))
    }

    /// How alike a transcribed word and one of letters have to sound.
    private static let leastTranscribed: Float = 0.6

    private func firstLetter(_ token: NameToken, _ name: NameView) -> UInt8 {
        name.bytes[Int(name.forms[Int(token.formStart)].start)]
    }

    /// Two unknown words of ideographs: as far as they have ideographs in common, in order.
    private func ideographs(_ left: NameToken, _ right: NameToken) -> Likeness? {
        let n = Int(left.syllables)
        let m = Int(right.syllables)
        let startA = Int(left.conceptStart) + Int(left.conceptCount) + Int(left.pieceCount)
        let startB = Int(right.conceptStart) + Int(right.conceptCount) + Int(right.pieceCount)
        var row = InlineArray<61, UInt8>(repeating: 0)
        for i in 0..<n {
            var diagonal: UInt8 = 0
            for j in 0..<m {
                let above = row[j + 1]
                row[j + 1] = a.concepts[startA + i] == b.concepts[startB + j] ? diagonal + 1 : max(above, row[j])
                diagonal = above
            }
        }
        let common = Int(row[m])
        guard common > 0, common * 2 >= min(n, m) else { return nil }
        let most = max(left.information, right.information)
        let information = min(
            Float(most) / 16 * Float(common) / Float(max(n, m)), Float(min(left.information, right.information)) / 16)
        return Likeness(
            relation: common == min(n, m) ? .abbreviation : .typo, similarity: Float(common) / Float(max(n, m)),
            information: information)
    }

    private func likeness(
        _ left: NameToken, _ leftForm: NameForm, _ right: NameToken, _ rightForm: NameForm, _ shared: Float
    ) -> Likeness? {
        let most = Float(max(left.information, right.information)) / 16
        // Letters are not compared where one script writes no vowels.
        let isVowelless = left.script.isVowelless != right.script.isVowelless
        if isVowelless, isPersonal(left), isPersonal(right) {
            let (bare, full) =
                left.script.isVowelless
                ? (a.letters(leftForm), b.letters(rightForm)) : (b.letters(rightForm), a.letters(leftForm))
            if haveOtherLongVowels(bare, full) { return nil }
            if left.script != .brahmic, right.script != .brahmic {
                let (one, other) = (a.sounds(leftForm), b.sounds(rightForm))
                if left.script.isVowelless ? haveContraryVowels(one, other) : haveContraryVowels(other, one) {
                    return nil
                }
            }
        }
        let isWritten = !isVowelless && (left.script == right.script || (left.script != .han && right.script != .han))
        let lettersA = a.letters(leftForm)
        let lettersB = b.letters(rightForm)
        let areSyllables = isSyllabic(left) && isSyllabic(right)
        if isWritten && !areSyllables, soundTheSame(leftForm, rightForm) {
            return Likeness(relation: .transliteration, similarity: 1, information: shared)
        }
        let written =
            isWritten && !areSyllables
            ? writtenAlike(lettersA, lettersB, shared, isPerson: isPersonal(left) && isPersonal(right)) : nil
        if written?.relation == .abbreviation { return written }
        // Words of equally many syllables are two words, however alike they begin: Xiaqi, Xiaqiang.
        if areSyllables, left.syllables != right.syllables,
            let found = syllablesCutShort(lettersA, lettersB, shared, most)
        {
            return found
        }
        // A known place or industry is read, not guessed by ear.
        if left.flags.contains(.known) || right.flags.contains(.known) { return written }
        // Words that share less than half of their classes of consonants do not sound alike.
        let union = leftForm.consonants | rightForm.consonants
        let common = leftForm.consonants & rightForm.consonants
        if !isVowelless, common.nonzeroBitCount * 2 < union.nonzeroBitCount { return written }
        if min(leftForm.soundCount, rightForm.soundCount) * 5 < max(leftForm.soundCount, rightForm.soundCount) * 2 {
            return written
        }
        let soundsA = a.sounds(leftForm)
        let soundsB = b.sounds(rightForm)
        var similarity = EditDistance.soundSimilarity(
            soundsA.span, soundsB.span, ignoringVowels: isVowelless, costs: costs.span)
        if isVowelless, similarity < 0.8 {
            let (shortA, shortB) = (withoutArticle(soundsA, left.script), withoutArticle(soundsB, right.script))
            if shortA.count != soundsA.count || shortB.count != soundsB.count {
                similarity = max(
                    similarity,
                    EditDistance.soundSimilarity(shortA.span, shortB.span, ignoringVowels: true, costs: costs.span))
            }
        }
        if isSyllabic(left) != isSyllabic(right), similarity < 0.8 {
            similarity = max(similarity, beginning(soundsA, soundsB))
        }
        // Syllables of Chinese or Japanese spell a foreign name only roughly: half of what differs is theirs.
        if left.flags.contains(.transcribed) != right.flags.contains(.transcribed), similarity >= Self.leastTranscribed
        {
            similarity = (1 + similarity) / 2
        }
        if let written {
            // A vowel written another way is less than a slip of the pen: Hashim and Hashem.
            return similarity > written.similarity
                ? Likeness(relation: .soundsAlike, similarity: similarity, information: shared * similarity) : written
        }
        guard similarity >= 0.55 else { return nil }
        return Likeness(
            relation: .soundsAlike, similarity: similarity, information: min(most * similarity, shared) * similarity)
    }

    /// Whether a long vowel of one name has no letter in the other: سعد is no Saeed, سعود no Saad.
    private func haveOtherLongVowels(_ bare: UnsafeBufferPointer<UInt8>, _ full: UnsafeBufferPointer<UInt8>) -> Bool {
        func has(_ letters: UnsafeBufferPointer<UInt8>.SubSequence, _ set: StaticString) -> Bool {
            letters.contains { letter in set.withUTF8Buffer { $0.contains(letter) } }
        }
        guard bare.count > 1, full.count > 3 else { return false }
        for index in 1..<full.count - 1 where full[index] == full[index + 1] {
            if full[index] == UInt8(ascii: "e") || full[index] == UInt8(ascii: "o"), !has(bare[...], "ywvieou") {
                return true
            }
        }
        let inner = bare[1..<bare.count - 1]
        return has(inner, "w") && !has(full[...], "ouwv") || has(inner, "y") && !has(full[...], "ieyj")
    }

    /// How two words of letters are alike as written: but for a slip of the pen, or one cut short.
    private func writtenAlike(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ shared: Float, isPerson: Bool
    ) -> Likeness? {
        let shorter = min(left.count, right.count)
        if shorter >= 4 || shorter == 3 && isPerson {
            let limit = shorter < 8 ? 1 : shorter < 14 ? 2 : 3
            let distance = EditDistance.alignment(left.span, right.span, limit: limit)
            if distance <= limit, !isPerson || beginAlike(left, right) {
                let similarity = 1 - Float(distance) / Float(max(left.count, right.count))
                return Likeness(relation: .typo, similarity: similarity, information: shared * similarity)
            }
        }
        return shortened(left, right, shared)
    }

    /// The sounds of a Latin word behind an Arabic article that is written together with it: Alzahrani.
    private func withoutArticle(_ sounds: UnsafeBufferPointer<UInt8>, _ script: NameScript) -> UnsafeBufferPointer<
        UInt8
    > {
        guard script == .latin, sounds.count > 5, SoundFolding.isVowel(sounds[0]), sounds[1] == UInt8(ascii: "l") else {
            return sounds
        }
        return UnsafeBufferPointer(rebasing: sounds[2...])
    }

    /// Whether two words are spellings of the same sounds: Khoury and Khouri.
    private func soundTheSame(_ left: NameForm, _ right: NameForm) -> Bool {
        left.consonants == right.consonants && left.soundCount == right.soundCount && left.soundCount > 2
            && a.sounds(left).elementsEqual(b.sounds(right))
    }

    /// How alike the shorter of two sound strings is to what the other begins with, by a fifth less: brands add endings to a name.
    private func beginning(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Float {
        let count = min(left.count, right.count)
        guard count > 2, left.count != right.count else { return 0 }
        return 0.8
            * EditDistance.soundSimilarity(
                left.span.extracting(0..<count), right.span.extracting(0..<count), ignoringVowels: false,
                costs: costs.span)
    }

    /// Whether a trade name of syllables begins with the other.
    private func syllablesCutShort(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ shared: Float, _ most: Float
    )
        -> Likeness?
    {
        let count = min(left.count, right.count)
        guard count >= 5, left.count != right.count, shared >= 10 else { return nil }
        for index in 0..<count where left[index] != right[index] { return nil }
        return Likeness(relation: .abbreviation, similarity: shared / most, information: shared)
    }

    func isSyllabic(_ token: NameToken) -> Bool {
        token.script == .han || !token.flags.isDisjoint(with: [.pinyin, .hasReadings])
    }

    /// Whether one word is the other cut short (comm, tech) or with its vowels left out (mfg, srvces).
    private func shortened(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ shared: Float)
        -> Likeness?
    {
        left.count < right.count ? shortening(left, of: right, shared) : shortening(right, of: left, shared)
    }

    private func shortening(_ short: UnsafeBufferPointer<UInt8>, of long: UnsafeBufferPointer<UInt8>, _ shared: Float)
        -> Likeness?
    {
        guard short.count >= 3, short.count < long.count, short[0] == long[0] else { return nil }
        var matched = 0
        var isPrefix = true
        for index in 0..<long.count where matched < short.count {
            if long[index] == short[matched] { matched += 1 } else { isPrefix = false }
        }
        guard matched == short.count else { return nil }
        let share = Float(short.count) / Float(long.count)
        if isPrefix {
            return share >= 0.3
                ? Likeness(
                    relation: .abbreviation, similarity: 0.6 + share * 0.4, information: shared * (0.6 + share * 0.4))
                : nil
        }
        guard short[short.count - 1] == long[long.count - 1] || share > 0.6 else { return nil }
        return Likeness(
            relation: .abbreviation, similarity: 0.4 + share * 0.4, information: shared * (0.4 + share * 0.4))
    }

    /// Whether one token is the initials of the other's syllables.
    private func initials(_ left: NameToken, _ right: NameToken) -> Likeness? {
        let shared = Float(min(left.information, right.information)) / 16
        if left.flags.contains(.hasInitials) {
            let key = a.forms[Int(left.formStart) + Int(left.formCount)].key
            for y in 0..<Int(right.formCount) where b.forms[Int(right.formStart) + y].key == key {
                return Likeness(relation: .abbreviation, similarity: 0.6, information: shared * 0.6)
            }
        }
        if right.flags.contains(.hasInitials) {
            let key = b.forms[Int(right.formStart) + Int(right.formCount)].key
            for x in 0..<Int(left.formCount) where a.forms[Int(left.formStart) + x].key == key {
                return Likeness(relation: .abbreviation, similarity: 0.6, information: shared * 0.6)
            }
        }
        return nil
    }

    /// Sets all remaining words of the trade name against each other as one word.
    mutating func linkJoined() {
        let left = identity(a, openA)
        let right = identity(b, openB)
        guard left != 0, right != 0, left.nonzeroBitCount + right.nonzeroBitCount > 2 else { return }
        var soundsA = InlineArray<60, UInt8>(repeating: 0)
        var soundsB = InlineArray<60, UInt8>(repeating: 0)
        let (n, bitsA) = join(a, left, into: &soundsA)
        let (m, bitsB) = join(b, right, into: &soundsB)
        let spanA = soundsA.span
        let spanB = soundsB.span
        let similarity = EditDistance.soundSimilarity(
            spanA.extracting(0..<n), spanB.extracting(0..<m), ignoringVowels: false, costs: costs.span)
        guard similarity >= 0.6 else { return }
        link(
            left, right, .soundsAlike, role: .tradeName, similarity: similarity,
            information: min(max(bitsA, bitsB) * similarity, min(bitsA, bitsB)) * similarity)
    }

    /// The open tokens of the trade name or of a person's name.
    func identity(_ name: NameView, _ open: UInt32) -> UInt32 {
        var mask: UInt32 = 0
        for index in name.tokens.indices where open & (1 << UInt32(index)) != 0 {
            if name.tokens[index].role.isIdentity { mask |= 1 << UInt32(index) }
        }
        return mask
    }

    private func join(_ name: NameView, _ mask: UInt32, into sounds: inout InlineArray<60, UInt8>) -> (
        count: Int, bits: Float
    ) {
        var count = 0
        var bits: Float = 0
        for index in name.tokens.indices where mask & (1 << UInt32(index)) != 0 {
            let token = name.tokens[index]
            bits += Float(token.information) / 16
            guard token.formCount > 0 else { continue }
            let form = name.forms[Int(token.formStart)]
            for sound in name.sounds(form) where count < 60 {
                sounds[count] = sound
                count += 1
            }
        }
        return (count, bits)
    }
}
