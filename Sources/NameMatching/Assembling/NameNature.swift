/// What a name shows of whether it names an organization or a person, where nobody says.
package enum NameNature: UInt8, Sendable, Hashable {
    /// It can be either.
    case open = 0
    /// It has a legal form, a unit, lines of business: no person is called so.
    case organization = 1
    /// It has a given name, a title, a father's name, and nothing that companies have.
    case person = 2

    /// Whether two names of these natures may be read as names of a kind.
    ///
    /// What either shows holds for both, and an organization's marks outweigh a person's: companies are called after persons, and no
    /// person after a company.
    package static func admits(_ kind: NameKind, _ one: NameNature, _ other: NameNature) -> Bool {
        if one == .organization || other == .organization { return kind != .person }
        if one == .person || other == .person { return kind != .organization && kind != .unknown }
        return true
    }
}

extension NameAssembler {
    /// What the words of a name read as an organization's show of what it names.
    ///
    /// A legal form or two words that sort are an organization's; one of them is where nothing shows a person.
    func nature() -> NameNature {
        guard kind == .organization, !tokens.isEmpty, !canBeChinesePerson else { return .open }
        var sorting = 0
        var words = 0
        var isTold = false
        for token in tokens {
            switch token.role {
            case .legalForm where isSoleTrader(token): continue
            case .legalForm:
                if isDecisive(token) { return .organization }
                sorting += 1
            case .unit, .industry, .qualifier, .place, .number:
                sorting += 1
                // A short word in letters is a family name as well: Park, Wood.
                if isDerived(token) { sorting -= 1 } else if isLong(token), !isSyllables(token) { isTold = true }
            case .tradeName where token.flags.contains(.known): words += 1
            case .tradeName where token.script == .han && token.syllables > 4 && !reader.isTranscribed:
                return .organization
            default: break
            }
        }
        let isPersonal = reader.words.indices.contains(where: showsPerson)
        if sorting > 1 || !isPersonal && (isTold || words > 1) { return .organization }
        return isPersonal && sorting == 0 ? .person : .open
    }

    /// Whether a name is one of two to four ideographs that begins with a family name, or a foreign one in ideographs, and has no legal form:
    /// what its parts mean elsewhere says nothing.
    private var canBeChinesePerson: Bool {
        guard reader.words.allSatisfy({ $0.kind == .han }), !tokens.contains(where: { $0.role == .legalForm }) else {
            return false
        }
        if reader.isTranscribed { return true }
        guard reader.words.count == 1, (2...4).contains(reader.codes.count) else { return false }
        return [1, 2].contains { length in
            guard let form = tables.hanForms.find(HanTable.key(reader.codes[..<length])) else { return false }
            return tables.senses(ofForm: form).contains { tables.concepts[Int($0)].kind == .surname }
        }
    }

    /// Whether a legal form is one beyond doubt: two or three letters without full stops can be a syllable of a name.
    private func isDecisive(_ token: NameToken) -> Bool {
        guard token.script == .latin, token.formCount > 0 else { return true }
        let form = forms[Int(token.formStart)]
        if form.letterCount > 3 || Int(token.end - token.start) > Int(form.letterCount) { return true }
        let letters = bytes[Int(form.start)..<Int(form.start) + Int(form.letterCount)]
        if tables.syllables.syllableCount(Array(letters).span) > 0 { return false }
        return !hasSense(letters, [.nickname, .surname])
    }

    /// Whether a token is a word by its pinyin alone, which is as often a given name: Wenhua.
    private func isDerived(_ token: NameToken) -> Bool {
        token.script == .latin && token.formCount > 0
            && tables.derivedForms.find(forms[Int(token.formStart)].key) != nil
    }

    /// Whether a place is written in syllables that are a given name as well: Changting.
    private func isSyllables(_ token: NameToken) -> Bool {
        guard token.role == .place, token.script == .latin, token.formCount > 0 else { return false }
        let form = forms[Int(token.formStart)]
        return tables.syllables.syllableCount(
            Array(bytes[Int(form.start)..<Int(form.start) + Int(form.letterCount)]).span) > 0
    }

    /// Whether a form says that a person does business in his own name: ИП.
    private func isSoleTrader(_ token: NameToken) -> Bool {
        token.conceptCount > 0 && tables.conceptNames[Int(concepts[Int(token.conceptStart)])] == "Sole Proprietorship"
    }

    private func isLong(_ token: NameToken) -> Bool {
        token.script == .han || token.formCount > 0 && forms[Int(token.formStart)].letterCount >= 5
    }

    private func hasSense(_ letters: ArraySlice<UInt8>, _ kinds: [Concept.Kind]) -> Bool {
        guard let form = tables.latinForms.find(StableHash.of(letters, seed: 1)) else { return false }
        return tables.senses(ofForm: form).contains { kinds.contains(tables.concepts[Int($0)].kind) }
    }

    /// Whether a word shows a person: a known given name, “son of” between names, a mark of generation, a title in front.
    private func showsPerson(at index: Int) -> Bool {
        let word = reader.words[index]
        guard word.kind == .letters, reader.words.count > 1 else { return false }
        let letters = reader.letters[word.letters]
        let isLast = index == reader.words.count - 1
        if index > 0, isLast, Self.generations.contains(where: { letters.elementsEqual($0.utf8) }) { return true }
        if index > 0, !isLast, Self.fathers.contains(where: { letters.elementsEqual($0.utf8) }) { return true }
        if index == 0, word.isBeforeComma, reader.words.count < 5 { return true }
        return letters.count > 2 && hasSense(letters, index == 0 ? [.nickname, .title] : [.nickname])
    }

    private static let generations = ["jr", "jnr", "junior", "sr", "snr", "senior"]
    private static let fathers = ["bin", "ibn", "bint", "bn", "ould"]
}
