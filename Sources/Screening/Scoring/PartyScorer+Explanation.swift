import ClewModel
import NameMatching

extension PartyScorer {
    /// Puts a result into words.
    func explanation(
        of result: Result, _ query: Query, _ profile: PartyProfile, analyzer: NameAnalyzer
    ) -> MatchExplanation {
        var comparison: NameComparison?
        var queryName: String?
        if let pair = result.pair {
            let asked = query.names(as: pair.kind)[pair.query]
            queryName = asked.original
            comparison = comparator.compare(asked, analyzer.analyze(profile.names[pair.party].text, kind: pair.kind))
        }
        var evidence = contributions(to: result).filter { $0.kind != .base || $0.value != 0 }
            .map { MatchEvidence($0.kind, $0.value, sentence(for: $0.kind, result, query, profile, queryName)) }
        if result.pair?.measure.footing == .shortWord,
            restsOnInitials(result, query, listedName: result.pair.map { profile.names[$0.party].text } ?? "")
        {
            evidence.append(
                MatchEvidence(.initialsAlone, 0, "A few letters are all that the names share; others bear them too."))
        }
        return MatchExplanation(
            evidence: evidence, queryName: queryName, names: comparison, logOdds: result.logOdds)
    }

    /// What each kind of evidence contributes; together they are the log-odds.
    private func contributions(to result: Result) -> [(kind: MatchEvidence.Kind, value: Double)] {
        var lines: [(kind: MatchEvidence.Kind, value: Double)] = []
        func add(_ kind: MatchEvidence.Kind, _ value: Double) {
            if value == 0 { return }
            if let known = lines.firstIndex(where: { $0.kind == kind }) {
                lines[known].value += value
            } else {
                lines.append((kind, value))
            }
        }
        if let pair = result.pair {
            let isPerson = pair.kind == .person
            let forest = model[pair.forest]
            let row = Self.row(result, pair.measure)
            let (base, columns) = forest.contributions(row.span)
            lines.append((.base, base))
            for (column, value) in columns.enumerated() {
                add(Self.statedKind(ScreeningFeature.evidence(ofColumn: column, isPerson: isPerson), of: result), value)
            }
            if result.countries > 0 { add(.countryAgrees, weights.countryAgreesAtLeast) }
            // What lifts the odds to their floor: the identifier that agrees, or the name that is the same word for word.
            let estimate = forest.logOdds(row.span)
            let said = told(estimate, result)
            add(.calibration, said - estimate)
            let lifted = floor(result) - said
            if lifted > 0 { add(liftedBy(result), lifted) }
            let agreed = result.countries > 0 ? weights.countryAgreesAtLeast : 0
            let ceiling = ceiling(result)
            let excess = max(said, floor(result)) + agreed - ceiling.value
            if let reason = ceiling.reason, excess > 0 { add(reason, -excess) }
        } else {
            add(.name, weights.withoutNames)
            if result.countries > 0 { add(.countryAgrees, weights.countryAgrees) }
            if result.countries < 0 { add(.countryContradicts, weights.countryContradicts) }
            switch result.birthDates {
            case 2: add(.birthDateAgrees, weights.birthDayAgrees)
            case 1: add(.birthDateAgrees, weights.birthYearAgrees)
            case -1: add(.birthDateContradicts, weights.birthDayContradicts)
            case -2: add(.birthDateContradicts, weights.birthYearContradicts)
            default: break
            }
        }
        add(result.identifiers > 0 ? .identifierAgrees : .identifierContradicts, result.identifiers)
        add(.weakAlias, result.weakAlias)
        add(.manyNames, result.manyNames)
        return lines
    }

    /// What lifts the odds to their floor.
    private func liftedBy(_ result: Result) -> MatchEvidence.Kind {
        guard result.identifiers <= 0 else { return .identifierAgrees }
        return question(result) ?? .sameWholeName
    }

    /// Why a candidate is put to a person though it is no match; `nil` where it is not.
    func questionSentence(_ result: Result) -> String? { question(result).map { Self.questionSentence($0) } }

    private static func questionSentence(_ kind: MatchEvidence.Kind) -> String {
        switch kind {
        case .otherAddress: "The addresses of both sides are in different towns: one name may be that of two companies."
        case .brandAlone:
            "The name asked for is the brand of the listed party and says no more: whether it is that party or another of its group, the name does not tell."
        case .otherLine:
            "The lines of business are not the same: it may be the listed party, or another company of the same trade name."
        case .branchAlone:
            "Only one of the names has a town in brackets or a country, as branches and subsidiaries do: it may be the same company, or a parent and its subsidiary."
        case .commonName:
            "The name is the same and tells little: whether it is that party or another of the same name, the name does not tell."
        case .furtherName:
            "The name asked for has a further name that the listed one lacks: it may be the fuller name of the listed person, or another person's."
        case .otherWord:
            "A word that tells parties apart is another one: other characters or syllables are another name, or a slip in writing it."
        default: ""
        }
    }

