import ClewModel
import Foundation
import TestSupport
import Testing

@testable import Screening

/// A stated place or number that contradicts forbids identity by names; a number that agrees still proves it.
///
/// All parties are invented.
struct StatedPlaceTests {
    private func score(_ asked: String, _ listed: [String], number: String? = nil) throws -> Candidate? {
        let identifiers: [PropertyName: [String]] = number.map { [.registrationNumber: [$0]] } ?? [:]
        let party = InventedParties.company(
            "party", [listed[0]], aliases: Array(listed.dropFirst()), identifiers: identifiers)
        let index = try ScreeningIndex.build(entities: [party], lexicon: try InventedParties.lexicon.get())
        let query = ScreeningQuery(
            id: "q", schema: .company, names: [asked], countries: ["cn"],
            identifiers: number.map { [PartyIdentifier(kind: .registrationNumber, value: $0)] } ?? [])
        return try Screener(index: index).screen(query).first
    }

    @Test(arguments: [
        ("Quorsilane Silicon (Othertown) Co., Ltd.", "Quorsilane Silicon (Shanshan) Co., Ltd."),
        ("Quorsilane Silicon (Leshan) Co., Ltd.", "Quorsilane Silicon (Shanshan) Co., Ltd."),
        ("阔硅岚硅业（泸州）有限公司", "阔硅岚硅业（鄯善）有限公司"), ("石河子阔硅岚纺织有限公司", "阿克苏阔硅岚纺织有限公司"),
        ("新疆石河子阔硅岚纺织有限公司", "新疆阿克苏阔硅岚纺织有限公司"), ("Shihezi Kuoguilan Textile Co., Ltd.", "阿克苏阔硅岚纺织有限公司"),
        ("阿克苏阔硅岚色纺有限公司", "Xinjiang Kuoguilan Color Spinning Group Co., Ltd."),
        ("阔硅岚纺织有限公司喀什分公司", "阔硅岚纺织有限公司和田分公司"), ("Quorsilane No. 2 Plant", "Quorsilane No. 3 Plant"),
    ])
    func anotherTownOrPlantIsAnotherCompany(asked: String, listed: String) throws {
        let found = try score(asked, [listed])
        #expect(found?.isMatch != true)
        #expect(found?.score ?? 0 < 0.25, "\(found?.score ?? 0)")
    }

    @Test func anAliasWithoutThePlaceDoesNotHideIt() throws {
        let found = try score(
            "Quorsilane Silicon (Leshan) Co., Ltd.", ["Quorsilane Silicon (Shanshan) Co., Ltd.", "Quorsilane Silicon"])
        #expect(found?.isMatch != true)
    }

    @Test(arguments: [
        ("Xinjiang Quorsilane Silicon Co., Ltd.", "Quorsilane Silicon (Shanshan) Co., Ltd."),
        ("China Quorsilane Silicon (Shanshan)", "Quorsilane Silicon (Shanshan) Co., Ltd."),
        ("新疆石河子阔硅岚纺织有限公司", "石河子阔硅岚纺织有限公司"), ("Quorsilane Silicon (鄯善)", "Quorsilane Silicon (Shanshan) Co., Ltd."),
    ])
    func aPlaceWithinTheOtherContradictsNothing(asked: String, listed: String) throws {
        let evidence = try score(asked, [listed])?.explanation?.evidence ?? []
        #expect(!evidence.contains { $0.kind == .otherPlace })
        #expect(!evidence.isEmpty)
    }

    @Test func aNumberThatAgreesOutweighsThePlace() throws {
        let found = try score(
            "Quorsilane Silicon (Leshan) Co., Ltd.", ["Quorsilane Silicon (Shanshan) Co., Ltd."], number: "RN77415520")
        #expect(found?.isMatch == true)
    }

    @Test func theEvidenceAddsUpAndSaysSo() throws {
        let found = try #require(
            try score("阔硅岚硅业（泸州）有限公司", ["阔硅岚硅业（鄯善）有限公司"])?.explanation)
        #expect(found.evidence.contains { $0.kind == .otherPlace && $0.contribution < 0 })
        let sum = found.evidence.map(\.contribution).reduce(0, +)
        #expect(abs(sum - found.logOdds) < 1e-3)
    }
}
