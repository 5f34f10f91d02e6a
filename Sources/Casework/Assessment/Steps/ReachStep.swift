import ClewModel
import OwnershipAnalysis
import RegimeRules
import Screening
import SupplyChain
import World

/// Part of step 2: to which listed parties the parties of a case may belong, where an entry extends to others by its own words.
///
/// A relation and never an identity: a full designation, or a second sign beside the name, is a finding; a trade name alone is a
/// question.
struct ReachStep {
    /// A listed party with the entries about it that extend to others and stand on a day that counts.
    struct Reached {
        var reach: Reach
        var designations: [Designation]
    }

    let world: World
    /// On which days the law in scope asks about each party.
    let calendar: CaseCalendar

    /// The listed parties that each party of a case may belong to, by the identifier of the party.
    ///
    /// - Parameters:
    ///   - case: The case.
    ///   - answers: The candidates of each party, in the order of the case.
    func run(_ case: Case, _ answers: [[Candidate]]) throws(ClewError) -> [String: [Reached]] {
        let found = try world.reaches(`case`.parties.map(ScreeningStep.query), besides: answers)
        var identities: [String: Set<EntityID>] = [:]
        for (party, candidates) in zip(`case`.parties, answers) {
            identities[party.id] = Set(
                candidates.filter { $0.isMatchAfterJudgement }.map { world.identities.representative(of: $0.entity) })
        }
        var reached: [String: [Reached]] = [:]
        for (party, reaches) in zip(`case`.parties, found) {
            let own = identities[party.id, default: []]
            var known: [Reached] = []
            for reach in reaches where !own.contains(world.identities.representative(of: reach.entity)) {
                let designations = world.designations(of: reach.entity).filter { designation in
                    let days = calendar.days(of: party.id, listedIn: designation.dataset).map(\.question.day)
                    return (days + [calendar.asked]).contains { designation.stands(on: $0) }
                        && designation.entity == reach.entity
                        && designation.scope.map { EntryWords(reading: $0) != .itself } ?? false
                }
                guard !designations.isEmpty else { continue }
                var reach = reach
                if let stake = stake(above: party, held: reach.entity, `case`, identities) { reach.signs.append(stake) }
                known.append(Reached(reach: reach, designations: designations))
            }
            if !known.isEmpty { reached[party.id] = known }
        }
        return reached
    }

    /// A stake of the case, or of a register, by which the listed party holds the other, through whichever others.
    private func stake(
        above party: CaseParty, held by: EntityID, _ case: Case, _ identities: [String: Set<EntityID>]
    ) -> Reach.Sign? {
        let listed = world.identities.representative(of: by)
        var open = [party.id]
        var seen: Set<String> = [party.id]
        while let asset = open.popLast() {
            for stake in `case`.stakes where stake.asset == asset && seen.insert(stake.owner).inserted {
                if identities[stake.owner, default: []].contains(listed) {
                    let name = `case`.party(stake.owner)?.caption ?? stake.owner
                    return Reach.Sign(.stake, "A stake of the case says that “\(name)” holds it.")
                }
                open.append(stake.owner)
            }
        }
        let own = identities[party.id, default: []]
        guard !own.isEmpty else { return nil }
        let stakes = world.stakes.stakes(above: own.sorted())
        guard let stake = stakes.first(where: { $0.owner == listed }) else { return nil }
        return Reach.Sign(
            .stake,
            "\(stake.citation.description) says that “\(world.name(of: stake.owner))” holds “\(world.name(of: stake.asset))”."
        )
    }

    /// The findings: one for what is more than a question, one for what is a question.
    func findings(about party: CaseParty, _ reached: [Reached]) -> [Finding] {
        let (strong, asked) = reached.partitioned { $0.reach.isStrong }
        return [
            finding(.partyMayBelong, party, strong), finding(.partyMayBelongAsked, party, asked),
        ].compactMap(\.self)
    }

    private func finding(_ rule: FindingRule, _ party: CaseParty, _ reached: [Reached]) -> Finding? {
        guard let first = reached.first else { return nil }
        let entries = reached.flatMap { entry in
            entry.designations.map { "“\(entry.reach.caption)” on the \(world.title(of: $0.dataset))\(Self.words($0))" }
        }.unique()
        let signs = reached.flatMap(\.reach.signs).map(\.sentence).unique()
        let told =
            entries.count > 1 ? entries.dropLast().joined(separator: ", ") + " and " + (entries.last ?? "") : entries[0]
        let ask = rule == .partyMayBelongAsked ? "The name alone is a question. " : ""
        return Finding(
            rule, about: Subject(.party, id: party.id, caption: party.caption),
            statement: "\(party.caption) may belong to \(told): its name says “\(first.reach.words)”. "
                + signs.map { $0 + " " }.joined() + ask + "The name alone does not make it the listed party.",
            evidence: evidence(party, reached),
            wouldChange: [
                "A register extract of \(party.caption) that names its owners and the body it is subordinate to.",
                "Its register number (for a Chinese company the Unified Social Credit Code).",
            ])
    }

    /// Since when an entry stands and what it adds, in brackets.
    private static func words(_ designation: Designation) -> String {
        let since = designation.from.map { "since \($0)" }
        let scope = designation.scope.map { "“\($0)”" }
        let parts = [since, scope].compactMap(\.self)
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }

    private func evidence(_ party: CaseParty, _ reached: [Reached]) -> [Evidence] {
        var chain = [ScreeningStep.record(of: party)]
        for entry in reached {
            chain.append(
                Evidence(
                    id: EvidenceID(rawValue: "reach:\(party.id)/\(entry.reach.entity)"), kind: .computation,
                    statement: entry.reach.sentence,
                    citation: Citation("comparison of names with what entries extend to", entry.reach.basis.rawValue),
                    confidence: entry.reach.isStrong ? .high : .low))
            for designation in entry.designations {
                chain.append(
                    Evidence(
                        id: EvidenceID(rawValue: "listing:\(designation.dataset)/\(designation.entity)"),
                        kind: .listing,
                        statement: "The \(world.title(of: designation.dataset)) has an entry “\(entry.reach.caption)”"
                            + "\(Self.words(designation)).",
                        citation: designation.citation, confidence: designation.confidence))
            }
        }
        var seen: Set<EvidenceID> = []
        return chain.filter { seen.insert($0.id).inserted }
    }
}
