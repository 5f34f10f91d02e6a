import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

/// What is no match and put to a person all the same, with its reason.
struct QuestionTests {
    private func best(_ listed: Entity, _ query: ScreeningQuery) throws -> Candidate? {
        try InventedParties.screener([listed]).screen(query).first
    }

    private static func address(_ entity: Entity, _ text: String) -> Entity {
        var entity = entity
        entity.properties[.address] = [text]
        return entity
    }

    @Test(arguments: ["Zhaoqiong", "Zhaoqiong Ltd"])
    func aBrandAloneIsAQuestion(name: String) throws {
        let listed = InventedParties.company("a", ["Kuitun Zhaoqiong Textile Co., Ltd."])
        let found = try #require(
            try best(listed, ScreeningQuery(id: "q", schema: .company, names: [name], countries: ["cn"])))
        #expect(!found.isMatch)
        #expect(found.isQuestion)
        #expect(found.question?.contains("brand") == true)
    }

    /// A name that is cut short in its table, whose brand reads as a place.
    @Test func placesAloneThatALongerNameBeginsWithAreAQuestion() throws {
        let listed = InventedParties.company("a", ["Xinjiang Junggar Textile Co., Ltd."])
        let found = try best(
            listed, ScreeningQuery(id: "q", schema: .company, names: ["Xinjiang Junggar"], countries: ["cn"]))
        #expect(found?.isMatch == false && found?.isQuestion == true)
        let place = try best(listed, ScreeningQuery(id: "q", schema: .company, names: ["Xinjiang"], countries: ["cn"]))
        #expect(place?.isQuestion != true)
    }

    @Test func aSeatElsewhereThanTheListedNameSaysIsAQuestion() throws {
        let listed = InventedParties.company("a", ["Kuitun Zhaoqiong Lunfei Textile Co., Ltd."])
        func query(_ name: String, _ address: String) -> ScreeningQuery {
            ScreeningQuery(id: "q", schema: .company, names: [name], countries: ["cn"], addresses: [address])
        }
        let elsewhere = try best(listed, query("Zhaoqiong Lunfei Textile Co., Ltd.", "Nantong, Jiangsu"))
        #expect(elsewhere?.isMatch == false)
        #expect(elsewhere?.isQuestion == true)
        let here = try best(listed, query("Zhaoqiong Lunfei Textile Co., Ltd.", "Kuitun, Xinjiang"))
        #expect(here?.isMatch == true)
        let office = try best(listed, query("Kuitun Zhaoqiong Lunfei Textile Co., Ltd.", "Shanghai"))
        #expect(office?.isMatch == true)
    }

    @Test func aTownInBracketsIsABranchOrASubsidiary() throws {
        let listed = InventedParties.company("a", ["Zhaoqiong Lunfei Silicon Industry (Shanshan) Co., Ltd."])
        let query = ScreeningQuery(
            id: "q", schema: .company, names: ["Zhaoqiong Lunfei Silicon Industry Co., Ltd."], countries: ["cn"])
        let found = try best(listed, query)
        #expect(found?.isMatch == false)
        #expect(found?.question?.contains("brackets") == true)
    }

    @Test func anotherLineOfBusinessIsAQuestion() throws {
        let listed = InventedParties.company("a", ["Zhaoqiong Lunfei Group"])
        let query = ScreeningQuery(
            id: "q", schema: .company, names: ["Zhaoqiong Lunfei Logistics Co., Ltd."], countries: ["cn"])
        let found = try best(listed, query)
        #expect(found?.isMatch == false)
        #expect(found?.isQuestion == true)
    }

    @Test func aFurtherLineOnEitherSideIsAQuestion() throws {
        let listed = InventedParties.company("a", ["Zhaoqiong Lunfei Textile Logistics Ltd"])
        func found(_ name: String) throws -> Candidate? {
            try best(listed, ScreeningQuery(id: "q", schema: .company, names: [name], countries: ["cn"]))
        }
        let sister = try found("Zhaoqiong Lunfei Textile Chemicals Ltd")
        #expect(sister?.isMatch == false)
        #expect(try found("Zhaoqiong Lunfei Textile Ltd")?.isMatch == true)
        #expect(try found("Zhaoqiong Lunfei Logistics & Textile Limited")?.isMatch == true)
    }

    /// A longer name than the listed one's is its fuller form or that of another person; a shorter one is in the listed one.
    @Test func aFurtherNameOfAPersonIsAQuestion() throws {
        func found(_ asked: String, listed: String, born: [String] = []) throws -> Candidate? {
            var entity = InventedParties.person("a", listed)
            entity.properties[.birthDate] = born
            return try best(
                entity, ScreeningQuery(id: "q", schema: .person, names: [asked], birthDates: born))
        }
        let fuller = try #require(try found("Tarvik Quenlin Obrandel", listed: "Tarvik Obrandel"))
        #expect(!fuller.isMatch)
        #expect(fuller.question?.contains("further name") == true)
        let doubled = try found("Tarvik Quenlin Obrandel-Haskvor", listed: "Tarvik Quenlin Obrandel")
        #expect(doubled?.isMatch == false && doubled?.isQuestion == true)
        #expect(try found("Tarvik Obrandel", listed: "Tarvik Quenlin Obrandel")?.isQuestion == false)
        #expect(try found("Tarvik Q. Obrandel", listed: "Tarvik Obrandel")?.question == nil)
        #expect(try found("Tarvik Quenlin Obrandel", listed: "Tarvik Obrandel", born: ["1961-03-05"])?.isMatch == true)
    }

    @Test(arguments: [
        ("第一中学", "第一师"), ("第三中学", "第三监狱"), ("School 7", "Plant 7"), ("No. 3 School", "No. 3 Prison"),
        ("Workshop 12", "Factory No. 12"),
    ])
    func aNumberInCommonIsNoName(asked: String, listed: String) throws {
        let entity = Entity(id: "a", schema: .organization, properties: [.name: [listed]], datasets: ["invented"])
        let found = try best(entity, ScreeningQuery(id: "q", schema: .organization, names: [asked]))
        #expect(found?.isMatch != true)
    }
}
