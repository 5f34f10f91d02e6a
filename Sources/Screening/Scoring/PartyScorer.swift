import ClewModel
import NameMatching

/// Weighs all evidence for and against a query and a party being the same, in two steps.
///
/// ``score(_:_:shared:lexicon:)`` finds the best pair of names and estimates the odds with a handful of weights: enough to tell which
/// parties come into question. ``refine(_:)`` asks the learnt forest about those, and tells what it estimates as a probability.
struct PartyScorer: Sendable {
    let comparator: NameComparator
    let model: EvidenceModel
    let weights: ScreeningWeights
    private let calibration: ScoreCalibration
    private let organizations: ForestScorer
    private let acrossScripts: ForestScorer
    private let persons: ForestScorer

    init(comparator: NameComparator, model: EvidenceModel, weights: ScreeningWeights, isCalibrated: Bool = true) {
        self.comparator = comparator
        calibration = isCalibrated ? comparator.calibration : ScoreCalibration()
        self.model = model
        self.weights = weights
        organizations = ForestScorer(model[.organization])
        acrossScripts = ForestScorer(model[.acrossScripts])
        persons = ForestScorer(model[.person])
    }

    /// A query with its values in comparable form.
    struct Query: Sendable {
        let schema: Schema
        let names: [(kind: NameKind, names: [AnalyzedName])]
        let countries: [String]
        let identifiers: [PartyIdentifier]
        let birthDates: [PartialDate]
        let addresses: [String]
        /// What each name shows of what it names, where several kinds are read; empty where one is.
        fileprivate let natures: [NameNature]
        private let countryCodes: [UInt32]
        /// The codes of countries that belong closely to those asked for.
        private let closeCodes: [UInt32]

        init(
            schema: Schema, names: [(kind: NameKind, names: [AnalyzedName])], countries: [String],
            identifiers: [PartyIdentifier], birthDates: [PartialDate], addresses: [String] = []
        ) {
            self.schema = schema
            self.names = names
            let areOpen = names.count > 1 && names.contains { $0.kind == .person }
            natures = areOpen ? names.first { $0.kind == .organization }?.names.map(\.nature) ?? [] : []
            self.countries = countries
            self.identifiers = identifiers
            self.birthDates = birthDates
            self.addresses = addresses
            countryCodes = countries.map(PartyFacts.code(ofCountry:))
            closeCodes = countries.flatMap { CountryCode.close(to: $0) }.map(PartyFacts.code(ofCountry:))
        }

        /// The names as one kind of name.
        func names(as kind: NameKind) -> [AnalyzedName] { names.first { $0.kind == kind }?.names ?? [] }

        /// 1 where a country is in common, -1 where both sides state some and none is, 0 where nothing can be said.
        func agreement(with countries: UnsafeBufferPointer<UInt32>) -> Float {
            if countryCodes.isEmpty || countries.isEmpty { return 0 }
            if countries.contains(where: countryCodes.contains) { return 1 }
            return countries.contains(where: closeCodes.contains) ? 0 : -1
        }
    }

    /// What a query and a party share of their names.
    struct SharedNames: Sendable {
        /// How many parties of the list share the rarest distinctive key that both have; 0 where they share none.
        ///
        /// It is said beside a score and never part of it: what one pair says depends on no other party of the list.
        var namesakes = 0
        /// Whether they share the key of the whole name.
        var hasWholeName = false

        /// Whether they share a distinctive key at all.
        var isShared: Bool { namesakes > 0 }
    }

    /// The best pair of names: their kind, and their positions in the query's and the party's list.
    struct NamePair {
        var kind: NameKind
        var query: Int
        var party: Int
        var measure: NameMeasure
        /// What the names say in the first estimate.
        var odds: Double

        /// The forest that weighs the pair.
        var forest: EvidenceModel.Kind { EvidenceModel.Kind(of: measure, as: kind) }
    }

