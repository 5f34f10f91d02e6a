/// A part of an analysed name as the comparator sees it: plain numbers, no references.
struct NameToken: Sendable, Hashable {
    /// Properties that are yes or no.
    struct Flags: OptionSet, Sendable, Hashable {
        let rawValue: UInt16
        /// The lexicon knows it.
        static let known = Flags(rawValue: 1)
        /// Its letters consist of pinyin syllables.
        static let pinyin = Flags(rawValue: 2)
        /// It stands in parentheses.
        static let bracketed = Flags(rawValue: 4)
        /// It states a number.
        static let numeric = Flags(rawValue: 8)
        /// A single letter.
        static let initial = Flags(rawValue: 16)
        /// Many words folded into one, at the end of a name too long to compare word by word.
        static let overflow = Flags(rawValue: 32)
        /// One more form follows the others: the initials of its syllables.
        static let hasInitials = Flags(rawValue: 64)
        /// Its ideographs follow its meanings in the name's list of concepts, ``syllables`` of them.
        static let hasIdeographs = Flags(rawValue: 128)
        /// A slip of the pen was read as the generic word it was meant to be.
        static let corrected = Flags(rawValue: 256)
    }

    var role: PartRole
    var script: NameScript
    var flags: Flags
    /// Its readings, in the name's list of forms.
    var formCount: UInt8
    var formStart: UInt16
    /// Its meanings, in the name's list of concepts.
    var conceptStart: UInt16
    var conceptCount: UInt8
    /// The meanings of its single ideographs, after ``conceptCount`` meanings of the whole.
    var pieceCount: UInt8
    /// The number of syllables or ideographs, 0 if unknown.
    var syllables: UInt8
    /// How many letters the first two syllables of the first reading have, where there are more than two; else 0.
    var beginning: UInt8 = 0
    /// How much it tells parties apart, in sixteenths of a bit.
    var information: UInt16
    var number: UInt32
    /// The hash of what is written: ideographs or letters.
    var surface: UInt64 = 0
    /// The bytes of the original that it covers.
    var start: UInt32
    var end: UInt32
}

/// One reading of a token.
struct NameForm: Sendable, Hashable {
    /// The hash of the letters, the same as that of a Latin form in the lexicon.
    var key: UInt64
    /// Which classes of consonants occur in the sounds, as a set of bits by ``SoundFolding/consonantClass(_:)``.
    var consonants: UInt32
    /// Where the letters start in the name's bytes; the sounds follow at once.
    var start: UInt16
    var letterCount: UInt8
    var soundCount: UInt8
}
