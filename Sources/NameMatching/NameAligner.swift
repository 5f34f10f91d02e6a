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
                guard !areFatherAndSon(left, right), let relation = Self.equality(left, a, right, b) else { continue }
                let isHomophone = relation == .soundsAlike
                link(
                    1 << UInt32(i), 1 << UInt32(j), relation, role: Self.role(left, right),
                    similarity: isHomophone ? 0.5 : 1,
                    information: Self.bits(left, right) * (isHomophone ? 0.5 : 1))
                break
            }
        }
    }

    private static func equality(_ left: NameToken, _ a: NameView, _ right: NameToken, _ b: NameView) -> PartRelation? {
        if left.surface == right.surface { return .same }
        // A known place only sounds like a trade name of unknown ideographs.
        if (left.flags.contains(.hasIdeographs) && right.role == .place)
            || (right.flags.contains(.hasIdeographs) && left.role == .place)
        {
            return nil
        }
        // In one script of syllables the likeliest reading alone counts: what other languages make of them falls together.
        let isOneReading = left.script == right.script && left.flags.contains(.hasReadings) && left.script != .latin
        for x in 0..<(isOneReading ? min(1, Int(left.formCount)) : Int(left.formCount)) {
            let key = a.forms[Int(left.formStart) + x].key
            for y in 0..<(isOneReading ? min(1, Int(right.formCount)) : Int(right.formCount))
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
                    : left.script == right.script
                        ? .abbreviation : left.role == .place ? .transliteration : .translation
                link(
                    1 << UInt32(i), 1 << UInt32(j), relation, role: Self.role(left, right),
                    information: Self.bits(left, right))
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
