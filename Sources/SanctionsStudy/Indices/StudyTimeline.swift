public import ClewModel

/// Measures, counter-measures and responses on one axis of time.
public struct StudyTimeline: Hashable, Sendable, Codable {
    /// One event.
    public struct Event: Hashable, Sendable, Codable {
        /// The ledger it comes from.
        public enum Ledger: String, Hashable, Sendable, Codable, CaseIterable {
            /// Measures.
            case measure
            /// Counter-measures.
            case counterMeasure
            /// Corporate responses.
            case response
        }

        /// The identifier of the row.
        public let id: LedgerID
        /// The ledger.
        public let ledger: Ledger
        /// When.
        public let date: PartialDate
        /// Who acted.
        public let actor: String
        /// What happened.
        public let what: String
        /// Whom or what it concerns.
        public let targets: String
        /// The earlier events that it answers to.
        public let answers: [LedgerID]
        /// Where it can be read.
        public let citation: Citation
        /// How far it is to be trusted.
        public let confidence: Confidence
    }

    /// The events, by the first day that their date can mean, then by ledger, then by identifier.
    public let events: [Event]
    /// What the time line rests on and leaves out.
    public let coverage: StudyCoverage

    /// The time line as a table.
    public var table: StudyTable {
        StudyTable(
            title: "Measures, counter-measures and responses in time",
            columns: ["date", "actor", "what", "targets", "ledger", "id", "answers", "source", "confidence"],
            rows: events.map { event in
                [
                    event.date.description, event.actor, event.what, event.targets, event.ledger.rawValue,
                    event.id.rawValue, event.answers.map(\.rawValue).joined(separator: "; "),
                    event.citation.description,
                    event.confidence.rawValue,
                ]
            }, coverage: coverage, answer: answer)
    }
}

extension StudyLedgers {
    /// Puts the three ledgers on one axis of time.
    public func timeline(
        in period: StudyPeriod = .always, under assumptions: StudyAssumptions = StudyAssumptions()
    ) -> StudyTimeline {
        let (measures, first) = countedMeasures(in: period, under: assumptions)
        let (counterMeasures, second) = countedCounterMeasures(in: period, under: assumptions)
        let (responses, third) = countedResponses(in: period, under: assumptions)
        var coverage = first.joined(second).joined(third)
        let undated = responses.filter { $0.date == nil }.count
        coverage.leaveOut(undated, because: "no date found")
        coverage.counted -= undated
        let events =
            measures.map(StudyTimeline.Event.init) + counterMeasures.map(StudyTimeline.Event.init)
            + responses.compactMap(StudyTimeline.Event.init)
        let ranks: [StudyTimeline.Event.Ledger: Int] = [.measure: 0, .counterMeasure: 1, .response: 2]
        return StudyTimeline(
            events: events.sorted { lhs, rhs in
                if lhs.date.earliest != rhs.date.earliest { return lhs.date.earliest < rhs.date.earliest }
                if lhs.ledger != rhs.ledger { return (ranks[lhs.ledger] ?? 0) < (ranks[rhs.ledger] ?? 0) }
                return lhs.id < rhs.id
            }, coverage: coverage)
    }
}

extension StudyTimeline.Event {
    init(_ row: Measure) {
        var targets = row.organizations
        if row.personCount > 0 { targets.append("\(row.personCount) individuals") }
        if row.unnamedCount > 0 { targets.append("\(row.unnamedCount) further parties") }
        if targets.isEmpty { targets = row.sectors }
        self.init(
            id: row.id, ledger: .measure, date: row.date, actor: "\(row.authority) (\(row.jurisdiction))",
            what: row.instrument, targets: targets.joined(separator: "; "), answers: [], citation: row.citation,
            confidence: row.confidence)
    }

    init(_ row: CounterMeasureRecord) {
        let persons = row.actors.filter { $0.type.isPerson }.map(\.count).reduce(0, +)
        var targets = row.organizations
        if persons > 0 { targets.append("\(persons) individuals") }
        self.init(
            id: row.id, ledger: .counterMeasure, date: row.date, actor: row.authority,
            what: row.instrument == "none" ? row.effect : "\(row.instrument): \(row.effect)",
            targets: targets.joined(separator: "; "), answers: row.answers, citation: row.citation,
            confidence: row.confidence)
    }

    init?(_ row: CorporateResponse) {
        guard let date = row.date else { return nil }
        self.init(
            id: row.id, ledger: .response, date: date, actor: row.company, what: row.fact,
            targets: row.codes.joined(separator: " or "),
            answers: [row.answers, row.after].compactMap(\.self), citation: row.citation, confidence: row.confidence)
    }
}

extension ActorCount.ActorType {
    /// Whether it counts individuals.
    var isPerson: Bool {
        switch self {
        case .individual, .lawyer, .legislator, .official, .researcher: true
        case .advocacy, .brand, .evidenceVendor, .lawFirm, .organization, .publicBody, .researchOrganization, .vendor:
            false
        }
    }
}
