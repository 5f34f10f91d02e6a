/// What tells names of persons apart that are alike, and what brings names together that are not.
extension NameAligner {
    /// Whether a name is “servant of” the other: Abdul Hanif is called Hanif too.
    func isServant(_ token: NameToken, _ name: NameView, of other: NameToken, _ otherName: NameView) -> Bool {
        guard token.flags.contains(.servant) else { return false }
        let whole = name.letters(name.forms[Int(token.formStart)])
        let part = otherName.letters(otherName.forms[Int(other.formStart)])
        return whole.count == part.count + 3 && whole[3...].elementsEqual(part)
    }

    /// Whether one name of a person is another with an ending that makes a new name of it: Steiner of Stein, Adila of Adil.
    func isDerived(_ token: NameToken, _ name: NameView, from base: NameToken, _ other: NameView) -> Bool {
        guard isPersonal(token), isPersonal(base), token.script == .latin, base.script == .latin, !isSyllabic(token),
            !isSyllabic(base)
        else { return false }
        let long = name.letters(name.forms[Int(token.formStart)])
        let short = other.letters(other.forms[Int(base.formStart)])
        if long.count == short.count, long.count >= 4 { return differsInLastVowel(long, short) }
        guard short.count >= 4, long.count > short.count, long.count <= short.count + 5,
            long[..<short.count].elementsEqual(short), let last = short.last, !SoundFolding.isVowel(last)
        else { return false }
        return Self.derivingEndings.contains { long[short.count...].elementsEqual($0.utf8) }
            || last == UInt8(ascii: "s") && long[short.count...].elementsEqual("on".utf8)
    }

    /// Whether two names differ in nothing but a last a, i or o: Carlo and Carla, Andrea and Andrei.
    private func differsInLastVowel(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = one.count - 1
        // Belarusian -enka is Ukrainian and Russian -enko.
        if last > 3, one[..<last].suffix(3).elementsEqual("enk".utf8) { return false }
        return one[last] != other[last] && "aio".utf8.contains(one[last]) && "aio".utf8.contains(other[last])
            && one[..<last].elementsEqual(other[..<last])
    }

    private static let derivingEndings = [
        "a", "na", "ne", "ina", "er", "son", "sen", "sky", "ski", "skiy", "skij", "ov", "ova", "eva", "ich", "ovich",
        "yan", "ian", "ez", "enko", "shvili", "le", "lle", "ette",
    ]

    func isPersonal(_ token: NameToken) -> Bool { token.role == .givenName || token.role == .familyName }

    /// Whether two names of persons begin with sounds that spellings take for each other: a slip of the pen seldom falls on the first
    /// letter, and Fernandez is no Hernandez.
    func beginAlike(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let one = left.first, let other = right.first, one != other else { return true }
        func areBoth(_ letters: StaticString) -> Bool {
            letters.withUTF8Buffer { $0.contains(one) && $0.contains(other) }
        }
        if areBoth("aeiouhyjw") || areBoth("ckqxh") { return true }
        // Ukrainian and Belarusian г is h: Hanzha and Ganzha, but not Harpreet and Gurpreet.
        if areBoth("gh") { return left.count > 1 && right.count > 1 && left[1] == right[1] }
        return SoundFolding.consonantClass(one) & SoundFolding.consonantClass(other) != 0
    }
}