    /// The result, as numbers alone.
    struct Result {
        var logOdds = 0.0
        var pair: NamePair?
        var sharedNames = SharedNames()
        /// Countries: 1 for one in common, -1 for none in common.
        var countries: Float = 0
        /// Dates of birth: 2 for the day, 1 for the year; negative where they differ.
        var birthDates: Float = 0
        /// What identifiers say; positive where one agrees.
        var identifiers = 0.0
        /// The party's best name is a weak alias, or an inexact one of many.
        var weakAlias = 0.0
        var manyNames = 0.0

        /// Whether some name of the party states a place that the query's contradicts, and none a place that agrees.
        var statesOtherPlace = false
        /// Whether the party's entry extends to others and the query alone states a town: a plant or a subsidiary of it, not itself.
        var isInOwnTown = false
        /// Whether the addresses of both sides state towns that contradict; looked at only where the names would match.
        var statesOtherAddress = false
        /// Whether both sides state a number of one register or standard, and they differ.
        var statesOtherIdentifier = false

        /// What the forest was not taught; it is added as it is.
        var untaught: Double { identifiers + weakAlias + manyNames }

        /// Among how many parties of a list of the size that the forest learnt from the shared part of the name is expected once more,
        /// as a logarithm to base 2; by how much the part tells apart alone.
        var expectedNamesakes: Double {
            guard sharedNames.isShared, let pair else { return 0 }
            // Where the whole name is shared, its place and its line of business tell apart as well.
            let isWhole = sharedNames.hasWholeName
            let bits = isWhole ? pair.measure.sharedBits : pair.measure.identityBits
            return max(0, NameRarity.bits(of: pair.kind, isWhole: isWhole) - bits)
        }
    }

    /// Estimates the odds from the best pair of names and whatever else both sides state.
    ///
    /// - Parameter result: Receives the estimate; what it held before is gone. One place for many parties, since a result is large.
    /// - Returns: Whether the party's record could be read.
    func score(
        _ query: Query, _ party: PartyView, shared: SharedNames, lexicon: Lexicon, into result: inout Result
    ) -> Bool {
        result = Result()
        result.sharedNames = shared
        if !query.identifiers.isEmpty && party.identifierCount > 0 {
            guard let profile = party.profile else { return false }
            let (odds, pair) = identifierOdds(query.identifiers, profile.identifiers)
            result.identifiers = odds
            result.statesOtherIdentifier = odds < 0 && pair.map { $0.query.tellsApart(from: $0.party) } ?? false
        }
        result.countries = query.agreement(with: party.countries)
        let births = birthOdds(query, party.birthDates)
        result.birthDates = births.agreement
        guard addNames(query, party, lexicon, to: &result) else { return false }
        // What sounds the same is not the same.
        if result.pair?.measure.contradictsWord == true { result.sharedNames.hasWholeName = false }
        result.logOdds = result.untaught + births.odds
        if result.countries > 0 { result.logOdds += weights.countryAgrees }
        if result.countries < 0 { result.logOdds += weights.countryContradicts }
        guard let pair = result.pair else {
            // Without names to compare, an identifier speaks alone.
            result.logOdds += weights.withoutNames
            return true
        }
        result.logOdds += weights.base
        result.logOdds += result.identifiers > 0 ? max(pair.odds, weights.leastNameBesideIdentifier) : pair.odds
        if pair.kind == .person { result.logOdds += weights.person }
        result.logOdds += sharedNameOdds(result, isPerson: pair.kind == .person)
        // The very name comes into question, however little it tells.
        if pair.measure.isIdentical { result.logOdds = max(result.logOdds, weights.brandAloneAtLeast) }
        return true
    }

    /// Asks the forest about a party that comes into question; what it was not taught (identifiers, aliases) is added as it is.
    func refine(_ result: inout Result) {
        guard let pair = result.pair else { return }
        let said =
            max(told(estimate(pair, result), result), floor(result))
            + (result.countries > 0 ? weights.countryAgreesAtLeast : 0)
        result.logOdds = min(said, ceiling(result).value) + result.untaught
    }

