import ClewModel
import Foundation
import NameMatching
import Screening
import SourceFiles
import StatementStore
import TestSupport
import Testing

import World
@testable import Casework
@testable import ClewCommands

/// Screening as the command line composes it; all parties are invented.
struct ScreenCommandTests {
    static let lexicon = Result { try Lexicon(directory: RepositoryFiles.reference.appending(path: "lexicon")) }

    private static let list = """
        id,name,country
        L-1,Quonvex Mining Ltd,de
        L-2,Halbrit Foods Co. Ltd.,cn
        L-3,"=Tarvik, Looms",kz

        """

    private func screening(_ list: String, explains: Bool = false) throws -> PartyScreening {
        var log = DiagnosticLog()
        let build = try CompiledIndex.build(
            ScreeningInput(bytes: Array(list.utf8), name: "list.csv"), to: nil, lexicon: Self.lexicon.get(), into: &log)
        var options = ScreeningOptions()
        options.explains = explains
        return PartyScreening(screener: try Screener(index: build.index, options: options))
    }

    private func results(_ screening: PartyScreening, _ queries: String) throws -> [ScreeningResult] {
        var log = DiagnosticLog()
        var results: [ScreeningResult] = []
        _ = try screening.run(ScreeningInput(bytes: Array(queries.utf8), name: "queries.csv"), into: &log) {
            results.append($0)
        }
        return results
    }

