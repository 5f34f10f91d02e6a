import ClewModel
import LabourProgrammes
import RegimeRules
import SupplyChain

/// The days that a case states, and on which of them the law in scope asks about each party.
///
/// A ban on imports asks who was listed on the day of import, a freeze asks on the day of a payment and on the day of the
/// question. Nothing freezes an assessment to one day.
struct CaseCalendar {
    /// The day of the question.
    let asked: Day
    /// The last day that the case speaks of, or the day of the question where that is later.
    let latest: Day
    private let `case`: Case
    /// Which law holds in which country.
    private let gazetteer: Gazetteer
    /// The kinds of days for which the law in scope asks about the entries of a list.
    private var listKinds: [DatasetName: [Provision.JudgedOn]] = [:]
    /// The kinds of days for which the law in scope asks a rule of ownership.
    private var ruleKinds: [String: [Provision.JudgedOn]] = [:]
    /// The first days of provisions that lie ahead and ask a rule of ownership of what is done then.
    private var firstDays: [String: Set<Day>] = [:]
    /// The positions of what happened to all of the case, and of what happened to each shipment, in the order of the file.
    private var milestonesOfAll: [Int] = []
    private var milestonesOf: [String: [Int]] = [:]
    /// The shipments in which a party had a part, in the order of the case.
    private var shipments: [String: [Shipment]] = [:]

    /// Walks every shipment back to its first lots.
    ///
    /// - Parameters:
    ///   - index: What of the case hangs on which lot.
    ///   - scope: The regimes that are asked about.
    ///   - asked: The day of the question.
    ///   - gazetteer: Which law holds in which country.
    /// - Complexity: O(*s* · *n*) for *s* shipments and the *n* lots and legs behind each.
    init(_ case: Case, index: CaseIndex, scope: [Regime], asked: Day, gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        self.case = `case`
        self.asked = asked
        latest = `case`.shipments.compactMap(\.imported?.latest).reduce(asked) { max($0, $1) }
        for provision in scope.flatMap(\.provisions) {
            for dataset in provision.condition.datasets {
                listKinds[dataset] = ((listKinds[dataset] ?? []) + provision.judgedOn).unique()
            }
            for rule in provision.condition.ownershipRules {
                ruleKinds[rule] = ((ruleKinds[rule] ?? []) + provision.judgedOn).unique()
                if provision.appliesFrom > asked { firstDays[rule, default: []].insert(provision.appliesFrom) }
            }
        }
        for (position, milestone) in `case`.milestones.enumerated() {
            if let shipment = milestone.shipment {
                milestonesOf[shipment, default: []].append(position)
            } else {
                milestonesOfAll.append(position)
            }
        }
        for shipment in `case`.shipments {
            var parties = Set([shipment.exporter, shipment.importer].compactMap(\.self))
            var lots: Set<String> = []
            var open = shipment.items.map(\.lot)
            while let lot = open.popLast() {
                guard lots.insert(lot).inserted else { continue }
                if let producer = `case`.lot(lot)?.producer { parties.insert(producer) }
                for position in index.events[lot] ?? [] {
                    let event = `case`.events[position]
                    if event.outputs.contains(where: { $0.lot == lot }) { open += event.inputs.compactMap(\.lot) }
                }
            }
            // What happened to other parts of its lots is no part of its chain.
            for position in OwnChain(of: shipment, lots: lots, made: nil, in: `case`, index).events {
                let event = `case`.events[position]
                parties.formUnion([event.party, event.counterparty].compactMap(\.self))
            }
            for party in parties.sorted() { shipments[party, default: []].append(shipment) }
        }
    }

    /// The days stated for a shipment, by what happens on them; payments and the like only where they concern the shipment,
    /// or no shipment in particular.
    ///
    /// The day of import of a shipment that does not state it lies between the day on which it left and the day of the question; that of
    /// placing on the market between the day of import and the day of the question.
    ///
    /// - Parameter concerns: Whether a party bears on the question; what was paid to others is left out.
    func days(
        of shipment: Shipment, concerning concerns: (String) -> Bool = { _ in true }
    ) -> [Provision.JudgedOn: [ClosedRange<Day>]] {
        var days: [Provision.JudgedOn: [ClosedRange<Day>]] = [:]
        if let imported = shipment.imported {
            days[.importDay] = [imported.earliest...imported.latest]
        } else if let shipped = shipment.shipped {
            days[.importDay] = [shipped.earliest...max(shipped.earliest, asked)]
        }
        for milestone in milestones(of: shipment) {
            guard let kind = milestone.kind.judgedOn, milestone.party.map(concerns) ?? true else { continue }
            days[kind, default: []].append(milestone.day...milestone.day)
        }
        // Goods that came into the Union, whose law asks for it, and of which nobody says that they were placed on its market may be
        // placed on it until now.
        let isUnion =
            shipment.toCountry.map { isInUnion($0, on: shipment.imported?.latest ?? asked) } ?? true
        if isUnion, days[.placedOnMarket] == nil, let imported = days[.importDay]?.first {
            days[.placedOnMarket] = [imported.lowerBound...max(imported.upperBound, asked)]
        }
        return days
    }

