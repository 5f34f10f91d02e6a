import ClewModel
import LabourProgrammes
import OwnershipAnalysis
import RegimeRules
import Screening
import SupplyChain
import World

/// Step 6: what each law in scope asks of whoever holds the goods, shipment by shipment.
struct LawStep {
    /// What the step found.
    struct Result {
        /// The duties, by regime and shipment.
        var duties: [DutyReport] = []
        /// The counter-measures that the next step could trigger.
        var counterMeasures: [CounterMeasureReport] = []
    }

    let regimes: RegimeCatalog
    let counterMeasures: CounterMeasureCatalog
    /// The regimes in scope, Chinese ones left out: these are told as counter-measures.
    let scope: [Regime]
    /// The day for which the question is asked.
    let asOf: Day
    let screening: ScreeningStep.Result
    let ownership: OwnershipStep.Result
    let programmes: ProgrammeStep.Result
    let goods: GoodsStep.Result
    /// The lists compared with, with what each lacks.
    let lists: [ScreeningFact]

    /// Reads every regime in scope for every shipment.
    func run(_ case: Case) -> Result {
        var result = Result()
        for regime in scope {
            for shipment in `case`.shipments {
                let facts = facts(about: shipment, in: `case`)
                // What is open for no other reason than that nobody states the owners is told apart: it would stand at the
                // head of every case.
                let known = RegimeCatalog.evaluate(facts.withoutUnknownOwners, regime: regime, on: asOf)
                for obligation in RegimeCatalog.evaluate(facts, regime: regime, on: asOf) {
                    var duty = LawWords.report(obligation, regime: regime, shipment: shipment.id)
                    let same = known.first { $0.provision.id == obligation.provision.id }
                    let other = same.map { LawWords.report($0, regime: regime, shipment: shipment.id).status }
                    duty.isOpenForUnknownOwnersOnly = duty.status == .open && other == .doesNotApply
                    result.duties.append(duty)
                }
            }
        }
        result.counterMeasures = exposures(`case`, duties: result.duties)
        return result
    }

    private func facts(about shipment: Shipment, in case: Case) -> RegimeFacts {
        var facts = RegimeFacts()
        let trace = goods.trace.shipment(shipment.id)
        let lots = Set(trace?.lots ?? shipment.items.map(\.lot))
        let importEvidence: EvidenceID = EvidenceID(rawValue: "shipment:\(shipment.id)")
        facts.importInto = shipment.toCountry.map(Jurisdictions.entered) ?? []
        facts.importDay = shipment.imported?.exactDay ?? shipment.imported?.earliest
        facts.importEvidence = [importEvidence]
        facts.requesterIn = (`case`.requesterCountry.map(Jurisdictions.entered) ?? [])
        facts.requesterEvidence = [EvidenceID(rawValue: "case.yaml")]
        facts.goods = shipment.hsCodes.map { RegimeFacts.Good(code: $0, evidence: [importEvidence]) }
        if let trace {
            facts.origins = [
                OriginFact(
                    lot: shipment.id, region: "xinjiang", share: trace.regionShare,
                    evidence: [EvidenceID(rawValue: "trace:\(shipment.id)")])
            ]
        }
        facts.screenings = lists
        let roles = roles(of: `case`, lots: lots, shipment: shipment)
        for party in `case`.parties {
            guard let roles = roles[party.id] else { continue }
            facts.listings += listings(of: party, roles: roles)
            facts.ownership += ownership.rules.map {
                OwnershipFact(
                    party: party.name, rule: $0.key, determination: ownership.determination($0, party),
                    hasUnknownOwners: ownership.unknownOwners.contains(party.id))
            }
            facts.programmeLinks += (programmes.assessments[party.id]?.exposures ?? []).map {
                ProgrammeLinkFact(
                    party: party.name, programme: $0.programme.rawValue, grade: $0.grade.rawValue,
                    evidence: $0.evidence.map(\.id))
            }
        }
        let events = `case`.events.filter { event in
            trace?.events.contains(event.id) ?? false
                || (event.inputs + event.outputs).contains { $0.lot.map(lots.contains) ?? false }
        }
        facts.steps = events.map { RegimeFacts.Step(id: $0.id, title: LawWords.title(of: $0, in: `case`)) }
        facts.documents = documents(of: `case`, lots: lots, events: Set(events.map(\.id)), shipment: shipment.id)
        facts.acts = `case`.plannedActs.map { CompanyAct(rawValue: $0) }
        return facts
    }

    private func documents(
        of case: Case, lots: Set<String>, events: Set<String>, shipment: String
    ) -> [RegimeFacts.Document] {
        `case`.documents.filter { document in
            document.lots.contains(where: lots.contains) || document.events.contains(where: events.contains)
                || document.shipments.contains(shipment)
                || document.lots.isEmpty && document.events.isEmpty && document.shipments.isEmpty
        }.map {
            RegimeFacts.Document(
                id: $0.id, type: DocumentType($0.type),
                supports: $0.events.filter(events.contains) + $0.lots + $0.shipments)
        }
    }

