import ClewModel
import Foundation
import TestSupport
import Testing

@testable import Screening

/// One name in one country at two addresses is a question.
///
/// All parties are invented.
struct AddressTests {
    private func find(_ asked: [String], _ listed: [String], number: String? = nil) throws -> Candidate {
        var party = InventedParties.company(
            "party", ["Quorsilane Looms Co., Ltd."], identifiers: number.map { [.registrationNumber: [$0]] } ?? [:])
        party.properties[.address] = listed
        let index = try ScreeningIndex.build(entities: [party], lexicon: try InventedParties.lexicon.get())
        let query = ScreeningQuery(
            id: "q", schema: .company, names: ["Quorsilane Looms Co., Ltd."], countries: ["cn"],
            identifiers: number.map { [PartyIdentifier(kind: .registrationNumber, value: $0)] } ?? [], addresses: asked)
        return try #require(try Screener(index: index).screen(query).first)
    }

    @Test(arguments: [
        ("No. 3 Mill Lane, Shihezi, Xinjiang", "12 Cotton Road, Aksu, Xinjiang, China"),
        ("江苏省苏州市工业园区", "No. 9 Weaving Road, Qingdao, Shandong"),
    ])
    func anotherTownIsAQuestion(asked: String, listed: String) throws {
        let found = try find([asked], [listed])
        #expect(!found.isMatch)
        #expect(found.score > 0.25)
        #expect(found.explanation?.evidence.contains { $0.kind == .otherAddress } == true)
        let sum = (found.explanation?.evidence ?? []).map(\.contribution).reduce(0, +)
        #expect(abs(sum - (found.explanation?.logOdds ?? 0)) < 1e-3)
    }

    @Test(arguments: [
        (["No. 3 Mill Lane, Aksu"], ["12 Cotton Road, Aksu, Xinjiang, China"]), (["新疆阿克苏"], ["Aksu City, Xinjiang"]),
        (["Xinjiang, China"], ["12 Cotton Road, Aksu"]), (["3 Mill Lane"], ["12 Cotton Road, Aksu"]), ([], ["Aksu"]),
        (["Shihezi", "Aksu"], ["Aksu"]), (["Urumqi, Beijing Road"], ["乌鲁木齐市北京路"]),
    ])
    func oneTownOrNoneChangesNothing(asked: [String], listed: [String]) throws {
        #expect(try find(asked, listed).isMatch)
    }

    @Test func aNumberThatAgreesOutweighsTheAddress() throws {
        #expect(try find(["Shihezi, Xinjiang"], ["Aksu, Xinjiang"], number: "RN55120331").isMatch)
    }
}
