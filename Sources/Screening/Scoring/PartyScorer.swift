import ClewModel
import NameMatching

/// Weighs all evidence for and against a query and a party being the same, in two steps.
///
/// ``score(_:_:shared:)`` finds the best pair of names and estimates the odds with a handful of weights: enough to tell which
/// parties come into question. ``refine(_:_:)`` asks the learnt forest about those.
struct PartyScorer: Sendable {
    let comparator: NameComparator
    let model: EvidenceModel
    let weights: ScreeningWeights

    /// A query with its values in comparable form.
    struct Query: Sendable {
        let schema: Schema
        let names: [NameKind: [AnalyzedName]]
        let kinds: [NameKind]
        let countries: [String]
        let identifiers: [PartyIdentifier]
        let birthDates: [PartialDate]
    }

    /// What the list says about the names that a query and a party share.
    struct SharedNames: Sendable {
        /// How many parties share the rarest distinctive key that both have; 0 where they share none.
        var frequency = 0
        /// Whether they share the key of the whole name.
        var hasWholeName = false
    }

    /// The result, without words.
    struct Result {
        var logOdds: Double
        /// The best pair of names: kind, and positions in the query's and the party's list.
        var pair: (kind: NameKind, query: Int, party: Int)?
        var contributions: [(kind: MatchEvidence.Kind, value: Double)] = []
        var identifier: (query: PartyIdentifier, party: PartyIdentifier)?
        var contradiction: (query: PartyIdentifier, party: PartyIdentifier)?
        var sharedNames = SharedNames()
        /// How the best pair of names compares.
        var measure: NameMeasure?
        /// Countries: 1 for one in common, -1 for none in common.
        var countries: Float = 0
        /// Dates of birth: 2 for the day, 1 for the year; negative where they differ.
        var birthDates: Float = 0
    }

    /// Estimates the odds from the best pair of names and whatever else both sides state.
    func score(_ query: Query, _ party: PreparedParty, shared: SharedNames) -> Result {
        let profile = party.profile
        var result = Result(logOdds: 0)
        result.contributions.reserveCapacity(8)
        result.sharedNames = shared
        result.contributions.append((.base, weights.base))
        addIdentifiers(query, profile, to: &result)
        addNames(query, party, to: &result)
        addCountries(query, profile, to: &result)
        addBirthDates(query, profile, to: &result)
        result.logOdds = result.contributions.reduce(0) { $0 + $1.value }
        return result
    }

    /// Asks the forest about a party that comes into question; what it was not taught (identifiers, aliases) is added as it is.
    ///
    /// - Parameter explains: Whether the contributions are wanted, line by line.
    func refine(_ result: inout Result, explains: Bool) {
        guard let pair = result.pair, let measure = result.measure else { return }
        let isPerson = pair.kind == .person
        let forest = isPerson ? model.person : model.organization
        let row = Self.row(result, measure)
        let odds = forest.logOdds(row.span)
        let held = result.identifier == nil ? odds : max(odds, weights.leastNameBesideIdentifier)
        let country = result.countries > 0 ? weights.countryAgreesAtLeast : 0
        result.logOdds = result.contributions.reduce(held + country) {
            Self.isUntaught($1.kind) ? $0 + $1.value : $0
        }
        guard explains else { return }
        let (base, columns) = forest.contributions(row.span)
        var lines: [(kind: MatchEvidence.Kind, value: Double)] = [(.base, base)]
        for (column, value) in columns.enumerated() where value != 0 {
            let kind = Self.statedKind(ScreeningFeature.evidence(ofColumn: column, isPerson: isPerson), of: result)
            if let known = lines.firstIndex(where: { $0.kind == kind }) {
                lines[known].value += value
            } else {
                lines.append((kind, value))
            }
        }
        if country != 0 {
            if let known = lines.firstIndex(where: { $0.kind == .countryAgrees }) {
                lines[known].value += country
            } else {
                lines.append((.countryAgrees, country))
            }
        }
        if result.identifier != nil, odds < weights.leastNameBesideIdentifier {
            let kind: MatchEvidence.Kind = isPerson ? .personName : .name
            let known = lines.firstIndex { $0.kind == kind } ?? 0
            lines[known].value += weights.leastNameBesideIdentifier - odds
        }
        lines += result.contributions.filter { Self.isUntaught($0.kind) }
        result.contributions = lines
    }

    /// Under which kind a contribution is told: what one side does not state tells by its absence, which belongs to the starting point.
    private static func statedKind(_ kind: MatchEvidence.Kind, of result: Result) -> MatchEvidence.Kind {
        switch kind {
        case .countryAgrees, .countryContradicts:
            result.countries > 0 ? .countryAgrees : result.countries < 0 ? .countryContradicts : .base
        case .birthDateAgrees, .birthDateContradicts:
            result.birthDates > 0 ? .birthDateAgrees : result.birthDates < 0 ? .birthDateContradicts : .base
        case .rareName, .rarePersonName: result.sharedNames.frequency > 0 ? kind : .base
        case .sameWholeName: result.sharedNames.hasWholeName ? kind : .base
        default: kind
        }
    }

    private static func isUntaught(_ kind: MatchEvidence.Kind) -> Bool {
        switch kind {
        case .identifierAgrees, .identifierContradicts, .weakAlias, .manyNames: true
        default: false
        }
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
        let frequency = result.sharedNames.frequency
        set(.sharesName, frequency > 0 ? 1 : 0)
        set(
            .frequency,
            frequency > 0 ? Float(LogisticFunction.naturalLogarithm(Double(frequency)) / 0.6931471805599453) : 0)
        return row
    }

    /// The probability for log-odds.
    static func probability(_ logOdds: Double) -> Double { LogisticFunction.value(logOdds) }

