import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

/// Queries of which nothing was found although nothing could be: that is no answer, and is said.
struct UnansweredQueryTests {
    private static let listed = InventedParties.company("a", ["Zhaoqiong Lunfei Textile Co., Ltd."])

    private func result(_ names: [String], identifiers: [PartyIdentifier] = []) throws -> ScreeningResult {
        let screener = try InventedParties.screener([Self.listed])
        let query = ScreeningQuery(id: "q", schema: .legalEntity, names: names, identifiers: identifiers)
        return try ScreeningRun(screener: screener).result(query, screener.screen(query))
    }

    @Test(arguments: ["ሀይለ ንግድ", "བོད་ཀྱི་ཚོང", "ᠮᠣᠩᠭᠣᠯ ᠺᠣᠮᠫᠠᠨᠢ"])
    func aNameInAScriptThatIsNotReadHasNoAnswer(name: String) throws {
        let result = try result([name])
        #expect(!result.isLookedUp)
        #expect(result.obstacle?.message.contains("cannot say") == true)
        #expect(String(decoding: result.jsonLine(), as: UTF8.self).contains("\"cannotSay\":\"cannot say: the name"))
    }

    @Test func aNameBesideItThatIsReadIsAnAnswer() throws {
        #expect(try result(["ሀይለ ንግድ", "Haile Trading"]).isLookedUp)
        let found = try result(["ሀይለ ንግድ", "Zhaoqiong Lunfei Textile"])
        #expect(found.candidates.contains { $0.isMatch })
    }

    @Test func nothingAtAllIsNotLookedUp() throws { #expect(try result(["…"]).obstacle == .nothingToLookUp) }

    /// A table without a column of kinds: a person has no number, so both names are an organization's.
    @Test(arguments: [
        ("Harbour Plant 12", "Harbour Plant 21"), ("Kaldor Factory No. 5", "Kaldor Factory No. 7"),
        ("Tarvik Mill II", "Tarvik Mill III"), ("塔维克第五厂", "塔维克第七厂"), ("Zavod Tarvik 3", "Zavod Tarvik 8"),
    ])
    func enterprisesThatDifferInTheirNumberStayApartWithoutASchema(one: String, other: String) throws {
        let screener = try InventedParties.screener([
            Entity(id: "x", schema: .legalEntity, properties: [.name: [other]], datasets: ["invented"])
        ])
        let found = try screener.screen(ScreeningQuery(id: "q", schema: .legalEntity, names: [one]))
        #expect(!found.contains { $0.isMatch })
        let same = try screener.screen(ScreeningQuery(id: "q", schema: .legalEntity, names: [other]))
        #expect(same.contains { $0.isMatch })
    }
}
