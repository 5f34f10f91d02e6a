/// Sets the parts of two names against each other.
///
/// From the surest to the vaguest: equal letters or readings, equal meaning, joined words, meanings of single ideographs,
/// slips of the pen and sounds. Each part is used once. What remains is missing on the other side, or contradicts it.
struct NameAligner {
    let a: NameView
    let b: NameView
    let tables: LexiconTables
    /// A copy in the struct: spans of a class's properties cannot be lent out.
    let costs: [UInt8]
    var links = LinkList()
    /// Whether both names say whose father is who, and where in each the given name of its bearer begins.
    private let tellFathers: Bool
    /// Whether ideographs are to be read in Mandarin alone, see ``areMixed(_:_:)``.
    let isMandarin: Bool
    private let bearers: (a: UInt16?, b: UInt16?)
    /// The tokens of each side that are not linked yet.
    var openA: UInt32 = 0
    var openB: UInt32 = 0

    init(_ left: NameView, _ right: NameView, tables: LexiconTables) {
        a = left
        b = right
        self.tables = tables
        costs = tables.soundCosts.costs(left.script, right.script)
        tellFathers = left.kind == .person && Self.tellsFather(left) && Self.tellsFather(right)
        isMandarin = left.kind == .person && Self.areMixed(left, right)
        bearers = tellFathers ? (Self.bearer(left), Self.bearer(right)) : (nil, nil)
        for index in a.tokens.indices where Self.counts(a.tokens[index]) { openA |= 1 << UInt32(index) }
        for index in b.tokens.indices where Self.counts(b.tokens[index]) { openB |= 1 << UInt32(index) }
    }

    private static func tellsFather(_ name: NameView) -> Bool {
        name.tokens.contains { $0.flags.contains(.patronymic) }
    }

    private static func bearer(_ name: NameView) -> UInt16? {
        name.tokens.first { $0.role == .givenName && !$0.flags.contains(.patronymic) }?.start
    }

    /// Whether a token of `a` and one of `b` are the bearer's name and a father's: Omar bin Abdullah, Abdullah bin Omar.
    func areFatherAndSon(_ left: NameToken, _ right: NameToken) -> Bool {
        guard tellFathers else { return false }
        return left.flags.contains(.patronymic) && right.start == bearers.b && !right.flags.contains(.patronymic)
            || right.flags.contains(.patronymic) && left.start == bearers.a && !left.flags.contains(.patronymic)
    }

    private static func counts(_ token: NameToken) -> Bool { token.role != .filler && token.role != .title }

    /// Finds all links.
    mutating func align() {
        linkEqual()
        linkMeanings()
        linkGroups()
        guard openA != 0 && openB != 0 else { return }
        if openA.nonzeroBitCount + openB.nonzeroBitCount > 2 {
            linkWithRuns(Self.spelledRun)
            linkWithRuns(Self.spelledOutRun)
        }
        guard openA != 0 && openB != 0 else { return }
        linkWithRuns(Self.translatedRun)
        linkSoundRuns()
        linkAlike()
        linkSharedParts()
        linkJoined()
    }

    /// Adds a link and closes its tokens.
    mutating func link(
        _ left: UInt32, _ right: UInt32, _ relation: PartRelation, role: PartRole, similarity: Float = 1,
        information: Float
    ) {
        links.append(
            Link(
                left: left, right: right, relation: relation, role: role, similarity: similarity,
                information: information))
        openA &= ~left
        openB &= ~right
    }

    // MARK: Equal letters, readings and numbers

    private mutating func linkEqual() {
        // Lent once: calls on the aligner itself would copy its links.
        let (a, b) = (a, b)
        let isMandarin = isMandarin
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 {
            let left = a.tokens[i]
            for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 {
                let right = b.tokens[j]
                if left.flags.contains(.numeric) || right.flags.contains(.numeric) {
                    guard Self.stateOneNumber(left, right), Self.haveCompatibleUnits(left, a, right, b) else {
                        continue
                    }
                    link(1 << UInt32(i), 1 << UInt32(j), .same, role: .number, information: Self.bits(left, right))
                    break
                }
                guard !areFatherAndSon(left, right),
                    let relation = Self.equality(left, a, right, b, isMandarin: isMandarin)
                else { continue }
                let isHomophone = relation == .soundsAlike
                link(
                    1 << UInt32(i), 1 << UInt32(j), relation, role: Self.role(left, right),
                    similarity: isHomophone ? 0.5 : 1,
                    information: Self.bits(left, right) * (isHomophone ? 0.5 : 1))
                break
            }
        }
    }

    /// Whether one part of a name of ideographs fits only by its Mandarin reading and another only by that of another language: 胡佳然 is
    /// no Wu Jiaran, for who is Wu in Cantonese is Kai-yin.
    private static func areMixed(_ a: NameView, _ b: NameView) -> Bool {
        guard (a.script == .han) != (b.script == .han) else { return false }
        let (han, latin) = a.script == .han ? (a, b) : (b, a)
        var (isMandarin, isForeign) = (false, false)
        for token in han.tokens where token.flags.contains(.hasReadings) {
            for other in latin.tokens where !other.flags.contains(.hasReadings) && other.formCount > 0 {
                let key = latin.forms[Int(other.formStart)].key
                var (plain, foreign) = (false, false)
                for index in 0..<Int(token.formCount) where han.forms[Int(token.formStart) + index].key == key {
                    if index < Int(token.beginning) { plain = true } else { foreign = true }
                }
                if plain && !foreign { isMandarin = true }
                if foreign && !plain { isForeign = true }
            }
        }
        return isMandarin && isForeign
    }

