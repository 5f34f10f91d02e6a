/// How far two names agree, as numbers alone.
public struct NameMeasure: Sendable, Hashable {
    /// The logarithm of the odds that both name the same party, as the model of names estimates it in all scripts alike; within ±9.2.
    ///
    /// ``score`` is the probability; this is what screening learns from.
    public internal(set) var logOdds: Double
    /// The logarithm of the odds of ``score``: the estimate by what pairs in these scripts have shown it to be worth; within ±9.2.
    package internal(set) var toldOdds: Double
    /// The same before it is held within its bounds: tells which of two names fits better where both fit as well as names can.
    package internal(set) var unheld: Float
    /// How much a name tells apart, in bits, that both sides have word for word; 0 where they differ in any, for one ordinary word and
    /// for persons of one name alone.
    package internal(set) var identicalBits: Float = 0
    /// Whether each name states a place that the other's contradicts: a town in brackets, one at the head, that of a branch.
    package internal(set) var statesOtherPlace = false
    /// Whether only the first name states a town, a county or a district: a place below a province, or a word in brackets that can be
    /// one.
    package internal(set) var leftStatesTownAlone = false
    /// Whether only the second name does.
    package internal(set) var rightStatesTownAlone = false
    /// Whether one name has an open town in brackets and the other no place at all: a branch or a subsidiary, and its parent.
    package internal(set) var statesBranchAlone = false
    /// Whether each name has a line of business that none of the other's begins with.
    package internal(set) var hasLinesApart = false
    /// Whether the names are the same to all that a comparison looks at, however little they tell.
    package internal(set) var isIdentical = false
    /// Whether each name has a word that tells parties apart where the other has another.
    package internal(set) var statesOtherWord = false
    /// How the pair is calibrated.
    package internal(set) var cell: CalibrationCell
    /// What the likeness of the trade names rests on.
    package internal(set) var footing = NameFooting.words
    /// Whether all that two names of generic words say agrees, but for slips of the pen and a legal form that is left out.
    package internal(set) var agreesInGenericWords = false
    /// What only the first name says.
    public internal(set) var leftOnly: NameLeftovers
    /// What only the second name says.
    public internal(set) var rightOnly: NameLeftovers

    /// The values of the features that ``NameComparator/featureNames`` names; zeros after the last.
    package internal(set) var features: SIMD64<Float>

    /// Whether each name has something that tells parties apart, and neither it nor a place, a number or a line of business is in common:
    /// the names of strangers, of which nothing further is noted.
    var haveNothingInCommon: Bool {
        let shared: [Feature] = [
            .identityMatched, .noIdentity, .placeMatched, .placeWithin, .numberMatched, .industryMatched,
        ]
        return features[Feature.identityContradicted.rawValue] > 0 && shared.allSatisfy { features[$0.rawValue] == 0 }
    }

    /// The measure of the same two names in the other order.
    var swapped: NameMeasure {
        var other = self
        (other.leftOnly, other.rightOnly) = (rightOnly, leftOnly)
        (other.leftStatesTownAlone, other.rightStatesTownAlone) = (rightStatesTownAlone, leftStatesTownAlone)
        return other
    }

    /// Whether the two names are written in different scripts.
    package var isAcrossScripts: Bool { features[Feature.crossScript.rawValue] > 0 }

    /// Whether both names have numbers, such as those of plants, and they differ.
    package var statesOtherNumber: Bool { features[Feature.numberContradicted.rawValue] > 0 }

    /// Whether a word of ideographs stands against others of the same sound, or against other syllables.
    package var contradictsWord: Bool { features[Feature.wordContradicted.rawValue] > 0 }

    /// Whether two names in ideographs differ in nothing that tells parties apart but in characters of one sound.
    package var isHomophone: Bool {
        features[Feature.wordContradicted.rawValue] >= 1 && !isAcrossScripts && leftOnly.industry == rightOnly.industry
    }

    /// Whether a place is in common, or one lies within the other.
    package var agreesInPlace: Bool {
        features[Feature.placeMatched.rawValue] > 0 || features[Feature.placeWithin.rawValue] > 0
    }

