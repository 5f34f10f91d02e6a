import ClewModel
import OwnershipAnalysis
import RegimeRules
import Screening
import SupplyChain
import World

/// Step 3: who falls under a regime because of its owners, by the regime's own rule.
struct OwnershipStep {
    /// What the step found.
    struct Result {
        /// The verdicts about each party that are not a plain no and not open for want of any owner.
        var verdicts: [String: [OwnershipVerdict]] = [:]
        /// The names of parties, for the words of a chain.
        var names: [EntityID: String] = [:]
        /// The findings.
        var findings: [Finding] = []
        /// The parties of whose owners nothing is on hand: by every rule a listed owner cannot be ruled out.
        var unknownOwners: Set<String> = []
        /// Those of them that made or sold the goods, or placed workers, and are not listed themselves: they are asked, wherever they are.
        var unstated: [CaseParty] = []
        /// The rules that were asked.
        var rules: [OwnershipRule] = []
        /// What in the stakes someone should look at.
        var diagnostics: [Diagnostic] = []

        /// The verdict of each rule about each party on each day that counts; absent where it is a plain no.
        var verdictsByDay: [DayKey: OwnershipVerdict] = [:]

        /// Of a case of which nothing is found, keeps only parties in the country in which the programmes run: nobody else is asked to prove what
        /// nothing speaks against.
        mutating func askOnlyWhereProgrammesRun() { unstated.removeAll { $0.country != "cn" } }

        /// A rule, asked about a party on a day.
        struct DayKey: Hashable {
            var rule: String
            var party: String
            var day: Day
        }

        /// What a rule says about a party on a day, as a condition of law asks.
        func determination(_ rule: OwnershipRule, _ party: CaseParty, on day: Day) -> Determination {
            if let verdict = verdictsByDay[DayKey(rule: rule.key, party: party.id, day: day)] {
                let evidence = verdict.chain.map { OwnershipWords.evidenceID($0) }
                return switch verdict.answer {
                case .yes: .established(by: evidence)
                case .no: .refuted(by: evidence)
                case .open: .undetermined(missing: verdict.missing.map(\.gap))
                }
            }
            return unknownOwners.contains(party.id)
                ? .undetermined(missing: [Self.gap(about: party)]) : .refuted(by: [])
        }
    }

    let world: World
    let rules: [OwnershipRule]
    /// On which days the law in scope asks about each party.
    let calendar: CaseCalendar
    let screening: ScreeningStep.Result

    /// Follows the stakes of the case and of the world, from every listed owner.
    func run(_ case: Case) throws(ClewError) -> Result {
        var result = Result()
        result.rules = rules
        let nodes = nodes(of: `case`)
        for party in `case`.parties {
            result.names[nodes.name(party.id)] = result.names[nodes.name(party.id)] ?? party.caption
        }
        let own = `case`.stakes.map { stake in
            var stake = Self.stake(stake)
            stake.owner = nodes.name(stake.owner.rawValue)
            stake.asset = nodes.name(stake.asset.rawValue)
            return stake
        }
        let view = try world.ownership(
            above: `case`.parties.map { nodes.name($0.id) },
            adding: AddedHoldings(
                stakes: own, aliases: nodes.aliases, names: result.names, identified: Set(result.names.keys)))
        result.diagnostics = view.diagnostics
        for entity in view.graph.entityIDs where result.names[entity] == nil {
            result.names[entity] = view.graph.statedName(of: entity) ?? world.name(of: entity)
        }
        var snapshots: [Day: OwnershipSnapshot] = [:]
        func snapshot(on day: Day) -> OwnershipSnapshot {
            if let known = snapshots[day] { return known }
            let snapshot = view.graph.snapshot(on: day)
            snapshots[day] = snapshot
            return snapshot
        }
        for rule in rules {
            for party in `case`.parties {
                var told: [(verdict: OwnershipVerdict, day: CaseCalendar.PartyDay)] = []
                for day in calendar.days(of: party.id, owned: rule.key) {
                    let verdict = view.verdict(
                        for: nodes.name(party.id), under: rule, in: snapshot(on: day.question.day))
                    if verdict.isOpenForUnknownOwners {
                        result.unknownOwners.insert(party.id)
                        continue
                    }
                    guard !verdict.isListed, verdict.answer != .no || verdict.isNearMiss else { continue }
                    let key = Result.DayKey(rule: rule.key, party: party.id, day: day.question.day)
                    result.verdictsByDay[key] = verdict
                    told.append((verdict, day))
                }
                // What a rule that lies ahead will say of it is asked by the law, and is no finding of today.
                for day in calendar.daysAhead(owned: rule.key) {
                    let verdict = view.verdict(for: nodes.name(party.id), under: rule, in: snapshot(on: day))
                    guard !verdict.isOpenForUnknownOwners, !verdict.isListed, verdict.answer != .no else { continue }
                    result.verdictsByDay[Result.DayKey(rule: rule.key, party: party.id, day: day)] = verdict
                }
                // The gravest day speaks; the first among equals.
                guard let first = told.min(by: { Self.weight($0.verdict) > Self.weight($1.verdict) }) else { continue }
                result.verdicts[party.id, default: []].append(first.verdict)
                result.findings.append(finding(about: party, first.verdict, rule, first.day, names: result.names))
            }
        }
        let asked = asked(in: `case`)
        let unknown = result.unknownOwners
        result.unstated = `case`.parties.filter { party in
            asked.contains(party.id) && unknown.contains(party.id) && !party.isSoleTrader
                && party.schema != .publicBody
                && !snapshot(on: calendar.asked).links(of: nodes.name(party.id), .owners)
                    .contains { $0.kind.saysWhoHolds }
                && screening.designations(of: party.id, on: calendar.asked).isEmpty
        }
        return result
    }

