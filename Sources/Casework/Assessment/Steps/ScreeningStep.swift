import ClewModel
import NameMatching
import RegimeRules
import Screening
import SupplyChain
import World

/// Step 2: who the parties are, among everybody on hand, and which of them a list names.
struct ScreeningStep {
    /// A candidate with the entries about it: none where it is known and not listed.
    struct Match {
        var candidate: Candidate
        var designations: [Designation]
        /// Whether another entry of one of its lists bears a name of the party to the letter, and this one does not: a publisher that
        /// lists both means two parties.
        var isBesideNamesake = false

        /// Whether the party and the candidate are taken to be one: what a person decided, else the score.
        var isMatch: Bool {
            candidate.isMatchAfterJudgement && isMoreThanInitials && (!isBesideNamesake || candidate.judgement != nil)
        }

        /// Whether more than a few initials speaks for it, or a person decided: initials alone never leave the screening table.
        var isMoreThanInitials: Bool { !candidate.restsOnInitials || candidate.judgement?.verdict == .match }
    }

    /// What the step found.
    struct Result {
        /// The candidates of each party, best first.
        var matches: [String: [Match]] = [:]
        /// The listed parties that each party may belong to, apart from its candidates.
        var reaches: [String: [ReachStep.Reached]] = [:]
        /// The parties that were not looked up, by the script of their names.
        var unread: [String: UnreadScript] = [:]
        /// The findings.
        var findings: [Finding] = []
        /// The shipments of each party on whose day no entry about it stood that stands on another day that counts.
        var shipmentsBeforeListing: [String: Set<String>] = [:]
        /// The first day of the earliest entry in force about each party; the distant past where a list states none.
        var listedFrom: [String: Day] = [:]

        /// The entries that a party matches and that stood on a day.
        func designations(of party: String, on day: Day) -> [Designation] {
            (matches[party] ?? []).filter(\.isMatch).flatMap(\.designations).filter { $0.surelyStands(on: day) }
        }
    }

    /// From which score on a likeness below the threshold is put to a person.
    static let reviewFrom = 0.25
    /// From which score on a candidate is shown in the dossier.
    static let shownFrom = 0.1

    let world: World
    /// On which days the law in scope asks about each party.
    let calendar: CaseCalendar
    /// The day for which the question is asked.
    private var asOf: Day { calendar.asked }

    /// Who each party of a case may be, best first, with what people decided that holds on a day.
    static func candidates(_ case: Case, in world: World, on day: Day) throws(ClewError) -> [[Candidate]] {
        try world.identify(`case`.parties.map(query), on: day)
    }

    /// Concludes who is listed, from the candidates of each party in the order of the case.
    func run(_ case: Case, _ answers: [[Candidate]]) throws(ClewError) -> Result {
        let reach = ReachStep(world: world, calendar: calendar)
        var result = Result(reaches: try reach.run(`case`, answers))
        for (party, candidates) in zip(`case`.parties, answers) {
            var matches = candidates.filter {
                $0.score >= Self.shownFrom || $0.isMatch || $0.judgement != nil || $0.outdatedJudgement != nil
            }.map { Match(candidate: $0, designations: world.designations(of: $0.entity)) }
            markThoseBesideNamesakes(&matches, of: party)
            result.matches[party.id] = matches
            let sorted = sorted(entries(matches.filter(\.isMatch), of: party))
            result.findings += findings(about: party, matches, sorted)
            result.listedFrom[party.id] = sorted.inForce.map { $0.designation.from?.earliest ?? .distantPast }.min()
            result.shipmentsBeforeListing[party.id] = shipmentsBeforeListing(of: party, sorted)
            result.findings += reach.findings(about: party, result.reaches[party.id] ?? [])
            if let script = unreadScript(of: party, matches) {
                result.unread[party.id] = script
                result.findings.append(unread(party, script))
            }
        }
        return result
    }

    /// The script of a party's names, where none of them is read and nothing else found it.
    private func unreadScript(of party: CaseParty, _ matches: [Match]) -> UnreadScript? {
        matches.contains(where: \.isMatch) ? nil : UnreadScript.ofAll(party.names)
    }