    private func estimate(_ pair: NamePair, _ result: Result) -> Double {
        let row = Self.row(result, pair.measure)
        return switch pair.forest {
        case .organization: organizations.logOdds(row.span)
        case .acrossScripts: acrossScripts.logOdds(row.span)
        case .person: persons.logOdds(row.span)
        }
    }

    /// What the forest estimates, in log-odds; 0 without names.
    func estimate(_ result: Result) -> Double { result.pair.map { estimate($0, result) } ?? 0 }

    /// Whether a floor, a ceiling or a question holds what is told.
    func isHeld(_ result: Result) -> Bool {
        guard result.pair != nil, question(result) == nil else { return true }
        let said = told(estimate(result), result)
        return said < floor(result) || said > ceiling(result).value
    }

    /// What to tell for the odds of the forest: the one place where they become a probability.
    ///
    /// What is a question for a person is no estimate of how often it comes true: its odds stay, and are held apart. A name that is the same word
    /// for word never loses by it: it comes before its translation.
    func told(_ odds: Double, _ result: Result) -> Double {
        guard let pair = result.pair, question(result) == nil else { return odds }
        let told = calibration.odds(odds, of: pair.measure.cell, at: .screening)
        return pair.measure.identicalBits > 0 ? max(odds, told) : told
    }

    /// Holds what names say below a match, since both sides' addresses contradict; an identifier that agrees outweighs that.
    func noteOtherAddress(_ result: inout Result) {
        guard let pair = result.pair, pair.kind != .person, result.identifiers <= 0 else { return }
        result.statesOtherAddress = true
        result.logOdds = min(result.logOdds, weights.questionAtMost + result.untaught)
    }

    /// Why a likeness that could be taken for a match is a question for a person: something tells that two parties may bear the names.
    func question(_ result: Result) -> MatchEvidence.Kind? {
        guard let pair = result.pair, result.identifiers <= 0 else { return nil }
        if result.statesOtherAddress { return .otherAddress }
        let isShort = pair.kind == .person && pair.measure.agreesInShortName
        if result.birthDates >= 0, pair.measure.isIdentical || pair.measure.agreesInGenericWords || isShort {
            return .commonName
        }
        if pair.measure.contradictsWord, !pair.measure.statesOtherWord { return .otherWord }
        if pair.kind == .person, result.birthDates <= 0, pair.measure.hasFirstFurtherName { return .furtherName }
        guard pair.kind == .organization, pair.measure.identicalBits == 0 else { return nil }
        if pair.measure.statesBranchAlone { return .branchAlone }
        if pair.measure.isFirstOfAnotherLine || pair.measure.haveFurtherLines { return .otherLine }
        return pair.measure.isFirstBrandAlone || pair.measure.isFirstPlacesAlone ? .brandAlone : nil
    }

    /// Whether a question is asked however little the names say by themselves: what one of them says of whom it names is all in the other.
    private func isAskedAnyway(_ result: Result) -> Bool {
        guard let pair = result.pair, let question = question(result), question != .otherAddress
        else { return false }
        if question == .otherWord {
            // The input method offers all characters of a sound: a slip is asked about.
            return pair.kind == .organization && pair.measure.isHomophone && result.countries >= 0
        }
        if question == .commonName { return result.countries >= 0 && !result.statesOtherIdentifier }
        // Sisters in other lines of business are asked about where they are alike, not each of them by each.
        if question == .otherLine, pair.measure.statesOtherLine || !pair.measure.isFirstOfAnotherLine { return false }
        // Nor each longer name of which a person's is a part.
        if question == .furtherName { return false }
        let holdsWhole = pair.measure.agreesInIdentity && pair.measure.rightOnly.place == 0
        return (question == .brandAlone || holdsWhole)
            && (pair.measure.identityBits >= weights.brandBits || pair.measure.isFirstPlacesAlone)
            // A branch or a subsidiary is where its name says that it is.
            && (result.countries >= 0 || question == .branchAlone)
    }