    /// What each party does in the chain of a shipment; parties that have no part in it are left out.
    private func roles(of case: Case, lots: Set<String>, shipment: Shipment) -> [String: [PartyRole]] {
        var roles: [String: Set<PartyRole>] = [:]
        for lot in `case`.lots where lots.contains(lot.id) {
            if let producer = lot.producer { roles[producer, default: []].insert(.producer) }
        }
        for event in `case`.events
        where (event.inputs + event.outputs).contains(where: { $0.lot.map(lots.contains) ?? false }) {
            for party in [event.party, event.counterparty].compactMap(\.self) {
                roles[party, default: []].insert(event.kind == .transform ? .producer : .handler)
            }
        }
        for party in [shipment.exporter, shipment.importer].compactMap(\.self) {
            roles[party, default: []].insert(.handler)
        }
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for stake in `case`.stakes where roles[stake.asset] != nil {
                if roles[stake.owner, default: []].insert(.owner).inserted { hasGrown = true }
            }
        }
        for party in `case`.parties where roles[party.id] == nil {
            if party.roles.contains(.evidenceVendor) { roles[party.id] = [.vendor] }
            if party.roles.contains(.labourAgent) { roles[party.id] = [.labourAgent] }
        }
        return roles.mapValues { $0.sorted() }
    }

    private func listings(of party: CaseParty, roles: [PartyRole]) -> [ListingFact] {
        (screening.matches[party.id] ?? []).flatMap { match -> [ListingFact] in
            guard match.candidate.judgement?.verdict != .noMatch, match.isMoreThanInitials,
                match.isMatch || match.candidate.score >= ScreeningStep.reviewFrom
            else { return [] }
            return match.designations.filter { ($0.from?.earliest ?? .distantPast) <= asOf }.map {
                ListingFact(
                    party: party.name, roles: roles, dataset: $0.dataset, entity: $0.entity,
                    listedName: match.candidate.caption, identity: match.isMatch ? .match : .candidate,
                    from: $0.from, to: $0.to, scope: $0.scope,
                    evidence: [EvidenceID(rawValue: "listing:\($0.dataset)/\($0.entity)")])
            }
        } + belongings(of: party, roles: roles)
    }

    /// The entries that extend to others and to which the party may belong, where more than a trade name says so.
    private func belongings(of party: CaseParty, roles: [PartyRole]) -> [ListingFact] {
        (screening.reaches[party.id] ?? []).filter { $0.reach.isStrong }.flatMap { reached in
            reached.designations.map {
                ListingFact(
                    party: party.name, roles: roles, dataset: $0.dataset, entity: $0.entity,
                    listedName: reached.reach.caption, identity: .belonging, from: $0.from, to: $0.to, scope: $0.scope,
                    evidence: [EvidenceID(rawValue: "listing:\($0.dataset)/\($0.entity)")])
            }
        }
    }

    /// What the next steps could trigger: the acts that the case plans, and those that the duties found call for.
    private func exposures(_ case: Case, duties: [DutyReport]) -> [CounterMeasureReport] {
        var acts = `case`.plannedActs.map { CompanyAct(rawValue: $0) }
        let isAsked = duties.contains { duty in
            (duty.status == .applies || duty.status == .open) && !duty.isOpenForUnknownOwnersOnly
                && !duty.requests.isEmpty
        }
        if isAsked {
            for act in [CompanyAct.evidenceCollection, .evidenceSubmission] where !acts.contains(act) {
                acts.append(act)
            }
        }
        let vendors = `case`.parties.filter { $0.roles.contains(.evidenceVendor) }.map(\.name)
        var seen: Set<String> = []
        return counterMeasures.exposure(for: acts, vendors: vendors, sellsInChina: nil, on: asOf).compactMap {
            exposure in
            let act =
                exposure.act.flatMap { counterMeasures.guide(to: $0)?.title } ?? "Work with \(exposure.vendor ?? "")"
            let report = CounterMeasureReport(
                act: act,
                instrument: [exposure.instrument, exposure.article].compactMap(\.self).joined(separator: ", "),
                why: exposure.why + (exposure.isComing ? " In force from \(exposure.from)." : ""),
                weighing: "\(exposure.severity.rawValue): \(exposure.severityLogic)", saferWay: exposure.saferWay,
                citation: exposure.citation, confidence: exposure.confidence)
            return seen.insert(report.act + report.instrument + report.why).inserted ? report : nil
        }
    }
}

extension RegimeFacts {
    /// The facts as they would be if nobody whose owners are unknown had a listed one.
    fileprivate var withoutUnknownOwners: RegimeFacts {
        var facts = self
        facts.ownership = ownership.map { fact in
            guard fact.hasUnknownOwners else { return fact }
            var fact = fact
            fact.determination = .refuted(by: [])
            return fact
        }
        return facts
    }
}

/// The jurisdictions that a country belongs to.
enum Jurisdictions {
    /// The member states of the European Union (Article 52 TEU with the accession treaties; without the United Kingdom
    /// since 1 February 2020).
    private static let union: Set<String> = [
        "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "hu", "ie", "it", "lt", "lu",
        "lv",
        "mt", "nl", "pl", "pt", "ro", "se", "si", "sk",
    ]

    /// The jurisdictions whose border goods cross on the way into a country.
    static func entered(_ country: String) -> [String] {
        union.contains(country) ? [country, "eu"] : [country]
    }
}
