/// A part of an analysed name as the comparator sees it: plain numbers, no references.
///
/// 32 bytes, the same in memory and in an index; any bytes make a valid token, and who reads one from outside checks its places.
struct NameToken: Sendable, Hashable, BitwiseCopyable {
    /// Properties that are yes or no.
    struct Flags: OptionSet, Sendable, Hashable, BitwiseCopyable {
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
        /// The name of a father, after a word that says so: bin Laden.
        static let patronymic = Flags(rawValue: 512)
        /// An Arabic name that begins with “servant of”.
        static let servant = Flags(rawValue: 2048)
        /// Ideographs or kana that spell a name of another language, as nearly as they can.
        static let transcribed = Flags(rawValue: 1024)
        /// A name of syllables; its forms behind the first ``beginning`` are what it is in other spellings or languages.
        static let hasReadings = Flags(rawValue: 4096)
        /// A word of a few letters that are each named: other letters are another word, whatever they sound like.
        static let acronym = Flags(rawValue: 8192)
    }

    /// The hash of what is written: ideographs or letters.
    var surface: UInt64 = 0
    var number: UInt32
    /// Its readings, in the name's list of forms.
    var formStart: UInt16
    /// Its meanings, in the name's list of concepts.
    var conceptStart: UInt16
    /// How much it tells parties apart, in sixteenths of a bit.
    var information: UInt16
    /// The bytes of the original that it covers; ``farthest`` is wherever the original ends.
    var start: UInt16
    var end: UInt16
    var flags: Flags
    private var roleCode: UInt8
    private var scriptCode: UInt8
    var formCount: UInt8
    var conceptCount: UInt8
    /// The meanings of its single ideographs, or of the words that a brand was put together from, after ``conceptCount`` meanings of
    /// the whole; a zero stands between parts.
    var pieceCount: UInt8
    /// The number of syllables or ideographs, 0 if unknown.
    var syllables: UInt8
    /// How many letters the first two syllables of the first reading have, where there are more than two; else 0.
    ///
    /// With ``Flags/hasReadings`` how many forms stand before the readings of other spellings and languages.
    var beginning: UInt8 = 0
    /// The number of words that its first reading was written in; their first letters follow its sounds where there are several.
    var wordCount: UInt8 = 1

    /// The end of what lies past the places that can be told.
    static let farthest = Int(UInt16.max)

    /// What it does in the name.
    var role: PartRole {
        get { PartRole(rawValue: roleCode) ?? .filler }
        set { roleCode = newValue.rawValue }
    }

    /// Its writing system.
    var script: NameScript { NameScript(rawValue: scriptCode) ?? .other }

    /// Whether its role and its script are any that this version knows.
    var isSound: Bool { PartRole(rawValue: roleCode) != nil && NameScript(rawValue: scriptCode) != nil }

    init(
        role: PartRole, script: NameScript, flags: Flags, formStart: Int, conceptStart: Int, number: UInt32, start: Int,
        end: Int
    ) {
        self.number = number
        self.formStart = UInt16(truncatingIfNeeded: formStart)
        self.conceptStart = UInt16(truncatingIfNeeded: conceptStart)
        information = 0
        self.start = UInt16(min(start, Self.farthest))
        self.end = UInt16(min(end, Self.farthest))
        self.flags = flags
        roleCode = role.rawValue
        scriptCode = script.rawValue
        formCount = 0
        conceptCount = 0
        pieceCount = 0
        syllables = 0
    }

    /// The bytes that it covers of an original of `count` bytes.
    func range(inOriginalOf count: Int) -> Range<Int> {
        let end = Int(end) == Self.farthest ? count : min(Int(end), count)
        return min(Int(start), end)..<end
    }
}

/// One reading of a token: 16 bytes, the same in memory and in an index.
struct NameForm: Sendable, Hashable, BitwiseCopyable {
    /// The hash of the letters, the same as that of a Latin form in the lexicon.
    var key: UInt64
    /// Which classes of consonants occur in the sounds, as a set of bits by ``SoundFolding/consonantClass(_:)``.
    var consonants: UInt32
    /// Where the letters start in the name's bytes; the sounds follow at once.
    var start: UInt16
    var letterCount: UInt8
    var soundCount: UInt8
}