    /// What names and all else count at most, and what forbids more: a number of a register or standard, a place or a number that contradicts, and initials alone.
    ///
    /// A name that is the same word for word contradicts nothing.
    func ceiling(_ result: Result) -> (value: Double, reason: MatchEvidence.Kind?) {
        guard let pair = result.pair else { return (.infinity, nil) }
        if pair.kind == .person {
            if pair.measure.contradictsWord { return (weights.questionAtMost, .otherWord) }
            return question(result) == .furtherName ? (weights.questionAtMost, .furtherName) : (.infinity, nil)
        }
        // Two enterprises of one name that differ in their number are two, whatever the name says.
        if result.statesOtherIdentifier { return (weights.otherIdentifierAtMost, .identifierContradicts) }
        let question = question(result)
        // The same name lacks nothing; that many may bear it only keeps it from falling out of sight.
        let most = question == nil || question == .commonName ? .infinity : weights.questionAtMost
        guard pair.measure.identicalBits == 0 else { return (most, question) }
        if result.statesOtherPlace || result.isInOwnTown { return (weights.otherPlaceAtMost, .otherPlace) }
        if pair.measure.statesOtherNumber { return (weights.otherPlaceAtMost, .otherNumber) }
        if pair.measure.statesOtherWord { return (weights.otherWordAtMost, .otherWord) }
        if pair.measure.footing == .initials { return (weights.initialsAtMost, .initialsAlone) }
        return (most, question)
    }

    /// What names and all else count at least: where an identifier agrees, less than nothing, but no less than this; where the
    /// whole name is the same word for word and says something, enough to be looked at, unless a date of birth speaks against it.
    func floor(_ result: Result) -> Double {
        var least = -Double.infinity
        if result.identifiers > 0 { least = weights.leastNameBesideIdentifier }
        if let pair = result.pair, result.birthDates >= 0, pair.measure.identicalBits > 0 {
            let beyond = Double(pair.measure.identicalBits - NameComparator.ordinaryBits)
            let odds = weights.identicalName + weights.identicalNamePerBit * max(0, beyond)
            least = max(least, min(odds, weights.identicalNameAtMost))
        }
        // What a weak alias or many names take off is put on again: who has the very name is not passed over for it.
        if isAskedAnyway(result) {
            least = max(least, weights.brandAloneAtLeast - min(0, result.weakAlias + result.manyNames))
        }
        return least + (result.countries < 0 && question(result) != .branchAlone ? weights.countryContradicts : 0)
    }

    /// Whether a few letters are all that speaks for a party, see ``Candidate/restsOnInitials``.
    func restsOnInitials(_ result: Result, _ query: Query, listedName: String) -> Bool {
        guard let pair = result.pair, result.identifiers <= 0 else { return false }
        switch pair.measure.footing {
        case .words: return false
        case .initials: return true
        case .shortWord:
            let asked = query.names(as: pair.kind)[pair.query].original
            // A name of several words that is the listed one's whole is more than letters.
            if pair.measure.isIdentical, listedName.contains(" ") { return false }
            return result.countries <= 0 && (Self.isAcronym(listedName) || Self.isAcronym(asked))
        }
    }

    /// Whether a name is, or has as its first word, two to five capitals: SPP, SPP Co., Ltd.
    ///
    /// Where all of a name of several words is in capitals, as on invoices, they tell nothing: CAMEL CO., LTD. is a word, and SPP CO., LTD. is
    /// none for want of vowels.
    private static func isAcronym(_ name: String) -> Bool {
        let first = name.unicodeScalars.drop { !$0.properties.isAlphabetic }.prefix {
            $0.properties.isAlphabetic || $0 == "."
        }
        .filter { $0 != "." }
        guard (2...5).contains(first.count), first.allSatisfy(\.properties.isUppercase) else { return false }
        let isOneWord = !name.contains(" ")
        let hasSmall = name.unicodeScalars.contains { $0.properties.isLowercase }
        return isOneWord || hasSmall || first.count <= 3 || !first.contains { "AEIOUY".unicodeScalars.contains($0) }
    }

