import CaseStore
import ClewModel
import Foundation
import Screening
import SourceFiles
import Synchronization
import World

/// The queue of all runs: takes acts of persons, one after the other, and keeps each before it counts.
///
/// An act is checked, written to the journal and only then applied. What two persons agree on is put into the audit log of the
/// archive after that; where a crash comes in between, it is done when the desk is opened again, and never twice.
final class TriageDesk: Sendable {
    private struct State {
        var runs: [String: TriageRun] = [:]
        /// Why decisions that two persons agree on do not stand in the archive's log yet, by run and item.
        var problems: [String: String] = [:]
        /// The highest number that a run ever had, the forgotten ones included.
        var lastRun = 0
    }

    /// The kind of entries that this desk writes.
    static let kind = "triage"

    /// The journal behind the desk.
    let journal: WorkJournal
    /// The audit log of the archive.
    let record: DecisionRecord
    private let state: Mutex<State>
    /// Held while decisions are put on record, so that two persons at once do not record one twice.
    private let recording = Mutex(())

    /// Puts the queue together from its journal, and records what is not on record yet.
    ///
    /// - Throws: `work.store` for an entry that cannot be read.
    init(_ journal: WorkJournal, record: DecisionRecord) throws(ClewError) {
        self.journal = journal
        self.record = record
        var state = State()
        let decoder = JSONDecoder()
        for entry in journal.entries where entry.kind == Self.kind {
            if let number = Int(entry.subject.dropFirst()) { state.lastRun = max(state.lastRun, number) }
            guard let body = entry.body else { continue }
            guard let act = try? decoder.decode(TriageBody.self, from: Data(body.utf8)) else {
                throw ClewError(.workStore, "entry \(entry.sequence) of the journal is none that this version reads")
            }
            Self.apply(act, entry, to: &state.runs)
        }
        self.state = Mutex(state)
        settle()
    }

    private static func apply(_ body: TriageBody, _ entry: JournalEntry, to runs: inout [String: TriageRun]) {
        if case .opened(let opening) = body.act {
            runs[entry.subject] = TriageRun(
                id: entry.subject, opening, by: body.by, entry: entry.sequence, on: entry.day)
        } else {
            runs[entry.subject]?.apply(body.act, by: body.by, entry: entry.sequence, on: entry.day)
        }
    }

    /// The runs, the last one first.
    var runs: [TriageRun] {
        state.withLock { Array($0.runs.values) }.sorted { Self.number($0.id) > Self.number($1.id) }
    }

    private static func number(_ id: String) -> Int { Int(id.dropFirst()) ?? 0 }

    /// A run by its identifier.
    func run(_ id: String) -> TriageRun? { state.withLock { $0.runs[id] } }

    /// Why decisions do not stand in the archive's log yet, by run and item; empty where all do.
    var problems: [String: String] { state.withLock { $0.problems } }

    /// Opens a run.
    ///
    /// - Returns: Its identifier, such as `r3`.
    func open(_ opening: TriageOpening, by person: String, on day: Day) throws(TriageRefusal) -> String {
        try state.withLock { (state) throws(TriageRefusal) in
            let id = "r\(state.lastRun + 1)"
            let entry = try keep(.opened(opening), of: id, by: person, on: day)
            state.lastRun += 1
            state.runs[id] = TriageRun(id: id, opening, by: person, entry: entry.sequence, on: day)
            return id
        }
    }

    /// Does an act of a person.
    ///
    /// The same act sent twice, as by a double click, is done once: the second is answered like the first.
    ///
    /// - Parameters:
    ///   - revision: The last entry about the item that the person has seen; `nil` where that does not matter.
    /// - Throws: Why it cannot be done; then nothing was changed.
    func perform(
        _ act: TriageAct, in run: String, by person: String, expecting revision: Int64? = nil, on day: Day
    ) throws(TriageRefusal) {
        if !problems.isEmpty { settle() }
        try state.withLock { (state) throws(TriageRefusal) in
            guard var known = state.runs[run] else { throw TriageRefusal(.unknown) }
            if known.holdsAlready(act, by: person, since: revision) { return }
            try known.check(act, by: person, expecting: revision, on: day)
            let entry = try keep(act, of: run, by: person, on: day)
            known.apply(act, by: person, entry: entry.sequence, on: day)
            // A decision that could not be recorded because of one made elsewhere gives way to one that has seen it.
            for key in state.problems.keys where key.hasPrefix("\(run)/") {
                Int(key.dropFirst(run.count + 1)).map { known.supersede($0) }
            }
            state.runs[run] = known
        }
        settle()
    }

    /// Gives a person the next item of a run and notes that they have it.
    ///
    /// - Returns: Its number; `nil` where nothing is left for them.
    func takeNext(
        in run: String, by person: String, secondReadings: Bool, on day: Day
    ) throws(TriageRefusal) -> Int? {
        try state.withLock { (state) throws(TriageRefusal) in
            guard var known = state.runs[run] else { throw TriageRefusal(.unknown) }
            guard let item = known.next(for: person, secondReadings: secondReadings, on: day) else { return nil }
            guard item.assignee == nil else { return item.number }
            let act = TriageAct.assigned(item: item.number, to: person)
            let entry = try keep(act, of: run, by: person, on: day)
            known.apply(act, by: person, entry: entry.sequence, on: day)
            state.runs[run] = known
            return item.number
        }
    }

