import CaseStore
import ClewModel
import Foundation
import Screening
import TestSupport
import Testing
import World

@testable import Workbench

/// The way of a match through two pairs of eyes.
struct TriageDeskTests {
    private let folder: TemporaryDirectory
    private let record = InventedRecord()
    private let desk: TriageDesk
    private let run: String
    private static let day = InventedAlerts.day

    init() throws {
        folder = try TemporaryDirectory()
        let journal = try WorkJournal(at: folder.url.appending(path: "journal.jsonl"))
        desk = try TriageDesk(journal, record: record.record)
        run = try desk.open(InventedAlerts.opening(parties: 3, cutOff: [2]), by: "Ada", on: Self.day)
    }

    private func item(_ number: Int) throws -> TriageItem { try #require(desk.run(run)?.item(number)) }

    private func reading(
        _ verdict: Judgement.Verdict, _ reason: String = "another country", expires: Day? = nil
    ) -> TriageReading {
        TriageReading(verdict, reason: reason, expires: expires)
    }

    private func perform(
        _ act: TriageAct, by person: String, expecting: Int64? = nil, on day: Day = Self.day
    ) throws {
        try desk.perform(act, in: run, by: person, expecting: expecting, on: day)
    }

    private func refusal(_ act: TriageAct, by person: String, expecting: Int64? = nil) -> TriageRefusal.Reason? {
        do throws(TriageRefusal) {
            try desk.perform(act, in: run, by: person, expecting: expecting, on: Self.day)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func twoPersonsWhoAgreeAreADecisionAndItStandsOnRecordOnce() throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        #expect(try item(1).stage(on: Self.day) == .proposed)
        #expect(record.judgements.isEmpty, "a proposal clears nobody")
        try perform(.read(item: 1, reading(.noMatch, "another line of business")), by: "Ben")
        #expect(try item(1).stage(on: Self.day) == .confirmed)
        #expect(record.judgements.map(\.decidedBy) == ["Ada", "Ben"])
        let history = DecisionHistory(record.judgements, on: Self.day)
        #expect(history.entries.count == 1)
        desk.settle()
        #expect(record.judgements.count == 2)
    }

    @Test func oneMatchThatIsConfirmedLeavesTheOthersOfTheSamePartyOpen() throws {
        try perform(.proposed(item: 1, reading(.match)), by: "Ada")
        try perform(.read(item: 1, reading(.match)), by: "Ben")
        #expect(try item(2).stage(on: Self.day) == .open)
        #expect(desk.run(run)?.next(for: "Ada", secondReadings: true, on: Self.day)?.number == 2)
    }

    @Test(arguments: ["Ada", " ada ", "ADA"])
    func nobodyReadsTheirOwnProposalASecondTime(_ name: String) throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        #expect(refusal(.read(item: 1, reading(.noMatch)), by: name) == .samePerson)
        let next = desk.run(run)?.next(for: name, secondReadings: true, on: Self.day)
        #expect(next?.number != 1)
    }

    @Test func readingsThatDifferAreDecidedByWhatTwoDifferentPersonsSay() throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        try perform(.read(item: 1, reading(.match)), by: "Ben")
        #expect(try item(1).stage(on: Self.day) == .disputed)
        #expect(record.judgements.isEmpty)
        #expect(refusal(.consolidated(item: 1, reading(.match)), by: "Ben") == .samePerson)
        try perform(.consolidated(item: 1, reading(.unsure)), by: "Cai")
        #expect(try item(1).stage(on: Self.day) == .disputed)
        try perform(.consolidated(item: 1, reading(.match, "convinced")), by: "Ada")
        #expect(try item(1).decision(on: Self.day) == .match)
        #expect(try item(1).deciders == ["Ben", "Ada"])
        #expect(record.judgements.map(\.verdict) == [.match, .match])
    }

