extension NameAssembler {
    /// Arabic names that begin with “servant of” are one name, however they are cut and voiced: Abd al-Rahman, Abdul Rahman,
    /// Abdurrahman and Abderrahmane are all read as `abdrahman`.
    ///
    /// - Returns: The letters without article and vowels between, and how many words they stand in.
    func servant(at index: Int) -> (letters: [UInt8], count: Int)? {
        let word = reader.words[index]
        let letters = Array(reader.letters[word.letters])
        if word.script == .arabic {
            guard letters == Array("bd".utf8) || letters == Array("abd".utf8) else { return nil }
        } else {
            guard word.script == .latin || word.script == .cyrillic, letters.starts(with: "abd".utf8) else {
                return nil
            }
        }
        let rest = letters.starts(with: "abd".utf8) ? Array(letters.dropFirst(3)) : []
        if word.script != .arabic, let name = Self.withoutArticle(rest), name.count > 2 {
            return (Self.servant(of: name), 1)
        }
        // The prefix stands alone: Abd, Abdul, Abdel, Abdoul.
        guard rest.isEmpty || Self.isArticle(rest) else { return nil }
        var next = index + 1
        if rest.isEmpty, next + 1 < reader.words.count, reader.words[next].kind == .letters,
            Self.isArticle(Array(reader.letters[reader.words[next].letters]))
        {
            next += 1
        }
        guard next < reader.words.count, reader.words[next].kind == .letters else { return nil }
        var name = Array(reader.letters[reader.words[next].letters])
        if reader.words[next].script == .arabic, name.count > 4, name.starts(with: "al".utf8) { name.removeFirst(2) }
        guard name.count > 2 else { return nil }
        return (Self.servant(of: name), next - index + 1)
    }

    private static func servant(of name: [UInt8]) -> [UInt8] { Array("abd".utf8) + name }

    /// Whether letters are the article, or its assimilated form, with any vowel: al, ul, el, oul, ur, as.
    private static func isArticle(_ letters: [UInt8]) -> Bool {
        guard (2...3).contains(letters.count), let last = letters.last, !SoundFolding.isVowel(last) else {
            return false
        }
        return letters.dropLast().allSatisfy(SoundFolding.isVowel)
    }

    /// What follows a vowel and an article or a doubled consonant; `nil` where neither stands in front.
    private static func withoutArticle(_ letters: [UInt8]) -> [UInt8]? {
        let name = Array(letters.drop(while: SoundFolding.isVowel))
        guard name.count < letters.count, name.count > 3, !SoundFolding.isVowel(name[1]) else { return nil }
        if name[0] == name[1] { return Array(name.dropFirst()) }
        return name[0] == UInt8(ascii: "l") ? Array(name.dropFirst()) : nil
    }

    /// Adds such a name as one given name, or as the family name where a comma follows.
    mutating func appendServant(_ letters: [UInt8], at index: Int, to last: NameReader.Word) {
        let first = reader.words[index]
        let role: PartRole = last.isBeforeComma && tokens.allSatisfy({ $0.role == .title }) ? .familyName : .givenName
        append(role, script: first.script, from: first.start, to: last.end, flags: .servant)
        if isFathers(at: index) { tokens[tokens.count - 1].flags.insert(.patronymic) }
        addForm(letters, isPinyin: false)
        if let form = tables.latinForms.find(StableHash.of(letters, seed: 1)) {
            addGivenNames(tables.senses(ofForm: form))
        }
        let bits = Self.information(syllables: 0, letters: letters.count)
        tokens[tokens.count - 1].information =
            tokens[tokens.count - 1].conceptCount > 0 ? min(bits, Self.bitsOfCommonName * 16) : bits
    }
}
