import ClewModel
import Foundation
import Testing
import TestSupport

@testable import Screening

/// No match is left out without a word; all parties are invented.
struct MatchLimitTests {
    private static func namesakes(_ count: Int) -> [Entity] {
        (0..<count).map { InventedParties.company("inv-\($0)", ["Quonvex Mining Ltd"], country: nil) }
    }

    private static let query = ScreeningQuery(id: "q", schema: .company, names: ["Quonvex Mining Ltd"])

    @Test(arguments: [3, 9, 30, 90])
    func everyMatchIsReturnedHoweverMany(_ count: Int) throws {
        var options = ScreeningOptions()
        options.explains = false
        options.weights.threshold = 0.2
        let screener = try Screener(
            index: .build(entities: Self.namesakes(count), lexicon: InventedParties.lexicon.get()), options: options)
        let found = try screener.screen(Self.query)
        #expect(found.count { $0.isMatch } == count)
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    }

    @Test func aSearchStopsAtItsMostMatchesAndTheResultSaysSo() throws {
        var options = ScreeningOptions()
        options.weights.threshold = 0.2
        options.matchLimit = 10
        let screener = try Screener(
            index: .build(entities: Self.namesakes(30), lexicon: InventedParties.lexicon.get()), options: options)
        let run = ScreeningRun(screener: screener)
        let result = run.result(Self.query, try screener.screen(Self.query))
        #expect(result.candidates.count == 10)
        #expect(result.isCapped)
    }

    @Test func matchesBeyondThoseAskedForAreCounted() throws {
        var options = ScreeningOptions()
        options.weights.threshold = 0.2
        let screener = try Screener(
            index: .build(entities: Self.namesakes(9), lexicon: InventedParties.lexicon.get()), options: options)
        var run = ScreeningRun(screener: screener)
        run.top = 5
        let result = run.result(Self.query, try screener.screen(Self.query))
        #expect(result.shown.count == 5)
        #expect(result.hiddenMatches == 4)
        #expect(!result.isCapped)
        let line = String(decoding: result.jsonLine(), as: UTF8.self)
        #expect(line.components(separatedBy: "\"caption\"").count == 6)
    }
}