    /// Takes the particulars of a run away; that it was there stays in the journal.
    func forget(_ run: String, reason: String, on day: Day) throws(ClewError) {
        try state.withLock { (state) throws(ClewError) in
            try journal.forget(run, reason: reason, on: day)
            state.runs[run] = nil
            state.problems = state.problems.filter { !$0.key.hasPrefix("\(run)/") }
        }
    }

    private func keep(
        _ act: TriageAct, of run: String, by person: String, on day: Day
    ) throws(TriageRefusal) -> JournalEntry {
        do {
            let body = try StableJSON.line(of: TriageBody(by: person, act: act))
            return try journal.append(kind: Self.kind, subject: run, body: body, on: day)
        } catch let error as ClewError {
            throw TriageRefusal(.cannotWrite, error.message)
        } catch {
            throw TriageRefusal(.cannotWrite)
        }
    }

    /// Puts what two persons agree on into the archive's log, as far as it is not there, in the order in which it was decided.
    ///
    /// What cannot be recorded stays in ``problems`` and is tried again before the next act, and when the desk is opened.
    func settle() {
        recording.withLock { _ in
            let waiting = runs.reversed().filter { !$0.owed.isEmpty }
            guard !waiting.isEmpty else { return state.withLock { $0.problems = [:] } }
            var problems: [String: String] = [:]
            do throws(ClewError) {
                let all = try record.judgements(.none)
                for run in waiting { record(run.owed, of: run, beside: all, &problems) }
            } catch {
                for run in waiting {
                    for debt in run.owed { problems["\(run.id)/\(debt.item.number)"] = error.message }
                }
            }
            state.withLock { [problems] in $0.problems = problems }
        }
    }

    private func record(
        _ owed: [TriageRun.Owed], of run: TriageRun, beside all: [Screening.Judgement],
        _ problems: inout [String: String]
    ) {
        var done: [String] = []
        for debt in owed {
            let key = "\(run.id)/\(debt.item.number)"
            // What was decided later must not come before what was decided earlier.
            guard problems[key] == nil else { continue }
            let judgements = debt.readings.compactMap { run.judgement(debt.item, $0) }
            // A crash may have come after the archive had them and before we noted it.
            let missing = judgements.filter { judgement in
                !all.contains {
                    $0.reason == judgement.reason && $0.query == judgement.query && $0.entity == judgement.entity
                }
            }
            do throws(ClewError) {
                if !missing.isEmpty {
                    if let unseen = unseen(debt.item, run, all) { throw unseen }
                    try record.record(missing)
                }
                done += debt.readings.map { TriageRun.recordKey(debt.item.number, $0) }
            } catch {
                problems[key] = error.message
            }
        }
        guard !done.isEmpty else { return }
        state.withLock { state in
            guard var known = state.runs[run.id] else { return }
            // Where even this cannot be written, the archive's log is asked again next time.
            guard let entry = try? keep(.recorded(done), of: run.id, by: "clew", on: run.day) else { return }
            known.apply(.recorded(done), by: "clew", entry: entry.sequence, on: run.day)
            state.runs[run.id] = known
        }
    }

    /// A decision that went another way meanwhile, made elsewhere, so that nobody who decided here has seen it.
    private func unseen(_ item: TriageItem, _ run: TriageRun, _ all: [Screening.Judgement]) -> ClewError? {
        guard let party = run.party(of: item), let verdict = item.readings.last?.reading.verdict,
            let standing = all.last(where: { $0.query == party.key && $0.entity == item.alert.entity }),
            standing.verdict != verdict, !standing.reason.contains(TriageRun.mark(run.id, item.number))
        else { return nil }
        if let former = item.alert.former, former.decidedBy == standing.decidedBy,
            former.decidedOn == standing.decidedOn, former.verdict == standing.verdict
        {
            return nil
        }
        return ClewError(
            .workStore,
            "\(standing.decidedBy) decided \(standing.verdict.rawValue) on \(standing.decidedOn) elsewhere: "
                + "“\(standing.reason)”. Screen again, so that it is seen before it is overruled")
    }
}

extension TriageRun {
    /// Whether an act was done already by the same person, in the same words, on the item as the person saw it.
    func holdsAlready(_ act: TriageAct, by person: String, since revision: Int64?) -> Bool {
        guard let revision else { return false }
        func last(_ number: Int, _ reading: TriageReading, count: ClosedRange<Int>) -> Bool {
            guard let item = item(number), item.revision > revision, count.contains(item.readings.count),
                let last = item.readings.last
            else { return false }
            return last.entry == item.revision && Person.isSame(last.by, person) && last.reading == reading
        }
        switch act {
        case .proposed(let number, let reading), .overruled(let number, let reading):
            return last(number, reading, count: 1...1)
        case .read(let number, let reading): return last(number, reading, count: 2...2)
        case .consolidated(let number, let reading): return last(number, reading, count: 3...Int.max)
        case .opened, .assigned, .undone, .changed, .found, .bulkProposed, .bulkConfirmed, .recorded: return false
        }
    }
}