    /// What happened to a shipment, or to all of the case, by the day of the question; and what is planned for later: a payment,
    /// a contract, an export.
    ///
    /// What an authority did after that day had not happened on it.
    func milestones(of shipment: Shipment) -> [Milestone] {
        (milestonesOfAll + (milestonesOf[shipment.id] ?? [])).sorted().map { `case`.milestones[$0] }
            .filter { $0.day <= asked || $0.kind.judgedOn != nil }
    }

    /// The days for which the law in scope asks whether a party is listed in a dataset, with the shipment of each; the day of
    /// the question where no law does.
    func days(of party: String, listedIn dataset: DatasetName) -> [PartyDay] {
        days(of: party, kinds: listKinds[dataset] ?? [.asked])
    }

    /// The days for which the law in scope asks a rule of ownership about a party.
    func days(of party: String, owned rule: String) -> [PartyDay] {
        days(of: party, kinds: ruleKinds[rule] ?? [.asked])
    }

    /// A day on which a party is asked about, with the shipment that it belongs to.
    struct PartyDay: Hashable {
        var question: QuestionDay
        var shipment: String?

        /// The day in words: `2025-01-28, the day of import of S-2024`.
        var phrase: String {
            guard let shipment, question.kind == .importDay, question.earliest == question.day else {
                return question.phrase
            }
            return "\(question.phrase) of \(shipment)"
        }
    }

    /// The days for which the law in scope asks a rule of ownership about a party of one shipment, in order: those of the case, and the
    /// first days of what lies ahead.
    func days(owned rule: String, of party: String, in shipment: Shipment) -> [Day] {
        let own = questionDays(of: party, in: shipment, kinds: ruleKinds[rule] ?? [.asked]).map(\.day)
        return Set(own + daysAhead(owned: rule)).sorted()
    }

    /// The first days of provisions that lie ahead and ask a rule of ownership, in order.
    func daysAhead(owned rule: String) -> [Day] { firstDays[rule, default: []].sorted() }

    private func days(of party: String, kinds: [Provision.JudgedOn]) -> [PartyDay] {
        var seen: Set<QuestionDay> = []
        let found = (shipments[party] ?? []).flatMap { shipment in
            questionDays(of: party, in: shipment, kinds: kinds).filter { seen.insert($0).inserted }
                .map { PartyDay(question: $0, shipment: shipment.id) }
        }
        return found.isEmpty ? [PartyDay(question: QuestionDay(asked, .asked))] : found
    }

    /// Whether a country belongs to the European Union on a day.
    private func isInUnion(_ country: String, on day: Day) -> Bool {
        gazetteer.jurisdictions(of: country, on: day).contains("eu")
    }

    private func questionDays(
        of party: String, in shipment: Shipment, kinds: [Provision.JudgedOn]
    ) -> [QuestionDay] {
        var facts = RegimeFacts()
        facts.days = days(of: shipment) { $0 == party }
        // Of the jurisdictions whose law asks for the day of export, the Union's asks it of goods; others ask it of what is supplied.
        let isUnion = shipment.fromCountry.map { isInUnion($0, on: shipment.shipped?.latest ?? asked) } ?? false
        if isUnion, kinds.contains(.exportDay), let left = shipment.shipped {
            facts.days[.exportDay, default: []].append(left.earliest...left.latest)
        }
        return facts.questionDays(kinds, asked: asked)
    }
}

extension Milestone.Kind {
    /// The kind of day that a law may ask for; `nil` for what starts a period only.
    var judgedOn: Provision.JudgedOn? {
        switch self {
        case .contract: .contract
        case .payment: .payment
        case .export: .exportDay
        case .placedOnMarket: .placedOnMarket
        default: nil
        }
    }

    /// The event that starts a period of law; `nil` for what starts none.
    var regimeEvent: RegimeEvent? {
        switch self {
        case .examination: .examination
        case .detention: .detention
        case .exclusion: .exclusion
        case .release: .release
        case .reexport: .reexport
        case .blocking: .blocking
        case .informationRequest: .informationRequest
        case .foreignMeasure: .foreignMeasureMet
        case .contract, .payment, .export, .placedOnMarket, .extension: nil
        }
    }
}
