import ClewModel
import Foundation
import LabourProgrammes
import OwnershipAnalysis
import NameMatching
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
        /// Why each of them is answered as it is, in the order of ``duties``.
        var reasoning: [ReasonTree] = []
        /// The counter-measures that the next step could trigger.
        var counterMeasures: [CounterMeasureReport] = []
        /// The steps left out, in words, where nothing is to be gathered inside China.
        var withheldActs: [String] = []
    }

    let regimes: RegimeCatalog
    let counterMeasures: CounterMeasureCatalog
    /// Which law holds in which country.
    let gazetteer: Gazetteer
    /// The regimes in scope, Chinese ones left out: these are told as counter-measures.
    let scope: [Regime]
    /// On which days the law in scope asks.
    let calendar: CaseCalendar
    let screening: ScreeningStep.Result
    let ownership: OwnershipStep.Result
    let programmes: ProgrammeStep.Result
    let goods: GoodsStep.Result
    let places: PlaceStep.Result
    /// The HS prefixes of the commodity.
    let usualCodes: [String]
    /// The regions that laws may ask about.
    let regions: [Region]
    /// The lists compared with, with what each lacks.
    let lists: [ScreeningFact]
    /// The names of the lists as people know them.
    let titles: [DatasetName: String]
    /// Whether steps that gather facts inside China are left out.
    let isWithoutPRCCollection: Bool

    /// Reads every regime in scope for every shipment.
    func run(_ case: Case) -> Result {
        var result = Result()
        let helpers = `case`.parties.filter {
            $0.roles.contains(.evidenceVendor) || $0.roles.contains(.labourAgent)
        }
        let listed = `case`.parties.filter { party in
            (screening.matches[party.id] ?? []).contains { $0.isMatch || $0.isPutToAPerson }
        }
        let shipments = `case`.shipments.map {
            (shipment: $0, facts: facts(about: $0, in: `case`, helpers: helpers, listed: listed))
        }
        for regime in scope {
            let laws = LawWords.laws(of: regime)
            for (shipment, facts) in shipments {
                let obligations = RegimeCatalog.evaluate(facts, regime: regime, on: calendar.asked)
                let isOpen = obligations.map { [.open, .coming].contains(LawWords.status(of: $0)) }
                let silences = silences(facts, regime, isOpen: isOpen)
                var coming: Set<ProvisionID> = []
                for (index, obligation) in obligations.enumerated() {
                    // A rule that lies ahead is told once, on however many days it was judged.
                    if LawWords.status(of: obligation) == .coming,
                        !coming.insert(obligation.provision.id).inserted
                    {
                        continue
                    }
                    var duty = LawWords.report(
                        obligation, regime: regime, law: laws[obligation.provision.id] ?? regime.name,
                        shipment: shipment.id, milestones: calendar.milestones(of: shipment))
                    duty.openOnlyFor = silences[index]
                    duty.orders = LawWords.orders(obligation, facts)
                    duty.close(facts, obligations, on: calendar.asked)
                    result.duties.append(duty)
                    result.reasoning.append(obligation.reasoning)
                }
            }
        }
        let acts = acts(`case`, duties: result.duties)
        let gathering = acts.filter { counterMeasures.guide(to: $0)?.gathersInChina ?? false }
        if isWithoutPRCCollection {
            result.withheldActs = gathering.compactMap { counterMeasures.guide(to: $0)?.title }
        }
        result.counterMeasures = exposures(
            `case`, acts: isWithoutPRCCollection ? acts.filter { !gathering.contains($0) } : acts)
        return result
    }

    /// What each open obligation is open for alone, of what most cases are silent about; `nil` where more than that is open.
    ///
    /// Such an obligation is told apart: it would stand at the head of every case. The obligations of one regime come in one
    /// order, whatever the facts about owners, acts and lists; the regime is read again only while one is unexplained.
    private func silences(_ facts: RegimeFacts, _ regime: Regime, isOpen: [Bool]) -> [DutyReport.Silence?] {
        let whole = facts.withWholeLists
        let known = whole.withoutUnknownOwners
        let filled: [(DutyReport.Silence, RegimeFacts)] = [
            (.lists, whole), (.acts, whole.withoutFurtherActs), (.owners, known), (.acts, known.withoutFurtherActs),
        ]
        var found = [DutyReport.Silence?](repeating: nil, count: isOpen.count)
        for (silence, facts) in filled {
            let unexplained = isOpen.indices.filter { isOpen[$0] && found[$0] == nil }
            guard !unexplained.isEmpty else { break }
            let obligations = RegimeCatalog.evaluate(facts, regime: regime, on: calendar.asked)
            for index in unexplained where LawWords.status(of: obligations[index]) == .doesNotApply {
                found[index] = silence
            }
        }
        return found
    }

    /// - Parameters:
    ///   - helpers: The parties that serve all of the case: evidence vendors and labour agents.
    ///   - listed: The parties that are, or may be, entries of lists.
    /// - Complexity: O(*n* log *n*) for what hangs on the shipment, however large the case is.
    private func facts(
        about shipment: Shipment, in case: Case, helpers: [CaseParty], listed: [CaseParty]
    ) -> RegimeFacts {
        var facts = RegimeFacts()
        let index = goods.index
        let trace = goods.trace.shipment(shipment.id)
        let lots = Set(trace?.lots ?? shipment.items.map(\.lot))
        let importEvidence: EvidenceID = EvidenceID(rawValue: "shipment:\(shipment.id)")
        func law(of country: String, on day: Day?) -> [String] {
            gazetteer.jurisdictions(of: country, on: day ?? calendar.asked)
        }
        facts.importInto = shipment.toCountry.map { law(of: $0, on: shipment.imported?.latest) } ?? []
        // What stays within a union leaves none.
        let leaving = shipment.fromCountry.map { law(of: $0, on: shipment.shipped?.latest) } ?? []
        facts.exportFrom = leaving.filter { !facts.importInto.contains($0) }
        facts.left = shipment.shipped.map { $0.earliest...$0.latest }
        facts.importEvidence = [importEvidence]
        facts.requesterIn = `case`.requesterCountry.map { law(of: $0, on: nil) } ?? []
        facts.requesterEvidence = [EvidenceID(rawValue: "case.yaml")]
        let traced = trace.map { goods.material(of: $0, in: `case`) }
        let material = traced == Commodity.anyMaterial ? nil : traced
        facts.usualCodes = usualCodes
        facts.goods = shipment.hsCodes.map {
            RegimeFacts.Good(code: $0, material: material, evidence: [importEvidence])
        }
        if let trace {
            var content = OriginFact(
                goods: "shipment \(shipment.id)", region: "xinjiang", share: trace.regionShare,
                isPresent: trace.presence == .established,
                evidence: [EvidenceID(rawValue: "trace:\(shipment.id)")])
            content.material = traced
            facts.origins = [content]
            facts.origins += regions.filter { !$0.places.contains(where: \.isInXinjiang) }.map {
                origin(of: shipment, trace, in: $0)
            }
        }
        facts.screenings = lists
        facts.titles = titles
        facts.ruleNames = Dictionary(
            ownership.rules.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        let chain = OwnChain(of: shipment, lots: lots, made: trace?.events, in: `case`, index)
        let handling = chain.events.map { `case`.events[$0] }
        let roles = roles(of: `case`, lots: lots, handling, shipment: shipment, helpers: helpers)
        let dealings = dealings(handling, shipment: shipment, helpers: helpers)
        for position in roles.keys.compactMap({ index.partyPositions[$0] }).sorted() {
            let party = `case`.parties[position]
            guard let roles = roles[party.id] else { continue }
            if let script = screening.unread[party.id] {
                facts.uncomparedParties.append(
                    RegimeFacts.UncomparedParty(
                        party: party.caption, reason: "its name is in \(script.phrase)",
                        evidence: [ScreeningStep.record(of: party).id]))
            }
            let own = listings(of: party, roles: roles, isDealtWith: dealings.contains(party.id))
            facts.listings += own
            // Of one that bears a listed party's full designation it is no silence of most cases who owns it.
            let mayBelong = (screening.reaches[party.id] ?? []).contains { $0.reach.isStrong }
            // Whom a list names itself is asked about as listed, and the requester knows who owns it.
            let isRequester = party.names.contains(`case`.requester) || party.id == `case`.requester
            facts.ownership += ownership.rules.filter { rule in
                !isRequester && !own.contains { $0.identity == .match && rule.datasets.contains($0.dataset) }
            }.flatMap { rule in
                let days = calendar.days(owned: rule.key, of: party.id, in: shipment)
                return days.map { day in
                    OwnershipFact(
                        party: party.caption, rule: rule.key,
                        determination: ownership.determination(rule, party, on: day),
                        hasUnknownOwners: ownership.unknownOwners.contains(party.id) && !mayBelong,
                        isDealtWith: dealings.contains(party.id), day: day)
                }
            }
            facts.programmeLinks += (programmes.assessments[party.id]?.exposures ?? []).map {
                ProgrammeLinkFact(
                    party: party.caption, programme: $0.name, grade: $0.grade.rawValue,
                    evidence: $0.evidence.map(\.id))
            }
        }
        facts.bystanders = listed.filter { roles[$0.id] == nil }
            .flatMap { listings(of: $0, roles: [], isDealtWith: false) }
        facts.hasUnreadTexts = !programmes.unread.isEmpty || !programmes.unreadParts.isEmpty
        Self.addRecords(of: `case`, index, lots: lots, events: handling, shipments: [shipment.id], to: &facts)
        facts.acts = `case`.plannedActs.map { CompanyAct(rawValue: $0) }
        let concerned = Set(facts.listings.map(\.party) + facts.ownership.filter(\.isEstablishedOrOpen).map(\.party))
        facts.days = calendar.days(of: shipment) { id in
            `case`.party(id).map { concerned.contains($0.caption) } ?? false
        }
        for milestone in calendar.milestones(of: shipment) {
            if let event = milestone.kind.regimeEvent {
                // The latest of a kind counts: a second notice starts its period anew.
                facts.events[event] = max(milestone.day, facts.events[event] ?? milestone.day)
            }
            if let until = milestone.until {
                facts.extensions.append(GrantedExtension(granted: milestone.day, until: until))
            }
            if milestone.kind == .export, !facts.acts.contains(.supply) { facts.acts.append(.supply) }
        }
        return facts
    }

    /// Whether a shipment holds content of a region of which no balance is made: a lot of its chain from there says that some was
    /// used, and only where every first lot comes from elsewhere is it excluded.
    private func origin(of shipment: Shipment, _ trace: ShipmentTrace, in region: Region) -> OriginFact {
        let goods = "shipment \(shipment.id)"
        func lies(_ lot: String) -> PlaceResolution.Answer {
            places.lots[lot]?.resolution.lies(in: region) ?? .undetermined
        }
        let inside = trace.lots.filter { lies($0) == .yes }
        if !inside.isEmpty {
            return OriginFact(
                goods: goods, region: region.key,
                determination: .established(by: inside.map { EvidenceID(rawValue: "place:lot:\($0)") }))
        }
        if !trace.sources.isEmpty, trace.sources.allSatisfy({ $0.tellsOrigin && lies($0.lot) == .no }) {
            return OriginFact(
                goods: goods, region: region.key,
                determination: .refuted(by: trace.sources.map { EvidenceID(rawValue: "place:lot:\($0.lot)") }))
        }
        return OriginFact(goods: goods, region: region.key, share: Bounds(0, 1), evidence: [])
    }

    /// What each party does in the chain of a shipment; parties that have no part in it are left out.
    private func roles(
        of case: Case, lots: Set<String>, _ events: [SupplyEvent], shipment: Shipment, helpers: [CaseParty]
    ) -> [String: [PartyRole]] {
        let index = goods.index
        var roles: [String: Set<PartyRole>] = [:]
        for lot in lots {
            if let producer = `case`.lot(lot)?.producer { roles[producer, default: []].insert(.producer) }
        }
        for event in events {
            for party in [event.party, event.counterparty].compactMap(\.self) {
                roles[party, default: []].insert(event.kind == .transform ? .producer : .handler)
            }
        }
        for party in [shipment.exporter, shipment.importer].compactMap(\.self) {
            roles[party, default: []].insert(.handler)
        }
        // Whom a payment or a contract names is dealt with, whatever its part in the chain.
        for party in calendar.milestones(of: shipment).compactMap(\.party) where roles[party] == nil {
            roles[party] = [.other]
        }
        for owner in index.owners(above: roles.keys) { roles[owner, default: []].insert(.owner) }
        for party in helpers where roles[party.id] == nil {
            if party.roles.contains(.evidenceVendor) { roles[party.id] = [.vendor] }
            if party.roles.contains(.labourAgent) { roles[party.id] = [.labourAgent] }
        }
        return roles.mapValues { $0.sorted() }
    }

    /// Whom the requester deals with, as far as the records say: the sides of the shipment and of the sales of its lots that the
    /// importer has part in, those whom its milestones name, and those who serve the case.
    private func dealings(_ events: [SupplyEvent], shipment: Shipment, helpers: [CaseParty]) -> Set<String> {
        var found = Set([shipment.exporter, shipment.importer].compactMap(\.self) + helpers.map(\.id))
        found.formUnion(calendar.milestones(of: shipment).compactMap(\.party))
        for event in events where event.kind == .sell {
            let parties = [event.party, event.counterparty].compactMap(\.self)
            if shipment.importer.map(parties.contains) ?? false { found.formUnion(parties) }
        }
        return found
    }

    /// What each entry about a party says, once an entry, however many of its names the party matches.
    private func listings(of party: CaseParty, roles: [PartyRole], isDealtWith: Bool) -> [ListingFact] {
        let matches = (screening.matches[party.id] ?? []).filter { $0.isMatch || $0.isPutToAPerson }
        // An identity that is certain goes before one in question, and the entry's own names before those of its twins.
        let pairs = matches.flatMap { match in match.designations.map { (match: match, designation: $0) } }
        let ranked = pairs.enumerated().sorted { one, other in
            func rank(_ pair: (match: ScreeningStep.Match, designation: Designation)) -> Int {
                (pair.match.isMatch ? 0 : 2) + (pair.match.candidate.entity == pair.designation.entity ? 0 : 1)
            }
            return (rank(one.element), one.offset) < (rank(other.element), other.offset)
        }
        var told: Set<[String]> = []
        let facts = ranked.compactMap { _, pair -> ListingFact? in
            let designation = pair.designation
            guard (designation.from?.earliest ?? .distantPast) <= calendar.latest,
                told.insert([designation.dataset.rawValue, designation.entity.rawValue]).inserted
            else { return nil }
            return ListingFact(
                party: party.caption, roles: roles, dataset: designation.dataset, entity: designation.entity,
                listedName: pair.match.candidate.caption, identity: pair.match.isMatch ? .match : .candidate,
                from: designation.from, to: designation.to, mark: designation.mark, scope: designation.scope,
                goods: designation.goods,
                isDealtWith: isDealtWith,
                evidence: [EvidenceID(rawValue: "listing:\(designation.dataset)/\(designation.entity)")])
        }
        return facts + belongings(of: party, roles: roles, isDealtWith: isDealtWith)
    }

    /// The entries that extend to others and to which the party may belong, where more than a trade name says so.
    private func belongings(of party: CaseParty, roles: [PartyRole], isDealtWith: Bool) -> [ListingFact] {
        (screening.reaches[party.id] ?? []).filter { $0.reach.isStrong }.flatMap { reached in
            reached.designations.map {
                ListingFact(
                    party: party.caption, roles: roles, dataset: $0.dataset, entity: $0.entity,
                    listedName: reached.reach.caption, identity: .belonging, from: $0.from, to: $0.to, mark: $0.mark,
                    scope: $0.scope,
                    goods: $0.goods, isDealtWith: isDealtWith,
                    evidence: [EvidenceID(rawValue: "listing:\($0.dataset)/\($0.entity)")])
            }
        }
    }

    /// What the next steps could trigger: the acts that the case plans, and those that the duties found call for.
    private func acts(_ case: Case, duties: [DutyReport]) -> [CompanyAct] {
        var acts = `case`.plannedActs.map { CompanyAct(rawValue: $0) }
        let isAsked = duties.contains { duty in
            (duty.status == .applies || duty.status == .open) && duty.openOnlyFor == nil
                && !duty.requests.isEmpty
        }
        let limit = CollectionLimit(case: `case`, places: places, index: goods.index)
        let hasRecords = `case`.parties.contains { limit.isInChina(party: $0.id) }
        // A letter gathers facts whichever law it is written for; where nobody is in China, nothing comes from there.
        let called: [(act: CompanyAct, isCalledFor: Bool)] = [
            (.evidenceCollection, asksInChina(`case`, limit) || (isAsked && hasRecords)),
            (.evidenceSubmission, isAsked && hasRecords),
        ]
        acts += called.filter(\.isCalledFor).map(\.act).filter { !acts.contains($0) }
        return acts
    }

    /// Whether what is open of the goods or of owners would be asked of, or about, somebody in China.
    private func asksInChina(_ case: Case, _ limit: CollectionLimit) -> Bool {
        ownership.unstated.contains { limit.isInChina(party: $0.id) }
            || goods.trace.problems.contains { limit.isInChina(GoodsStep.finding($0, in: `case`).subject) }
    }

    private func exposures(_ case: Case, acts: [CompanyAct]) -> [CounterMeasureReport] {
        let vendors = `case`.parties.filter { $0.roles.contains(.evidenceVendor) }.map(\.caption)
        var seen: Set<String> = []
        return counterMeasures.exposure(for: acts, vendors: vendors, sellsInChina: nil, on: calendar.asked).compactMap {
            exposure in
            let act =
                exposure.act.flatMap { counterMeasures.guide(to: $0)?.title } ?? "Working with \(exposure.vendor ?? "")"
            let report = CounterMeasureReport(
                act: act,
                instrument: [exposure.instrument, exposure.article].compactMap(\.self).joined(separator: ", "),
                why: exposure.why + (exposure.isComing ? " In force from \(exposure.from)." : ""),
                weighing: Self.weighing(exposure),
                saferWay: exposure.saferWay,
                citation: exposure.citation, confidence: exposure.confidence)
            return seen.insert(report.act + report.instrument + report.why).inserted ? report : nil
        }
    }
}

