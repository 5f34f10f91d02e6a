/// What the comparison of two names counts; the model holds one weight for each, by kind of name.
///
/// Every feature is symmetric in the two names. Amounts of information are in tens of bits; slips of the pen and likeness of
/// sound count by what they lack of being equal. A feature's ``sign`` binds the
/// learning: agreement can never lower a score and disagreement never raise it, so a name matches nothing better than itself.
enum Feature: Int, CaseIterable {
    case bias
    case identityMatched
    /// The first twelve bits of what is matched: the step from nothing to something counts more than those after it.
    case identityBrief
    /// All of the trade name or the person's names agrees to the letter, reading or meaning.
    case identityExact
    case identitySame
    case identityTransliterated
    case identityTranslated
    case identityAbbreviated
    case identityAcronym
    case identityTypo
    case identitySound
    case identityNickname
    case identityContradicted
    case identityClash
    case identityDropped
    case identityMissing
    case noIdentity
    /// Neither name has anything but lines of business, sorting words and a legal form.
    case genericAlone
    /// How much names without a trade name say in common, less twice what only one of them says.
    case genericWhole
    case placeMatched
    case placeWithin
    case placeContradicted
    case placeDropped
    case industryMatched
    case industryInexact
    case industryContradicted
    case industryClash
    case industryMissing
    case industryDropped
    case qualifierMatched
    case qualifierUnmatched
    case unitDropped
    case unitContradicted
    /// Both are of one division or regiment of the Corps, and one of them is a body, a company or a part of it.
    case unitBody
    /// Both are of one division or regiment of the Corps, and one of them says no more: 第一师 beside 农一师.
    case unitAlone
    case numberMatched
    case numberContradicted
    case numberDropped
    case legalSame
    case legalContradicted
    case legalDropped
    case coverage
    case fullCoverage
    case crossScript
    /// 1 where the words of the trade name or of a person's name stand in another order, a tenth where they only begin elsewhere.
    case reordered
    /// Words of pinyin syllables that sound alike and are not the same: Chinese tells Lingma from Lingmao.
    case syllablesDiffer
    /// Two countries that are not the same, as tell sister companies apart.
    case countryContradicted
    /// The first of a person's names, of which the other side has none in its stead.
    case leadDropped
    /// A word of ideographs against other ideographs of the same sound, or against other syllables.
    case wordContradicted

    /// Whether the weight may be positive, negative or either.
    var sign: Sign {
        switch self {
        case .bias: .free
        case .identityMatched, .identityBrief, .identityExact, .identitySame, .placeMatched, .placeWithin,
            .industryMatched, .qualifierMatched,
            .numberMatched,
            .legalSame, .unitAlone, .coverage, .fullCoverage, .genericWhole:
            .positive
        default: .negative
        }
    }

    /// The direction that a weight is held to.
    enum Sign { case positive, negative, free }
}
