import ClewModel
import Foundation
import NameMatching
import TestSupport
import Testing

@testable import Screening

/// Whose name says that it belongs to a listed party whose entry extends to others.
///
/// The Corps is listed; every other party is invented.
struct ReachTests {
    private static let corps = PartyProfile(
        id: "corps", caption: "Xinjiang Production and Construction Corps", schema: .organization, datasets: ["a"],
        names: [
            PartyName(kind: .name, text: "Xinjiang Production and Construction Corps"),
            PartyName(kind: .alias, text: "XPCC"),
            PartyName(kind: .alias, text: "新疆生产建设兵团"),
        ], countries: ["cn"], scope: ["and its subordinate and affiliated entities"])
    private static let silicon = PartyProfile(
        id: "quorsil", caption: "Quorsilane Silicon Industry (Shanshan) Co., Ltd.", schema: .company, datasets: ["a"],
        names: [
            PartyName(kind: .name, text: "Quorsilane Silicon Industry (Shanshan) Co., Ltd."),
            PartyName(kind: .alias, text: "阔硅岚硅业（鄯善）有限公司"),
        ], countries: ["cn"], addresses: ["No. 7 Stonefruit Road, Industrial Park, Shanshan County, Xinjiang"],
        scope: ["and subsidiaries"])
    private static let toner = PartyProfile(
        id: "vextoner", caption: "Vextonerix Corporation", schema: .company, datasets: ["a"],
        names: [PartyName(kind: .name, text: "Vextonerix Corporation")],
        scope: ["and its eight Zhuhai-based subsidiaries"])
    private static let alone = PartyProfile(
        id: "alone", caption: "Brindlewick Cotton Co., Ltd.", schema: .company, datasets: ["a"],
        names: [PartyName(kind: .name, text: "Brindlewick Cotton Co., Ltd.")], countries: ["cn"])

    private static let screener = Result {
        var builder = try ScreeningIndexBuilder(file: nil, lexicon: try InventedParties.lexicon.get())
        for party in [corps, silicon, toner, alone] { try builder.add(party) }
        return try Screener(index: try builder.finish())
    }

    private func reaches(
        _ name: String, country: String? = "cn", addresses: [String] = [], schema: Schema = .company
    ) throws -> [Reach] {
        let query = ScreeningQuery(
            id: "q", schema: schema, names: [name], countries: country.map { [$0] } ?? [], addresses: addresses)
        let screener = try Self.screener.get()
        return screener.reaches(of: query, besides: try screener.screen(query))
    }

    @Test func namesOfTheCorpsShapesReachIt() throws {
        var generator = SplitMix64(seed: 20)
        let names = CorpsNames.members(480, using: &generator)
        let missed = try names.filter { name in try !reaches(name).contains { $0.entity == "corps" } }
        #expect(missed.count * 100 <= 5 * names.count, "\(missed.prefix(20))")
        let unknownCountry = try names.filter { name in
            try !reaches(name, country: nil).contains { $0.entity == "corps" }
        }
        #expect(unknownCountry.count * 100 <= 5 * names.count, "\(unknownCountry.prefix(20))")
    }

    @Test(arguments: ["cn", nil] as [String?])
    func whatOnlyLooksSoDoesNot(country: String?) throws {
        var generator = SplitMix64(seed: 21)
        let names = CorpsNames.traps(1000, using: &generator)
        let caught = try names.filter { name in try !reaches(name, country: country).isEmpty }
        #expect(caught.count * 100 <= names.count, "\(caught.prefix(20))")
    }

    @Test(arguments: [
        "新疆生产建设兵团第一师锦穗棉业有限责任公司", "Xinjiang Production & Construction Corps 8th Division",
        "Fifth Division of the XPCC", "兵团第五师银禾农资有限公司", "Xinjiang Shengchan Jianshe Bingtuan Wokenyuan Trading",
    ])
    func theFullDesignationIsMoreThanAQuestion(name: String) throws {
        let reach = try #require(try reaches(name).first)
        #expect(reach.entity == "corps")
        #expect(reach.basis == .designation)
        #expect(reach.isStrong)
        #expect(name.contains(reach.words))
    }

    @Test(arguments: ["农五师银禾农资有限公司", "第1师锦穗棉麻公司", "石河子一四三团番茄制品有限公司", "XPCC Foods Ltd", "143团供销合作社"])
    func aUnitAloneAsksAndAnAddressThatNamesTheCorpsAnswers(name: String) throws {
        let asked = try #require(try reaches(name).first)
        #expect(asked.basis == .unit)
        #expect(!asked.isStrong)
        let told = try #require(try reaches(name, addresses: ["新疆生产建设兵团第八师石河子市开发区"]).first)
        #expect(told.isStrong)
        #expect(told.signs.map(\.kind) == [.address])
    }