extension LawStep {
    /// How heavily an exposure weighs, and why, where the reason says more than the weight.
    private static func weighing(_ exposure: CounterMeasureExposure) -> String {
        let weight = exposure.severity.phrase
        let logic = exposure.severityLogic.trimmingCharacters(in: CharacterSet(charactersIn: " ."))
        guard !logic.isEmpty, logic.lowercased() != weight.lowercased() else { return "Weighed as \(weight)." }
        return "Weighed as \(weight): \(exposure.severityLogic)"
    }
}

extension RegimeFacts {
    /// The facts as they would be if nobody stood on the part of a list that is not on hand.
    fileprivate var withWholeLists: RegimeFacts {
        var facts = self
        facts.screenings = screenings.map { fact in
            var fact = fact
            fact.isPartial = false
            return fact
        }
        return facts
    }

    /// The facts as they would be if the case named all that the requester does.
    fileprivate var withoutFurtherActs: RegimeFacts {
        var facts = self
        facts.statesAllActs = true
        return facts
    }

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

extension DutyReport {
    /// Closes a way out of a detention where the goods were excluded since, or count as excluded: a protest is left, which says by itself
    /// what it asks for.
    fileprivate mutating func close(_ facts: RegimeFacts, _ obligations: [Obligation], on day: Day) {
        let protest = obligations.filter { !$0.isRuledOut }.flatMap(\.due).first {
            $0.deadline.event == .exclusion && $0.start.map { $0 <= day } ?? false
        }
        guard isRoute, status == .applies || status == .open, let start = protest?.start,
            facts.events[.detention].map({ $0 <= start }) ?? true,
            !deadlines.contains(where: { $0.from == RegimeEvent.exclusion.phrase })
        else { return }
        status = .doesNotApply
        reason += " The goods count as excluded since \(start): what is left is a protest, which says what it asks for."
    }
}

extension OwnershipFact {
    /// Whether the party falls under a listed one, or may by stakes that are on hand.
    fileprivate var isEstablishedOrOpen: Bool {
        switch determination {
        case .established: true
        case .undetermined: !hasUnknownOwners
        case .refuted: false
        }
    }
}

/// Jurisdictions in words.
enum Jurisdictions {
    /// The name of a jurisdiction whose laws are told with it; `nil` for one whose laws' own names tell it.
    static func name(_ jurisdiction: String) -> String? {
        switch jurisdiction {
        case "ca": "Canada"
        case "eu": "European Union"
        case "gb": "United Kingdom"
        case "us", "cn": nil
        default: jurisdiction.uppercased()
        }
    }
}
