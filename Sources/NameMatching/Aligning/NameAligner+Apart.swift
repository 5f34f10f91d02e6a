/// What two names state that no one party can have both of, and what a likeness rests on alone.
extension NameAligner {
    /// Notes what the names state apart from each other, and what their likeness rests on.
    func mark(_ measure: inout NameMeasure) {
        measure.statesOtherPlace = statesOtherPlace()
        measure.leftStatesTownAlone = statesTownAlone(inFirst: true)
        measure.rightStatesTownAlone = statesTownAlone(inFirst: false)
        measure.statesBranchAlone = statesBranchAlone()
        measure.hasLinesApart = haveLinesApart()
        measure.statesOtherWord = statesOtherWord()
        measure.footing = footing()
        measure.agreesInGenericWords =
            measure.features[Feature.noIdentity.rawValue] == 1
            && measure.features[Feature.legalContradicted.rawValue] == 0 && linksAllWords()
    }

    /// Whether each name states a place, or the number of a plant, that the other's contradicts.
    ///
    /// A place counts wherever it stands; a word in brackets that no table knows counts as one, since that is where a company's name
    /// carries the town of a sister. A place within the other's, or around it, contradicts nothing.
    func statesOtherPlace() -> Bool {
        guard a.kind != .person, b.kind != .person else { return false }
        return havePlacesApart() || haveBracketsApart() || isTownOfGroup()
    }

    /// Whether both names have open places and none of them lies within one of the other side, linked ones aside.
    private func havePlacesApart() -> Bool {
        var areApart = false
        for i in a.tokens.indices where isOpenPlace(a, i, openA) {
            for j in b.tokens.indices where isOpenPlace(b, j, openB) {
                if areRelated(a.tokens[i], b.tokens[j]) { return false }
                // A country holds places of the other name that no table puts within it.
                if isCountry(a.tokens[i], a) == isCountry(b.tokens[j], b) { areApart = true }
            }
        }
        return areApart
    }

    /// Whether one name is a group's and the other, which is none, states a town within the group's place: a company of the group.
    private func isTownOfGroup() -> Bool {
        isInTown(a, openA, of: b) || isInTown(b, openB, of: a)
    }

    private func isInTown(_ name: NameView, _ open: UInt32, of group: NameView) -> Bool {
        for index in name.tokens.indices where isOpenPlace(name, index, open) {
            let town = name.tokens[index]
            for place in group.tokens where place.role == .place && lies(town, name, within: place, group) {
                return namesGroup(group) && !namesGroup(name)
            }
        }
        return false
    }

    private func lies(_ inner: NameToken, _ name: NameView, within outer: NameToken, _ other: NameView) -> Bool {
        (0..<Int(inner.conceptCount)).contains { x in
            (0..<Int(outer.conceptCount)).contains { y in
                isWithin(name.concepts[Int(inner.conceptStart) + x], other.concepts[Int(outer.conceptStart) + y])
            }
        }
    }

    private func namesGroup(_ name: NameView) -> Bool {
        name.tokens.contains { token in
            (token.role == .qualifier || token.role == .legalForm)
                && (0..<Int(token.conceptCount)).contains {
                    tables.conceptNames[Int(name.concepts[Int(token.conceptStart) + $0])].hasPrefix("Group")
                }
        }
    }

    /// A single ideograph may stand for a province or for anything else.
    private func isOpenPlace(_ name: NameView, _ index: Int, _ open: UInt32) -> Bool {
        let token = name.tokens[index]
        return token.role == .place && open & (1 << UInt32(index)) != 0
            && (token.script != .han || token.end - token.start >= 6)
    }

    /// Whether both names have open words in brackets that can be towns, and none is the other.
    private func haveBracketsApart() -> Bool {
        var areApart = false
        for i in a.tokens.indices where isTownInBrackets(a, i, openA) {
            for j in b.tokens.indices where isTownInBrackets(b, j, openB) {
                if areRelated(a.tokens[i], b.tokens[j]) { return false }
                areApart = true
            }
        }
        return areApart
    }