    @Test(arguments: [
        "第一师范学院", "第一", "First Division Football League", "US 8th Infantry Division", "第八师兄餐饮店", "Regiment Coffee",
    ])
    func ordinalsAloneNeverReach(name: String) throws {
        #expect(try reaches(name).isEmpty)
        #expect(try reaches(name, country: nil).isEmpty)
    }

    @Test func theListedPartyDoesNotBelongToItself() throws {
        for name in ["XPCC", "新疆生产建设兵团", "Xinjiang Production and Construction Corps"] {
            #expect(try reaches(name).isEmpty, "\(name)")
        }
    }

    @Test(arguments: [
        "Quorsilane Silicon (Othertown) Co., Ltd.", "Quorsilane New Materials (Leshan) Co., Ltd.", "阔硅岚硅业（泸州）有限公司",
        "Quorsilane Group Photovoltaic Co., Ltd.",
    ])
    func aTradeNameWithAnotherPlaceOrLineOfBusinessAsks(name: String) throws {
        let reach = try #require(try reaches(name).first)
        #expect(reach.entity == "quorsil")
        #expect(reach.basis == .tradeName)
        #expect(!reach.isStrong)
        #expect(reach.scope == "and subsidiaries")
        let query = ScreeningQuery(id: "q", schema: .company, names: [name], countries: ["cn"])
        #expect(try Self.screener.get().screen(query).allSatisfy { !$0.isMatch }, "told apart from a match")
    }

    @Test func anAddressInCommonIsASecondSign() throws {
        let reach = try #require(
            try reaches(
                "Quorsilane Trading Co., Ltd.",
                addresses: ["No 7, Stonefruit Road, Industrial Park, Shanshan County, Xinjiang, China"]
            ).first)
        #expect(reach.isStrong)
        #expect(reach.signs.first?.kind == .address)
    }

    @Test func wordsHeldToAPlaceReachOnlyThere() throws {
        #expect(try reaches("Zhuhai Vextonerix Printing Co., Ltd.").map(\.entity) == ["vextoner"])
        #expect(try reaches("Shenzhen Vextonerix Printing Co., Ltd.").isEmpty)
    }

    @Test func anEntryThatCoversItsPartyAloneReachesNobody() throws {
        #expect(try reaches("Brindlewick Cotton (Hami) Co., Ltd.").isEmpty)
    }

    @Test func personsAndShipsBelongToNobody() throws {
        #expect(try reaches("Xinjiang Bingtuan", schema: .person).isEmpty)
    }

    @Test func wordsBehindANameAreTakenForScope() throws {
        let entity = Entity(
            id: "x", schema: .company, properties: [.name: ["Brollux Cotton Co., Ltd. and its subsidiaries"]],
            datasets: ["a"])
        let profile = PartyProfile(entity)
        #expect(profile.names.map(\.text) == ["Brollux Cotton Co., Ltd."])
        #expect(profile.scope == ["and its subsidiaries"])
    }

    @Test func anIndexOnDiskKeepsTheScope() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "a.clew")
        let lexicon = try InventedParties.lexicon.get()
        var builder = try ScreeningIndexBuilder(file: file, lexicon: lexicon)
        try builder.add(Self.corps)
        _ = try builder.finish()
        let screener = try Screener(index: try ScreeningIndex.open(file, lexicon: lexicon))
        let query = ScreeningQuery(id: "q", schema: .company, names: ["新疆生产建设兵团第八师锦穗棉业有限公司"])
        #expect(screener.reaches(of: query, besides: []).map(\.entity) == ["corps"])
    }

    @Test func aChangedScopeAffectsThoseWhomItReaches() throws {
        func index(_ parties: [PartyProfile]) throws -> ScreeningIndex {
            var builder = try ScreeningIndexBuilder(file: nil, lexicon: try InventedParties.lexicon.get())
            for party in parties { try builder.add(party) }
            return try builder.finish()
        }
        let delta = try ScreeningDelta(from: try index([Self.alone]), to: try index([Self.alone, Self.corps]))
        #expect(delta.affects(ScreeningQuery(id: "q", schema: .company, names: ["143团供销合作社"])))
        #expect(!delta.affects(ScreeningQuery(id: "q", schema: .company, names: ["Marnoux Vineyards"])))
    }

    @Test func theAnswerCarriesItApartFromCandidates() throws {
        let run = ScreeningRun(screener: try Self.screener.get())
        let query = ScreeningQuery(id: "q", schema: .company, names: ["新疆生产建设兵团第一师锦穗棉业有限责任公司"], countries: ["cn"])
        let result = run.result(query, try run.screener.screen(query))
        #expect(result.candidates.filter { $0.isMatchAfterJudgement }.isEmpty)
        #expect(result.reaches.map(\.entity) == ["corps"])
        let line = String(decoding: result.jsonLine(), as: UTF8.self)
        #expect(line.contains("\"mayBelongTo\":[{\"id\":\"corps\""))
    }
}
