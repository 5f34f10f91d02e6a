/// How a part of one name relates to a part of the other.
public enum PartRelation: UInt8, Sendable, Hashable, CaseIterable {
    /// Written alike, apart from case, width, diacritics, spaces, and simplified or traditional form.
    case same = 0
    /// One is the other in another script or another romanisation.
    case transliteration = 1
    /// One means what the other says.
    case translation = 2
    /// One is a shortened form of the other, or the initials of its syllables.
    case abbreviation = 3
    /// One is the other with a slip of the pen.
    case typo = 4
    /// They sound alike.
    case soundsAlike = 5
    /// Both are forms of one given name: short or long, or as other languages and scripts have it.
    case nickname = 6
    /// One place lies within the other.
    case within = 7
    /// Present on one side, absent on the other.
    case dropped = 8
    /// Both sides say something, and it is not the same.
    case contradicted = 9
    /// One consists of the first letters of the other's words.
    case acronym = 10
}