    /// Whether the first name is the other's brand alone: all that identifies in it is in the other, and it has nothing beside it but a
    /// legal form while the other has a line of business, or more names; a place alone is often left out.
    package var isFirstBrandAlone: Bool {
        let shared: [Feature] = [.placeMatched, .placeWithin, .industryMatched, .qualifierMatched, .numberMatched]
        return isFirstWithin && shared.allSatisfy { features[$0.rawValue] == 0 } && leftOnly.place == 0
            && leftOnly.industry == 0 && rightOnly.industry + rightOnly.identity > 0
    }

    /// Whether the first name is nothing but places, two at the least, that the other has as well and goes on from with a line of business:
    /// a name that is cut short, whose brand reads as a place.
    package var isFirstPlacesAlone: Bool {
        identityBits == 0 && Double(features[Feature.placeMatched.rawValue]) * 10 >= Self.twoPlaces
            && features[Feature.industryMatched.rawValue] == 0
            && leftOnly.identity + leftOnly.place + leftOnly.industry == 0
            && rightOnly.identity + rightOnly.place == 0 && rightOnly.industry > 0
    }

    /// More bits than one place has.
    private static let twoPlaces = 14.0

    /// Whether only the first name states a line of business, and the other none: a sister or a subsidiary beside its group.
    package var isFirstOfAnotherLine: Bool {
        if statesOtherLine { return true }
        return features[Feature.industryMatched.rawValue] == 0 && agreesInIdentity
            && features[Feature.industryMissing.rawValue] > 0
            && leftOnly.industry > rightOnly.industry
    }

    /// Whether each name in one script states a line of business beside those in common that the other does not.
    package var haveFurtherLines: Bool {
        hasLinesApart && !isAcrossScripts && leftOnly.industry > 0 && rightOnly.industry > 0
    }

    /// Whether the first name of a person has a whole name more than the second, whose every name is in it.
    package var hasFirstFurtherName: Bool {
        leftOnly.identity > Self.initial && rightOnly.identity == 0
            && features[Feature.identityClash.rawValue] == 0
    }

    /// More than an initial tells apart, in tens of bits.
    private static let initial = 0.45

    /// Whether each name states a line of business, none of them is the other's, and all else that identifies is in common: two companies of
    /// one house, until something shows that they are one.
    package var statesOtherLine: Bool {
        hasLinesApart && features[Feature.industryMatched.rawValue] == 0 && identityBits > 0 && leftOnly.identity == 0
            && rightOnly.identity == 0
    }

    /// Whether all that identifies in the first name stands in the second to the letter, reading or meaning.
    private var isFirstWithin: Bool {
        let inexact: [Feature] = [
            .identityTypo, .identitySound, .identityAbbreviated, .identityAcronym, .identityClash,
        ]
        return identityBits > 0 && leftOnly.identity == 0 && inexact.allSatisfy { features[$0.rawValue] == 0 }
            && footing != .initials
    }

    /// Whether all that identifies in either name is the same.
    package var agreesInIdentity: Bool { features[Feature.identityExact.rawValue] > 0 && footing != .initials }

    /// Whether two names of a person agree in all that they say, to the letter or by reading, and say so little that many bear it: two
    /// syllables of Chinese.
    package var agreesInShortName: Bool {
        features[Feature.identityExact.rawValue] > 0 && features[Feature.identityMissing.rawValue] == 0
            && features[Feature.identityClash.rawValue] == 0 && leftOnly.identity == 0 && rightOnly.identity == 0
            && identityBits < 16
    }

    /// How much of what tells parties apart both names have, in bits.
    package var identityBits: Double { Double(features[Feature.identityMatched.rawValue]) * 10 }

    /// How much of everything both names have, in bits, their legal forms aside.
    package var sharedBits: Double {
        let shared: [Feature] = [.identityMatched, .placeMatched, .industryMatched, .qualifierMatched, .numberMatched]
        return shared.reduce(0) { $0 + Double(features[$1.rawValue]) * 10 }
    }

    /// The probability that both name the same party: the number that ``NameComparator/score(_:_:)`` gives.
    public var score: Double { NameComparator.probability(toldOdds) }

    /// The probability by the estimate alone, which is the same in all scripts.
    package var estimate: Double { NameComparator.probability(logOdds) }
}