    private func unread(_ party: CaseParty, _ script: UnreadScript) -> Finding {
        Finding(
            .partyNameUnread, about: Subject(.party, id: party.id, caption: party.caption),
            statement:
                "Whether \(party.caption) is listed cannot be said: its name is in \(script.phrase), and was compared with names in that script alone.",
            evidence: [Self.record(of: party)],
            wouldChange: [
                "The name of \(party.caption) in Latin letters, as it signs contracts or stands in a register."
            ])
    }

    /// Marks the matches whose list has another entry with the party's very name.
    private func markThoseBesideNamesakes(_ matches: inout [Match], of party: CaseParty) {
        func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
        let names = Set(party.names.map(folded))
        func hasName(_ match: Match) -> Bool { names.contains(folded(match.candidate.matchedName)) }
        let namesakes = matches.filter { $0.candidate.isMatchAfterJudgement && hasName($0) }
        guard !namesakes.isEmpty else { return }
        for index in matches.indices where !hasName(matches[index]) {
            let lists = Set(matches[index].designations.map(\.dataset))
            let one = world.identities.representative(of: matches[index].candidate.entity)
            matches[index].isBesideNamesake = namesakes.contains { namesake in
                world.identities.representative(of: namesake.candidate.entity) != one
                    && namesake.designations.contains { lists.contains($0.dataset) }
            }
        }
    }

    static func query(_ party: CaseParty) -> ScreeningQuery {
        ScreeningQuery(
            id: party.id, schema: party.schema, names: party.names, countries: party.country.map { [$0] } ?? [],
            identifiers: party.identifiers.map { PartyIdentifier(kind: $0.kind, value: $0.value) },
            addresses: party.address.map { [$0] } ?? [])
    }

    /// The entries about a party, by what they mean on the days that count.
    private struct SortedEntries {
        /// Chinese counter-measures.
        var measures: [Entry] = []
        /// Listings that stood on a day that counts.
        var inForce: [Entry] = []
        /// Listings that stand on the day of the question, and not, or not surely, on a day that counts.
        var others: [Entry] = []
    }

    /// Every entry of some matches that stands on a day that counts, or on the day of the question.
    private func entries(_ matches: [Match], of party: CaseParty) -> [Entry] {
        matches.flatMap { match in
            match.designations.compactMap { designation in
                let days = calendar.days(of: party.id, listedIn: designation.dataset)
                let stood = days.filter {
                    designation.surelyStands(on: $0.question.earliest)
                        && designation.surelyStands(on: $0.question.day)
                }
                let isDoubtful = designation.mark != nil && days.contains { designation.stands(on: $0.question.day) }
                guard !stood.isEmpty || isDoubtful || designation.stands(on: asOf) else { return nil }
                return Entry(match: match, designation: designation, days: days, stoodOn: stood)
            }
        }
    }

    private func sorted(_ entries: [Entry]) -> SortedEntries {
        var sorted = SortedEntries()
        for entry in entries {
            if world.nature(of: entry.designation.dataset) == .counterMeasures {
                sorted.measures.append(entry)
            } else if entry.stoodOn.isEmpty {
                sorted.others.append(entry)
            } else {
                sorted.inForce.append(entry)
            }
        }
        return sorted
    }

    /// The shipments whose days no entry in force reaches.
    private func shipmentsBeforeListing(of party: CaseParty, _ entries: SortedEntries) -> Set<String> {
        let reached = Set(entries.inForce.flatMap(\.stoodOn).compactMap(\.shipment))
        let isAlways = entries.inForce.contains { $0.stoodOn.contains { $0.question.kind == .asked } }
        guard !entries.inForce.isEmpty, !isAlways else { return [] }
        return Set(entries.inForce.flatMap(\.days).compactMap(\.shipment)).subtracting(reached)
    }

    /// One finding for all entries in force, one for those that did not stand on the day that counts, one for each
    /// counter-measure, and one for each likeness that a person should look at.
    private func findings(about party: CaseParty, _ matches: [Match], _ sorted: SortedEntries) -> [Finding] {
        let subject = Subject(.party, id: party.id, caption: party.caption)
        let possible = matches.filter { $0.isPutToAPerson && !entries([$0], of: party).isEmpty }
        return [listed(party, sorted.inForce, subject), listedLater(party, sorted.others, subject)].compactMap(\.self)
            + sorted.measures.map { counterMeasure(party, $0, subject) }
            + possible.map { self.possible(party, $0, subject) }
    }

