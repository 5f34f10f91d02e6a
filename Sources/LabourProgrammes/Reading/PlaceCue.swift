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
    /// 我县, “our county”: whatever place the publisher is of.
    case own
}