    @Test func aProposalCanBeTakenBackUntilItIsConfirmed() throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        #expect(refusal(.undone(item: 1), by: "Ben") == .samePerson)
        try perform(.undone(item: 1), by: "Ada")
        #expect(try item(1).stage(on: Self.day) == .open)
        try perform(.proposed(item: 1, reading(.match)), by: "Ada")
        try perform(.read(item: 1, reading(.match)), by: "Ben")
        #expect(refusal(.undone(item: 1), by: "Ada") == .wrongStage)
    }

    @Test func aMatchOfAListThatWasCutOffCannotBeCleared() throws {
        #expect(refusal(.proposed(item: 5, reading(.noMatch)), by: "Ada") == .cutOff)
        try perform(.proposed(item: 5, reading(.match)), by: "Ada")
        #expect(refusal(.read(item: 5, reading(.noMatch)), by: "Ben") == .cutOff)
    }

    @Test(arguments: ["", "  ", "–"])
    func aDecisionNeedsAReason(_ reason: String) {
        #expect(refusal(.proposed(item: 1, reading(.match, reason)), by: "Ada") == .noReason)
    }

    @Test func aDoubleClickCountsOnceAndAnOldPageIsToldSo() throws {
        let seen = try item(1).revision
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada", expecting: seen)
        let count = desk.journal.entries.count
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada", expecting: seen)
        #expect(desk.journal.entries.count == count)
        #expect(refusal(.proposed(item: 1, reading(.match)), by: "Ada", expecting: seen) == .movedOn)
        #expect(refusal(.proposed(item: 1, reading(.noMatch)), by: "Ben", expecting: seen) == .movedOn)
    }

    @Test func whatOnePersonHasNobodyElseDecides() throws {
        #expect(try desk.takeNext(in: run, by: "Ada", secondReadings: false, on: Self.day) == 1)
        #expect(try desk.takeNext(in: run, by: "Ada", secondReadings: false, on: Self.day) == 1)
        #expect(try desk.takeNext(in: run, by: "Ben", secondReadings: false, on: Self.day) == 2)
        #expect(refusal(.proposed(item: 1, reading(.match)), by: "Ben") == .assignedElsewhere)
        try perform(.assigned(item: 1, to: nil), by: "Ada")
        try perform(.proposed(item: 1, reading(.match)), by: "Cai")
    }

    @Test func aDecisionComesBackWhenItsLastDayHasPassed() throws {
        let last = Self.day.advanced(by: 90)
        try perform(.proposed(item: 1, reading(.noMatch, expires: last)), by: "Ada")
        try perform(.read(item: 1, reading(.noMatch)), by: "Ben")
        #expect(try item(1).stage(on: last) == .confirmed)
        let after = last.advanced(by: 1)
        #expect(try item(1).stage(on: after) == .open)
        #expect(try item(1).returned(on: after) == .expired(last))
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada", on: after)
        try perform(.read(item: 1, reading(.noMatch)), by: "Ben", on: after)
        #expect(try item(1).stage(on: after) == .confirmed)
        #expect(record.judgements.count == 4)
    }

    @Test func aListThatChangesOpensWhatWasDecidedAndSaysWhy() throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        try perform(.read(item: 1, reading(.noMatch)), by: "Ben")
        try perform(.changed(item: 1, alert: InventedAlerts.alert(0, 0, version: 1)), by: "clew")
        #expect(try item(1).stage(on: Self.day) == .open)
        #expect(try item(1).returned(on: Self.day) == .changed)
        try perform(.changed(item: 1, alert: nil), by: "clew")
        #expect(try item(1).stage(on: Self.day) == .gone)
        try perform(.changed(item: 1, alert: InventedAlerts.alert(0, 0, version: 1)), by: "clew")
        #expect(try item(1).stage(on: Self.day) == .open)
    }

    @Test func overrulingAClearingCountsAtOnceAndOverrulingAMatchWaitsForASecondPerson() throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        try perform(.read(item: 1, reading(.noMatch)), by: "Ben")
        try perform(.overruled(item: 1, reading(.match, "the register says so")), by: "Cai")
        #expect(record.judgements.last?.verdict == .match)
        #expect(record.judgements.last?.decidedBy == "Cai")
        try perform(.read(item: 1, reading(.match)), by: "Dee")
        #expect(record.judgements.map(\.decidedBy) == ["Ada", "Ben", "Cai", "Dee"])
        try perform(.overruled(item: 1, reading(.noMatch)), by: "Ada")
        #expect(record.judgements.count == 4, "nobody clears a match alone")
        try perform(.read(item: 1, reading(.noMatch)), by: "Ben")
        #expect(record.judgements.map(\.verdict).suffix(2) == [.noMatch, .noMatch])
    }

    @Test func whatIsSaidAfterAnOverrulingWasTakenBackIsAFirstReadingAndWaits() throws {
        try perform(.proposed(item: 1, reading(.match)), by: "Ada")
        try perform(.read(item: 1, reading(.match)), by: "Ben")
        try perform(.overruled(item: 1, reading(.noMatch)), by: "Cai")
        try perform(.undone(item: 1), by: "Cai")
        try perform(.proposed(item: 1, reading(.match)), by: "Cai")
        #expect(record.judgements.map(\.decidedBy) == ["Ada", "Ben"], "nobody may know it before the second reading")
        try perform(.read(item: 1, reading(.match)), by: "Dee")
        #expect(record.judgements.map(\.decidedBy) == ["Ada", "Ben", "Cai", "Dee"])
    }

    @Test func aDecisionMadeElsewhereMeanwhileIsNotOverruledUnseen() throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        record.add(
            Judgement(
                query: "key-0", entity: "invented-0", verdict: .match, reason: "by the command line", decidedBy: "Eve",
                decidedOn: Self.day, queryHash: "", entityHash: ""))
        try perform(.read(item: 1, reading(.noMatch)), by: "Ben")
        #expect(record.judgements.count == 1)
        #expect(desk.problems["\(run)/1"]?.contains("Eve") == true)
    }

    @Test(arguments: [InventedRecord.Failure.before, .after])
    func aCrashBetweenBothStoresLosesNoDecisionAndDoublesNone(_ failure: InventedRecord.Failure) throws {
        try perform(.proposed(item: 1, reading(.noMatch)), by: "Ada")
        record.failNext(failure)
        try perform(.read(item: 1, reading(.noMatch)), by: "Ben")
        #expect(desk.problems.count == 1)
        desk.settle()
        #expect(desk.problems.isEmpty)
        #expect(record.judgements.map(\.decidedBy) == ["Ada", "Ben"])
    }

    @Test func manyAreConfirmedOnlyAfterAnotherPersonReadTheWholeSample() throws {
        let wide = try desk.open(InventedAlerts.opening(parties: 200), by: "Ada", on: Self.day)
        let all = Array(1...400)
        let sample = BulkSample.draw(TriageRun.sampleSize, of: all, seed: desk.journal.head)
        #expect(sample.count == 300 && Set(sample).isSubset(of: all))
        try desk.perform(
            .bulkProposed(number: 1, items: all, sample: sample, reading(.noMatch)), in: wide, by: "Ada", on: Self.day)
        func confirm(_ person: String) -> TriageRefusal.Reason? {
            do throws(TriageRefusal) {
                try desk.perform(.bulkConfirmed(number: 1), in: wide, by: person, on: Self.day)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(confirm("Ben") == .sampleUnread)
        // Only the sample is handed out for reading.
        let next = try desk.takeNext(in: wide, by: "Ben", secondReadings: true, on: Self.day)
        #expect(sample.contains(try #require(next)))
        for number in sample {
            try desk.perform(.read(item: number, reading(.noMatch)), in: wide, by: "Ben", on: Self.day)
        }
        #expect(confirm("Ada") == .samePerson)
        #expect(confirm("Cai") == .sampleUnread)
        #expect(confirm("Ben") == nil)
        let items = try #require(desk.run(wide)).items
        #expect(items.allSatisfy { $0.decision(on: Self.day) == .noMatch })
        #expect(record.judgements.count == 800)
    }

    @Test func aSampleWithOneErrorOpensAllThatIsLeft() throws {
        let all = [1, 2, 3, 4]
        try perform(.bulkProposed(number: 1, items: all, sample: [1, 2], reading(.noMatch)), by: "Ada")
        try perform(.read(item: 1, reading(.match)), by: "Ben")
        #expect(try item(1).stage(on: Self.day) == .disputed)
        #expect(try [2, 3, 4].allSatisfy { try item($0).stage(on: Self.day) == .open })
        #expect(refusal(.bulkConfirmed(number: 1), by: "Ben") == .wrongStage)
    }

    @Test func whoProposesManyCannotTakeAnItemOutOfTheSample() throws {
        try perform(.bulkProposed(number: 1, items: [1, 2, 3, 4], sample: [1, 2], reading(.noMatch)), by: "Ada")
        try perform(.undone(item: 1), by: "Ada")
        #expect(desk.run(run)?.bulks[0].hasFailed == true)
        #expect(try [2, 3, 4].allSatisfy { try item($0).stage(on: Self.day) == .open })
    }

    @Test func twoWhoScreenAgainAtOnceFindAPartyOnce() throws {
        for _ in 0..<2 { try perform(.found([InventedAlerts.alert(0, 77)]), by: "clew") }
        #expect(desk.run(run)?.items.count == 7)
    }

    @Test func agreementIsCountedByPairOfReviewers() throws {
        for (number, second) in [(1, Judgement.Verdict.match), (2, .match), (3, .match), (4, .noMatch)] {
            try perform(
                .proposed(item: number, reading(number < 3 ? .match : .noMatch)), by: number == 2 ? "Ben" : "Ada")
            try perform(.read(item: number, reading(second)), by: number == 2 ? "Ada" : "Ben")
        }
        let pair = try #require(desk.run(run)?.agreement.pairs.first)
        #expect(desk.run(run)?.agreement.pairs.count == 1)
        #expect((pair.read, pair.agreed) == (4, 3))
        // By hand: Ada said match, match, no match, no match; Ben match, match, match, no match: chance 0.5 × 0.75 + 0.5 × 0.25.
        #expect(abs(try #require(pair.kappa) - 0.5) < 1e-12)
    }

    @Test func whatIsForgottenIsGoneAndItsNumberIsNotGivenAgain() throws {
        try perform(.proposed(item: 1, reading(.match)), by: "Ada")
        try desk.forget(run, reason: "asked for", on: Self.day)
        #expect(desk.run(run) == nil)
        #expect(try desk.open(InventedAlerts.opening(parties: 1), by: "Ada", on: Self.day) == "r2")
        #expect(desk.journal.fault() == nil)
    }

    @Test func anExportTellsNoProposalThatNobodyConfirmed() throws {
        try perform(.proposed(item: 1, reading(.noMatch, "secret reason")), by: "Ada")
        try perform(.proposed(item: 2, reading(.noMatch, "shared reason")), by: "Ada")
        try perform(.read(item: 2, reading(.noMatch)), by: "Ben")
        let export = TriageExport(try #require(desk.run(run)), on: Self.day)
        #expect(!export.csv.contains("secret reason") && export.csv.contains("shared reason"))
        let lines = try export.lines
        #expect(!lines.contains("secret reason") && lines.contains("shared reason"))
        #expect(lines.split(separator: "\n").count == 6)
    }
}