    /// Under which kind a contribution is told: what one side does not state tells by its absence, which belongs to the starting point.
    private static func statedKind(_ kind: MatchEvidence.Kind, of result: Result) -> MatchEvidence.Kind {
        switch kind {
        case .countryAgrees, .countryContradicts:
            result.countries > 0 ? .countryAgrees : result.countries < 0 ? .countryContradicts : .base
        case .birthDateAgrees, .birthDateContradicts:
            result.birthDates > 0 ? .birthDateAgrees : result.birthDates < 0 ? .birthDateContradicts : .base
        case .rareName, .rarePersonName: result.sharedNames.isShared ? kind : .base
        case .sameWholeName: result.sharedNames.hasWholeName ? kind : .base
        default: kind
        }
    }

    private func sentence(
        for kind: MatchEvidence.Kind, _ result: Result, _ query: Query, _ profile: PartyProfile, _ queryName: String?
    ) -> String {
        let listed = result.pair.map { profile.names[$0.party] }
        switch kind {
        case .name, .personName:
            guard let queryName, let listed else { return "No names were compared." }
            return
                "The names “\(queryName)” and “\(listed.text)” alone give \(Self.percent(result.pair?.measure.score ?? 0))."
        case .weakAlias:
            return "“\(listed?.text ?? "")” is a weak alias in the list."
        case .manyNames:
            return "The name differs and is the closest of \(profile.names.count) names."
        case .sameWholeName:
            return "The whole name is the same but for legal form and spelling of spaces."
        case .rareName, .rarePersonName:
            return rarity(result)
        case .otherPlace:
            if !result.statesOtherPlace {
                return
                    "The name asked for states a town and the listed one none; the entry extends to others, of which this may be one."
            }
            return "The names state different places, as sister companies do; a likeness of names does not bridge that."
        case .otherAddress, .brandAlone, .otherLine, .branchAlone, .commonName, .furtherName, .otherWord:
            return Self.questionSentence(kind)
        case .otherNumber:
            return "The names state different numbers, letters or directions, as plants and sister companies do."
        case .initialsAlone:
            return "The first letters of words are all that the names share."
        case .identifierAgrees:
            guard let (asked, found) = identifierOdds(query.identifiers, profile.identifiers).pair else {
                return "An identifier agrees."
            }
            let proof = found.strength == .checked ? ", and its check digits fit" : ""
            return "\(found.scheme.rawValue) \(asked.canonical) is the same on both sides\(proof)."
        case .identifierContradicts:
            guard let (asked, found) = identifierOdds(query.identifiers, profile.identifiers).pair else {
                return "An identifier differs."
            }
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
        case .longerName:
            return longerName(result.pair?.measure)
        case .calibration:
            return calibrationSentence(result.pair?.measure.cell)
        case .base:
            return "The starting point before any evidence."
        }
    }

    /// How rare the shared part of the name is, and who else of the list bears it.
    private func rarity(_ result: Result) -> String {
        let bits = result.expectedNamesakes
        let rare = bits < 1 ? "is rare" : bits < 4 ? "is not rare" : "is common"
        let namesakes = result.sharedNames.namesakes
        let others =
            namesakes == 1
            ? "no other party of the list shares it"
            : "\(namesakes) parties of the list share it; how many do changes no score"
        return "The distinctive part of the name \(rare) by its words; \(others)."
    }

    private func calibrationSentence(_ cell: CalibrationCell?) -> String {
        guard let cell else { return "" }
        let scripts = cell.isAcrossScripts ? "these two scripts" : "this script"
        let apart = cell.isApart ? " and state what one party would not have both of" : ""
        return
            "How far such names can be told in \(scripts): how often pairs that look as alike\(apart) were one party."
    }

    /// A probability in whole per cent; names alone never give 0 or 100.
    private static func percent(_ share: Double) -> String {
        switch Int((share * 100).rounded()) {
        case ..<1: "less than 1 %"
        case 100...: "more than 99 %"
        case let percent: "\(percent) %"
        }
    }

    private func longerName(_ measure: NameMeasure?) -> String {
        func parts(_ rest: NameLeftovers?) -> String {
            guard let rest else { return "" }
            return [
                (rest.identity, "words that identify"), (rest.place, "a place"), (rest.industry, "a line of business"),
            ]
            .filter { $0.0 > 0 }.map(\.1).joined(separator: ", ")
        }
        let asked = parts(measure?.leftOnly)
        let listed = parts(measure?.rightOnly)
        switch (asked.isEmpty, listed.isEmpty) {
        case (true, true): return "No part of note of either name is left over."
        case (false, true): return "Beyond what agrees, the name asked for has \(asked)."
        case (true, false): return "Beyond what agrees, the listed name has \(listed)."
        case (false, false):
            return "Beyond what agrees, the name asked for has \(asked), and the listed name has \(listed)."
        }
    }
}
