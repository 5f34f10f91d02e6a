import NameMatching

/// What the forest looks at beside the features of the best pair of names, in the order of its columns.
///
/// Columns are numbered from 0: first the features of names (``NameComparator/featureNames``), then these.
enum ScreeningFeature: Int, CaseIterable {
    /// The log-odds of the best pair of names by themselves.
    case nameOdds
    /// What only one side's name says, in tens of bits.
    case queryIdentity, queryPlace, queryIndustry, partyIdentity, partyPlace, partyIndustry
    /// The whole name is the same but for legal form, case and spacing.
    case sameWholeName
    /// A country in common; countries on both sides and none in common.
    case countryAgrees, countryContradicts
    /// Dates of birth fit, 1 for the year and 2 for the day; differ, 1 for the day and 2 for the year.
    case birthDateAgrees, birthDateContradicts
    /// A distinctive part of the name is shared.
    case sharesName
    /// The logarithm to base 2 of the number of parties that are expected to share it, by its words alone.
    case frequency

    /// The number of features of names.
    static let nameCount = NameComparator.featureNames.count
    /// The number of columns.
    static let columnCount = nameCount + allCases.count

    /// The column of the feature.
    var column: Int { Self.nameCount + rawValue }

    /// The names of all columns, as the file of the forest writes them.
    static let columnNames = NameComparator.featureNames + allCases.map { "\($0)" }

    /// Whether the odds may only rise (1) or only fall (-1) with a column; 0 where either may be.
    static let directions = NameComparator.featureSigns + allCases.map(\.direction)

    private var direction: Int {
        switch self {
        case .queryIdentity, .queryPlace, .queryIndustry, .partyIdentity, .partyPlace, .partyIndustry, .sharesName: 0
        case .nameOdds, .sameWholeName, .countryAgrees, .birthDateAgrees: 1
        case .countryContradicts, .birthDateContradicts, .frequency: -1
        }
    }

    /// Under which kind of evidence a column is told.
    static func evidence(ofColumn column: Int, isPerson: Bool) -> MatchEvidence.Kind {
        guard column >= nameCount, let feature = ScreeningFeature(rawValue: column - nameCount) else {
            return isPerson ? .personName : .name
        }
        switch feature {
        case .nameOdds: return isPerson ? .personName : .name
        case .queryIdentity, .queryPlace, .queryIndustry, .partyIdentity, .partyPlace, .partyIndustry:
            return .longerName
        case .sameWholeName: return .sameWholeName
        case .countryAgrees: return .countryAgrees
        case .countryContradicts: return .countryContradicts
        case .birthDateAgrees: return .birthDateAgrees
        case .birthDateContradicts: return .birthDateContradicts
        case .sharesName, .frequency: return isPerson ? .rarePersonName : .rareName
        }
    }
}
