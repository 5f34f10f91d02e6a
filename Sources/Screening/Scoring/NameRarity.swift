import NameMatching

/// How rare a shared part of a name is by itself, whatever else a list holds.
///
/// The forests learnt what sharing a name says from lists of 100,000 parties, by how many of them share it. A list of another size, or
/// one with many sisters of one company, must not change what a pair says. So the number is the one that the words themselves let
/// expect: of names of *b* bits, one in 2ᵇ.
enum NameRarity {
    /// From how many bits on a shared part is expected once.
    ///
    /// Measured on an invented world that the forests did not learn from (10,000 parties, 2,000 queries): more bits lose parties of
    /// common names, fewer let strangers through.
    ///
    /// - Parameters:
    ///   - kind: What the names are of.
    ///   - isWhole: Whether the whole name is shared, which is rarer than its words tell one by one. A trade name of two syllables alone
    ///     (11 bits) is borne by sisters and strangers.
    static func bits(of kind: NameKind, isWhole: Bool) -> Double { kind == .person ? 12 : isWhole ? 10 : 11.6 }
}
