/// What the name of a place says of where a sentence plays; the names are `Reference/programmes/contexts.csv`.
enum PlaceCue: String, Sendable, CaseIterable {
    /// It names Xinjiang, a part of it or its people, and nothing else.
    case xinjiang
    /// It names a place in Xinjiang and other things too: Ili, Kashi, Aksu. It never counts bare.
    case xinjiangBare = "xinjiang-bare"
    /// Another province of China.
    case elsewhere
    /// Another country.
    case abroad
    /// 就地, “near their homes”: where the people live, and nowhere else.
    case inPlace = "in-place"
    /// 我县, “our county”: whatever place the publisher is of.
    case own
}
