/// What each kind of evidence is worth in the first estimate, in units of the logarithm of the odds, and from which score on a
/// candidate is a match.
///
/// The first estimate only decides which parties come into question; their scores come from the learnt ``EvidenceModel``. What its
/// invented world does not hold keeps its weight from here: weak aliases, many names, and identifiers, of which a checked one
/// outweighs any name.
public struct ScreeningWeights: Hashable, Sendable {
    /// The constant term.
    public var base = -3.8
    /// Added to the constant term where persons are compared.
    public var person = 0.7
    /// The factor of the names' own log-odds, for organizations and ships.
    public var name = 1.15
    /// The factor of the names' own log-odds, for persons.
    public var personName = 0.34
    /// The best name of the entity is a weak alias.
    public var weakAlias = -1.0
    /// For an inexact name, times the logarithm of the number of the entity's names beyond two.
    public var manyNames = -0.1
    /// The whole name is the same but for legal form, case and spacing; for organizations and ships.
    public var sameWholeName = 1.0
    /// The distinctive part of the name belongs to one party of the list alone; nothing for 16 of them, its opposite for 256.
    public var rareName = 1.2
    /// The same for names of persons.
    public var rarePersonName = 1.5
    /// An identifier agrees, by its strength: weak, registered, checked.
    public var identifierAgrees = [2.0, 10.0, 18.0]
    /// The most that an identifier says where the two sides give it as numbers of different kinds.
    public var identifierOfAnotherKind = 7.0
    /// An identifier of the same standard disagrees, by the weaker strength of the two.
    public var identifierContradicts = [0.0, -1.5, -5.0]
    /// Where an identifier agrees, names that differ count no less than this: parties are renamed.
    public var leastNameBesideIdentifier = -4.0
    /// What the same name, word for word, counts at least however generic its words.
    public var identicalName = 1.4
    /// What each bit adds to that which the name says beyond an ordinary one.
    public var identicalNamePerBit = 0.15
    /// The most that both come to.
    public var identicalNameAtMost = 4.5
    /// What missing names count where an identifier agrees: less against it than names that differ.
    public var withoutNames = -3.0
    /// A country in common.
    public var countryAgrees = 0.9
    /// Added to what the forest says where a country is in common, so that it never counts for nothing.
    public var countryAgreesAtLeast = 0.2
    /// Countries given, none in common.
    public var countryContradicts = -2.0
    /// The same day of birth.
    public var birthDayAgrees = 5.0
    /// The same year, or year and month, of birth, where one side knows no more.
    public var birthYearAgrees = 1.5
    /// The same year, another day.
    public var birthDayContradicts = -1.5
    /// Another year.
    public var birthYearContradicts = -4.0
    /// What names count at most where each states a place, or the number of a plant, that the other's contradicts.
    public var otherPlaceAtMost = -1.4
    /// What names count at most where something tells that two parties may bear them, such as addresses in other towns: a question.
    public var questionAtMost = 0.4
    /// What names count at most where each has a word that tells parties apart and the other another in its place.
    public var otherWordAtMost = -0.7
    /// What a brand counts at least beside a party whose name holds it, or a party beside its branch: a question.
    public var brandAloneAtLeast = -0.4
    /// How many bits a brand has to tell apart to be looked for by itself.
    public var brandBits = 6.5
    /// What names count at most where both sides' numbers of one register or standard differ, before the number itself counts.
    public var otherIdentifierAtMost = 0.9
    /// What names count at most where the first letters of words are all that they share.
    public var initialsAtMost = -1.4
    /// Candidates with at least this score are matches.
    public var threshold = 0.75

    /// Creates weights with the standard values.
    public init() {}

    /// The standard weights.
    public static let standard = ScreeningWeights()
}
