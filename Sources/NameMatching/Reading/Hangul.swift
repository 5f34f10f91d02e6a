/// Korean syllables in Latin letters, by arithmetic on the code point.
///
/// Revised Romanisation (2000), syllable by syllable, without the changes of sound between syllables.
enum Hangul {
    private static let leading: [StaticString] = [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
    ]
    private static let vowels: [StaticString] = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
        "ui", "i",
    ]
    private static let trailing: [StaticString] = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k",
        "t", "p", "t",
    ]

    /// Appends the romanisation of a syllable.
    ///
    /// - Precondition: `code` lies in U+AC00…U+D7A3.
    static func append(_ code: UInt32, to letters: inout [UInt8]) {
        let index = Int(code - 0xAC00)
        append(leading[index / 588], to: &letters)
        append(vowels[index % 588 / 28], to: &letters)
        append(trailing[index % 28], to: &letters)
    }

    /// The romanisation of a syllable; nothing for any other character.
    static func letters(of code: UInt32) -> [UInt8] {
        guard (0xAC00..<0xD7A4).contains(code) else { return [] }
        var letters: [UInt8] = []
        append(code, to: &letters)
        return letters
    }

    private static func append(_ text: StaticString, to letters: inout [UInt8]) {
        text.withUTF8Buffer { letters.append(contentsOf: $0) }
    }
}