    // Names

    private func addNames(
        _ query: Query, _ party: PreparedParty, to result: inout Result
    ) {
        let profile = party.profile
        var best = -Double.infinity
        var bestParts: (name: Double, weak: Double, many: Double) = (0, 0, 0)
        let crowd = profile.names.count > 2 ? LogisticFunction.naturalLogarithm(Double(profile.names.count) / 2) : 0
        for (kind, names) in party.names {
            guard let asked = query.names[kind] else { continue }
            for (queryIndex, queryName) in asked.enumerated() {
                for (partyIndex, partyName) in names.enumerated() {
                    let measure = comparator.measure(queryName, partyName)
                    let odds = measure.logOdds
                    let weak = profile.names[partyIndex].kind == .weakAlias ? weights.weakAlias : 0
                    // The chance that one of many names resembles a stranger's grows with their number; a name that is
                    // simply the same loses nothing by it.
                    let many =
                        crowd == 0 || queryName.original == partyName.original
                        ? 0 : weights.manyNames * crowd * (1 - measure.score)
                    let factor = kind == .person ? weights.personName : weights.name
                    let total = factor * odds + weak + many
                    if total > best {
                        best = total
                        bestParts = (factor * odds, weak, many)
                        result.pair = (kind, queryIndex, partyIndex)
                        result.measure = measure
                    }
                }
            }
        }
        guard let pair = result.pair else {
            // Without names to compare, an identifier speaks alone.
            result.contributions.append((.name, weights.leastNameBesideIdentifier / 4))
            return
        }
        var name = bestParts.name
        if result.identifier != nil { name = max(name, weights.leastNameBesideIdentifier) }
        result.contributions.append((pair.kind == .person ? .personName : .name, name))
        if pair.kind == .person { result.contributions.append((.person, weights.person)) }
        addSharedNames(to: &result)
        if bestParts.weak != 0 { result.contributions.append((.weakAlias, bestParts.weak)) }
        if bestParts.many != 0 { result.contributions.append((.manyNames, bestParts.many)) }
    }

    private func addSharedNames(to result: inout Result) {
        let shared = result.sharedNames
        guard let pair = result.pair, shared.frequency > 0 else { return }
        let isPerson = pair.kind == .person
        if shared.hasWholeName, !isPerson { result.contributions.append((.sameWholeName, weights.sameWholeName)) }
        let rarity = max(
            -1.5, 1 - LogisticFunction.naturalLogarithm(Double(shared.frequency)) / (4 * 0.6931471805599453))
        result.contributions.append(
            isPerson ? (.rarePersonName, weights.rarePersonName * rarity) : (.rareName, weights.rareName * rarity))
    }

    // Identifiers

    private func addIdentifiers(_ query: Query, _ profile: PartyProfile, to result: inout Result) {
        guard !query.identifiers.isEmpty, !profile.identifiers.isEmpty else { return }
        for asked in query.identifiers {
            for listed in profile.identifiers where asked.canonical == listed.canonical && !asked.canonical.isEmpty {
                if (result.identifier?.party.strength ?? .weak) <= listed.strength {
                    result.identifier = (asked, listed)
                }
            }
        }
        if let found = result.identifier {
            let strength = min(found.query.strength, found.party.strength).rawValue
            result.contributions.append((.identifierAgrees, weights.identifierAgrees[strength]))
            return
        }
        var least = 0.0
        for asked in query.identifiers {
            for listed in profile.identifiers where asked.scheme == listed.scheme {
                let value = weights.identifierContradicts[min(asked.strength, listed.strength).rawValue]
                if value < least {
                    least = value
                    result.contradiction = (asked, listed)
                }
            }
        }
        if least < 0 { result.contributions.append((.identifierContradicts, least)) }
    }

    // Countries

    private func addCountries(_ query: Query, _ profile: PartyProfile, to result: inout Result) {
        guard !query.countries.isEmpty, !profile.countries.isEmpty else { return }
        if query.countries.contains(where: { profile.countries.contains($0) }) {
            result.countries = 1
            result.contributions.append((.countryAgrees, weights.countryAgrees))
        } else if !query.countries.contains(where: { asked in
            profile.countries.contains { CountryCode.areClose(asked, $0) }
        }) {
            result.countries = -1
            result.contributions.append((.countryContradicts, weights.countryContradicts))
        }
    }

    // Dates of birth

    private func addBirthDates(_ query: Query, _ profile: PartyProfile, to result: inout Result) {
        guard !query.birthDates.isEmpty, !profile.birthDates.isEmpty else { return }
        var best: Double?
        for text in profile.birthDates {
            guard let listed = PartialDate(text.prefix(10)) else { continue }
            for asked in query.birthDates { best = max(best ?? -.infinity, compare(asked, listed)) }
        }
        guard let best else { return }
        result.birthDates =
            best == weights.birthDayAgrees ? 2 : best > 0 ? 1 : best == weights.birthYearContradicts ? -2 : -1
        result.contributions.append((best > 0 ? .birthDateAgrees : .birthDateContradicts, best))
    }

    private func compare(_ first: PartialDate, _ second: PartialDate) -> Double {
        guard first.year == second.year else { return weights.birthYearContradicts }
        if let one = first.month, let other = second.month {
            if let day = first.day, let otherDay = second.day {
                if one == other && day == otherDay { return weights.birthDayAgrees }
                // Day and month are often exchanged between the American and the European order.
                if one == otherDay && other == day { return weights.birthYearAgrees }
                return weights.birthDayContradicts
            }
            return one == other ? weights.birthYearAgrees : weights.birthDayContradicts
        }
        return weights.birthYearAgrees
    }
}
