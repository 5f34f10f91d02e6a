import ClewModel
import Foundation
import TestSupport
import Testing

@testable import Screening

/// A few letters are a hint for who looks at a table, and nothing more.
///
/// All parties are invented.
struct InitialsTests {
    private func first(_ asked: String, country: String?, _ listed: [String], of other: String? = "ph") throws
        -> Candidate?
    {
        let party = InventedParties.company("party", [listed[0]], country: other, aliases: Array(listed.dropFirst()))
        let index = try ScreeningIndex.build(entities: [party], lexicon: try InventedParties.lexicon.get())
        let query = ScreeningQuery(id: "q", schema: .company, names: [asked], countries: country.map { [$0] } ?? [])
        return try Screener(index: index).screen(query).first
    }

    @Test(arguments: ["Siam Paste Packing", "Siam Paste Packing Co., Ltd.", "Sunny Paper Products"])
    func initialsThatWeMadeOfANameAreNoMatch(name: String) throws {
        for country in ["th", "ph", nil] {
            let found = try first(name, country: country, ["Sons of the Quelling Peak", "SPP"])
            #expect(found?.isMatch != true)
            #expect(found.map { $0.restsOnInitials || $0.score < 0.25 } ?? true)
        }
    }

    @Test func aPublishedShortNameNeedsAnotherSign() throws {
        let stranger = try #require(try first("SPP Co., Ltd.", country: "th", ["Sons of the Quelling Peak", "SPP"]))
        #expect(stranger.restsOnInitials)
        #expect(stranger.explanation?.evidence.contains { $0.kind == .initialsAlone } == true)
        let known = try #require(try first("SPP Co., Ltd.", country: "ph", ["Sons of the Quelling Peak", "SPP"]))
        #expect(!known.restsOnInitials)
    }

    /// Invoices are written in capitals: a short word among them is a word, and the whole name is more than letters.
    @Test(arguments: ["ZORVE GROUP CO., LTD.", "ZORVE GROUP CO LTD", "Zorve Group Co., Ltd.", "ZQP CO., LTD."])
    func aNameInCapitalsIsNoAcronym(asked: String) throws {
        let listed = asked.hasPrefix("ZQP") ? "ZQP Co., Ltd." : "Zorve Group Co., Ltd."
        let found = try #require(try first(asked, country: nil, [listed]))
        #expect(found.isMatch && !found.restsOnInitials)
    }

    @Test func aShortWordThatIsNoAcronymIsAName() throws {
        let found = try #require(try first("Zorvex", country: nil, ["Zorvex Looms", "Zorvex"]))
        #expect(!found.restsOnInitials)
    }
}
