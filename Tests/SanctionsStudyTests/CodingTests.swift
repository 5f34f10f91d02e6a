import ClewModel
import Foundation
import Testing

@testable import SanctionsStudy

/// Krippendorff’s alpha against its published examples and a slow twin, and the second coding of the ledgers.
struct CodingTests {
    /// The example of “Computing Krippendorff’s Alpha-Reliability” (2011) with four observers, twelve units and missing values.
    static let published: [[Int]] = [
        [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
        [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
    ]

    @Test(arguments: [
        (KrippendorffAlpha.Level.nominal, 0.743), (.ordinal, 0.815), (.interval, 0.849),
    ])
    func givesThePublishedValues(_ level: KrippendorffAlpha.Level, _ published: Double) throws {
        let alpha = KrippendorffAlpha(Self.published, at: level)
        #expect(alpha.units == 11 && alpha.values == 40 && alpha.agreeing == 8)
        #expect(abs(try #require(alpha.value) - published) < 0.0005)
    }

    @Test func givesThePublishedValueOfTwoObserversAndTwoValues() throws {
        let units = [[0, 1], [1, 1], [0, 1], [0, 0], [0, 0], [0, 1], [0, 0], [0, 0], [1, 0], [0, 0]]
        #expect(abs(try #require(KrippendorffAlpha(units, at: .nominal).value) - 0.095) < 0.0005)
    }

    @Test func fullAgreementIsOneAndOneValueSaysNothing() {
        #expect(KrippendorffAlpha([[1, 1], [2, 2], [2, 2]], at: .nominal).value == 1)
        let same = KrippendorffAlpha([[1, 1], [1, 1]], at: .nominal)
        #expect(same.value == nil && same.withoutOneUnit == nil && same.agreeing == 2)
        #expect(KrippendorffAlpha([], at: .nominal).value == nil)
        #expect(KrippendorffAlpha([[1], [2]], at: .nominal).units == 0)
    }

    @Test func theRangeWithoutOneUnitIsThatOfEachLeftOutInTurn() throws {
        let alpha = KrippendorffAlpha(Self.published, at: .nominal)
        let units = Self.published.filter { $0.count > 1 }
        let each = units.indices.compactMap { index in
            KrippendorffAlpha(units.enumerated().filter { $0.offset != index }.map(\.element), at: .nominal).value
        }
        let range = try #require(alpha.withoutOneUnit)
        #expect(each.count == units.count)
        #expect(abs(range.lower - (each.min() ?? 0)) < 1e-9 && abs(range.upper - (each.max() ?? 0)) < 1e-9)
    }

    /// The definition read literally: every pair of values within a unit, and every pair of all values.
    private func slowly(_ units: [[Int]], _ distance: (Int, Int) -> Double) -> Double? {
        let pairable = units.filter { $0.count > 1 }
        let all = pairable.flatMap(\.self)
        var observed = 0.0
        for unit in pairable {
            for (one, first) in unit.enumerated() {
                for (other, second) in unit.enumerated() where one != other {
                    observed += distance(first, second) / Double(unit.count - 1)
                }
            }
        }
        var expected = 0.0
        for (one, first) in all.enumerated() {
            for (other, second) in all.enumerated() where one != other { expected += distance(first, second) }
        }
        guard expected > 0 else { return nil }
        return 1 - (observed / Double(all.count)) / (expected / Double(all.count * (all.count - 1)))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func agreesWithTheSlowWay(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(below))
        }
        let units = (0..<12).map { _ in (0..<next(4)).map { _ in next(4) } }
        let fast = KrippendorffAlpha(units, at: .nominal).value
        let slow = slowly(units) { $0 == $1 ? 0 : 1 }
        #expect((fast == nil) == (slow == nil))
        #expect(abs((fast ?? 0) - (slow ?? 0)) < 1e-9)
        let distances = KrippendorffAlpha(units, at: .interval).value
        let slowDistances = slowly(units) { Double(($0 - $1) * ($0 - $1)) }
        #expect(abs((distances ?? 0) - (slowDistances ?? 0)) < 1e-9)
        let turned = units.reversed().map { Array($0.reversed()) }
        #expect(abs((KrippendorffAlpha(turned, at: .nominal).value ?? 0) - (fast ?? 0)) < 1e-9)
    }

    @Test func theSampleIsATenthOfEachLedgerAtLeastAndCodedWhole() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        let coded = Dictionary(grouping: ledgers.coding, by: \.row)
        for ids in [ledgers.measures.map(\.id), ledgers.counterMeasures.map(\.id), ledgers.responses.map(\.id)] {
            let sampled = ids.filter(CodingSample.contains)
            #expect(sampled.count * 10 >= ids.count)
            for id in sampled { #expect(coded[id]?.count == 2, "\(id.rawValue)") }
        }
        #expect(ledgers.repeatability().coverage.leftOut.isEmpty)
    }

    @Test func everyDifferenceIsShownWithItsReason() throws {
        let repeatability = try StudyLedgers(directory: Reference.directory).repeatability()
        #expect(!repeatability.differences.isEmpty)
        #expect(repeatability.differences.allSatisfy { $0.reason != nil && !$0.isUnanimous })
        let variables = repeatability.lines.map { "\($0.ledger.rawValue).\($0.variable)" }
        #expect(
            variables == [
                "measures.kind", "measures.coercive", "measures.about", "counter_measures.kind",
                "counter_measures.strikes", "counter_measures.about", "responses.kind", "responses.codes",
                "responses.direction",
            ])
        for line in repeatability.lines { #expect((line.all.value ?? 1) <= (line.passes.value ?? 1) + 1e-9) }
        #expect(repeatability.answer.contains("not agreement of two people"))
    }

    @Test func withoutCodingsNothingIsClaimed() {
        #expect(StudyLedgers().repeatability().answer == "No row of the ledgers was coded a second time.")
    }

    @Test(arguments: [
        (
            "tradeInvestigation,tradeInvestigation,tradeInvestigation,tradeInvestigation",
            "inquiry,inquiry,inquiry,inquiry", "coding.settled"
        ),
        ("kind,disclosureLaw,", "kind,disclosure,", "ledger.reference"),
        (",a licence withheld for one season is a suspension", ",", "coding.reason"),
        ("measures,au-msa,kind", "measures,fr-vigilance,kind", "coding.sample"),
        ("measures,au-msa,about", "measures,au-msa,kind", "ledger.duplicate"),
        ("measures,au-msa,about", "measures,au-msa,codes", "ledger.reference"),
        ("measures,au-msa,kind", "ledgers,au-msa,kind", "cell.choice"),
    ])
    func aBrokenCodingIsRefusedWithThePlace(_ sound: String, _ broken: String, _ code: String) throws {
        let copy = try Reference.copy()
        defer { try? FileManager.default.removeItem(at: copy) }
        let url = copy.appending(path: "measures/coding.csv")
        let text = try String(contentsOf: url, encoding: .utf8)
        let range = try #require(text.range(of: sound))
        try text.replacingCharacters(in: range, with: broken).write(to: url, atomically: true, encoding: .utf8)
        let error = #expect(throws: StudyError.self) { try StudyLedgers(directory: copy) }
        let found = error?.diagnostics.first { $0.code == code }
        #expect(found?.location.file == "measures/coding.csv", "\(error?.description ?? "")")
        #expect(found?.location.line != nil || found?.location.record != nil)
    }

    @Test func theExportHoldsEachPassAndTheCodebookItsAlpha() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        let export = try StudyExport(ledgers, directory: Reference.directory)
        let coding = try #require(export.tables.first { $0.name == "coding" })
        #expect(coding.rows.count == ledgers.coding.count)
        let codebook = try #require(export.tables.first { $0.name == "codebook" })
        let column = try #require(codebook.variables.firstIndex { $0.name == "repeatability_with_ledger" })
        let told = codebook.rows.filter { $0[column] != StudyVariable.Missing.notCoded.rawValue }
        #expect(
            told.map { "\($0[0]).\($0[1])" }.contains("responses.codes")
                && told.allSatisfy { Double($0[column]) != nil })
    }
}
