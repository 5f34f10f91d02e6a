/// One thing that speaks for or against two parties being the same, and what it contributes.
public struct MatchEvidence: Hashable, Sendable {
    /// What is compared.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The best pair of names.
        case name
        /// The best pair of names, of persons.
        case personName
        /// The best name of the entity is only a weak alias.
        case weakAlias
        /// An inexact name was the best of many.
        case manyNames
        /// The whole name is the same but for legal form, case and spacing.
        case sameWholeName
        /// How rare the distinctive part is that both names share; said beside it, how many parties of the list bear it.
        case rareName
        /// The same of the names of persons.
        case rarePersonName
        /// Each name states a place that the other's contradicts: a town tells sister companies apart.
        case otherPlace
        /// Both names have a number, such as that of a plant, and they differ.
        case otherNumber
        /// The addresses of both sides state towns that contradict.
        case otherAddress
        /// All that the name asked for says is the brand of the listed one, which others bear too.
        case brandAlone
        /// The names state different lines of business, or only the one asked for does: a sister or a subsidiary of the listed one, or itself.
        case otherLine
        /// Only one of the names states a town in brackets, as branches and subsidiaries do.
        case branchAlone
        /// The name is the same, and says so little that many may bear it.
        case commonName
        /// The name asked for has a further name of a person that the listed one lacks: its fuller form, or another person.
        case furtherName
        /// A word that tells parties apart stands against another: other ideographs of the same sound, other syllables, another word.
        case otherWord
        /// The first letters of words are all that the names share.
        case initialsAlone
        /// An identifier that both sides have.
        case identifierAgrees
        /// Both sides have an identifier of the same standard, and they differ.
        case identifierContradicts
        /// A country in common.
        case countryAgrees
        /// Countries on both sides, none in common.
        case countryContradicts
        /// A date of birth in common, as far as both are known.
        case birthDateAgrees
        /// Dates of birth that cannot be the same.
        case birthDateContradicts
        /// One of the names says more than the other: which one, and what.
        case longerName
        /// How far names in these scripts can be told: what makes a probability of the estimate.
        case calibration
        /// Nothing to compare but what the other lines say.
        case base
    }

    /// What is compared.
    public let kind: Kind
    /// The contribution to the logarithm of the odds; positive speaks for a match.
    public let contribution: Double
    /// What was found, in one neutral sentence.
    public let sentence: String

    /// Creates a line of evidence.
    public init(_ kind: Kind, _ contribution: Double, _ sentence: String) {
        self.kind = kind
        self.contribution = contribution
        self.sentence = sentence
    }
}