    /// The parties whose owners are asked for where a rule of ownership in scope is open for want of them.
    ///
    /// These are those that made or sold the goods or placed workers; a party that stands in the case twice is asked about once, and
    /// whoever asks not at all.
    private func asked(in case: Case) -> Set<String> {
        let twins = TwinParties(`case`)
        var parties = Set(`case`.lots.compactMap(\.producer) + `case`.shipments.compactMap(\.exporter))
        for event in `case`.events where event.kind == .transform || event.kind == .sell {
            if let party = event.party { parties.insert(party) }
        }
        for party in `case`.parties where party.roles.contains(.labourAgent) { parties.insert(party.id) }
        let own = Set(`case`.shipments.compactMap(\.importer))
        for party in `case`.parties where party.names.contains(`case`.requester) || own.contains(party.id) {
            parties.remove(party.id)
        }
        return Set(parties.map(twins.first(of:)))
    }

    /// Under which name each party of the case stands in the graph: parties of the case that match one party of the world
    /// are one, and so are parties of the world that one party of the case matches.
    private struct Nodes {
        /// The name of each party of the world that a party of the case matches.
        var aliases: [EntityID: EntityID] = [:]
        private var names: [String: EntityID] = [:]

        init(_ parties: [(id: String, matches: [EntityID])], isTaken: (EntityID) -> Bool) {
            var group: [String: Int] = [:]
            var first: [EntityID: Int] = [:]
            var same: [Int] = Array(parties.indices)
            func root(_ index: Int) -> Int {
                var index = index
                while same[index] != index { index = same[index] }
                return index
            }
            for (index, party) in parties.enumerated() {
                group[party.id] = index
                for entity in party.matches {
                    if let other = first[entity] {
                        let (one, two) = (root(index), root(other))
                        same[max(one, two)] = min(one, two)
                    } else {
                        first[entity] = index
                    }
                }
            }
            for (index, party) in parties.enumerated() {
                let id = EntityID(parties[root(index)].id)
                // An identifier of the case that is a party of the world by chance is set apart from it.
                let name = isTaken(id) && !party.matches.contains(id) ? EntityID("case:\(id)") : id
                names[party.id] = name
                for entity in party.matches { aliases[entity] = name }
            }
        }

        func name(_ party: String) -> EntityID { names[party] ?? EntityID(party) }
    }

    private func nodes(of case: Case) -> Nodes {
        Nodes(
            `case`.parties.map { party in
                let matches = (screening.matches[party.id] ?? []).filter(\.isMatch).map(\.candidate.entity)
                return (party.id, Set(matches.map(world.identities.representative(of:))).sorted())
            }, isTaken: { world.stakes.contains($0) })
    }

    static func stake(_ stake: CaseStake) -> Stake {
        Stake(
            owner: EntityID(stake.owner), asset: EntityID(stake.asset), share: stake.share,
            kind: StakeKind(key: stake.kind) ?? .control(.unspecified), validFrom: stake.validFrom,
            validTo: stake.validTo,
            citation: stake.citation, confidence: stake.confidence, location: stake.location)
    }

    private static func weight(_ verdict: OwnershipVerdict) -> Int {
        switch verdict.answer {
        case .yes: 2
        case .open: 1
        case .no: 0
        }
    }

