import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// Letters as whoever gets them reads them: asked what they can know, called what they are, in words of their trade.
struct LetterReadingTests {
    private static func letters(_ name: String, change: (inout Case) -> Void = { _ in }) throws -> (
        [SupplierLetter], Case
    ) {
        var found = try Examples.read(name)
        change(&found)
        let assessment = try Examples.assess(found)
        let commodity = try Examples.knowledge.get().commodities[found.commodity]
        return (
            LetterWriter(
                found, commodity: commodity, gaps: assessment.gaps, term: Examples.term(of: assessment),
                gazetteer: try Examples.knowledge.get().gazetteer
            )
            .letters,
            found
        )
    }

    /// The answer to one case must not be taken for that to another.
    @Test func noTwoCasesHaveAMarkInCommon() throws {
        var seen: Set<String> = []
        for name in Examples.names {
            let marks = try Self.letters(name).0.flatMap(\.items).flatMap(\.marks)
            #expect(seen.isDisjoint(with: marks), "\(name)")
            seen.formUnion(marks)
        }
        let one = try Self.letters("pvc").0.flatMap(\.items).flatMap(\.marks)
        let other = try Self.letters("pvc") { $0.title = "Another case" }.0.flatMap(\.items).flatMap(\.marks)
        #expect(!one.isEmpty && Set(one).isDisjoint(with: other))
    }

    @Test(arguments: Examples.names)
    func whoOnlyTradesIsAskedFromWhomItBought(name: String) throws {
        let (letters, found) = try Self.letters(name)
        let makersAlone: Set<LetterTopic> = [.historyOfLot, .originOfLot, .placeOfLot, .contentOfLot]
        for letter in letters where found.party(letter.party)?.roles.contains(.trader) == true {
            for item in letter.items {
                #expect(!makersAlone.contains(item.topic), "\(letter.name): \(item.about.english)")
            }
        }
    }

    @Test(arguments: [
        ("Quonvex Textile Co., Ltd.", "company", "贵公司"), ("某某棉花专业合作社", "cooperative", "贵社"),
        ("某某纺织厂", "factory", "贵厂"), ("某某农场", "farm", "贵场"), ("王某制衣个体工商户", "business", "贵户"),
        ("某某纺织有限公司", "company", "贵公司"), ("Quonvex", "organization", "贵单位"),
    ])
    func everybodyIsCalledWhatTheyAre(name: String, english: String, chinese: String) {
        let form = FormOfAddress(CaseParty(id: "P", name: name, location: SourceLocation(file: "parties.csv", line: 2)))
        #expect(form.english == english && form.chinese == chinese)
    }

    @Test(arguments: [
        "pig iron, maker not named", "Bayingolin grade dates (Ruoqiang), orchard refuses to say", "若羌灰枣",
        "in two chains",
        "lint, origin unknown", "巴州香梨",
    ])
    func whatACaseSaysOfItsGapsGoesToNobody(text: String) throws {
        #expect(!LetterWords.isNeutral(text, by: try Examples.knowledge.get().gazetteer))
    }

    /// What the gazetteer knows needs no list of its own: names in both scripts, those that others share, goods called by a place.
    @Test(arguments: [
        "新疆棉", "兵团皮棉", "昆玉红枣", "双河皮棉", "巴州香梨", "哈密瓜", "和田玉枣", "喀什长绒棉", "Hetian dates", "XPCC lint", "Bingtuan lint",
        "lint of Shanshan", "Tumushuke walnuts", "Aral dates", "Yarkand raisins", "Tarim walnuts",
    ])
    func aPlaceThatNoLetterNamesIsFoundByTheGazetteer(text: String) throws {
        #expect(!LetterWords.isNeutral(text, by: try Examples.knowledge.get().gazetteer))
    }

    @Test(arguments: ["dried dates, grade A", "皮棉", "60s combed yarn", "tomato paste 30-32"])
    func wordsOfAnInvoiceMayStand(text: String) throws {
        #expect(LetterWords.isNeutral(text, by: try Examples.knowledge.get().gazetteer))
    }

    @Test func goodsAreCountedAsTheirTradeCountsThem() throws {
        func some(_ amount: Double, _ unit: UnitOfMeasure) throws -> Quantity { try #require(Quantity(amount, unit)) }
        #expect(try LetterWords.quantity(some(5_500_000, .piece), piece: "片").chinese == "5 500 000 片")
        #expect(try LetterWords.quantity(some(1600, .drum)).english == "1 600 drums")
        #expect(try LetterWords.quantity(some(1, .drum)).english == "1 drum")
        #expect(try LetterWords.quantity(some(1600, .drum)).chinese == "1 600 桶")
        let solar = try Self.letters("solar-developer").0.flatMap(\.items).map(\.about.chinese).joined()
        #expect(!solar.contains("件（硅片）") && !solar.contains("件（光伏组件）"))
    }

    @Test func fileNamesKeepLettersWithMarksAsPlainOnes() throws {
        let folder = try TemporaryDirectory()
        let letter = SupplierLetter(
            party: "P", name: "Công ty TNHH Đại Nam", chineseName: nil,
            date: try #require(Day("2026-03-05")), replyBy: try #require(Day("2026-03-19")),
            formOfAddress: .init("company", "贵公司"), requester: "R", goods: "goods", goodsInChinese: "货物", items: [])
        let files = try LetterFiles([letter], gaps: []).write(to: folder.url.appending(path: "letters"), mark: "m")
        #expect(files.contains { $0.lastPathComponent == "01-cong-ty-tnhh-dai.html" })
    }
}
