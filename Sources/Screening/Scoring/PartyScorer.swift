import ClewModel
import NameMatching

/// Weighs all evidence for and against a query and a party being the same.
struct PartyScorer: Sendable {
    let comparator: NameComparator
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
        var pair: (kind: NameKind, query: Int, party: Int, score: Double)?
        var contributions: [(kind: MatchEvidence.Kind, value: Double)] = []
        var identifier: (query: PartyIdentifier, party: PartyIdentifier)?
        var contradiction: (query: PartyIdentifier, party: PartyIdentifier)?
        var sharedNames = SharedNames()
    }

    /// Compares; `party` gives the party's names taken apart as a kind of name.
    func score(
        _ query: Query, _ profile: PartyProfile, names party: [(NameKind, [AnalyzedName])], shared: SharedNames
    ) -> Result {
        var result = Result(logOdds: 0)
        result.sharedNames = shared
        result.contributions.append((.base, weights.base))
        addIdentifiers(query, profile, to: &result)
        addNames(query, profile, party, to: &result)
        addCountries(query, profile, to: &result)
        addBirthDates(query, profile, to: &result)
        result.logOdds = result.contributions.reduce(0) { $0 + $1.value }
        return result
    }

    /// Counts against a party that another one fits the query far better; never changes their order.
    func rank(_ result: inout Result, below top: Double) {
        let gap = top - result.logOdds - 1
        guard gap > 0 else { return }
        let contribution = max(weights.outranked * gap, weights.outrankedAtMost)
        result.contributions.append((.outranked, contribution))
        result.logOdds += contribution
    }

    /// The probability for log-odds.
    static func probability(_ logOdds: Double) -> Double { LogisticFunction.value(logOdds) }

    // Names

    private func addNames(
        _ query: Query, _ profile: PartyProfile, _ party: [(NameKind, [AnalyzedName])], to result: inout Result
    ) {
        var best = -Double.infinity
        var bestParts: (name: Double, weak: Double, many: Double) = (0, 0, 0)
        let crowd = profile.names.count > 2 ? LogisticFunction.naturalLogarithm(Double(profile.names.count) / 2) : 0
        for (kind, names) in party {
            guard let asked = query.names[kind] else { continue }
            for (queryIndex, queryName) in asked.enumerated() {
                for (partyIndex, partyName) in names.enumerated() {
                    let score = comparator.score(queryName, partyName)
                    let odds = LogisticFunction.logOdds(score)
                    let weak = profile.names[partyIndex].kind == .weakAlias ? weights.weakAlias : 0
                    // The chance that one of many names resembles a stranger's grows with their number; a name that is
                    // simply the same loses nothing by it.
                    let many = queryName.original == partyName.original ? 0 : weights.manyNames * crowd * (1 - score)
                    let factor = kind == .person ? weights.personName : weights.name
                    let total = factor * odds + weak + many
                    if total > best {
                        best = total
                        bestParts = (factor * odds, weak, many)
                        result.pair = (kind, queryIndex, partyIndex, score)
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
            result.contributions.append((.countryAgrees, weights.countryAgrees))
        } else if !query.countries.contains(where: { asked in
            profile.countries.contains { CountryCode.areClose(asked, $0) }
        }) {
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
