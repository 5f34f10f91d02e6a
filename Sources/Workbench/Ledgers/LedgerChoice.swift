import ClewModel
import Foundation
import SanctionsStudy

/// One event of the ledgers, with what a reader chooses it by.
struct LedgerRow: Sendable {
    let event: StudyTimeline.Event
    /// Who issued it: a jurisdiction for a measure, an authority for a counter-measure, a kind of company for a response.
    let issuer: String
    /// The kind of its row, such as `importBan`; for a response the kind of company.
    let kind: String
    /// Whether it is coercive (a measure) or strikes named parties (a counter-measure); see ``Measure/Kind/isCoercive``.
    let isForceful: Bool
    /// The events that answer to it.
    let answeredBy: [LedgerID]

    var isLinked: Bool { !answeredBy.isEmpty || !event.answers.isEmpty }
}

/// The events of the three ledgers on one axis of time, as the study counts them, with what they can be chosen by.
struct LedgerRows: Sendable {
    let rows: [LedgerRow]
    let coverage: StudyCoverage
    let timeline: StudyTimeline

    /// - Complexity: O(*n* log *n*) for *n* rows.
    init(_ ledgers: StudyLedgers, under assumptions: StudyAssumptions) {
        let timeline = ledgers.timeline(under: assumptions)
        var kinds: [LedgerID: (issuer: String, kind: String, isForceful: Bool)] = [:]
        for row in ledgers.measures { kinds[row.id] = (row.jurisdiction, row.kind.rawValue, row.kind.isCoercive) }
        for row in ledgers.counterMeasures {
            kinds[row.id] = (row.authority, row.kind.rawValue, row.kind.isRetaliation)
        }
        for row in ledgers.responses { kinds[row.id] = (row.kind.rawValue, row.kind.rawValue, false) }
        var answered: [LedgerID: [LedgerID]] = [:]
        for event in timeline.events {
            for earlier in event.answers { answered[earlier, default: []].append(event.id) }
        }
        rows = timeline.events.map { event in
            let kind = kinds[event.id] ?? ("", "", false)
            return LedgerRow(
                event: event, issuer: kind.issuer, kind: kind.kind, isForceful: kind.isForceful,
                answeredBy: answered[event.id] ?? [])
        }
        coverage = timeline.coverage
        self.timeline = timeline
    }

    /// The issuers of a ledger, sorted.
    func issuers(of ledger: StudyTimeline.Event.Ledger) -> [String] {
        Set(rows.filter { $0.event.ledger == ledger }.map(\.issuer)).sorted()
    }

    /// The kinds of a ledger, sorted.
    func kinds(of ledger: StudyTimeline.Event.Ledger) -> [String] {
        Set(rows.filter { $0.event.ledger == ledger }.map(\.kind)).sorted()
    }

    /// The years that some event may lie in, the newest first.
    var years: [Int] {
        guard let first = rows.map(\.event.date.earliest).min(), let last = rows.map(\.event.date.latest).max() else {
            return []
        }
        return (first.parts.year...last.parts.year).reversed()
    }
}

/// What of the ledgers is shown, as the parameters of an address say it.
struct LedgerChoice: Sendable {
    /// Whether an event answers to another, or is answered.
    enum Link: String, CaseIterable {
        case linked, unlinked
    }

    var ledger: StudyTimeline.Event.Ledger?
    /// `LEDGER:ISSUER`, so that one name in two ledgers is two issuers.
    var issuer = ""
    /// `LEDGER:KIND`.
    var kind = ""
    var year: Int?
    var link: Link?
    var assumptions = StudyAssumptions()

    /// Reads the parameters of a request; one that says nothing chooses nothing.
    init(_ request: WorkRequest) {
        ledger = request["ledger"].flatMap(StudyTimeline.Event.Ledger.init)
        issuer = request["issuer"] ?? ""
        kind = request["kind"] ?? ""
        year = request["year"].flatMap { Int($0) }.flatMap { (1_000...9_999).contains($0) ? $0 : nil }
        link = request["link"].flatMap(Link.init)
        assumptions = StudyAssumptions(
            countsUnverified: request["recalled"] == "1", countsOtherTopics: request["topics"] == "1")
    }

    /// The places of the rows that are chosen.
    func places(in all: LedgerRows) -> [Int] {
        let period = year.flatMap { year -> StudyPeriod? in
            guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
                return nil
            }
            return StudyPeriod(from: first, to: last)
        }
        return all.rows.indices.filter { place in
            let row = all.rows[place]
            let mark = row.event.ledger.rawValue + ":"
            return (ledger == nil || row.event.ledger == ledger) && (issuer.isEmpty || issuer == mark + row.issuer)
                && (kind.isEmpty || kind == mark + row.kind) && (period?.mayHold(row.event.date) ?? true)
                && (link == nil || (link == .linked) == row.isLinked)
        }
    }

    /// The choice as parameters of an address, without a question mark.
    var query: String {
        var parts: [(String, String)] = []
        if let ledger { parts.append(("ledger", ledger.rawValue)) }
        if !issuer.isEmpty { parts.append(("issuer", issuer)) }
        if !kind.isEmpty { parts.append(("kind", kind)) }
        if let year { parts.append(("year", "\(year)")) }
        if let link { parts.append(("link", link.rawValue)) }
        if assumptions.countsUnverified { parts.append(("recalled", "1")) }
        if assumptions.countsOtherTopics { parts.append(("topics", "1")) }
        return parts.map { "\($0.0)=\(WorkForm.encoded($0.1))" }.joined(separator: "&")
    }
}