    private func finding(
        about party: CaseParty, _ verdict: OwnershipVerdict, _ rule: OwnershipRule, _ day: CaseCalendar.PartyDay,
        names: [EntityID: String]
    ) -> Finding {
        let asOf = day.phrase
        let share = Wording.share(verdict.bounds)
        let kind: FindingRule
        var statement: String
        switch (verdict.answer, verdict.isNearMiss) {
        case (.yes, _) where rule.counting == .entryWords:
            kind = .partyOwned
            statement =
                "\(party.caption) is held to \(share), on \(asOf), by listed parties whose entries extend to others by their own "
                + "words (\(rule.name)). It is covered as these words are read here; no text defines them, so that counsel "
                + "should read them."
        case (.yes, _):
            kind = .partyOwned
            statement =
                "\(party.caption) falls under the rule “\(rule.name)”: listed parties, or those they bring in, hold \(share) of it on \(asOf)."
        case (.open, _):
            kind = .partyOwnershipOpen
            statement =
                "Whether \(party.caption) falls under the rule “\(rule.name)” is open: "
                + "\(OwnershipWords.held(verdict.bounds)) on \(asOf)."
        default:
            kind = .partyOwnershipNear
            statement =
                "By the stakes on record \(party.caption) does not fall under the rule “\(rule.name)”; listed parties hold \(share) of it on \(asOf)."
        }
        if let age = OwnershipWords.age(of: verdict, on: day.question.day) { statement += " " + age }
        if verdict.status == .unverified { statement += " Whether the rule applied on \(asOf) is unverified." }
        if verdict.status == .notYetInForce { statement += " The rule was not yet in force on \(asOf)." }
        if verdict.status == .suspended { statement += " The rule is suspended on \(asOf)." }
        // What keeps the answer at no is then the day, whatever the stakes.
        let isOutOfForce = verdict.status == .notYetInForce || verdict.status == .suspended
        let questions = verdict.missing.map(\.question)
        let changes: [String] =
            switch verdict.answer {
            case .yes: ["A share register that shows other stakes on \(asOf)."]
            case .open: questions.isEmpty ? ["The rule's state on \(asOf), read in its source."] : questions
            case .no where isOutOfForce: ["A question about a day on which the rule applies."]
            case .no: ["A further stake of a listed party."]
            }
        let isCovered = verdict.answer == .yes && rule.counting == .entryWords
        return Finding(
            kind, title: isCovered ? OwnershipWords.coveredByEntry : nil,
            about: Subject(.party, id: party.id, caption: party.caption), key: rule.key, statement: statement,
            evidence: OwnershipWords.evidence(verdict, rule: rule, names: names), wouldChange: changes)
    }
}

/// Chains of ownership in words.
enum OwnershipWords {
    /// The title of a finding that rests on what an entry itself says of those its party holds: no rule of law counts stakes there.
    static let coveredByEntry = "A party may be covered by the words of a listed owner’s entry"

    /// What listed parties are known to hold of a party, and what cannot be excluded: `listed parties hold at least 49 % of it;
    /// up to 100 % cannot be excluded`.
    static func held(_ share: Bounds) -> String {
        if share.isExact || Wording.percent(share.lower) == Wording.percent(share.upper) {
            return "listed parties hold \(Wording.share(share)) of it"
        }
        let rest = "up to \(Wording.percent(share.upper)) cannot be excluded"
        return share.lower > 0
            ? "listed parties hold at least \(Wording.percent(share.lower)) of it; \(rest)"
            : "no stake of a listed party in it is established; \(rest)"
    }

    /// The identifier of a stake as evidence.
    static func evidenceID(_ link: OwnershipLink) -> EvidenceID {
        EvidenceID(rawValue: "stake:\(link.owner)/\(link.asset)/\(link.kind.key)")
    }

    /// The listed parties where the chain begins, the stakes of a verdict, then the rule, as a chain of evidence.
    static func evidence(_ verdict: OwnershipVerdict, rule: OwnershipRule, names: [EntityID: String]) -> [Evidence] {
        var chain = verdict.steps.flatMap { step in
            step.links.flatMap { link in
                link.stakes.prefix(1).map { stake in
                    let place = stake.location.map { " (\($0))" } ?? ""
                    return Evidence(
                        id: evidenceID(link), kind: .stake,
                        statement: (sentence(link, names: names) + place).ended, citation: stake.citation,
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

    /// Of when the oldest record of a chain speaks, where that is before the day asked about; `nil` where none states a day.
    ///
    /// A register says what was so when it was read, and a stake that it gives no end is taken to last.
    static func age(of verdict: OwnershipVerdict, on day: Day) -> String? {
        let days = verdict.chain.flatMap(\.citations).compactMap { $0.date ?? $0.accessed }
        guard let oldest = days.min(by: { $0.latest < $1.latest }), oldest.latest < day else { return nil }
        return days.count == 1
            ? "The record is of \(oldest); whether the stake has changed since is not known."
            : "The oldest record is of \(oldest); whether a stake has changed since is not known."
    }

    /// One stake as a sentence without its full stop.
    static func sentence(_ link: OwnershipLink, names: [EntityID: String]) -> String {
        let owner = names[link.owner] ?? link.owner.rawValue
        let asset = names[link.asset] ?? link.asset.rawValue
        let through = link.stakes.contains(where: \.isIndirect) ? ", through parties that are not on hand" : ""
        switch link.kind {
        case .capital: return "\(owner) holds \(Wording.share(link.share)) of the capital of \(asset)\(through)"
        case .voting: return "\(owner) holds \(Wording.share(link.share)) of the votes in \(asset)\(through)"
        case .control(let kind): return "\(owner) and \(asset) are tied by \(kind.rawValue.replacing("-", with: " "))"
        }
    }
}

extension OwnershipStep.Result {
    /// What nobody states about the owners of a party, with the question that would close the gap.
    static func gap(about party: CaseParty) -> EvidenceGap {
        EvidenceGap(
            missing: "The owners of \(party.caption) are not stated", subject: party.id,
            question:
                "Who holds shares or votes in \(party.caption), directly or through others, and how much each? Please send a "
                + "current register extract.")
    }
}
