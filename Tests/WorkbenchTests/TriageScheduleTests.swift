import CaseStore
import ClewModel
import Foundation
import Screening
import TestSupport
import Testing
import World

@testable import Workbench

/// An hour of two and more reviewers, with sessions that end, lists that change and processes that die: no decision is lost, and
/// none counts twice.
struct TriageScheduleTests {
    /// How many schedules; `CLEW_SCHEDULES=10000` for a long run.
    static let count = UInt64(ProcessInfo.processInfo.environment["CLEW_SCHEDULES"] ?? "") ?? 100

    /// What a reviewer was told was kept.
    private struct Kept: Hashable {
        let item: Int
        let person: String
        let verdict: Judgement.Verdict
        let reason: String
    }

    @Test func noDecisionIsLostOrDoubled() throws {
        for seed in 0..<Self.count { try schedule(seed) }
    }

    private func schedule(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let folder = try TemporaryDirectory()
        let url = folder.url.appending(path: "journal.jsonl")
        let record = InventedRecord()
        var day = InventedAlerts.day
        var desk: TriageDesk? = try TriageDesk(WorkJournal(at: url, waitsForDisk: false), record: record.record)
        let run = try #require(try desk?.open(InventedAlerts.opening(parties: 3), by: "Ada", on: day))
        var kept: [Kept] = []
        var version = 0

        for step in 0..<60 {
            guard let known = desk?.run(run) else { break }
            let person = ["Ada", "Ben", "Cai"].randomElement(using: &generator) ?? "Ada"
            let number = Int.random(in: 1...known.items.count, using: &generator)
            let item = try #require(known.item(number))
            let reading = TriageReading(
                Judgement.Verdict.allCases.randomElement(using: &generator) ?? .unsure, reason: "step \(step)",
                expires: Int.random(in: 0..<4, using: &generator) == 0 ? day.advanced(by: 2) : nil)
            var act: TriageAct?
            switch Int.random(in: 0..<14, using: &generator) {
            case 0..<4: act = .proposed(item: number, reading)
            case 4..<7: act = .read(item: number, reading)
            case 7: act = .consolidated(item: number, reading)
            case 8: act = .overruled(item: number, reading)
            case 9: act = .undone(item: number)
            case 10:
                version += 1
                let isGone = Int.random(in: 0..<4, using: &generator) == 0
                let alert = InventedAlerts.alert(item.alert.party, (number - 1), version: version)
                try? desk?.perform(.changed(item: number, alert: isGone ? nil : alert), in: run, by: "clew", on: day)
            case 11: day = day.advanced(by: 1)
            case 12: record.failNext(Bool.random(using: &generator) ? .before : .after)
            default:
                // The process dies: what was half written at the end of the journal is cut off.
                desk = nil
                if Bool.random(using: &generator) {
                    let torn = #"{"body":"{\"act\":{\"prop"#
                    try (try Data(contentsOf: url) + Data(torn.utf8)).write(to: url)
                }
                desk = try TriageDesk(WorkJournal(at: url, waitsForDisk: false), record: record.record)
            }
            guard let act else { continue }
            // A session that ended: the same form is sent again later, and perhaps once more.
            let seen = Int.random(in: 0..<5, using: &generator) == 0 ? max(0, item.revision - 1) : item.revision
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                do throws(TriageRefusal) {
                    try desk?.perform(act, in: run, by: person, expecting: seen, on: day)
                } catch {
                    continue
                }
                switch act {
                case .proposed, .read, .consolidated, .overruled:
                    let entry = Kept(item: number, person: person, verdict: reading.verdict, reason: reading.reason)
                    if !kept.contains(entry) { kept.append(entry) }
                default: break
                }
            }
        }
        desk = nil
        record.failNext(nil)
        try check(seed, url, run, record, kept, on: day)
    }

    private func check(
        _ seed: UInt64, _ url: URL, _ run: String, _ record: InventedRecord, _ kept: [Kept], on day: Day
    ) throws {
        let desk = try TriageDesk(WorkJournal(at: url, waitsForDisk: false), record: record.record)
        let known = try #require(desk.run(run))
        // Every reading that somebody was told was kept stands in the journal, once.
        var found: [Kept] = []
        for entry in desk.journal.entries where entry.kind == TriageDesk.kind {
            let body = try JSONDecoder().decode(TriageBody.self, from: Data(try #require(entry.body).utf8))
            switch body.act {
            case .proposed(let item, let reading), .read(let item, let reading), .consolidated(let item, let reading),
                .overruled(let item, let reading):
                found.append(Kept(item: item, person: body.by, verdict: reading.verdict, reason: reading.reason))
            default: break
            }
        }
        #expect(found == kept, "seed \(seed): what is kept is not what was told")

        // What the log of the archive holds: each reading once, and every clearing by two persons.
        let reasons = record.judgements.map(\.reason)
        #expect(Set(reasons).count == reasons.count, "seed \(seed): a decision stands twice on record")
        for (place, judgement) in record.judgements.enumerated() where judgement.verdict == .noMatch {
            let others = record.judgements.enumerated().filter { other in
                abs(other.offset - place) == 1 && other.element.entity == judgement.entity
                    && other.element.verdict == .noMatch && !other.element.isBy(judgement.decidedBy)
            }
            #expect(!others.isEmpty, "seed \(seed): \(judgement.decidedBy) cleared \(judgement.entity) alone")
        }
        // Two who agree stand on record both, unless the record refuses and says so.
        for item in known.items where !item.agreed.isEmpty {
            for reading in item.agreed {
                let mark = TriageRun.mark(run, item.number, reading.entry)
                let isThere = reasons.contains { $0.hasSuffix(mark) }
                #expect(
                    isThere || desk.problems["\(run)/\(item.number)"] != nil,
                    "seed \(seed): a decision on \(item.number) is lost")
            }
            #expect(Set(item.deciders.map(Person.folded)).count == 2)
        }
        try checkPrefixes(seed, url, record)
    }

    /// Opened at the end of any entry, the queue is one that the people had before them at that time, and nothing new is put on
    /// record for it.
    private func checkPrefixes(_ seed: UInt64, _ url: URL, _ record: InventedRecord) throws {
        guard seed % 10 == 0 else { return }
        let bytes = try Data(contentsOf: url)
        let count = record.judgements.count
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        for (number, end) in ends.enumerated() where number > 1 {
            let place = try TemporaryDirectory()
            // In the middle of the next entry.
            let copy = try place.write(Array(bytes.prefix(min(bytes.count, end + 20))), to: "journal.jsonl")
            let desk = try TriageDesk(WorkJournal(at: copy, waitsForDisk: false), record: record.record)
            #expect(desk.runs.count == 1)
            #expect(desk.journal.entries.filter { $0.kind == TriageDesk.kind }.count >= number)
        }
        #expect(record.judgements.count == count, "seed \(seed): an earlier state put something on record again")
    }
}