    /// Whether one name has an open town and the other no place at all, as where a plant in a town bears its parent's name.
    func statesTownAlone(inFirst: Bool) -> Bool {
        let (name, open, other) = inFirst ? (a, openA, b) : (b, openB, a)
        guard name.kind != .person, other.kind != .person else { return false }
        for token in other.tokens where token.role == .place && !isCountry(token, other) { return false }
        return name.tokens.indices.contains { index in
            isTownInBrackets(name, index, open)
                || isOpenPlace(name, index, open) && isBelowProvince(name.tokens[index], name)
        }
    }

    /// Whether one name has an open town in brackets and the other no place at all, or one has an open country, in brackets or not, and all places
    /// of the other in common with it, none of them in that country.
    func statesBranchAlone() -> Bool {
        guard a.kind == .organization, b.kind == .organization else { return false }
        func isBranch(_ name: NameView, _ open: UInt32, of other: NameView, _ otherOpen: UInt32) -> Bool {
            if !other.tokens.contains(where: { $0.role == .place || $0.flags.contains(.bracketed) }) {
                return name.tokens.indices.contains {
                    isTownInBrackets(name, $0, open) || isOpenCountry(name, $0, open)
                }
            }
            guard !other.tokens.indices.contains(where: { isOpenPlace(other, $0, otherOpen) }) else { return false }
            return name.tokens.indices.contains { index in
                isOpenCountry(name, index, open)
                    && !other.tokens.contains { $0.role == .place && lies($0, other, within: name.tokens[index], name) }
            }
        }
        return isBranch(a, openA, of: b, openB) || isBranch(b, openB, of: a, openA)
    }

    /// Whether each name has an open line of business, and none of them begins with one of the other's: “Aluminum” and “Aluminum Foil” may be
    /// one line, “Plastics” and “Textiles” are two.
    func haveLinesApart() -> Bool {
        guard a.kind == .organization, b.kind == .organization else { return false }
        var areApart = false
        for i in a.tokens.indices where a.tokens[i].role == .industry && openA & (1 << UInt32(i)) != 0 {
            for j in b.tokens.indices where b.tokens[j].role == .industry && openB & (1 << UInt32(j)) != 0 {
                if beginsAlike(a.tokens[i], b.tokens[j]) { return false }
                areApart = true
            }
        }
        return areApart
    }

    /// Whether the letters of one word are the beginning of the other's.
    private func beginsAlike(_ left: NameToken, _ right: NameToken) -> Bool {
        guard left.formCount > 0, right.formCount > 0 else { return false }
        let one = a.forms[Int(left.formStart)]
        let other = b.forms[Int(right.formStart)]
        let length = Int(min(one.letterCount, other.letterCount))
        guard length > 0 else { return false }
        return (0..<length).allSatisfy { a.bytes[Int(one.start) + $0] == b.bytes[Int(other.start) + $0] }
    }

    /// Whether an open country stands behind other words; one that a name begins with is part of what the company is called.
    private func isOpenCountry(_ name: NameView, _ index: Int, _ open: UInt32) -> Bool {
        index > 0 && isOpenPlace(name, index, open) && isCountry(name.tokens[index], name)
    }

    private func isBelowProvince(_ token: NameToken, _ name: NameView) -> Bool {
        (0..<Int(token.conceptCount)).contains {
            tables.concepts[Int(name.concepts[Int(token.conceptStart) + $0])].parent != 0
        }
    }

    /// A place, or a word that the lexicon does not know and that is long enough to be no abbreviation.
    private func isTownInBrackets(_ name: NameView, _ index: Int, _ open: UInt32) -> Bool {
        let token = name.tokens[index]
        guard token.flags.contains(.bracketed), open & (1 << UInt32(index)) != 0, token.formCount > 0 else {
            return false
        }
        if token.role == .place { return true }
        guard token.role == .tradeName, !token.flags.contains(.known) else { return false }
        if token.script == .han { return token.syllables >= 2 }
        return name.forms[Int(token.formStart)].letterCount >= 4
    }

    /// Whether the meaning of one place lies within that of the other.
    private func areRelated(_ left: NameToken, _ right: NameToken) -> Bool {
        for x in 0..<Int(left.conceptCount) {
            for y in 0..<Int(right.conceptCount) {
                let one = a.concepts[Int(left.conceptStart) + x]
                let other = b.concepts[Int(right.conceptStart) + y]
                if one == other || isWithin(one, other) || isWithin(other, one) { return true }
            }
        }
        return false
    }

