import ClewModel
import Foundation
import Testing

@testable import SanctionsStudy

/// The indices over the reference data, checked by hand against the sources.
struct IndexTests {
    let ledgers: StudyLedgers

    init() throws {
        ledgers = try StudyLedgers(directory: Reference.directory)
    }

    func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    @Test func theTimeLineIsInOrderAndHoldsEveryCountedRowOnce() {
        let timeline = ledgers.timeline()
        let days = timeline.events.map(\.date.earliest)
        #expect(days == days.sorted())
        #expect(Set(timeline.events.map(\.id)).count == timeline.events.count)
        #expect(timeline.coverage.counted == timeline.events.count)
        #expect(!timeline.events.contains { $0.confidence == .unverified })
        let left = timeline.coverage.leftOut.map(\.count).reduce(0, +)
        #expect(timeline.events.count + left == 94 + 95 + 176)
    }

    @Test func aPeriodKeepsWhatMayLieInIt() throws {
        let period = StudyPeriod(from: try day("2021-03-22"), to: try day("2021-03-22"))
        let ids = Set(ledgers.timeline(in: period).events.map(\.id.rawValue))
        #expect(ids.isSuperset(of: ["eu-2021-03-22", "gb-2021-03-22", "cn-2021-03-22", "hm-2021"]))
        #expect(!ids.contains("ca-2021-03"))
    }

    @Test func recalledRowsAreCountedOnRequestOnly() throws {
        var ledgers = self.ledgers
        let index = try #require(ledgers.measures.firstIndex(where: { $0.id == "gb-procurement-2025" }))
        let row = ledgers.measures[index]
        ledgers.measures[index] = Measure(
            id: row.id, date: row.date, jurisdiction: row.jurisdiction, authority: row.authority,
            instrument: row.instrument, kind: row.kind, topic: row.topic, organizations: row.organizations,
            personCount: row.personCount, unnamedCount: row.unnamedCount, sectors: row.sectors, until: row.until,
            status: row.status, note: row.note, citation: row.citation, confidence: .unverified)
        let with = ledgers.timeline(under: StudyAssumptions(countsUnverified: true))
        let without = ledgers.timeline()
        #expect(with.events.count > without.events.count)
        #expect(with.events.contains { $0.id == "gb-procurement-2025" })
        #expect(!without.events.contains { $0.id == "gb-procurement-2025" })
    }