    /// A candidate with one entry about it.
    private struct Entry {
        var match: Match
        var designation: Designation
        /// The days for which the law in scope asks.
        var days: [CaseCalendar.PartyDay]
        /// Those of them on which the entry stood for certain.
        var stoodOn: [CaseCalendar.PartyDay]
    }

    private func listed(_ party: CaseParty, _ entries: [Entry], _ subject: Subject) -> Finding? {
        guard !entries.isEmpty else { return nil }
        return Finding(
            .partyListed, about: subject, statement: "\(party.caption) matches \(list(entries)).",
            evidence: evidence(party, entries),
            wouldChange: changes(entries) + ["A version of the list in force on the day that counts without the entry."]
        )
    }

    private func listedLater(_ party: CaseParty, _ entries: [Entry], _ subject: Subject) -> Finding? {
        guard !entries.isEmpty else { return nil }
        let days = entries.flatMap(\.days).map(\.phrase).unique().joined(separator: "; ")
        let isOpen = entries.contains { entry in
            entry.days.contains { entry.designation.stands(on: $0.question.day) }
        }
        return Finding(
            .partyListedLater, about: subject,
            statement: isOpen
                ? "\(party.caption) matches \(list(entries)). Whether that was so on \(days), is open."
                : "\(party.caption) matches \(list(entries)). It was not so on \(days).",
            evidence: evidence(party, entries),
            wouldChange: changes(entries) + [
                entries.contains { $0.designation.mark != nil }
                    ? "The publisher's notice that ended or changed the entry, with its day."
                    : isOpen
                        ? "A document that shows the exact day of import."
                        : "A document that shows another day of import."
            ])
    }