    /// What two names of one division or regiment of the Corps are to each other; `nil` where they are not of one, by its number.
    ///
    /// Where exactly one of them says more that makes a body or a part of it, neither is the other: 第一师国资委, 第一师电力公司 and
    /// 第八师142团 are none of them the division. Where one of them is nothing but the unit and perhaps a place, and the other names the
    /// Corps at most, its number and unit alone say who it is.
    func unitInCommon() -> Feature? {
        guard let words = tables.corps, a.kind == .organization, b.kind == .organization else { return nil }
        let isUnit = (0..<links.count).contains { index in
            let link = links[index]
            return link.role == .number && link.relation == .same && link.left.nonzeroBitCount == 1
                && words.isUnit(a, link.left.trailingZeroBitCount)
        }
        guard isUnit else {
            // Of the Corps itself, of which neither says a division: 兵团国资委 is none of it.
            return linkCorps(words) && saysMore(a, openA, words) != saysMore(b, openB, words) ? .unitBody : nil
        }
        if saysMore(a, openA, words) != saysMore(b, openB, words) { return .unitBody }
        let isAlone =
            saysUnitAlone(a, words) != saysUnitAlone(b, words) && saysCorpsAtMost(a, openA, words)
            && saysCorpsAtMost(b, openB, words)
        return isAlone ? .unitAlone : nil
    }

    /// Whether both names name the Corps and neither a number.
    private func linkCorps(_ words: CorpsWords) -> Bool {
        guard !a.tokens.contains(where: { $0.role == .number }), !b.tokens.contains(where: { $0.role == .number })
        else {
            return false
        }
        return (0..<links.count).contains { index in
            let place = links[index].left.trailingZeroBitCount
            let start = Int(a.tokens[place].conceptStart)
            return links[index].left.nonzeroBitCount == 1
                && a.concepts[start..<start + Int(a.tokens[place].conceptCount)].contains { words.corps.contains($0) }
        }
    }

    private func saysUnitAlone(_ name: NameView, _ words: CorpsWords) -> Bool {
        name.tokens.indices.allSatisfy { index in
            words.isUnit(name, index) || name.tokens[index].role == .place || name.tokens[index].role == .filler
        }
    }

    private func saysCorpsAtMost(_ name: NameView, _ open: UInt32, _ words: CorpsWords) -> Bool {
        name.tokens.indices.allSatisfy { index in
            guard open & (1 << UInt32(index)) != 0 else { return true }
            let token = name.tokens[index]
            let start = Int(token.conceptStart)
            return token.role == .place || token.role == .filler
                || name.concepts[start..<start + Int(token.conceptCount)].contains { words.corps.contains($0) }
        }
    }

    /// Whether words that only tell sisters apart differ: East and West, Old and New, A and B, One and Two.
    func areCountedApart() -> Bool {
        guard a.kind != .person, b.kind != .person else { return false }
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 {
            guard let left = sister(a.tokens[i], a) else { continue }
            for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 {
                if let right = sister(b.tokens[j], b), left.kind == right.kind, left.value != right.value {
                    return true
                }
            }
        }
        return haveOtherParts()
    }

    /// Whether a trade name of ideographs holds one that excludes a word of the other name: 金凤凰 is no Silver Phoenix.
    private func haveOtherParts() -> Bool {
        // 金 apart from 凤凰 beside Silver, or beside 银.
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 && a.tokens[i].flags.contains(.hasIdeographs) {
            if excludes(a, 1 << UInt32(i), b, openB) { return true }
            for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 {
                if let left = part(a, 1 << UInt32(i)), let right = part(b, 1 << UInt32(j)), left.kind == right.kind,
                    left.value != right.value
                {
                    return true
                }
            }
        }
        for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 && b.tokens[j].flags.contains(.hasIdeographs) {
            if excludes(b, 1 << UInt32(j), a, openA) { return true }
        }
        for index in 0..<links.count where links[index].role.isIdentity {
            let link = links[index]
            switch link.relation {
            case .translation:
                if excludes(a, link.left, b, openB) || excludes(b, link.right, a, openA) { return true }
            case .typo:
                guard let left = part(a, link.left), let right = part(b, link.right) else { continue }
                if left.kind == right.kind, left.value != right.value { return true }
            default: continue
            }
        }
        return false
    }

