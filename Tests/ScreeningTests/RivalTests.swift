import ClewModel
import Foundation
import TestSupport
import Testing

@testable import Screening

/// What one pair says depends on no other party of the list.
///
/// All parties are invented.
struct RivalTests {
    private func scores(_ list: [Entity], _ query: ScreeningQuery) throws -> [EntityID: Double] {
        var options = ScreeningOptions()
        options.limit = 500
        options.leastScore = 0
        options.explains = false
        let index = try ScreeningIndex.build(entities: list, lexicon: try InventedParties.lexicon.get())
        return Dictionary(
            try Screener(index: index, options: options).screen(query).map { ($0.entity, $0.score) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func noRivalChangesAScore(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let party = InventedParties.company("party", [InventedParties.randomName(using: &generator)])
        let name = party.caption
        let query = ScreeningQuery(
            id: "q", schema: .company, names: [seed % 3 == 0 ? name : InventedParties.slip(name, using: &generator)],
            countries: ["cn"])
        let alone = try scores([party], query)
        var rivals = InventedParties.random(40, using: &generator)
        // Sisters: the same trade name with other lines of business, and namesakes.
        let trade = name.split(separator: " ").first ?? ""
        for (number, line) in ["Dyeing", "Logistics", "Seed", "Chemical", "Textile", "Cotton"].enumerated() {
            rivals.append(InventedParties.company("sister-\(number)", ["\(trade) \(line) Co., Ltd."]))
        }
        for number in 0..<Int(seed) { rivals.append(InventedParties.company("namesake-\(number)", [name])) }
        let among = try scores(rivals + [party], query)
        let lone = try #require(alone["party"])
        #expect(among["party"] == lone)
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func noNamesakeChangesTheScoreOfAPerson(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let first = ["Tarvo", "Milenka", "Osric", "Danuvia"].randomElement(using: &generator) ?? "Tarvo"
        let person = InventedParties.person("party", "\(first) Quellanor", born: "1970-03-05")
        let query = ScreeningQuery(id: "q", schema: .person, names: ["\(first) Quellanor"], birthDates: ["1970"])
        let alone = try #require(try scores([person], query)["party"])
        let others = (0..<20).map { InventedParties.person("other-\($0)", "\(first) Quellanor", born: "19\(50 + $0)") }
        #expect(try scores(others + [person], query)["party"] == alone)
    }
}
