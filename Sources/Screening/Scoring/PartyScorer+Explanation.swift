import ClewModel
import NameMatching

extension PartyScorer {
    /// Puts a result into words.
    func explanation(
        of result: Result, _ query: Query, _ profile: PartyProfile, analyzer: NameAnalyzer
    ) -> MatchExplanation {
        var comparison: NameComparison?
        var queryName: String?
        if let pair = result.pair, let asked = query.names[pair.kind]?[pair.query] {
            queryName = asked.original
            comparison = comparator.compare(asked, analyzer.analyze(profile.names[pair.party].text, kind: pair.kind))
        }
        let evidence = result.contributions.filter { $0.kind != .base || $0.value != 0 }
            .map { MatchEvidence($0.kind, $0.value, sentence(for: $0.kind, result, query, profile, queryName)) }
        return MatchExplanation(
            evidence: evidence, queryName: queryName, names: comparison, logOdds: result.logOdds)
    }

    private func sentence(
        for kind: MatchEvidence.Kind, _ result: Result, _ query: Query, _ profile: PartyProfile, _ queryName: String?
    ) -> String {
        let listed = result.pair.map { profile.names[$0.party] }
        switch kind {
        case .person:
            return "Persons are compared, and many bear the same name."
        case .name, .personName:
            guard let queryName, let listed, let pair = result.pair else { return "No names were compared." }
            let percent = Int((pair.score * 100).rounded())
            return "The names “\(queryName)” and “\(listed.text)” alone give \(percent) %."
        case .weakAlias:
            return "“\(listed?.text ?? "")” is a weak alias in the list."
        case .manyNames:
            return "The name differs and is the closest of \(profile.names.count) names."
        case .sameWholeName:
            return "The whole name is the same but for legal form and spelling of spaces."
        case .rareName, .rarePersonName:
            let count = result.sharedNames.frequency
            return count == 1
                ? "No other party of the list shares the distinctive part of the name."
                : "\(count) parties of the list share the distinctive part of the name."
        case .identifierAgrees:
            guard let (asked, found) = result.identifier else { return "An identifier agrees." }
            let proof = found.strength == .checked ? ", and its check digits fit" : ""
            return "\(found.scheme.rawValue) \(asked.canonical) is the same on both sides\(proof)."
        case .identifierContradicts:
            guard let (asked, found) = result.contradiction else { return "An identifier differs." }
            return "\(found.scheme.rawValue) differs: \(asked.canonical) asked, \(found.canonical) listed."
        case .countryAgrees:
            let common = query.countries.filter { profile.countries.contains($0) }
            return "Country in common: \(common.joined(separator: ", "))."
        case .countryContradicts:
            return "Countries differ: \(query.countries.joined(separator: ", ")) asked, "
                + "\(profile.countries.joined(separator: ", ")) listed."
        case .birthDateAgrees, .birthDateContradicts:
            let asked = query.birthDates.map(\.description).joined(separator: ", ")
            let relation = kind == .birthDateAgrees ? "fit each other" : "differ"
            return "Dates of birth \(relation): \(asked) asked, \(profile.birthDates.joined(separator: ", ")) listed."
        case .outranked:
            return "Another party of the list fits the query far better."
        case .base:
            return "The starting point before any evidence."
        }
    }
}