    /// How many forms of a token may be compared: of ideographs the Mandarin ones alone where others would be mixed with them.
    static func formLimit(_ token: NameToken, isMandarin: Bool) -> Int {
        isMandarin && token.flags.contains(.hasReadings)
            ? min(Int(token.beginning), Int(token.formCount)) : Int(token.formCount)
    }

    private static func equality(
        _ left: NameToken, _ a: NameView, _ right: NameToken, _ b: NameView, isMandarin: Bool
    ) -> PartRelation? {
        if left.surface == right.surface { return .same }
        // A known place only sounds like a trade name of unknown ideographs.
        if (left.flags.contains(.hasIdeographs) && right.role == .place)
            || (right.flags.contains(.hasIdeographs) && left.role == .place)
        {
            return nil
        }
        // In one script of syllables the likeliest reading alone counts: what other languages make of them falls together.
        let isOneReading = left.script == right.script && left.flags.contains(.hasReadings) && left.script != .latin
        for x in 0..<(isOneReading ? min(1, Int(left.formCount)) : formLimit(left, isMandarin: isMandarin)) {
            let key = a.forms[Int(left.formStart) + x].key
            for y in 0..<(isOneReading ? min(1, Int(right.formCount)) : formLimit(right, isMandarin: isMandarin))
            where b.forms[Int(right.formStart) + y].key == key {
                if left.flags.contains(.corrected) || right.flags.contains(.corrected) { return .typo }
                if left.script == right.script {
                    // Two words of ideographs with one reading are homophones, not the same word.
                    return left.script == .han
                        ? (left.flags.contains(.known) && right.flags.contains(.known) ? nil : .soundsAlike)
                        : left.flags.contains(.hasReadings) && x + y > 0 ? .transliteration : .same
                }
                return .transliteration
            }
        }
        return nil
    }

    /// Whether two tokens, at least one of them a number, are the same number; the other may be its word: 3, Three.
    private static func stateOneNumber(_ left: NameToken, _ right: NameToken) -> Bool {
        guard left.number == right.number else { return false }
        if left.flags.contains(.numeric) && right.flags.contains(.numeric) { return true }
        let digits = left.flags.contains(.numeric) ? left : right
        return left.number > 0 && digits.conceptCount == 0
    }

    private static func haveCompatibleUnits(
        _ left: NameToken, _ a: NameView, _ right: NameToken, _ b: NameView
    ) -> Bool {
        left.conceptCount == 0 || right.conceptCount == 0 || shareMeaning(left, a, right, b)
    }

    // MARK: Equal meaning

    private mutating func linkMeanings() {
        let (a, b) = (a, b)
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 && a.tokens[i].conceptCount > 0 {
            let left = a.tokens[i]
            if left.flags.contains(.numeric) { continue }
            for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 && b.tokens[j].conceptCount > 0 {
                let right = b.tokens[j]
                guard !right.flags.contains(.numeric), !areFatherAndSon(left, right),
                    Self.shareMeaning(left, a, right, b)
                else { continue }
                let relation: PartRelation =
                    left.role == .givenName
                    ? .nickname
                    // Two names of one group are that group, however long each is.
                    : left.role == .tradeName && right.role == .tradeName && sharesBrand(left, right)
                        ? .translation
                        : left.script == right.script
                            ? .abbreviation : left.role == .place ? .transliteration : .translation
                link(
                    1 << UInt32(i), 1 << UInt32(j), relation, role: Self.role(left, right),
                    information: Self.bits(left, right))
                break
            }
        }
    }

    /// Links a sorting word with the legal form of the other side that holds it, in names without a trade name, where each word
    /// counts: Gaz Group beside Gaz Group Ltd.
    private mutating func linkGroups() {
        let (a, b) = (a, b)
        if openA == 0 || openB == 0 || a.kind == .person { return }
        for token in a.tokens where token.role.isIdentity { return }
        for token in b.tokens where token.role.isIdentity { return }
        // Where any other word is only like the other side's, the names are not the same but for their form.
        for index in 0..<links.count where links[index].relation != .same { return }
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 {
            for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 {
                let (left, right) = (a.tokens[i], b.tokens[j])
                guard a.isForm(left, of: right, in: b) || b.isForm(right, of: left, in: a) else { continue }
                let word = left.role == .qualifier ? left : right
                link(
                    1 << UInt32(i), 1 << UInt32(j), .same, role: .qualifier, information: Float(word.information) / 16)
                break
            }
        }
    }

    private static func shareMeaning(_ left: NameToken, _ a: NameView, _ right: NameToken, _ b: NameView) -> Bool {
        for x in 0..<Int(left.conceptCount) {
            let concept = a.concepts[Int(left.conceptStart) + x]
            for y in 0..<Int(right.conceptCount) where b.concepts[Int(right.conceptStart) + y] == concept {
                return true
            }
        }
        return false
    }

    /// Whether a meaning that a token of `a` and one of `b` share is a group's.
    private func sharesBrand(_ left: NameToken, _ right: NameToken) -> Bool {
        for x in 0..<Int(left.conceptCount) {
            let concept = a.concepts[Int(left.conceptStart) + x]
            guard tables.concepts[Int(concept)].kind == .brand else { continue }
            for y in 0..<Int(right.conceptCount) where b.concepts[Int(right.conceptStart) + y] == concept {
                return true
            }
        }
        return false
    }

    // MARK: Shared

    /// Bits that both tokens carry.
    static func bits(_ left: NameToken, _ right: NameToken) -> Float {
        Float(min(left.information, right.information)) / 16
    }

    /// The role of a link: that of the more identifying of its tokens.
    static func role(_ left: NameToken, _ right: NameToken) -> PartRole {
        left.role.rawValue <= right.role.rawValue ? left.role : right.role
    }
}
