/// A meaning in the lexicon: one row, with all its forms in all languages.
struct Concept: Sendable {
    /// What a word of this meaning does in a name.
    var role: PartRole
    /// What sort of row it is.
    var kind: Kind
    /// How much the word tells parties apart, in bits: rare words more than common ones.
    var information: Float
    /// The number it states, if any.
    var number: UInt32?
    /// The place that this place lies in, as an index; 0 for none.
    var parent: UInt16

    /// The sorts of rows.
    enum Kind: UInt8, Sendable {
        case place = 0, country, industry, qualifier, unit, legal, word, surname, nickname, title, filler, number,
            initials, suffix
        case placeWord, brand
    }

    /// Whether it stands in names of persons alone.
    var isPersonal: Bool { kind == .surname || kind == .nickname || kind == .title }
}
