/// The writing system of a name or of one of its parts.
public enum NameScript: UInt8, Sendable, Hashable, CaseIterable {
    /// No letters at all.
    case none = 0
    /// Latin, with or without diacritics.
    case latin = 1
    /// Chinese ideographs, simplified or traditional.
    case han = 2
    /// Cyrillic.
    case cyrillic = 3
    /// Greek.
    case greek = 4
    /// Arabic script for Arabic, Persian or Urdu.
    case arabic = 5
    /// Arabic script with letters that only Uyghur uses.
    case uyghur = 6
    /// Japanese syllables.
    case kana = 7
    /// Korean syllables.
    case hangul = 8
    /// Armenian.
    case armenian = 9
    /// Georgian.
    case georgian = 10
    /// Hebrew.
    case hebrew = 11
    /// Any other script: compared letter by letter, never romanised.
    case other = 12
    /// More than one.
    case mixed = 13
    /// Devanagari, Bengali, Thai, Khmer, Tibetan and their kin, whose consonants bear a vowel that is not written.
    case brahmic = 14

    /// Whether its words leave most vowels out, or write them where they are not spoken.
    var isVowelless: Bool { self == .arabic || self == .hebrew || self == .brahmic }
}
