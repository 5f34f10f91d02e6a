import ClewModel
import SupplyChain

/// Finds out who is asked for each missing record, and when it comes.
struct DrillDesk {
    private let found: Case
    private let scope: PackageScope
    private let book: AddressBook
    private let day: Day
    private let stages: [PackageStage]
    private let order: [String: Int]

    init(_ assessed: AssessedCase, _ scope: PackageScope, on day: Day) {
        found = assessed.captioned
        self.scope = scope
        self.day = day
        book = AddressBook(
            assessed.captioned, index: assessed.goods.index, listed: AddressBook.listed(assessed.assessment.findings))
        stages = [.general] + PackageStage.stages(of: assessed.commodity).values.sorted() + [.shipment]
        order = Dictionary(
            assessed.captioned.parties.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What is missing of an item, one record for each step, lot or document that lacks it.
    func missing(_ item: PackageChecklist.Item) -> [DetentionDrill.Missing] {
        let each = item.missing.flatMap { stage, subjects in subjects.map { (stage, $0) } }
        guard !each.isEmpty else {
            return [record(stage: PackageStage.general.name, subject: nil, about: nil)]
        }
        return each.map { stage, id in record(stage: stage, subject: id, about: subject(id)) }
    }

    /// What an identifier of the checklist stands for: steps that no event tells are named by what they must have done.
    private func subject(_ id: String) -> Subject? {
        for (prefix, kind) in [("the making of ", Subject.Kind.lot), ("the sale of ", .shipment)]
        where id.hasPrefix(prefix) {
            return Subject(kind, id: String(id.dropFirst(prefix.count)), caption: id)
        }
        if found.event(id) != nil { return Subject(.event, id: id, caption: id) }
        if found.lot(id) != nil { return Subject(.lot, id: id, caption: id) }
        if found.document(id) != nil { return Subject(.document, id: id, caption: id) }
        return nil
    }

    private func record(stage: String, subject: String?, about: Subject?) -> DetentionDrill.Missing {
        var missing = DetentionDrill.Missing(stage: stage, subject: subject, party: requester?.id, way: .requester)
        if let about {
            switch book.addressee(of: about) {
            case .supplier(let party): (missing.party, missing.way) = (party, .supplier)
            case .counsel: (missing.party, missing.way) = (book.knower(of: about), .counsel)
            case .requester: break
            }
        }
        // Nobody writes to those that counsel is asked about, so that no time stated for them counts.
        if missing.way != .counsel {
            missing.arrives = missing.party.flatMap { found.party($0)?.answerDays }.map { day.advanced(by: $0) }
        }
        return missing
    }

    /// The party of the case that asks.
    private var requester: CaseParty? {
        found.parties.first { $0.name == found.requester } ?? found.parties.first { $0.roles.contains(.importer) }
    }

    /// The stages at which something is on file or missing.
    func stages(_ exhibits: [PackageExhibit], _ missing: [DetentionDrill.Missing]) -> [DetentionDrill.Stage] {
        var documents: [String: Int] = [:]
        for exhibit in exhibits {
            for stage in exhibit.stages.isEmpty ? [.general] : exhibit.stages { documents[stage.name, default: 0] += 1 }
        }
        let lacking = Dictionary(grouping: missing, by: \.stage).mapValues(\.count)
        let known = stages.map(\.name).unique()
        let others = Set(lacking.keys).subtracting(known).sorted()
        return (known + others).filter { documents[$0] != nil || lacking[$0] != nil }.map {
            DetentionDrill.Stage(name: $0, documents: documents[$0] ?? 0, missing: lacking[$0] ?? 0)
        }
    }

    /// Who is asked for how much: those that hold up most first, then in the order of the case.
    func asked(_ missing: [DetentionDrill.Missing], by last: Day?) -> [DetentionDrill.Asked] {
        struct Key: Hashable {
            var party: String?
            var way: DetentionDrill.Way
        }
        let groups = Dictionary(grouping: missing) { Key(party: $0.party, way: $0.way) }
        let rows = groups.map { key, records in
            let party = key.party.flatMap { found.party($0) }
            return DetentionDrill.Asked(
                party: key.party,
                name: party?.caption
                    ?? (key.way == .requester ? found.requester : "a party that the case does not name"),
                way: key.way, records: records.count, answerDays: key.way == .counsel ? nil : party?.answerDays,
                arrives: records.first?.arrives)
        }
        func isLate(_ row: DetentionDrill.Asked) -> Bool {
            guard let arrives = row.arrives, let last else { return true }
            return arrives > last
        }
        return rows.sorted { one, other in
            if isLate(one) != isLate(other) { return isLate(one) }
            if one.records != other.records { return one.records > other.records }
            let days = (one.arrives ?? .distantFuture, other.arrives ?? .distantFuture)
            if days.0 != days.1 { return days.0 > days.1 }
            let places = (one.party.flatMap { order[$0] } ?? .max, other.party.flatMap { order[$0] } ?? .max)
            return places.0 != places.1 ? places.0 < places.1 : one.way.rawValue < other.way.rawValue
        }
    }

    /// How the list stands so many days after the detention.
    func forecast(_ items: [DetentionDrill.Item], after days: Int) -> DetentionDrill.Forecast {
        let then = day.advanced(by: days)
        let missing = items.flatMap(\.missing)
        return DetentionDrill.Forecast(
            after: days, day: then,
            complete: items.count { item in item.missing.allSatisfy { $0.arrives.map { $0 <= then } ?? false } },
            arrived: missing.count { $0.arrives.map { $0 <= then } ?? false },
            later: missing.count { $0.arrives.map { $0 > then } ?? false }, open: missing.count { $0.arrives == nil })
    }
}