    /// The entries in words: `“…” on the UFLPA Entity List (since 2022-06-21; “and subsidiaries”) and on …`.
    private func list(_ entries: [Entry]) -> String {
        // A list that names a party twice, under two names or in two languages, is told once.
        var titles: Set<String> = []
        let told = entries.filter { titles.insert(title($0.designation)).inserted }.map { entry in
            let since = entry.designation.from.map { "since \($0)" } ?? "since a day that the list does not state"
            let scope = entry.designation.scope.map { "; the entry adds “\($0)”" } ?? ""
            let mark = entry.designation.mark.map { "; the list marks it “\($0)” and does not say since when" } ?? ""
            let days = entry.stoodOn.map(\.phrase).unique().joined(separator: "; ")
            let force = days.isEmpty ? "" : "; in force on \(days)"
            return
                "\(Self.named(entry.match.candidate)) on the \(title(entry.designation)) (\(since)\(scope)\(mark)\(force))"
        }
        guard let last = told.last, told.count > 1 else { return told.first ?? "" }
        return told.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The name that the party's is like; where it is not the entry's first, as another or a former name of the entry.
    private static func named(_ candidate: Candidate) -> String {
        let name = candidate.matchedName
        guard !name.isEmpty, name != candidate.caption else { return "“\(candidate.caption)”" }
        return "“\(name)”, another or a former name of the entry “\(candidate.caption)”,"
    }

    private func title(_ designation: Designation) -> String {
        world.title(of: designation.dataset)
    }

    private func counterMeasure(_ party: CaseParty, _ entry: Entry, _ subject: Subject) -> Finding {
        let since = entry.designation.from.map { " since \($0)" } ?? ""
        return Finding(
            .vendorCounterMeasure, about: subject, key: entry.designation.entity.rawValue,
            statement:
                "\(party.caption) matches “\(entry.match.candidate.caption)”, named by a Chinese counter-measure\(since). "
                + "Parties in China may be barred from dealing with it.",
            evidence: evidence(party, [entry]),
            wouldChange: changes([entry]) + ["A notice that lifts or suspends the measure."])
    }

    private func possible(_ party: CaseParty, _ match: Match, _ subject: Subject) -> Finding {
        let entries = entries([match], of: party)
        return Finding(
            .partyPossibleMatch, about: subject, key: match.candidate.entity.rawValue,
            statement: "\(party.caption) resembles \(list(entries)); the probability that both are one is put at "
                + "\(Wording.score(match.candidate.score)), below the threshold.",
            evidence: evidence(party, entries),
            wouldChange: [
                "The register number (for a Chinese company the Unified Social Credit Code) of \(party.caption).",
                "A register extract that shows its former names.",
            ])
    }

    private func changes(_ entries: [Entry]) -> [String] {
        let hasIdentifier = entries.contains { entry in
            entry.match.candidate.explanation?.evidence.contains { $0.kind == .identifierAgrees } ?? false
        }
        return hasIdentifier ? [] : ["A register number of the party that differs from that of the listed one."]
    }

    /// That the case names a party.
    static func record(of party: CaseParty) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: "party:\(party.id)"), kind: .caseRecord,
            statement: "The case names the party “\(party.names.joined(separator: "” / “"))”.",
            citation: Citation(Citation.ofCase, party.nameLocation.description), confidence: .high)
    }

    /// What the case says, how names and identifiers compare, and each entry.
    private func evidence(_ party: CaseParty, _ entries: [Entry]) -> [Evidence] {
        var chain = [Self.record(of: party)]
        for entry in entries {
            let candidate = entry.match.candidate
            let designation = entry.designation
            let since = designation.from.map { ", from \($0)" } ?? ""
            let program = designation.program.map { " under \($0)" } ?? ""
            let comparison = Evidence(
                id: EvidenceID(rawValue: "match:\(party.id)/\(candidate.entity)"), kind: .computation,
                statement: Self.sentences(candidate).joined(separator: " "),
                citation: Citation("comparison of names and identifiers", "score \(Wording.score(candidate.score))"),
                confidence: candidate.isMatchAfterJudgement ? .high : .medium)
            let decision = candidate.judgement.map { DecisionWords.evidence(party, candidate, $0) }
            let link = designation.entity == candidate.entity ? nil : linked(candidate.entity, designation.entity)
            let listing = Evidence(
                id: EvidenceID(rawValue: "listing:\(designation.dataset)/\(designation.entity)"), kind: .listing,
                statement: "The \(title(designation)) has an entry “\(candidate.caption)”\(program)\(since).",
                citation: designation.citation, confidence: designation.confidence)
            for link in [comparison, decision, link, listing].compactMap(\.self)
            where !chain.contains(where: { $0.id == link.id }) { chain.append(link) }
        }
        return chain
    }

    /// That two identifiers of different lists are one party: said once of a pair, whichever of the two a name led to.
    private func linked(_ one: EntityID, _ other: EntityID) -> Evidence {
        let (one, other) = one < other ? (one, other) : (other, one)
        return Evidence(
            id: EvidenceID(rawValue: "same:\(one)/\(other)"), kind: .reference,
            statement: "The entries \(entry(one)) and \(entry(other)) are on record as one party.",
            citation: Citation("links between lists", "the identities on record"), confidence: .medium)
    }

    /// An entry by its name and its lists.
    private func entry(_ id: EntityID) -> String {
        let lists = world.designations(of: id).filter { $0.entity == id }.map(\.dataset).unique()
            .map { world.title(of: $0) }
        return "“\(world.name(of: id))”" + (lists.isEmpty ? "" : " on the \(lists.joined(separator: ", "))")
    }

    /// What agreed and what did not, a sentence each.
    static func sentences(_ candidate: Candidate) -> [String] {
        (candidate.explanation?.evidence ?? []).filter { $0.kind != .base }.map(\.sentence)
    }
}

extension Array {
    /// The elements that fit and those that do not, each in order.
    func partitioned(by fits: (Element) -> Bool) -> (fitting: [Element], others: [Element]) {
        (filter(fits), filter { !fits($0) })
    }
}

extension ScreeningStep.Match {
    /// Whether the likeness is no match and yet a question that a finding puts to a person: law asks about no other.
    var isPutToAPerson: Bool {
        !isMatch && isMoreThanInitials && !isBesideNamesake && candidate.score >= ScreeningStep.reviewFrom
            && candidate.judgement?.verdict != .noMatch && !differsInAllThatIdentifies
    }

    /// Whether both names have words that identify and none of them agrees: a place and a line of business in common raise
    /// no question.
    private var differsInAllThatIdentifies: Bool {
        let evidence = candidate.explanation?.evidence ?? []
        if evidence.contains(where: { $0.kind == .identifierAgrees || $0.kind == .birthDateAgrees }) { return false }
        let parts = (candidate.explanation?.names?.alignments ?? []).filter(\.role.isIdentity)
        return parts.contains { $0.relation == .contradicted }
            && parts.allSatisfy { $0.relation == .contradicted || $0.relation == .dropped }
    }
}
