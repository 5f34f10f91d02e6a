import ClewModel
import OwnershipAnalysis
import Screening
import SupplyChain

/// Step 3: who falls under a regime because of its owners, by the regime's own rule.
struct OwnershipStep {
    /// What the step found.
    struct Result {
        /// The verdicts about each party that are not a plain no.
        var verdicts: [String: [OwnershipVerdict]] = [:]
        /// The names of parties, for the words of a chain.
        var names: [EntityID: String] = [:]
        /// The findings.
        var findings: [Finding] = []
        /// The parties in China whose owners nobody states: a listed owner cannot be ruled out.
        var unstated: [CaseParty] = []
        /// The rules that were asked.
        var rules: [OwnershipRule] = []
        /// What in the stakes someone should look at.
        var diagnostics: [Diagnostic] = []
    }

    let rules: [OwnershipRule]
    /// The day for which the question is asked.
    let asOf: Day
    /// The stakes that lists on hand state, between listed entities.
    let stakes: [Stake]
    let screening: ScreeningStep.Result

    /// Follows the stakes of the case and of the lists.
    func run(_ case: Case) -> Result {
        var result = Result()
        let parties = Dictionary(
            screening.matches.sorted { $0.key < $1.key }.flatMap { party, matches in
                matches.filter(\.candidate.isMatch).map { ($0.candidate.entity, EntityID(party)) }
            }, uniquingKeysWith: { first, _ in first })
        let own = `case`.stakes.map(Self.stake)
        let known = stakes.map { stake in
            var stake = stake
            stake.owner = parties[stake.owner] ?? stake.owner
            stake.asset = parties[stake.asset] ?? stake.asset
            return stake
        }
        result.rules = rules
        let held = Set((own + known).map(\.asset.rawValue))
        result.unstated = `case`.parties.filter { party in
            party.country == "cn" && !party.roles.contains(.evidenceVendor) && !held.contains(party.id)
                && screening.designations(of: party.id, on: asOf).isEmpty
        }
        guard !own.isEmpty || !known.isEmpty else { return result }
        for party in `case`.parties { result.names[EntityID(party.id)] = party.name }
        let graph = OwnershipGraph(stakes: own + known, into: &result.diagnostics)
        let snapshot = graph.snapshot(on: asOf)
        for rule in rules {
            let listed = listedParties(under: rule, in: `case`)
            guard !listed.isEmpty else { continue }
            for party in `case`.parties {
                let verdict = snapshot.verdict(for: EntityID(party.id), under: rule, listed: listed)
                guard !verdict.isListed, verdict.answer != .no || verdict.isNearMiss else { continue }
                result.verdicts[party.id, default: []].append(verdict)
                result.findings.append(finding(about: party, verdict, rule, names: result.names))
            }
        }
        return result
    }

    private func listedParties(under rule: OwnershipRule, in case: Case) -> [ListedParty] {
        `case`.parties.flatMap { party -> [ListedParty] in
            screening.designations(of: party.id, on: asOf).filter { rule.datasets.contains($0.dataset) }.map {
                ListedParty(
                    EntityID(party.id), words: $0.scope.map(EntryWords.init(reading:)) ?? .itself, listedFrom: $0.from,
                    dataset: $0.dataset, citation: $0.citation)
            }
        }
    }

    static func stake(_ stake: CaseStake) -> Stake {
        Stake(
            owner: EntityID(stake.owner), asset: EntityID(stake.asset), share: stake.share,
            kind: StakeKind(key: stake.kind) ?? .control(.unspecified), validFrom: stake.validFrom,
            validTo: stake.validTo,
            citation: stake.citation, confidence: stake.confidence, location: stake.location)
    }

    private func finding(
        about party: CaseParty, _ verdict: OwnershipVerdict, _ rule: OwnershipRule, names: [EntityID: String]
    ) -> Finding {
        let share = Wording.share(verdict.bounds)
        let kind: FindingRule
        var statement: String
        switch (verdict.answer, verdict.isNearMiss) {
        case (.yes, _):
            kind = .partyOwned
            statement =
                "\(party.name) falls under the \(rule.name): listed parties, or those they bring in, hold \(share) of it."
        case (.open, _):
            kind = .partyOwnershipOpen
            statement =
                "Whether \(party.name) falls under the \(rule.name) is open: listed parties hold \(share) of it."
        default:
            kind = .partyOwnershipNear
            statement = "\(party.name) does not fall under the \(rule.name); listed parties hold \(share) of it."
        }
        if verdict.status == .unverified { statement += " Whether the rule applied on \(asOf) is unverified." }
        if verdict.status == .notYetInForce { statement += " The rule was not yet in force on \(asOf)." }
        if verdict.status == .suspended { statement += " The rule is suspended on \(asOf)." }
        let questions = verdict.missing.map(\.question)
        let changes: [String] =
            switch verdict.answer {
            case .yes: ["A share register that shows other stakes on \(asOf)."]
            case .open: questions.isEmpty ? ["The rule's state on \(asOf), read in its source."] : questions
            case .no: ["A further stake of a listed party."]
            }
        return Finding(
            kind, about: Subject(.party, id: party.id, caption: party.name), key: rule.key, statement: statement,
            evidence: OwnershipWords.evidence(verdict, rule: rule, names: names), wouldChange: changes)
    }
}

/// Chains of ownership in words.
enum OwnershipWords {
    /// The stakes of a verdict, then the rule, as a chain of evidence.
    static func evidence(_ verdict: OwnershipVerdict, rule: OwnershipRule, names: [EntityID: String]) -> [Evidence] {
        var chain = verdict.steps.flatMap { step in
            step.links.flatMap { link in
                link.stakes.prefix(1).map { stake in
                    let place = stake.location.map { " (\($0))" } ?? ""
                    return Evidence(
                        id: EvidenceID(rawValue: "stake:\(link.owner)/\(link.asset)/\(link.kind.key)"), kind: .stake,
                        statement: sentence(link, names: names) + place + ".", citation: stake.citation,
                        confidence: link.confidence)
                }
            }
        }
        var seen: Set<EvidenceID> = []
        chain = chain.filter { seen.insert($0.id).inserted }
        chain.append(
            Evidence(
                id: EvidenceID(rawValue: "rule:\(rule.key)"), kind: .provision, statement: verdict.statement,
                citation: verdict.citation, confidence: verdict.confidence))
        return chain
    }

    /// One stake as a sentence without its full stop.
    static func sentence(_ link: OwnershipLink, names: [EntityID: String]) -> String {
        let owner = names[link.owner] ?? link.owner.rawValue
        let asset = names[link.asset] ?? link.asset.rawValue
        switch link.kind {
        case .capital: return "\(owner) holds \(Wording.share(link.share)) of the capital of \(asset)"
        case .voting: return "\(owner) holds \(Wording.share(link.share)) of the votes in \(asset)"
        case .control(let kind): return "\(owner) and \(asset) are tied by \(kind.rawValue.replacing("-", with: " "))"
        }
    }
}

extension OwnershipStep.Result {
    /// What nobody states about the owners of a party, with the question that would close the gap.
    static func gap(about party: CaseParty) -> EvidenceGap {
        EvidenceGap(
            missing: "The owners of \(party.name) are not stated", subject: party.id,
            question:
                "Who holds 25 % or more of \(party.name), directly or through others? Please send a current register "
                + "extract.")
    }
}
