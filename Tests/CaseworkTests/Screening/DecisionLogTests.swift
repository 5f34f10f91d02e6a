import ClewModel
import Foundation
import Screening
import StatementStore
import TestSupport
import Testing

import World
@testable import Casework

/// Decisions in the audit log; all parties are invented.
struct DecisionLogTests {
    private static func decision(
        _ verdict: Screening.Judgement.Verdict, on day: String, key: String = "S-1", reason: String = "another place"
    ) throws -> Screening.Judgement {
        let hash = String(repeating: "0", count: 64)
        return Screening.Judgement(
            query: key, entity: "L-2", verdict: verdict, reason: reason, decidedBy: "ab",
            decidedOn: try #require(Day(day)),
            queryHash: hash, entityHash: hash,
            matter: .init(name: "Halbrit Foods", caption: "Halbrit Foods Co. Ltd.", score: 0.93214, lists: ["invented"])
        )
    }

    @Test func theLogSaysInWordsWhatWasDecidedOn() throws {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        let decision = try Self.decision(.noMatch, on: "2026-03-01", key: "S-1\nq:x")
        try DecisionLog.record([decision], in: archive)
        let entry = try #require(try archive.auditEntries().first)
        for word in ["S-1", "Halbrit Foods Co. Ltd.", "0.9321", "invented", "no-match"] {
            #expect(entry.subject.contains(word))
        }
        #expect(entry.body.contains("L-2") && entry.body.contains("another place"))
        #expect(try DecisionLog.judgements(in: archive) == [decision])
        #expect(try archive.verifyAudit().faults.isEmpty)
    }

    @Test func aDecisionDatedBeforeTheOneOnRecordIsRefused() throws {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        try DecisionLog.record([Self.decision(.match, on: "2030-01-01")], in: archive)
        let error = #expect(throws: ClewError.self) {
            try DecisionLog.record(
                [Self.decision(.noMatch, on: "2026-01-01", key: "S-2"), Self.decision(.noMatch, on: "2020-01-01")],
                in: archive)
        }
        #expect(error?.message.contains("2030-01-01") == true)
        #expect(error?.message.contains("S-1") == false, "keys may be names, which stay out of messages")
        #expect(try DecisionLog.judgements(in: archive).count == 1)
        try DecisionLog.record([Self.decision(.noMatch, on: "2030-01-01")], in: archive)
        let book = JudgementBook(try DecisionLog.judgements(in: archive))
        #expect(book.judgement(on: "L-2", for: "S-1")?.verdict == .noMatch)
    }

    @Test func aSecondPersonConfirmsAndNobodyIsOverruledUnseen() throws {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        func decision(_ verdict: Screening.Judgement.Verdict, _ day: String, by person: String) throws
            -> Screening.Judgement
        {
            var decision = try Self.decision(verdict, on: day)
            decision.decidedBy = person
            return decision
        }
        func states() throws -> [String] {
            let day = try #require(Day("2026-06-01"))
            return DecisionHistory(try DecisionLog.judgements(in: archive), on: day).entries
                .map { "\($0.judgement.verdict.rawValue) \($0.state.rawValue)" }
        }
        try DecisionLog.record([try decision(.noMatch, "2026-03-01", by: "ab")], in: archive)
        #expect(try states() == ["no-match proposed"])
        try DecisionLog.record([try decision(.noMatch, "2026-03-02", by: "AB ")], in: archive)
        #expect(try states() == ["no-match proposed"], "nobody confirms themselves")
        try DecisionLog.record([try decision(.noMatch, "2026-03-03", by: "cd")], in: archive)
        #expect(try states() == ["no-match confirmed"])
        let refusal = #expect(throws: ClewError.self) {
            try DecisionLog.record([try decision(.match, "2026-03-04", by: "ab")], in: archive)
        }
        #expect(refusal?.message.contains("cd decided no-match") == true)
        #expect(refusal?.message.contains("confirmed by") == true && refusal?.message.contains("another place") == true)
        try DecisionLog.record([try decision(.match, "2026-03-04", by: "ab")], in: archive, overruling: true)
        #expect(try states() == ["no-match overruled", "match proposed"])
        #expect(try archive.verifyAudit().faults.isEmpty)
    }

    @Test func anExpiredDecisionIsAFormerOne() throws {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        var decision = try Self.decision(.noMatch, on: "2026-03-01")
        decision.expires = Day("2026-05-31")
        try DecisionLog.record([decision], in: archive)
        let read = try DecisionLog.judgements(in: archive)
        #expect(read.first?.expires == Day("2026-05-31"))
        #expect(read.first?.holds(on: Day("2026-05-31")) == true && read.first?.holds(on: Day("2026-06-01")) == false)
        let after = DecisionHistory(read, on: try #require(Day("2026-06-01")))
        #expect(after.entries.map(\.state) == [.expired])
    }

    @Test(arguments: Screening.Judgement.Verdict.allCases)
    func aDecisionHasOneWordWhichIsReadBack(_ verdict: Screening.Judgement.Verdict) {
        #expect(["match", "no-match", "unsure"].contains(verdict.rawValue))
        #expect(DecisionSheet.verdict(verdict.rawValue) == verdict)
    }
}