    @Test func everyQueryHasOneLineInTheOrderOfTheInput() throws {
        var screening = try screening(Self.list)
        screening.stretch = 7
        let queries =
            "id,company\n" + (0..<100).map { "q\($0),\($0 % 3 == 0 ? "Quonvex Mining" : "Nobody \($0)")\n" }.joined()
        let lines = try results(screening, queries).map { String(decoding: $0.jsonLine(), as: UTF8.self) }
        #expect(lines.count == 100)
        for (number, line) in lines.enumerated() { #expect(line.hasPrefix("{\"id\":\"q\(number)\",\"results\":[")) }
        screening.stretch = 1_000
        #expect(try results(screening, queries).map { String(decoding: $0.jsonLine(), as: UTF8.self) } == lines)
    }

    @Test func aQueryAloneHasTheAnswerThatItHasInAFile() throws {
        let screening = try screening(Self.list)
        let batch = try results(screening, "id,name\na,Halbrit Foods\nb,Quonvex Mines\n")
        for result in batch {
            #expect(try screening.screen(result.query).jsonLine() == result.jsonLine())
        }
    }

    @Test func noCellOfTheTableIsAFormula() throws {
        let found = try results(screening(Self.list, explains: true), "id,name\n@SUM(1),\"=Tarvik, Looms\"\n")
        let text = found.map { ScreeningSheet.rows(of: $0, near: true) }.joined()
        #expect(text.contains("'@SUM(1)"))
        #expect(text.contains("\"'=Tarvik, Looms\""))
    }

    @Test(arguments: ["=1+1", "@a", "+cmd", "-2+3", "\t=1", " =1", "＝1"])
    func whatASpreadsheetWouldRunIsDisarmed(_ value: String) {
        #expect(CSVCell.text(value).contains("'"))
    }

    @Test(arguments: ["-1.5", "+3", "a=b", "阿克苏", ""])
    func whatIsHarmlessStaysAsItIs(_ value: String) {
        #expect(CSVCell.text(value) == value)
    }

    @Test func aClearedMatchStaysClearedUntilSomethingChanges() throws {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        let queries = "id,name\nq 1 e:x,Halbrit Foods\n"
        var screening = try screening(Self.list)
        let first = try #require(results(screening, queries).first)
        let candidate = try #require(first.candidates.first)
        #expect(candidate.isMatch)
        // The reviewer fills in the table.
        let row = ScreeningSheet.header + ScreeningSheet.rows(of: first, near: false)
        let filled = row.replacing(",,,,,q:", with: ",no match,another place,ab,,q:")
        let file = try folder.write(filled, to: "sheet.csv")
        var diagnostics: [Diagnostic] = []
        let judgements = DecisionSheet.read(
            try .read(file, as: "sheet.csv", limit: 1 << 20), decidedOn: try #require(Day("2026-03-01")), by: nil,
            into: &diagnostics)
        #expect(diagnostics.isEmpty)
        #expect(judgements.count == 1)
        try DecisionLog.record(judgements, in: archive)
        #expect(try DecisionLog.judgements(in: archive) == judgements)
        screening.judgements = JudgementBook(try DecisionLog.judgements(in: archive))
        let second = try #require(results(screening, queries).first?.candidates.first)
        #expect(second.judgement?.verdict == .noMatch)
        #expect(!second.isOpen)
        // The entry changes: the question comes back, with the former answer.
        var changed = try self.screening(
            Self.list.replacing("Halbrit Foods Co. Ltd.,cn", with: "Halbrit Foods Co. Ltd.,kz"))
        changed.judgements = screening.judgements
        let third = try #require(results(changed, queries).first?.candidates.first)
        #expect(third.judgement == nil)
        #expect(third.outdatedJudgement?.reason == "another place")
        #expect(third.isOpen)
    }

    @Test func aDecisionWithoutAReasonIsNotRecorded() throws {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        let hash = String(repeating: "0", count: 64)
        let judgement = Screening.Judgement(
            query: "q", entity: "e", verdict: .match, reason: "", decidedBy: "ab",
            decidedOn: try #require(Day("2026-03-01")),
            queryHash: hash, entityHash: hash)
        #expect(throws: ClewError.self) { try DecisionLog.record([judgement], in: archive) }
        #expect(try DecisionLog.judgements(in: archive).isEmpty)
    }

    @Test func onlyWhatAChangeCanAffectIsScreenedAgainAndTheAnswersAreThoseOfAFullRun() throws {
        let old = try screening(Self.list)
        let new = try screening(Self.list + "L-4,Orvane Spinning Mills Ltd,cn\n")
        let queries = "id,name\na,Quonvex Mining\nb,Orvane Spinning\nc,Halbrit Foods\n"
        var delta = new
        delta.delta = try ScreeningDelta(from: old.screener.index, to: new.screener.index)
        var log = DiagnosticLog()
        var rerun: [String: [UInt8]] = [:]
        let tally = try delta.run(ScreeningInput(bytes: Array(queries.utf8), name: "q.csv"), into: &log) {
            rerun[$0.query.id] = $0.jsonLine()
        }
        #expect(rerun["b"] != nil)
        #expect(tally.queries + tally.unaffected == 3)
        let before = Dictionary(uniqueKeysWithValues: try results(old, queries).map { ($0.query.id, $0.jsonLine()) })
        for result in try results(new, queries) {
            #expect(rerun[result.query.id] ?? before[result.query.id] == result.jsonLine())
        }
    }

    @Test func anIndexFileGivesTheAnswersOfTheListItWasBuiltFrom() throws {
        let folder = try TemporaryDirectory()
        let url = folder.url.appending(path: "list.clew")
        var log = DiagnosticLog()
        _ = try CompiledIndex.build(
            ScreeningInput(bytes: Array(Self.list.utf8), name: "list.csv"), to: url, lexicon: Self.lexicon.get(),
            into: &log)
        #expect(CompiledIndex.isIndex(url))
        #expect(try CompiledIndex.summary(of: url, lexicon: Self.lexicon.get()).parties == 3)
        try CompiledIndex.verify(url)
        let base = try ScreeningBase.file(url, lexicon: Self.lexicon.get(), into: &log)
        let query = ScreeningQuery(id: "q", names: ["Quonvex Mining"])
        let mapped = try base.screener(ScreeningOptions()).screen(query).map(\.score)
        #expect(mapped == (try screening(Self.list).screener.screen(query).map(\.score)))
        var bytes = try Data(contentsOf: url)
        bytes[bytes.count - 9] ^= 0x10
        try bytes.write(to: url)
        #expect(throws: ClewError.self) { try CompiledIndex.verify(url) }
    }

    @Test func aTableOfPairsKeepsItsColumnsAndOrder() throws {
        let table =
            "label;schema;name1;name2\n1;Company;Halbrit Foods Co., Ltd.;HALBRIT FOODS\n-1;Company;Halbrit Foods;Quonvex Mining\n"
        let pairs = PairTable(comparer: try NamePairComparer(lexicon: Self.lexicon.get()), defaultSchema: .company)
        var log = DiagnosticLog()
        var text = ""
        let outcome = try pairs.compare(Array(table.utf8), name: "pairs.csv", into: &log) { text += $0 }
        let lines = text.split(separator: "\r\n")
        #expect(lines.first == "label,schema,name1,name2,score,match")
        #expect(lines.count == 3)
        #expect(lines[1].hasSuffix(",true"))
        #expect(lines[2].hasPrefix("-1,") && lines[2].hasSuffix(",false"))
        #expect(outcome.pairs == 2 && outcome.matches == 1)
        #expect(throws: ClewError.self) {
            try pairs.compare(Array("a,b\n1,2\n".utf8), name: "pairs.csv", into: &log) { _ in }
        }
    }

    @Test(arguments: ["lei", "nope:1234", "uscc:1", ":"])
    func anIdentifierThatCannotBeReadIsRefused(_ text: String) {
        #expect(throws: ClewError.self) { try PartyIdentifier(argument: text) }
    }

    @Test func progressSaysHowFastAndHowLong() {
        #expect(
            ProgressLine.text("500 queries", 500, seconds: 2, bytes: 250, total: 1_000)
                == "500 queries, 250/s, 25 %, 6 s left")
        #expect(ProgressLine.text("500 queries", 500, seconds: 2, bytes: 250, total: nil) == "500 queries, 250/s")
    }
}
