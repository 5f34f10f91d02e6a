import ClewModel
import Screening
import SupplyChain

/// Step 2: who the parties are, compared with every list on hand.
struct ScreeningStep {
    /// A candidate with the entries about it.
    struct Match {
        var candidate: Candidate
        var designations: [Designation]
    }

    /// What the step found.
    struct Result {
        /// The candidates of each party, best first.
        var matches: [String: [Match]] = [:]
        /// The findings.
        var findings: [Finding] = []

        /// The entries that a party matches and that stood on a day.
        func designations(of party: String, on day: Day) -> [Designation] {
            (matches[party] ?? []).filter(\.candidate.isMatch).flatMap(\.designations).filter { $0.stands(on: day) }
        }
    }

    /// From which score on a likeness below the threshold is put to a person.
    static let reviewFrom = 0.35
    /// From which score on a candidate is shown in the dossier.
    static let shownFrom = 0.1

    let screener: Screener
    let library: ListLibrary
    /// The names of the lists, for a person.
    let titles: [DatasetName: String]
    /// The day for which the question is asked.
    let asOf: Day
    /// The day on which the goods of a party left, where it had some in hand.
    let sailed: (String) -> Day?

    /// Compares every party with the lists.
    func run(_ case: Case) throws(CaseworkError) -> Result {
        let queries = `case`.parties.map(Self.query)
        let answers: [[Candidate]]
        do throws(ScreeningError) {
            answers = try screener.screen(queries)
        } catch {
            throw CaseworkError(.referenceInvalid, "The parties could not be compared: \(error)")
        }
        var result = Result()
        for (party, candidates) in zip(`case`.parties, answers) {
            let matches = candidates.filter { $0.score >= Self.shownFrom || $0.isMatch }.map {
                Match(candidate: $0, designations: library.designations[$0.entity] ?? [])
            }
            result.matches[party.id] = matches
            for match in matches { result.findings += findings(about: party, match) }
        }
        return result
    }

    static func query(_ party: CaseParty) -> ScreeningQuery {
        ScreeningQuery(
            id: party.id, schema: party.schema, names: party.names, countries: party.country.map { [$0] } ?? [],
            identifiers: party.identifiers.map { PartyIdentifier(kind: $0.kind, value: $0.value) },
            addresses: party.address.map { [$0] } ?? [])
    }

    private func findings(about party: CaseParty, _ match: Match) -> [Finding] {
        let subject = Subject(.party, id: party.id, caption: party.name)
        guard match.candidate.isMatch else {
            guard match.candidate.score >= Self.reviewFrom, match.designations.contains(where: { $0.stands(on: asOf) })
            else { return [] }
            return [possible(party, match, subject)]
        }
        return match.designations.compactMap { designation -> Finding? in
            guard designation.stands(on: asOf) else { return nil }
            return designation.dataset == CounterMeasureLists.dataset
                ? counterMeasure(party, match, designation, subject) : listed(party, match, designation, subject)
        }
    }

    private func listed(
        _ party: CaseParty, _ match: Match, _ designation: Designation, _ subject: Subject
    ) -> Finding {
        let title = titles[designation.dataset] ?? designation.dataset.rawValue
        let since = designation.from.map { "since \($0)" } ?? "since a day that the list does not state"
        let left = sailed(party.id)
        let isLater = left.map { !designation.stands(on: $0) } ?? false
        let scope = designation.scope.map { " The entry says: \($0)." } ?? ""
        let name = match.candidate.matchedName.isEmpty ? match.candidate.caption : match.candidate.matchedName
        var statement = "\(party.name) matches “\(name)” on the \(title), listed \(since).\(scope)"
        if isLater, let left { statement += " The goods had left on \(left), before that day." }
        return Finding(
            isLater ? .partyListedLater : .partyListed, about: subject,
            key: "\(designation.dataset)/\(designation.entity)", statement: statement,
            evidence: evidence(party, match, designation, title: title),
            wouldChange: changes(match) + [
                isLater
                    ? "A document that shows the goods left later than stated."
                    : "A later version of the list that no longer has the entry."
            ])
    }

    private func counterMeasure(
        _ party: CaseParty, _ match: Match, _ designation: Designation, _ subject: Subject
    ) -> Finding {
        let since = designation.from.map { " since \($0)" } ?? ""
        return Finding(
            .vendorCounterMeasure, about: subject, key: designation.entity.rawValue,
            statement:
                "\(party.name) matches “\(match.candidate.caption)”, named by a Chinese counter-measure\(since). "
                + "Parties in China may be barred from dealing with it.",
            evidence: evidence(party, match, designation, title: "Chinese counter-measures"),
            wouldChange: changes(match) + ["A notice that lifts or suspends the measure."])
    }

    private func possible(_ party: CaseParty, _ match: Match, _ subject: Subject) -> Finding {
        let lists = Set(match.designations.map { titles[$0.dataset] ?? $0.dataset.rawValue }).sorted()
        return Finding(
            .partyPossibleMatch, about: subject, key: match.candidate.entity.rawValue,
            statement:
                "\(party.name) resembles “\(match.candidate.caption)” on the \(lists.joined(separator: " and the ")); "
                + "the probability that both are one is put at \(Wording.score(match.candidate.score)), below the threshold.",
            evidence: match.designations.prefix(1).flatMap {
                evidence(party, match, $0, title: titles[$0.dataset] ?? $0.dataset.rawValue)
            },
            wouldChange: [
                "The register number (for a Chinese company the Unified Social Credit Code) of \(party.name).",
                "A register extract that shows its former names.",
            ])
    }

    private func changes(_ match: Match) -> [String] {
        let hasIdentifier = match.candidate.explanation?.evidence.contains { $0.kind == .identifierAgrees } ?? false
        return hasIdentifier
            ? [] : ["A register number of the party that differs from that of the listed one."]
    }

    private func evidence(
        _ party: CaseParty, _ match: Match, _ designation: Designation, title: String
    ) -> [Evidence] {
        let since = designation.from.map { ", from \($0)" } ?? ""
        let program = designation.program.map { " under \($0)" } ?? ""
        return [
            Evidence(
                id: EvidenceID(rawValue: "party:\(party.id)"), kind: .caseRecord,
                statement: "The case names the party \(party.names.joined(separator: " / ")).",
                citation: Citation("the case", party.nameLocation.description), confidence: .high),
            Evidence(
                id: EvidenceID(rawValue: "match:\(party.id)/\(match.candidate.entity)"), kind: .computation,
                statement: Self.sentences(match.candidate).joined(separator: " "),
                citation: Citation(
                    "comparison of names and identifiers", "score \(Wording.score(match.candidate.score))"),
                confidence: match.candidate.isMatch ? .high : .medium),
            Evidence(
                id: EvidenceID(rawValue: "listing:\(designation.dataset)/\(designation.entity)"), kind: .listing,
                statement: "The \(title) has an entry “\(match.candidate.caption)”\(program)\(since).",
                citation: designation.citation, confidence: designation.confidence),
        ]
    }

    /// What agreed and what did not, a sentence each.
    static func sentences(_ candidate: Candidate) -> [String] {
        (candidate.explanation?.evidence ?? []).filter { $0.kind != .base }.map(\.sentence)
    }
}