    /// The columns that the forest looks at.
    static func row(_ result: Result, _ measure: NameMeasure) -> InlineArray<64, Float> {
        var row = InlineArray<64, Float>(repeating: 0)
        for column in 0..<ScreeningFeature.nameCount { row[column] = measure.features[column] }
        func set(_ feature: ScreeningFeature, _ value: Float) { row[feature.column] = value }
        set(.nameOdds, Float(measure.logOdds))
        set(.queryIdentity, Float(measure.leftOnly.identity))
        set(.queryPlace, Float(measure.leftOnly.place))
        set(.queryIndustry, Float(measure.leftOnly.industry))
        set(.partyIdentity, Float(measure.rightOnly.identity))
        set(.partyPlace, Float(measure.rightOnly.place))
        set(.partyIndustry, Float(measure.rightOnly.industry))
        set(.sameWholeName, result.sharedNames.hasWholeName ? 1 : 0)
        set(.countryAgrees, max(0, result.countries))
        set(.countryContradicts, max(0, -result.countries))
        set(.birthDateAgrees, max(0, result.birthDates))
        set(.birthDateContradicts, max(0, -result.birthDates))
        set(.sharesName, result.sharedNames.isShared ? 1 : 0)
        set(.frequency, Float(result.expectedNamesakes))
        return row
    }

    /// The probability for log-odds.
    static func probability(_ logOdds: Double) -> Double { LogisticFunction.value(logOdds) }

    // Names

    private func addNames(_ query: Query, _ party: PartyView, _ lexicon: Lexicon, to result: inout Result) -> Bool {
        let count = party.areWeak.count
        let crowd = count > 2 ? LogisticFunction.naturalLogarithm(Double(count) / 2) : 0
        var best = -Double.infinity
        var contradicts = false
        var agrees = false
        // Pairs of names of which the reading as organizations states two numbers: no persons, whatever else they share.
        var numbered: Set<SIMD2<Int>> = []
        // What the party's names show of what they name, where both sides leave it open; read as organizations' first.
        let isOpen = !query.natures.isEmpty && party.isOpen
        var natures = InlineArray<64, NameNature>(repeating: .open)
        let isRead = party.forEachName(lexicon) { partyName, partyIndex in
            if isOpen, partyName.kind == .organization, partyIndex < 64 { natures[partyIndex] = partyName.nature }
            let nature = partyIndex < 64 ? natures[partyIndex] : .open
            let factor = partyName.kind == .person ? weights.personName : weights.name
            let weak = party.areWeak[partyIndex] != 0 ? weights.weakAlias : 0
            for (queryIndex, queryName) in query.names(as: partyName.kind).enumerated() {
                if isOpen, queryIndex < query.natures.count,
                    !NameNature.admits(partyName.kind, query.natures[queryIndex], nature)
                {
                    continue
                }
                if partyName.kind == .person, !numbered.isEmpty, numbered.contains([queryIndex, partyIndex]) {
                    continue
                }
                queryName.withView { queryName in
                    let measure = comparator.measure(queryName, partyName)
                    if measure.statesOtherNumber, partyName.kind == .organization {
                        numbered.insert([queryIndex, partyIndex])
                    }
                    if measure.identityBits > 0 {
                        contradicts = contradicts || measure.statesOtherPlace
                        agrees = agrees || measure.agreesInPlace && !measure.statesOtherPlace
                    }
                    // The chance that one of many names resembles a stranger's grows with their number; a name that is
                    // simply the same loses nothing by it.
                    let many =
                        crowd == 0 || queryName.isSame(as: partyName)
                        ? 0 : weights.manyNames * crowd * (1 - measure.estimate)
                    let odds = factor * measure.logOdds
                    // Of names that fit as well as names can, the one that is the most alike.
                    // What rests on initials alone is held down in the end, so that it never hides a pair that is more.
                    let isInitials = measure.footing == .initials && partyName.kind == .organization
                    let total =
                        (isInitials ? min(odds, weights.initialsAtMost) : odds) + weak + many
                        + 0.001 * Double(measure.unheld)
                    guard total > best else { return }
                    best = total
                    result.pair = NamePair(
                        kind: partyName.kind, query: queryIndex, party: partyIndex, measure: measure, odds: odds)
                    result.weakAlias = weak
                    result.manyNames = many
                }
            }
        }
        result.statesOtherPlace = contradicts && !agrees
        result.isInOwnTown = party.isScoped && !agrees && result.pair?.measure.leftStatesTownAlone == true
        return isRead
    }