    @Test func europeBritainAndCanadaShareOneBodyAndTheUnitedStatesAnother() throws {
        let overlap = ledgers.overlap()
        func shared(_ first: DatasetName, _ second: DatasetName) throws -> Int {
            let row = try #require(overlap.datasets.firstIndex(of: first))
            let column = try #require(overlap.datasets.firstIndex(of: second))
            return overlap.shared[row][column]
        }
        #expect(try shared("eu_fsf", "gb_fcdo_sanctions") == 1)
        #expect(try shared("eu_fsf", "ca_sema") == 1)
        #expect(try shared("eu_fsf", "us_ofac_sdn") == 0)
        #expect(try shared("us_ofac_sdn", "us_bis_entity_list") == 2)
        let corps = try #require(overlap.subjects.first { $0.key == "xpcc" })
        #expect(
            corps.entries.map(\.dataset.rawValue) == [
                "us_bis_entity_list", "us_cbp_wro", "us_dhs_uflpa", "us_ofac_sdn",
            ])
    }

    @Test func theOverlapOfAnEarlierDayHoldsNothingListedLater() throws {
        let overlap = ledgers.overlap(on: try day("2021-03-21"))
        #expect(overlap.datasets.contains("ca_sema"))
        #expect(!overlap.datasets.contains("eu_fsf"))
        #expect(!overlap.datasets.contains("us_dhs_uflpa"))
    }

    @Test func thePaceEndsAtTheOfficialCount() throws {
        let pace = ledgers.pace()
        #expect(pace.rows.map(\.total) == [20, 30, 33, 36, 39, 65, 68, 73, 75, 78, 107, 144, 187])
        #expect(pace.rows.allSatisfy { $0.named <= $0.added && $0.withSection <= $0.named })
        let named = ledgers.entries.filter { $0.dataset == "us_dhs_uflpa" }.count
        #expect(pace.rows.map(\.named).reduce(0, +) == named)
        let share = try #require(pace.namedShare)
        #expect(abs(share - Double(named) / 187) < 1e-12)
    }

    @Test func thePaceOfAPeriodKeepsTheTotalSoFar() throws {
        let pace = ledgers.pace(in: StudyPeriod(from: try day("2026-01-01"), to: .distantFuture))
        #expect(pace.rows.map(\.total) == [187])
        #expect(pace.rows.first?.daysSinceLast == 565)
    }

    @Test func evidenceVendorsWereStruckFiveTimes() throws {
        let retaliation = ledgers.retaliation()
        let rate = try #require(retaliation.rates.first { $0.type == .evidenceVendor })
        // 2023-03-20, 2023-12-26, 2026-08-05, and among others in the export control lists of 2025-03-04 and 2025-04-04.
        #expect(rate.events == 5)
        #expect(rate.actors == 10)
        #expect(rate.interval.contains(rate.perQuarter))
        #expect(retaliation.span.map(\.description) == ["2020-Q3", "2026-Q3"])
        #expect(abs(rate.perQuarter - 5.0 / 25) < 1e-12)
    }

    @Test func aListingAnsweredWithinDays() throws {
        let lag = ledgers.answerLag()
        let pair = try #require(lag.pairs.first { $0.counterMeasure == "cn-2020-07-13" })
        #expect(pair.days == Bounds(exactly: 4))
        #expect(lag.pairs.allSatisfy { $0.days.lower >= 0 })
        #expect(lag.median == Bounds(exactly: 4))
        let next = try #require(lag.next.first { $0.measure == "us-uflpa-2026-08" })
        #expect(next.counterMeasure == "cn-2026-08-05" && next.days == 2)
    }

    @Test func aReleaseShareIsBoundedByWhatIsPending() throws {
        func figure(_ id: LedgerID) throws -> DetentionFigure {
            try #require(ledgers.detentionSummary().figures.first { $0.id == id })
        }
        let march = try figure("to-2023-03-03")
        let share = try #require(march.releasedShare)
        #expect(abs(share.lower - 1090.0 / 3237) < 1e-12)
        #expect(abs(share.upper - (1090.0 + 1723) / 3237) < 1e-12)
        let year = try figure("fy2025-to-08")
        #expect(year.releasedShare == Bounds(430.0 / 6613, 1))
        #expect(year.deniedShare == Bounds(0, 1 - 430.0 / 6613))
        #expect(try figure("cy2023").releasedShare == nil)
        #expect(try figure("to-2025-08").denied == Bounds(10000, 16700))
    }

    @Test func aResponseOfTwoCodesCountsForEachAsPossibleOnly() throws {
        let summary = ledgers.responseSummary()
        func responses(_ code: String) -> Bounds? { summary.rows.first { $0.code.code == code }?.responses }
        // Counted by a script of its own over the table: R1 alone, and R1 among others; so for R2.
        #expect(responses("R1") == Bounds(22, 35))
        #expect(responses("R2") == Bounds(15, 23))
        #expect(responses("R13") == Bounds(0, 0))
        let change = try #require(summary.changes.first { $0.company == "H&M" })
        #expect(change.before == ["R6"] && change.after == ["R9"])
        let towards = try #require(summary.directions.first { $0.name == "towards" })
        #expect(towards.responses.lower <= towards.responses.upper)
    }

    @Test func leadTimesAreBoundsWhereTheEvidenceIsKnownToTheMonth() throws {
        let lead = try #require(ledgers.leads.first { $0.subject == "camel" })
        #expect(lead.days == Bounds(520, 547))
    }

    @Test func aDesignCardAnswersEveryQuestionAndInventsNone() throws {
        let cards = ledgers.designCards()
        #expect(cards.allSatisfy { $0.lines.map(\.question) == DesignQuestion.allCases })
        for line in cards.flatMap(\.lines) { #expect((line.answer == .unknown) || line.citation != nil) }
        let act = try #require(cards.first { $0.key == "uflpa" })
        #expect(act.lines.first { $0.question == .removalCriteria }?.answer == .yes)
        #expect(act.lines.first { $0.question == .coalition }?.answer == .unknown)
    }

    @Test func everyTableSaysWhatItRestsOn() {
        let overlap = ledgers.overlap()
        let summary = ledgers.responseSummary()
        let tables = [
            ledgers.timeline().table, overlap.matrixTable, overlap.subjectTable, ledgers.pace().table,
            ledgers.pace().yearTable, ledgers.sectionCoverage(), ledgers.retaliation().quarterTable,
            ledgers.retaliation().rateTable, ledgers.answerLag().pairTable, ledgers.answerLag().nextTable,
            summary.codeTable, summary.directionTable, summary.changeTable, summary.latencyTable,
            ledgers.detentionSummary().table, ledgers.leadTimes(), ledgers.designTable(),
        ]
        for table in tables {
            #expect(!table.rows.isEmpty, "\(table.title)")
            #expect(table.coverage.counted > 0, "\(table.title)")
        }
    }
}
