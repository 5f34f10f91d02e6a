extension NameAligner {
    /// Bits left over on each side, by role.
    private struct Remainder {
        var left = SIMD16<Float>(repeating: 0)
        var right = SIMD16<Float>(repeating: 0)
    }

    /// Counts what agrees, is missing and disagrees, and says what each name has for itself.
    func features(leftovers: inout (NameLeftovers, NameLeftovers)) -> FeatureVector {
        var out = FeatureVector()
        out[.bias] = 1
        var rest = Remainder()
        var total: Float = 0
        var identityA: Float = 0
        var identityB: Float = 0
        for index in a.tokens.indices {
            let token = a.tokens[index]
            let bits = Float(token.information) / 16
            total += bits
            if token.role.isIdentity { identityA += bits }
            rest.left[Int(Self.bank(token.role).rawValue)] += bits
        }
        for index in b.tokens.indices {
            let token = b.tokens[index]
            let bits = Float(token.information) / 16
            total += bits
            if token.role.isIdentity { identityB += bits }
            rest.right[Int(Self.bank(token.role).rawValue)] += bits
        }
        var matched: Float = 0
        var identity: Float = 0
        for index in 0..<links.count {
            let link = links[index]
            matched += link.information
            if !link.role.isIdentity {
                // A word that turns out to be a generic one, or a number, identifies nothing.
                identityA -= identityBits(a, link.left)
                identityB -= identityBits(b, link.right)
                if link.relation == .typo, link.role.isGeneric { total -= excess(link) }
            }
            out[.wordContradicted] = max(out[.wordContradicted], otherWord(link))
            if isInitial(link) { total -= excess(link) }
            take(link, from: &rest)
            count(link, into: &out, identity: &identity)
        }
        if identity > 0 {
            out[.identityMatched] = min(identity, 40) / 10
            out[.identityBrief] = min(identity, 12) / 10
            out[.reordered] = disorder()
        }
        // Initials alone name nobody: N. N.
        if identity > 0, areInitialsAlone() { out[.identityMissing] = 1 }
        let restA = max(0, rest.left[Int(PartRole.tradeName.rawValue)])
        let restB = max(0, rest.right[Int(PartRole.tradeName.rawValue)])
        out[.identityContradicted] = min(min(restA, restB), 30) / 10
        out[.identityClash] = min(restA, restB) > 0.5 ? 1 : 0
        out[.identityDropped] = min(abs(restA - restB), 30) / 10
        let isComplete = identity > 0 && max(restA, restB) < 0.5
        out[.identityExact] = isComplete && !hasInexactIdentity() ? 1 : 0
        if identityA < 0.1 && identityB < 0.1 && identity == 0 {
            out[.noIdentity] = 1
        } else if identity == 0 && (identityA < 0.1 || identityB < 0.1) {
            out[.identityMissing] = 1
        }
        if a.kind == .person, min(restA, restB) < 0.5, hasOpenLead(a, openA) || hasOpenLead(b, openB) {
            out[.leadDropped] = 1
        }
        if a.kind == .person, haveOtherGenerations() || haveOtherAddress() {
            out[.identityContradicted] += Self.bitsOfGeneration / 10
            out[.identityClash] = 1
        }
        if let unit = unitInCommon() { out[unit] = 1 }
        countRest(rest, into: &out)
        let tellsApart = out[.placeMatched] + out[.placeWithin] + out[.numberMatched] > 0
        // However little a name says, it is no other than itself.
        out[.genericAlone] = out[.noIdentity] == 1 && !tellsApart && !a.isSame(as: b) ? 1 : 0
        if out[.noIdentity] == 1 { out[.genericWhole] = genericWhole(rest) }
        leftovers = (leftover(rest.left), leftover(rest.right))
        let union = total - matched
        let coverage = union > 0 ? min(1, matched / union) : 0
        out[.coverage] = coverage
        out[.fullCoverage] = coverage * coverage * coverage * coverage
        if coverage < 1, a.isSameButForForm(as: b) {
            // A form that one side leaves out never decides.
            out[.legalDropped] = 0
            out[.coverage] = 1
            out[.fullCoverage] = 1
        }
        out[.crossScript] = a.script != b.script && a.script != .none && b.script != .none ? 1 : 0
        return out
    }

    /// What a mark of generation tells of its bearer: as much as another given name.
    private static let bitsOfGeneration: Float = 12

    /// Whether both names say of which generation of a family their bearer is, and not the same: Jr beside Sr, II beside III.
    private func haveOtherGenerations() -> Bool {
        guard let left = Self.generation(a), let right = Self.generation(b) else { return false }
        return left != right
    }

    /// Whether one name is addressed as a man's and the other as a woman's: Mr beside Mrs.
    private func haveOtherAddress() -> Bool {
        guard let left = Self.isMans(a), let right = Self.isMans(b) else { return false }
        return left != right
    }

    private static func isMans(_ name: NameView) -> Bool? {
        for token in name.tokens where token.role == .title && token.script == .latin && token.formCount > 0 {
            let letters = name.letters(name.forms[Int(token.formStart)])
            if letters.elementsEqual("mr".utf8) || letters.elementsEqual("herr".utf8) { return true }
            if ["mrs", "ms", "miss", "frau"].contains(where: { letters.elementsEqual($0.utf8) }) { return false }
        }
        return nil
    }

    private static func generation(_ name: NameView) -> UInt32? {
        name.tokens.first { $0.role == .title && $0.number > 0 }?.number
    }

    /// What two names without a trade name say in common beyond a word or two, in tens of bits, less twice what only one of them
    /// says.
    ///
    /// A shared place counts only beside a line of business, a sorting word or a number, unless the names are the same to the
    /// letter.
    private func genericWhole(_ rest: Remainder) -> Float {
        var common: Float = 0
        var places: Float = 0
        for index in 0..<links.count {
            switch links[index].role {
            case .place: places += links[index].information
            case .industry, .qualifier, .number, .unit: common += links[index].information
            case .tradeName, .legalForm, .givenName, .familyName, .title, .filler: continue
            }
        }
        if common > 0 || a.signature == b.signature { common += places }
        var apart: Float = 0
        for role in [PartRole.place, .industry, .qualifier, .number, .unit] {
            apart += max(0, rest.left[Int(role.rawValue)]) + max(0, rest.right[Int(role.rawValue)])
        }
        return max(0, min(common, 30) - Self.ordinaryBits - 2 * apart) / 10
    }

    /// What the most ordinary names of all say: Trading Company.
    private static let ordinaryBits: Float = 7

    private func leftover(_ rest: SIMD16<Float>) -> NameLeftovers {
        func tens(_ role: PartRole) -> Double { Double(min(max(0, rest[Int(role.rawValue)]), 30)) / 10 }
        return NameLeftovers(
            identity: tens(.tradeName), place: tens(.place), industry: tens(.industry) + tens(.qualifier))
    }

    /// Whether any link of the trade name rests on likeness: in one script another spelling of the same sounds does.
    private func hasInexactIdentity() -> Bool {
        for index in 0..<links.count where links[index].role.isIdentity {
            switch links[index].relation {
            case .same, .translation, .nickname: continue
            case .transliteration where a.script != b.script: continue
            default: return true
            }
        }
        return false
    }

    /// The role that a role counts as: what identifies a party or a person is one.
    static func bank(_ role: PartRole) -> PartRole { role.isIdentity ? .tradeName : role }

    /// Takes what a link shares off the roles of its tokens.
    private func take(_ link: Link, from rest: inout Remainder) {
        // What is linked at full likeness leaves nothing over, even where one side's word carries more bits; nor does a slip in
        // a generic word, or an initial that fits.
        let isWhole = link.similarity == 1 || link.role.isGeneric || isInitial(link)
        var left = link.information
        for index in a.tokens.indices where link.left & (1 << UInt32(index)) != 0 {
            let token = a.tokens[index]
            let bank = Int(Self.bank(token.role).rawValue)
            let part = isWhole ? Float(token.information) / 16 : min(left, Float(token.information) / 16)
            rest.left[bank] -= part
            left -= part
        }
        var right = link.information
        for index in b.tokens.indices where link.right & (1 << UInt32(index)) != 0 {
            let token = b.tokens[index]
            let bank = Int(Self.bank(token.role).rawValue)
            let part = isWhole ? Float(token.information) / 16 : min(right, Float(token.information) / 16)
            rest.right[bank] -= part
            right -= part
        }
    }

    private func identityBits(_ name: NameView, _ run: UInt32) -> Float {
        var bits: Float = 0
        for index in name.tokens.indices where run & (1 << UInt32(index)) != 0 && name.tokens[index].role.isIdentity {
            bits += Float(name.tokens[index].information) / 16
        }
        return bits
    }

    /// Whether a link sets a word of ideographs against another that only sounds like it, or against as many other syllables: the
    /// characters are the name, and their reading is certain.
    ///
    /// Between two words in pinyin a slip may explain it: they count a third.
    private func otherWord(_ link: Link) -> Float {
        guard link.role.isIdentity, link.relation == .soundsAlike || link.relation == .typo, link.similarity < 1 else {
            return 0
        }
        let (left, right) = (syllables(a, link.left), syllables(b, link.right))
        guard left.count == right.count, left.count > 0 else { return 0 }
        if left.areIdeographs && right.areIdeographs { return link.relation == .soundsAlike ? 1 : 0 }
        if a.kind == .person { return 0 }
        return left.areIdeographs || right.areIdeographs ? 1 : Self.shareOfSlips
    }

    private static let shareOfSlips: Float = 0.35

    /// Of how many syllables of Chinese a run of words consists, 0 where one of them has others, and whether all are ideographs.
    private func syllables(_ name: NameView, _ run: UInt32) -> (count: Int, areIdeographs: Bool) {
        var found = (count: 0, areIdeographs: true)
        for index in name.tokens.indices where run & (1 << UInt32(index)) != 0 {
            let token = name.tokens[index]
            guard !token.flags.contains(.transcribed),
                token.flags.contains(.hasIdeographs) || token.flags.contains(.pinyin)
            else { return (0, false) }
            if !token.flags.contains(.hasIdeographs) { found.areIdeographs = false }
            found.count += Int(token.syllables)
        }
        return found
    }

    /// Whether a link sets a word of pinyin syllables against other syllables.
    private func haveOtherSyllables(_ link: Link) -> Bool {
        guard link.similarity < 1, link.left.nonzeroBitCount == 1, link.right.nonzeroBitCount == 1 else { return false }
        let left = a.tokens[link.left.trailingZeroBitCount]
        let right = b.tokens[link.right.trailingZeroBitCount]
        return isSyllabic(left) && isSyllabic(right)
            && (!left.flags.contains(.hasIdeographs) || !right.flags.contains(.hasIdeographs))
            && !left.flags.contains(.transcribed) && !right.flags.contains(.transcribed)
    }

    /// Whether a link sets an initial against a name, or against another initial.
    private func isInitial(_ link: Link) -> Bool {
        link.left.nonzeroBitCount == 1 && link.right.nonzeroBitCount == 1
            && (a.tokens[link.left.trailingZeroBitCount].flags.contains(.initial)
                || b.tokens[link.right.trailingZeroBitCount].flags.contains(.initial))
    }

    /// Whether the first name of a person is not linked.
    private func hasOpenLead(_ name: NameView, _ open: UInt32) -> Bool {
        guard let first = name.tokens.firstIndex(where: { $0.role.isIdentity }) else { return false }
        return open & (1 << UInt32(first)) != 0
    }

    private func areInitialsAlone() -> Bool {
        for index in 0..<links.count where links[index].role.isIdentity && !isInitial(links[index]) {
            return false
        }
        return true
    }

    /// By how much one side of a link between single tokens says more than the other.
    private func excess(_ link: Link) -> Float {
        let left = a.tokens[link.left.trailingZeroBitCount].information
        let right = b.tokens[link.right.trailingZeroBitCount].information
        return Float(max(left, right) - min(left, right)) / 16
    }

    private func count(_ link: Link, into out: inout FeatureVector, identity: inout Float) {
        let tens = link.information / 10
        switch link.role {
        case .tradeName, .givenName, .familyName:
            identity += link.information
            switch link.relation {
            case .same: out[.identitySame] += tens
            case .transliteration: out[.identityTransliterated] += tens
            case .translation: out[.identityTranslated] += tens
            case .abbreviation: out[.identityAbbreviated] += tens
            case .acronym: out[.identityAcronym] += tens
            case .typo: out[.identityTypo] += (1 - link.similarity) * 2
            case .nickname: out[.identityNickname] += tens
            default:
                out[.identitySound] += (1 - link.similarity) * 2
                if haveOtherSyllables(link) { out[.syllablesDiffer] = 1 }
            }
        case .place: out[.placeMatched] += tens
        case .industry:
            out[.industryMatched] += tens
            if link.relation != .same { out[.industryInexact] += tens }
        case .qualifier: out[.qualifierMatched] += tens
        case .number, .unit: out[.numberMatched] += tens
        case .legalForm: out[.legalSame] = 1
        case .title, .filler: break
        }
    }

    private func countRest(_ rest: Remainder, into out: inout FeatureVector) {
        func pair(_ role: PartRole) -> (both: Float, one: Float) {
            let left = max(0, rest.left[Int(role.rawValue)])
            let right = max(0, rest.right[Int(role.rawValue)])
            return (min(left, right), abs(left - right))
        }
        let industry = pair(.industry)
        out[.industryContradicted] = min(industry.both, 30) / 10
        out[.industryDropped] = min(industry.one, 30) / 10
        out[.industryClash] = industry.both > 0.5 ? 1 : 0
        out[.industryMissing] = industry.both <= 0.5 && industry.one > 0.5 ? 1 : 0
        let qualifier = pair(.qualifier)
        out[.qualifierUnmatched] = min(qualifier.both + qualifier.one, 30) / 10
        let unit = pair(.unit)
        out[.unitContradicted] = unit.both > 0 ? 1 : 0
        let number = pair(.number)
        out[.numberContradicted] = number.both > 0 || areCountedApart() ? 1 : 0
        // A numbered factory is a unit of the party; a number by itself tells sister companies apart.
        let isNumberDropped = number.both == 0 && number.one > 0
        let isUnit = isNumberDropped && isNumberOfUnit()
        out[.numberDropped] = isNumberDropped && !isUnit ? 1 : 0
        out[.unitDropped] = unit.both == 0 && unit.one > 0 || isUnit ? 1 : 0
        let legal = pair(.legalForm)
        out[.legalContradicted] = legal.both > 0 && !haveRelatedForms() ? 1 : 0
        out[.legalDropped] = legal.both == 0 && legal.one > 0 ? 1 : 0
        countPlaces(into: &out)
    }

    /// Whether every number that one side alone has numbers a unit.
    private func isNumberOfUnit() -> Bool {
        func isPlain(_ token: NameToken) -> Bool { token.role == .number && token.conceptCount == 0 }
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 && isPlain(a.tokens[i]) { return false }
        for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 && isPlain(b.tokens[j]) { return false }
        return true
    }

    /// Places that remain: one may lie within a place of the other side, linked or not.
    private func countPlaces(into out: inout FeatureVector) {
        let left = openPlaces(of: a, openA, besides: b, openB)
        let right = openPlaces(of: b, openB, besides: a, openA)
        // A place within one that is agreed on adds nothing.
        out[.placeWithin] = (left.areWithin || right.areWithin) && out[.placeMatched] == 0 ? 1 : 0
        out[.placeContradicted] = left.areElsewhere && right.areElsewhere ? 1 : 0
        out[.placeDropped] = left.areElsewhere != right.areElsewhere ? 1 : 0
        out[.countryContradicted] = left.areCountries && right.areCountries ? 1 : 0
    }

    /// Whether any open place of a name lies within or around one of the other's, whether any does not, and whether one of those is a
    /// country.
    ///
    /// Where the other name has open places too, those alone are looked at: two counties of a province that is agreed on are two places.
    private func openPlaces(of name: NameView, _ open: UInt32, besides other: NameView, _ otherOpen: UInt32) -> (
        areWithin: Bool, areElsewhere: Bool, areCountries: Bool
    ) {
        var found = (areWithin: false, areElsewhere: false, areCountries: false)
        var places: UInt32 = 0
        for index in other.tokens.indices where other.tokens[index].role == .place { places |= 1 << UInt32(index) }
        if places & otherOpen != 0 { places &= otherOpen }
        for index in name.tokens.indices where name.tokens[index].role == .place && open & (1 << UInt32(index)) != 0 {
            if isRelated(name.tokens[index], name, to: other, among: places) {
                found.areWithin = true
            } else {
                found.areElsewhere = true
                if isCountry(name.tokens[index], name) { found.areCountries = true }
            }
        }
        return found
    }

    func isCountry(_ token: NameToken, _ name: NameView) -> Bool {
        token.conceptCount > 0 && tables.concepts[Int(name.concepts[Int(token.conceptStart)])].kind == .country
    }

    /// Whether one side's legal form is a kind of the other's, as a limited company is a company.
    private func haveRelatedForms() -> Bool {
        for index in a.tokens.indices where a.tokens[index].role == .legalForm && openA & (1 << UInt32(index)) != 0 {
            if isRelated(a.tokens[index], a, to: b) { return true }
        }
        return false
    }

    /// Whether a token's meaning lies within, or around, one of the same role on the other side.
    private func isRelated(
        _ token: NameToken, _ name: NameView, to other: NameView, among run: UInt32 = .max
    ) -> Bool {
        for index in other.tokens.indices
        where other.tokens[index].role == token.role && run & (1 << UInt32(index)) != 0 {
            let place = other.tokens[index]
            for x in 0..<Int(token.conceptCount) {
                for y in 0..<Int(place.conceptCount) {
                    let left = name.concepts[Int(token.conceptStart) + x]
                    let right = other.concepts[Int(place.conceptStart) + y]
                    if isWithin(left, right) || isWithin(right, left) { return true }
                }
            }
        }
        return false
    }

    func isWithin(_ inner: UInt16, _ outer: UInt16) -> Bool {
        var place = inner
        for _ in 0..<5 where place != 0 {
            place = tables.concepts[Int(place)].parent
            if place == outer && place != 0 { return true }
        }
        return false
    }

    /// How far the linked words of the trade name stand in another order: 0 for the same, a little for one that only begins elsewhere,
    /// as where a family name is put first, 1 for any other.
    private func disorder() -> Float {
        var order = InlineArray<32, (left: Int, right: Int)>(repeating: (0, 0))
        var count = 0
        for index in 0..<links.count where links[index].role.isIdentity && count < 32 {
            let left = links[index].left.trailingZeroBitCount
            let right = links[index].right.trailingZeroBitCount
            // A family name known by its comma may stand first or last.
            let isFamily = Self.isFamilyName(a.tokens[left]) || Self.isFamilyName(b.tokens[right])
            let entry = isFamily ? (32 + left, 32 + right) : (left, right)
            var at = count
            while at > 0, order[at - 1].left > entry.0 {
                order[at] = order[at - 1]
                at -= 1
            }
            order[at] = entry
            count += 1
        }
        guard count > 1 else { return 0 }
        var descents = 0
        for index in 0..<count where order[index].right > order[(index + 1) % count].right { descents += 1 }
        if descents > 1 { return 1 }
        return order[0].right < order[count - 1].right ? 0 : 0.1
    }

    /// Whether a word was written before a comma, as family names are.
    private static func isFamilyName(_ token: NameToken) -> Bool { token.role == .familyName && token.script != .han }
}