    private func sharedNameOdds(_ result: Result, isPerson: Bool) -> Double {
        let shared = result.sharedNames
        guard shared.isShared else { return 0 }
        let rarity = max(-1.5, 1 - result.expectedNamesakes / 4)
        return isPerson
            ? weights.rarePersonName * rarity
            : weights.rareName * rarity + (shared.hasWholeName ? weights.sameWholeName : 0)
    }

    // Identifiers

    /// What identifiers say, and the two of them that say it.
    func identifierOdds(
        _ query: [PartyIdentifier], _ party: [PartyIdentifier]
    ) -> (value: Double, pair: (query: PartyIdentifier, party: PartyIdentifier)?) {
        var same: (query: PartyIdentifier, party: PartyIdentifier)?
        for asked in query {
            for listed in party where asked.canonical == listed.canonical && !asked.canonical.isEmpty {
                if (same?.party.strength ?? .weak) <= listed.strength { same = (asked, listed) }
            }
        }
        if let same {
            let value = weights.identifierAgrees[min(same.query.strength, same.party.strength).rawValue]
            // The same number may be given by two registers.
            let isSameKind = same.query.scheme == same.party.scheme
            return (isSameKind ? value : min(value, weights.identifierOfAnotherKind), same)
        }
        var least = 0.0
        var different: (query: PartyIdentifier, party: PartyIdentifier)?
        for asked in query {
            // A number with wrong check digits is none: nobody is found by it, and nobody told apart.
            for listed in party where asked.scheme == listed.scheme && asked.isSound && listed.isSound {
                let value = weights.identifierContradicts[min(asked.strength, listed.strength).rawValue]
                if value < least {
                    least = value
                    different = (asked, listed)
                }
            }
        }
        return (least, different)
    }

    // Dates of birth

    /// What dates of birth say: 2 for the same day, 1 for the same year, -1 for another day, -2 for another year.
    private func birthOdds(_ query: Query, _ listed: UnsafeBufferPointer<UInt32>) -> (agreement: Float, odds: Double) {
        guard !query.birthDates.isEmpty, !listed.isEmpty else { return (0, 0) }
        var best = -Double.infinity
        for listed in listed {
            for asked in query.birthDates { best = max(best, compare(PartyFacts.code(of: asked), listed)) }
        }
        let agreement: Float =
            switch best {
            case weights.birthDayAgrees: 2
            case 0: 0
            case weights.birthYearContradicts: -2
            default: best > 0 ? 1 : -1
            }
        return (agreement, best)
    }

    private func compare(_ first: UInt32, _ second: UInt32) -> Double {
        func parts(_ code: UInt32) -> (year: UInt32, month: UInt32, day: UInt32) {
            (code >> 16, code >> 8 & 0xFF, code & 0xFF)
        }
        let (one, other) = (parts(first), parts(second))
        guard one.year == other.year else {
            // A year alone is often an estimate: one that is a year off says nothing.
            let isEstimate = one.month == 0 || other.month == 0
            return isEstimate && max(one.year, other.year) - min(one.year, other.year) == 1
                ? 0 : weights.birthYearContradicts
        }
        if one.month == 0 || other.month == 0 { return weights.birthYearAgrees }
        if one.day != 0 && other.day != 0 {
            if one.month == other.month && one.day == other.day { return weights.birthDayAgrees }
            // Day and month are often exchanged between the American and the European order.
            if one.month == other.day && one.day == other.month { return weights.birthYearAgrees }
            return weights.birthDayContradicts
        }
        return one.month == other.month ? weights.birthYearAgrees : weights.birthDayContradicts
    }
}
