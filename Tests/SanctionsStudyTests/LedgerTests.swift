import ClewModel
import Foundation
import Testing

@testable import SanctionsStudy

struct LedgerTests {
    @Test func theLedgersOfTheReferenceDataLoad() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        #expect(ledgers.measures.count == 94)
        #expect(ledgers.counterMeasures.count == 95)
        #expect(ledgers.responses.count == 176)
        #expect(ledgers.codes.count == 15)
        #expect(ledgers.batches.map(\.added).reduce(0, +) == 187)
    }

    @Test func atLeastSevenOfTenRowsSayWhereTheyCanBeRead() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        let parts = [
            ledgers.measures.map(\.citation), ledgers.counterMeasures.map(\.citation),
            ledgers.responses.map(\.citation),
        ]
        for part in parts {
            #expect(part.allSatisfy { !$0.source.isEmpty })
            #expect(part.filter { $0.url != nil && $0.accessed == nil }.count <= part.count / 10)
        }
        let all = parts.flatMap(\.self)
        #expect(all.count >= 350)
        #expect(Double(all.filter { $0.url != nil }.count) >= 0.7 * Double(all.count))
    }

    @Test func noEventStandsInTheLedgersTwice() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        func twice(_ keys: [String]) -> [String] {
            Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }.keys.sorted()
        }
        let measures = ledgers.measures.filter { !$0.organizations.isEmpty }
        #expect(twice(measures.map { "\($0.date) \($0.authority) \($0.instrument) \($0.organizations)" }).isEmpty)
        let answers = ledgers.counterMeasures.map { "\($0.date) \($0.authority) \($0.instrument)" }
        #expect(
            twice(answers) == [
                "2026-01-07 Taiwan Affairs Office of the State Council list of the Taiwan Affairs Office"
            ])
        let responses = ledgers.responses.map { "\($0.company) \($0.date?.description ?? $0.id.rawValue)" }
        #expect(twice(responses).isEmpty)
    }

    @Test func whatIsNotCodedSaysWhyAndCountsForNoCode() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        let uncoded = ledgers.responses.filter(\.codes.isEmpty)
        #expect(!uncoded.isEmpty)
        #expect(uncoded.allSatisfy { $0.note != nil || $0.fact.contains("was not read") })
        let summary = ledgers.responseSummary()
        #expect(
            summary.coverage.counted == ledgers.responses.filter { $0.confidence != .unverified }.count - uncoded.count)
        #expect(summary.coverage.leftOut.contains { $0.count == uncoded.count })
    }

    @Test func silenceIsSilenceAtPublication() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        let code = try #require(ledgers.codes.first { $0.code == "R0" })
        #expect(code.test.contains("when the source was published"))
        for row in ledgers.responses where row.codes.contains("R0") { #expect(row.date != nil, "\(row.id.rawValue)") }
    }

    @Test func theActorsOfAListingAreAsManyAsItNames() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        for row in ledgers.counterMeasures where row.kind == .listing {
            let organizations = row.actors.filter { !$0.type.isPerson }.map(\.count).reduce(0, +)
            // Where the part of an organization is known, so is its name; the rest of a long notice is counted only.
            let isCountedOnly = row.actors.contains { $0.type == .organization }
            #expect(organizations >= row.organizations.count, "\(row.id.rawValue)")
            #expect(isCountedOnly || organizations == row.organizations.count, "\(row.id.rawValue)")
        }
        let totals = Dictionary(
            uniqueKeysWithValues: ledgers.counterMeasures.map { ($0.id, $0.actors.map(\.count).reduce(0, +)) })
        #expect(totals["cn-2020-07-13"] == 5)
        #expect(totals["cn-2021-03-22"] == 14)
        #expect(totals["cn-2021-03-26"] == 13)
        #expect(totals["cn-2024-12-21"] == 22)
        #expect(totals["cn-2026-08-05"] == 6)
    }

    @Test func whatIsRecalledOnlyHasNoVerifiedSource() throws {
        let ledgers = try StudyLedgers(directory: Reference.directory)
        for row in ledgers.measures {
            #expect((row.confidence == .unverified) == (row.citation.verification == .unverified), "\(row.id.rawValue)")
        }
    }

    @Test(arguments: [
        ("measures/measures.csv", "importBan", "importbann", "cell.choice"),
        ("measures/measures.csv", "2019-09-30", "30/09/2019", "cell.date"),
        ("measures/measures.csv", "jurisdiction", "juridiction", "table.column.missing"),
        ("countermeasures/ledger.csv", "us-ofac-2020-07-09", "us-ofac-1999", "ledger.reference"),
        ("countermeasures/ledger.csv", "legislator:3", "legislators:3", "ledger.actors"),
        ("responses/responses.csv", "R6", "R66", "ledger.reference"),
        ("measures/detentions.csv", "3237", "32.37", "ledger.count"),
        ("measures/detentions.csv", "1090", "109000", "ledger.figure"),
        ("measures/subjects.csv", "ofac-29299", "ofac-1", "ledger.reference"),
    ])
    func aBrokenLedgerIsRefusedWithThePlace(
        _ file: String, _ sound: String, _ broken: String, _ code: String
    ) throws {
        let copy = try Reference.copy()
        defer { try? FileManager.default.removeItem(at: copy) }
        let url = copy.appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        let range = try #require(text.range(of: sound))
        try text.replacingCharacters(in: range, with: broken).write(to: url, atomically: true, encoding: .utf8)
        let error = #expect(throws: StudyError.self) { try StudyLedgers(directory: copy) }
        #expect(error?.code == .invalidData)
        let found = error?.diagnostics.first { $0.code == code }
        #expect(found?.location.file == file, "\(error?.description ?? "")")
        #expect(found?.location.line != nil || found?.location.record != nil)
    }

    @Test func aMissingFileIsNamed() throws {
        let copy = try Reference.copy()
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.removeItem(at: copy.appending(path: "responses/codes.csv"))
        let error = #expect(throws: StudyError.self) { try StudyLedgers(directory: copy) }
        #expect(error?.code == .unreadable)
        #expect(error?.diagnostics.first?.location.file == "responses/codes.csv")
    }
}
