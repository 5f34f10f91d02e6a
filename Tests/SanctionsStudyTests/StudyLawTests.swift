import ClewModel
import Foundation
import Testing

@testable import SanctionsStudy

/// Laws of the indices, and slow twins to agree with on seeded input.
struct StudyLawTests {
    /// SplitMix64, so that the same seed gives the same input everywhere.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    func listings(seed: UInt64) -> StudyLedgers {
        var generator = Generator(state: seed)
        var entries: [ListedEntry] = []
        var subjects: [ListedSubject] = []
        for index in 0..<40 {
            let dataset = DatasetName("list_\(Int.random(in: 0..<5, using: &generator))")
            let id = EntityID("e\(index)")
            let day = Day(number: Int32.random(in: 18_000...20_000, using: &generator))
            entries.append(
                ListedEntry(
                    dataset: dataset, id: id, name: "E \(index)", section: nil, from: PartialDate(day), what: nil,
                    confidence: .high))
            if Bool.random(using: &generator) {
                let key = "s\(Int.random(in: 0..<8, using: &generator))"
                subjects.append(
                    ListedSubject(
                        subject: key, name: key, dataset: dataset, id: id, reason: "test", confidence: .high))
            }
        }
        return StudyLedgers(entries: entries, subjects: subjects)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func theOverlapAgreesWithTheSlowWay(seed: UInt64) {
        let ledgers = listings(seed: seed)
        let overlap = ledgers.overlap()
        func named(_ dataset: DatasetName) -> Set<String> {
            Set(
                ledgers.entries.filter { $0.dataset == dataset }
                    .map { entry in ledgers.subjects.first { $0.id == entry.id }?.subject ?? entry.id.rawValue })
        }
        for (row, first) in overlap.datasets.enumerated() {
            for (column, second) in overlap.datasets.enumerated() {
                #expect(overlap.shared[row][column] == named(first).intersection(named(second)).count)
                #expect(overlap.shared[row][column] == overlap.shared[column][row])
                #expect(overlap.shared[row][column] <= overlap.shared[row][row])
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func theOverlapDoesNotDependOnTheOrderOfTheRows(seed: UInt64) {
        var generator = Generator(state: seed)
        var ledgers = listings(seed: seed)
        let overlap = ledgers.overlap()
        ledgers.entries.shuffle(using: &generator)
        ledgers.subjects.shuffle(using: &generator)
        #expect(ledgers.overlap() == overlap)
    }

    /// Limits published by Garwood and in every table since.
    @Test(arguments: [(0, 0, 3.689), (1, 0.0253, 5.572), (3, 0.6187, 8.767), (10, 4.795, 18.39)])
    func theIntervalOfACountIsGarwoods(_ count: Int, _ lower: Double, _ upper: Double) {
        let interval = PoissonInterval.mean(of: count)
        #expect(abs(interval.lower - lower) < 0.005)
        #expect(abs(interval.upper - upper) < 0.005)
    }

    @Test func intervalsGrowWithTheCount() {
        let intervals = (0..<60).map { PoissonInterval.mean(of: $0) }
        for (count, interval) in intervals.enumerated() { #expect(interval.contains(Double(count))) }
        for (first, second) in zip(intervals, intervals.dropFirst()) {
            #expect(first.lower < second.lower && first.upper < second.upper)
        }
    }

    @Test func aDateKnownToTheYearHasNoQuarter() throws {
        #expect(Quarter(try #require(PartialDate("2024"))) == nil)
        #expect(Quarter(try #require(PartialDate("2024-08")))?.description == "2024-Q3")
        #expect(Quarter(try #require(PartialDate("2024-12-31")))?.description == "2024-Q4")
    }

    @Test func distancesBetweenDatesInPartAreBounds() throws {
        let month = try #require(PartialDate("2022-02"))
        let day = try #require(PartialDate("2022-03-01"))
        #expect(month.distance(to: day) == Bounds(1, 28))
        #expect(month.distance(to: month) == Bounds(-27, 27))
    }

    @Test func figuresAreWrittenAlikeEverywhere() {
        #expect(Figures.text(0.125, digits: 2) == "0.13")
        #expect(Figures.text(-1.04, digits: 1) == "-1.0")
        #expect(Figures.text(Bounds(1, 2)) == "1 to 2")
        #expect(Figures.percent(Bounds(0.065, 1)) == "6.5 to 100.0")
        #expect(Figures.text(nil) == "")
    }

    @Test func aSpreadsheetRunsNoCellAsAFormula() {
        let table = StudyTable(
            title: "t", columns: ["a", "b"], rows: [["=1+1", "-2"], ["@x", "say \"no\", please"], ["-cmd", "+3"]],
            coverage: StudyCoverage())
        #expect(table.csv == "a,b\n'=1+1,-2\n'@x,\"say \"\"no\"\", please\"\n'-cmd,+3\n")
    }

    @Test func emptyLedgersGiveEmptyAnswers() {
        let ledgers = StudyLedgers()
        #expect(ledgers.timeline().events.isEmpty)
        #expect(ledgers.overlap().shared.isEmpty)
        #expect(ledgers.retaliation().rates.isEmpty)
        #expect(ledgers.answerLag().median == nil)
        #expect(ledgers.pace().namedShare == nil)
    }

    @Test func aQuarterWithoutARetaliationCountsInTheRate() throws {
        func event(_ id: LedgerID, _ date: String, _ kind: CounterMeasureRecord.Kind) throws -> CounterMeasureRecord {
            CounterMeasureRecord(
                id: id, date: try #require(PartialDate(date)), authority: "A", instrument: "I", kind: kind,
                topic: .xinjiang, organizations: [], actors: [ActorCount(type: .brand, count: 2)], trigger: nil,
                answers: [], effect: "e", status: "s", note: nil, citation: Citation("c"), confidence: .high)
        }
        let ledgers = StudyLedgers(counterMeasures: [
            try event("a", "2021-01-05", .listing), try event("b", "2021-12-01", .boycott),
            try event("c", "2021-05-01", .legalInstrument), try event("d", "2021", .listing),
        ])
        let retaliation = ledgers.retaliation()
        let rate = try #require(retaliation.rates.first)
        #expect(rate.events == 2 && rate.actors == 4)
        #expect(rate.perQuarter == 0.5)
        #expect(retaliation.coverage.counted == 2)
        #expect(retaliation.coverage.leftOut.map(\.count).reduce(0, +) == 2)
    }
}