    private func excludes(_ name: NameView, _ run: UInt32, _ other: NameView, _ open: UInt32) -> Bool {
        guard let own = part(name, run) else { return false }
        for index in other.tokens.indices where open & (1 << UInt32(index)) != 0 {
            let token = other.tokens[index]
            for place in 0..<Int(token.conceptCount) {
                if let found = tables.opposites[other.concepts[Int(token.conceptStart) + place]],
                    found.kind == own.kind, found.value != own.value
                {
                    return true
                }
            }
        }
        return false
    }

    /// What an ideograph of a trade name says that excludes others.
    private func part(_ name: NameView, _ run: UInt32) -> (kind: Int, value: Int)? {
        guard run.nonzeroBitCount == 1 else { return nil }
        let token = name.tokens[run.trailingZeroBitCount]
        guard token.flags.contains(.hasIdeographs) else { return nil }
        let start = Int(token.conceptStart) + Int(token.conceptCount)
        for place in start..<start + Int(token.pieceCount) {
            if let found = tables.opposites[name.concepts[place]] { return found }
        }
        return nil
    }

    /// Whether each name has a word that tells parties apart where the other has another: what they share is general, however much.
    ///
    /// Of names in one script alone: between scripts a word may be linked with none and mean the same.
    func statesOtherWord() -> Bool {
        guard a.kind == .organization, b.kind == .organization, a.script == b.script else { return false }
        let (left, right) = (openBits(a, openA, beside: b, openB), openBits(b, openB, beside: a, openA))
        if min(left.identity, right.identity) >= Self.tellingBits { return true }
        if left.identity >= Self.tellingBits && right.sorting >= 3
            || right.identity >= Self.tellingBits && left.sorting >= 3
        {
            return true
        }
        var isLinked = false
        for index in 0..<links.count where links[index].role.isIdentity {
            isLinked = true
            // Ideographs of one sound are told by themselves, see ``Feature/wordContradicted``.
            if a.script == .han, links[index].relation == .soundsAlike { continue }
            if links[index].relation == .soundsAlike || links[index].relation == .typo, links[index].similarity < 0.7 {
                return true
            }
        }
        if isLinked { return false }
        return min(left.sorting, right.sorting) >= 3
    }

    /// Whether every word but legal forms is linked.
    func linksAllWords() -> Bool {
        func areLinked(_ name: NameView, _ open: UInt32) -> Bool {
            name.tokens.indices.allSatisfy { open & (1 << UInt32($0)) == 0 || name.tokens[$0].role == .legalForm }
        }
        return links.count > 0 && areLinked(a, openA) && areLinked(b, openB)
    }

    private static let tellingBits: Float = 4.5

    /// How much the open words of a name tell: those that identify, and those that sort.
    ///
    /// A word that begins an open one of the other name is that one cut short, and tells nothing: “Hair” beside “Hair Accessories”.
    private func openBits(
        _ name: NameView, _ open: UInt32, beside other: NameView, _ otherOpen: UInt32
    ) -> (identity: Float, sorting: Float) {
        var bits: (identity: Float, sorting: Float) = (0, 0)
        for index in name.tokens.indices where open & (1 << UInt32(index)) != 0 {
            let token = name.tokens[index]
            switch token.role {
            case .tradeName:
                if isCutShort(token, name, of: other, otherOpen) { continue }
                bits.identity += Float(token.information) / 16
            case .industry, .qualifier, .unit: bits.sorting += Float(token.information) / 16
            default: continue
            }
        }
        return bits
    }

    private func isCutShort(_ token: NameToken, _ name: NameView, of other: NameView, _ open: UInt32) -> Bool {
        guard token.formCount > 0 else { return false }
        let letters = name.letters(name.forms[Int(token.formStart)])
        guard letters.count >= 3 else { return false }
        for index in other.tokens.indices where open & (1 << UInt32(index)) != 0 && other.tokens[index].formCount > 0 {
            let whole = other.letters(other.forms[Int(other.tokens[index].formStart)])
            if whole.count > letters.count, whole.starts(with: letters) { return true }
        }
        return false
    }

