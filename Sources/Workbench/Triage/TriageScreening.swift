import Casework
import ClewModel
import NameMatching
import Screening
import SourceFiles
import StatementStore
import World

extension TriageAlert {
    /// Takes a candidate of a party as it stands.
    init(_ candidate: Candidate, of query: ScreeningQuery, party: Int) {
        self.party = party
        entity = candidate.entity
        caption = candidate.caption
        schema = candidate.schema
        lists = candidate.datasets
        countries = candidate.countries
        matchedName = candidate.matchedName
        queryName = candidate.explanation?.queryName
        score = candidate.score
        restsOnInitials = candidate.restsOnInitials
        evidence = (candidate.explanation?.evidence ?? []).map {
            Line(kind: $0.kind.rawValue, contribution: $0.contribution, sentence: $0.sentence)
        }
        alignments = (candidate.explanation?.names?.alignments ?? []).map(PairText.sentence)
        state = DecisionLog.State(query, candidate).text
        former = (candidate.outdatedJudgement ?? candidate.judgement).map {
            Former(
                verdict: $0.verdict, reason: $0.reason, decidedBy: $0.decidedBy, decidedOn: $0.decidedOn,
                expires: $0.expires)
        }
    }
}

extension TriageAlert {
    /// Takes a listed party that another may belong to: a relation that somebody has to look at.
    init(_ reach: Reach, party: Int) {
        self.init(
            party: party, entity: reach.entity, caption: reach.caption, schema: reach.schema, lists: reach.datasets,
            countries: [], matchedName: reach.words, queryName: nil, score: 0, restsOnInitials: false,
            evidence: [Line(kind: "reach", contribution: 0, sentence: reach.sentence)], alignments: [],
            state: "reach \(reach.basis.rawValue) \(reach.sentence)", former: nil,
            relation: Relation(basis: reach.basis.rawValue, isStrong: reach.isStrong))
    }
}

/// Screens tables for the queue, with the reader and the engine of `clew screen`.
struct TriageScreening: Sendable {
    let day: Day
    let base: ScreeningBase
    private var screening: PartyScreening

    /// - Parameter day: The day for which the question is asked.
    init(_ world: World, on day: Day) throws(ClewError) {
        self.day = day
        base = try ScreeningBase.lists(world, asOf: day)
        var options = ScreeningOptions()
        options.model = try world.knowledge.evidence
        screening = PartyScreening(screener: try base.screener(options))
    }

    /// The same with decisions that are on record.
    func applying(_ judgements: [Screening.Judgement]) -> TriageScreening {
        var result = self
        var book = JudgementBook(judgements)
        book.day = day
        result.screening.judgements = book
        return result
    }

    /// Screens a table.
    ///
    /// - Parameters:
    ///   - bytes: The table, as ``TableHeader/corrected(_:)`` gives it.
    ///   - name: Its name.
    ///   - progress: Receives how many parties were screened, of how many bytes.
    func opening(
        _ bytes: [UInt8], name: String, progress: @escaping (ScreeningTally) -> Void
    ) throws(ClewError) -> (opening: TriageOpening, tally: ScreeningTally) {
        var diagnostics = DiagnosticLog(limit: 50)
        var parties: [TriageParty] = []
        var alerts: [TriageAlert] = []
        var unanswered: [TriageParty.Unanswered] = []
        let tally = try screening.run(
            ScreeningInput(bytes: bytes, name: name), into: &diagnostics, progress: progress
        ) { result in
            if let obstacle = result.obstacle {
                unanswered.append(
                    TriageParty.Unanswered(
                        name: result.query.names.first ?? "", key: result.query.id, line: result.location?.line,
                        why: result.refusal?.message ?? obstacle.message))
            }
            let open = result.candidates.filter(\.isOpen)
            guard !open.isEmpty || !result.reaches.isEmpty else { return }
            let number = parties.count
            parties.append(TriageParty(result))
            alerts += open.map { TriageAlert($0, of: result.query, party: number) }
            alerts += result.reaches.map { TriageAlert($0, party: number) }
        }
        let unread = diagnostics.counts[.error, default: 0]
        let opening = TriageOpening(
            title: SafeText.line(name), digest: SHA256Digest(of: bytes).hex, lists: base.sources,
            summary: tally.sentence(against: base, unread: unread), remarks: diagnostics.first.map(\.description),
            partyCount: tally.queries, parties: parties, alerts: alerts, unanswered: unanswered,
            counts: TriageOpening.Counts(
                screened: tally.screened, lists: base.sources.count, listed: base.partyCount,
                withMatch: tally.queriesWithMatch, withReach: tally.queriesWithReach, unread: unread))
        return (opening, tally)
    }

    /// What has become of an item since: `nil` where both sides are as they were.
    func change(of item: TriageItem, in run: TriageRun) throws(ClewError) -> TriageAct? {
        guard let query = run.party(of: item)?.query else { return nil }
        return change(of: item, in: run, query, try screening.screen(query))
    }

    private func change(
        of item: TriageItem, in run: TriageRun, _ query: ScreeningQuery, _ result: ScreeningResult
    ) -> TriageAct? {
        if item.alert.relation != nil {
            guard let reach = result.reaches.first(where: { $0.entity == item.alert.entity }) else {
                return item.isGone ? nil : .changed(item: item.number, alert: nil)
            }
            let alert = TriageAlert(reach, party: item.alert.party)
            return item.isGone || alert != item.alert ? .changed(item: item.number, alert: alert) : nil
        }
        guard let found = result.candidates.first(where: { $0.entity == item.alert.entity }), found.isMatch else {
            return item.isGone ? nil : .changed(item: item.number, alert: nil)
        }
        var alert = TriageAlert(found, of: query, party: item.alert.party)
        if alert.former?.reason.contains(TriageRun.mark(run.id, item.number)) == true {
            alert.former = item.alert.former
        }
        guard item.isGone || alert.state != item.alert.state || alert.former != item.alert.former else { return nil }
        return .changed(item: item.number, alert: alert)
    }

    /// What has become of a whole run since: changed items, and parties that the lists name by now.
    func changes(of run: TriageRun) throws(ClewError) -> [TriageAct] {
        var acts: [TriageAct] = []
        var found: [TriageAlert] = []
        let byParty = Dictionary(grouping: run.items, by: \.alert.party)
        for (number, party) in run.opening.parties.enumerated() {
            let query = party.query
            let result = try screening.screen(query)
            let items = byParty[number] ?? []
            let known = Set(items.map(\.alert.entity))
            found += result.candidates.filter { $0.isOpen && !known.contains($0.entity) }
                .map { TriageAlert($0, of: query, party: number) }
            found += result.reaches.filter { !known.contains($0.entity) }.map { TriageAlert($0, party: number) }
            acts += items.compactMap { change(of: $0, in: run, query, result) }
        }
        return acts + (found.isEmpty ? [] : [.found(found)])
    }
}