    /// What a word says that tells sisters apart, and of which kind it is.
    private func sister(_ token: NameToken, _ name: NameView) -> (kind: Int, value: Int)? {
        if token.flags.contains(.initial), token.script == .latin, token.role == .tradeName, token.formCount > 0 {
            return (-1, Int(name.letters(name.forms[Int(token.formStart)]).first ?? 0))
        }
        if token.number > 0, token.flags.contains(.known), token.role != .number { return (-2, Int(token.number)) }
        guard token.role == .qualifier || token.role == .place || token.role == .tradeName else { return nil }
        for index in 0..<Int(token.conceptCount) {
            if let found = tables.opposites[name.concepts[Int(token.conceptStart) + index]] { return found }
        }
        return nil
    }

    private func saysMore(_ name: NameView, _ open: UInt32, _ words: CorpsWords) -> Bool {
        name.tokens.indices.contains { index in
            guard open & (1 << UInt32(index)) != 0 else { return false }
            switch name.tokens[index].role {
            case .industry, .qualifier: return true
            case .number: return words.isUnit(name, index)
            default: return false
            }
        }
    }

    /// What the likeness of the trade names rests on, where it is letters alone that many names share.
    ///
    /// Initials that we made of one name are no name that anybody published; a published one of a few letters is borne by many.
    func footing() -> NameFooting {
        guard a.kind == .organization, b.kind == .organization else { return .words }
        var count = 0
        var areInitials = true
        var isShort = true
        for index in 0..<links.count where links[index].role.isIdentity {
            let link = links[index]
            count += 1
            if !isOfInitials(link) { areInitials = false }
            if !isShortWord(link) { isShort = false }
        }
        guard count > 0 else { return .words }
        if areInitials { return .initials }
        guard isShort, count == 1 else { return .words }
        // A place or a line of business in common says more than the letters do.
        for index in 0..<links.count where !links[index].role.isIdentity && links[index].role.isGeneric {
            if links[index].role == .place || links[index].role == .industry { return .words }
        }
        return .shortWord
    }

    /// Whether a link sets a word against the first letters of the other side's words or syllables.
    private func isOfInitials(_ link: Link) -> Bool {
        if link.relation == .acronym { return true }
        guard link.relation == .abbreviation, link.left.nonzeroBitCount == 1, link.right.nonzeroBitCount == 1 else {
            return false
        }
        let left = a.tokens[link.left.trailingZeroBitCount]
        let right = b.tokens[link.right.trailingZeroBitCount]
        return isInitials(of: left, a, right, b) || isInitials(of: right, b, left, a)
    }

    private func isInitials(of token: NameToken, _ name: NameView, _ other: NameToken, _ view: NameView) -> Bool {
        guard token.flags.contains(.hasInitials) else { return false }
        let key = name.forms[Int(token.formStart) + Int(token.formCount)].key
        return (0..<Int(other.formCount)).contains { view.forms[Int(other.formStart) + $0].key == key }
    }

    /// Whether a link sets one word of at most five Latin letters against the same.
    private func isShortWord(_ link: Link) -> Bool {
        guard link.left.nonzeroBitCount == 1, link.right.nonzeroBitCount == 1 else { return false }
        let left = a.tokens[link.left.trailingZeroBitCount]
        let right = b.tokens[link.right.trailingZeroBitCount]
        guard left.script == .latin, right.script == .latin, left.formCount > 0, right.formCount > 0 else {
            return false
        }
        return a.forms[Int(left.formStart)].letterCount <= 5 && b.forms[Int(right.formStart)].letterCount <= 5
    }
}

/// What the likeness of two trade names rests on.
package enum NameFooting: UInt8, Sendable, Hashable {
    /// Words, or nothing at all.
    case words
    /// The first letters of one side's words, which the other side has as a word.
    case initials
    /// One word of at most five Latin letters, and neither a place nor a line of business beside it.
    case shortWord
}
