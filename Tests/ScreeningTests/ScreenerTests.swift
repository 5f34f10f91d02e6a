import ClewModel
import Foundation
import NameMatching
import Testing
import TestSupport

@testable import Screening

struct ScreenerTests {
    private static let lantian = InventedParties.company(
        "a", ["Zhaoqiong Lunfei Textile Co., Ltd."], aliases: ["昭琼伦飞纺织有限公司"])
    private static let other = InventedParties.company("b", ["Baimo Kartel Textile Co., Ltd."])

    private static func first(
        _ entities: [Entity], _ query: ScreeningQuery, options: ScreeningOptions = ScreeningOptions()
    ) throws -> Candidate? {
        try InventedParties.screener(entities, options: options).screen(query).first
    }

    @Test(arguments: [
        "Zhaoqiong Lunfei Textile Co., Ltd.", "ZHAOQIONG LUNFEI TEXTILE CO LTD", "zhaoqiong lunfei textile",
        "Ｚｈａｏｑｉｏｎｇ Lunfei Textile Co., Ltd.", "昭琼伦飞纺织有限公司",
    ])
    func aPartyIsFoundUnderItsOwnName(name: String) throws {
        let found = try #require(
            try Self.first([Self.lantian, Self.other], ScreeningQuery(id: "q", schema: .company, names: [name])))
        #expect(found.entity == "a")
        #expect(found.isMatch)
    }

    @Test func aQueryGivesTheSameAnswerAloneInABatchAndOnAnyNumberOfThreads() throws {
        var generator = SplitMix64(seed: 11)
        let entities = InventedParties.random(250, using: &generator)
        let queries = (0..<80).map { number in
            let name = InventedParties.slip(
                entities.randomElement(using: &generator)?.caption ?? "", using: &generator)
            return ScreeningQuery(id: "q\(number)", schema: .company, names: [name])
        }
        let screener = try InventedParties.screener(entities)
        let alone = try queries.map { try screener.screen($0).map(Found.init) }
        #expect(alone.contains { !$0.isEmpty })
        for workers in [1, 2, 3, 8] {
            #expect(try screener.screen(queries, workers: workers).map { $0.map(Found.init) } == alone)
        }
    }

    @Test func theOrderOfTheListDoesNotMatter() throws {
        var generator = SplitMix64(seed: 5)
        let entities = InventedParties.random(400, using: &generator)
        let queries = entities.prefix(80).map {
            ScreeningQuery(
                id: $0.id.rawValue, schema: .company, names: [InventedParties.slip($0.caption, using: &generator)])
        }
        let one = try InventedParties.screener(entities).screen(queries)
        let other = try InventedParties.screener(entities.shuffled(using: &generator)).screen(queries)
        #expect(one.map { $0.map(Found.init) } == other.map { $0.map(Found.init) })
    }

    @Test func contributionsSumUpToTheLogarithmOfTheOdds() throws {
        var generator = SplitMix64(seed: 8)
        let entities = InventedParties.random(200, using: &generator)
        let screener = try InventedParties.screener(entities)
        for entity in entities.prefix(60) {
            let query = ScreeningQuery(
                id: "q", schema: .company, names: [InventedParties.slip(entity.caption, using: &generator)],
                countries: ["de"], identifiers: [PartyIdentifier(kind: .registrationNumber, value: "RN100123")])
            for candidate in try screener.screen(query) {
                let explanation = try #require(candidate.explanation)
                let sum = explanation.evidence.reduce(0) { $0 + $1.contribution }
                #expect(abs(sum - explanation.logOdds) < 1e-9)
                #expect(abs(candidate.score - 1 / (1 + exp(-explanation.logOdds))) < 1e-12)
                #expect(explanation.evidence.allSatisfy { $0.sentence.hasSuffix(".") })
            }
        }
    }

    @Test func genericWordsAloneMatchNothing() throws {
        let entities = [
            Self.lantian, Self.other, InventedParties.company("c", ["Baimo Trading Company"]),
            InventedParties.company("d", ["Kartel Corp"]),
        ]
        let screener = try InventedParties.screener(entities)
        for name in ["CORP", "Trading Company", "Co., Ltd.", "有限公司", "Textile Co., Ltd."] {
            let found = try screener.screen(ScreeningQuery(id: "q", schema: .company, names: [name]))
            #expect(found.filter(\.isMatch).map(\.matchedName) == [], "asked for \(name)")
        }
    }

    @Test(arguments: 0..<3 as Range<UInt64>)
    func aSureMatchHidesNoEntryOfTheSameNameInAnotherScript(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed &+ 70)
        let entities =
            InventedParties.random(300, using: &generator) + [
                InventedParties.company("chinese", ["阿克苏瑞格禾针织有限公司"]),
                InventedParties.company("english", ["Aksu Ruigehe Knitting Co., Ltd."]),
                InventedParties.company("brief", ["Ruigehe Knitting Mill"]),
            ]
        let found = try InventedParties.screener(entities)
            .screen(ScreeningQuery(id: "q", schema: .company, names: ["阿克苏瑞格禾针织有限公司"]))
        #expect(found.prefix(2).map(\.entity) == ["chinese", "english"])
        #expect(found.prefix(2).allSatisfy { $0.isMatch })
        #expect(found.contains { $0.entity == "brief" })
    }

    @Test(arguments: [
        (0, 4), (16_383, 4), (16_384, 2), (65_536, 1), (100_000, 1), (524_287, 1), (524_288, 2), (1_000_000, 2),
        (1_048_576, 4), (10_000_000, 8), (.max, 8),
    ])
    func effortGrowsWithLongListsAndWithShortOnes(count: Int, effort: Int) {
        #expect(ScreeningOptions.effort(for: count) == effort)
    }

    @Test func noLongerNameIsAboveTheSameName() throws {
        let longer = ["علي", "سعيد", "حسن", "مصطفى"]
        let entities =
            [InventedParties.person("z", "سليمان الخطيب")]
            + longer.map { InventedParties.person("a-\($0)", "سليمان \($0) الخطيب") }
        let found = try InventedParties.screener(entities)
            .screen(ScreeningQuery(id: "q", schema: .person, names: ["سليمان الخطيب"]))
        #expect(found.first?.entity == "z")
    }

    @Test func manyNamesOfTheSameLettersKeepNoWholeNameInAnotherScriptOut() throws {
        let given = [
            "Hassan", "Khaled", "Nasser", "Omar", "Ali", "Tariq", "Jamal", "Said", "Rashid", "Faisal", "Mustafa",
            "Ibrahim", "Ahmad",
        ]
        let longer = given.flatMap { first in
            given.filter { $0 != first }.map {
                InventedParties.person("\(first)-\($0)", "\(first) \($0) Youssef Al-Husseini")
            }
        }
        let entities = longer + [InventedParties.person("whole", "يوسف الحسيني")]
        // As in a list so long that it is not searched any further.
        var options = ScreeningOptions()
        options.comparisons = 8
        options.crowd = .max
        let found = try InventedParties.screener(entities, options: options)
            .screen(ScreeningQuery(id: "q", schema: .person, names: ["Youssef Al-Husseini"]))
        #expect(found.first?.entity == "whole")
    }

    @Test func anEntityWithFortyAliasesIsNeitherAboveNorBelowOneWithTwo() throws {
        var generator = SplitMix64(seed: 3)
        let many = (0..<39).map { _ in InventedParties.randomName(using: &generator) }
        let name = "Quonvex Halbrit Mining Co., Ltd."
        let entities = [
            InventedParties.company("z-many", [many[0]], aliases: Array(many.dropFirst()) + [name]),
            InventedParties.company("a-few", ["Otterlin Foods Co., Ltd."], aliases: [name]),
        ]
        let found = try InventedParties.screener(entities)
            .screen(ScreeningQuery(id: "q", schema: .company, names: [name]))
        #expect(found.map(\.entity) == ["a-few", "z-many"])
        #expect(found.map(\.score).first == found.map(\.score).last)
        // A slip: the score of the one with many names is lower at most a little, and it is still found.
        let slip = try InventedParties.screener(entities)
            .screen(ScreeningQuery(id: "q", schema: .company, names: ["Quonvex Halbirt Mining Co., Ltd."]))
        #expect(Set(slip.filter(\.isMatch).map(\.entity)) == ["a-few", "z-many"])
    }

    @Test func aWeakAliasCountsLessThanAName() throws {
        let strong = try #require(
            try Self.first(
                [InventedParties.company("a", ["Quonvex Mining Ltd"])],
                ScreeningQuery(id: "q", schema: .company, names: ["Quonvex Mining Ltd"])))
        let weak = try #require(
            try Self.first(
                [InventedParties.company("a", ["Halbrit Foods Ltd"], weakAliases: ["Quonvex Mining Ltd"])],
                ScreeningQuery(id: "q", schema: .company, names: ["Quonvex Mining Ltd"])))
        #expect(weak.score < strong.score)
        #expect(weak.explanation?.evidence.contains { $0.kind == .weakAlias } == true)
    }

    @Test func countriesThatDifferLowerTheScoreAndTheSameOnesRaiseIt() throws {
        func score(_ countries: [String]) throws -> Double {
            try #require(
                try Self.first(
                    [InventedParties.company("a", ["Quonvex Halbrit Mining Ltd"], country: "kz")],
                    ScreeningQuery(
                        id: "q", schema: .company, names: ["Quonvex Halbirt Mining Ltd"], countries: countries))
            ).score
        }
        #expect(try score(["Kazakhstan"]) > score([]))
        #expect(try score(["de"]) < score([]))
        #expect(try score(["de", "kz"]) > score([]))
    }

    @Test func datesOfBirthTellNamesakesApart() throws {
        let entities = [
            InventedParties.person("p1", "Orvan Quillbeck", born: "1961-04-07"),
            InventedParties.person("p2", "Orvan Quillbeck", born: "1988"),
        ]
        let screener = try InventedParties.screener(entities)
        func ask(_ born: String) throws -> [EntityID] {
            try screener.screen(
                ScreeningQuery(id: "q", schema: .person, names: ["Quillbeck, Orvan"], birthDates: [born])
            ).map(\.entity)
        }
        #expect(try ask("1961-04-07").first == "p1")
        #expect(try ask("1961").first == "p1")
        #expect(try ask("1988-12-01").first == "p2")
    }

    @Test func aPersonAndACompanyOfOneNameAreKeptApart() throws {
        let entities = [
            InventedParties.person("p", "Orvan Quillbeck"), InventedParties.company("c", ["Orvan Quillbeck"]),
        ]
        let screener = try InventedParties.screener(entities)
        #expect(
            try screener.screen(ScreeningQuery(id: "q", schema: .person, names: ["Orvan Quillbeck"])).map(\.entity) == [
                "p"
            ])
        #expect(
            try screener.screen(ScreeningQuery(id: "q", schema: .company, names: ["Orvan Quillbeck"])).map(\.entity)
                == ["c"])
        #expect(
            try Set(
                screener.screen(ScreeningQuery(id: "q", schema: .legalEntity, names: ["Orvan Quillbeck"])).map(\.entity)
            )
                == ["p", "c"])
    }

    @Test(arguments: [
        "", " ", "\u{0}", "🙂🙂🙂", "……!!!---", "\u{202E}\u{200F}\u{FEFF}", "\u{FFFD}",
        String(repeating: "a", count: 1_000_000),
        String(repeating: "华 ", count: 100_000), String(repeating: "x y ", count: 50_000), "a", "阿",
    ])
    func anyTextAtAllIsAnswered(text: String) throws {
        let screener = try InventedParties.screener([Self.lantian, InventedParties.company("odd", [text])])
        let found = try screener.screen(ScreeningQuery(id: text, schema: .legalEntity, names: [text, "", text]))
        #expect(found.allSatisfy { $0.score >= 0 && $0.score <= 1 })
        #expect(!found.contains { $0.entity == "a" && $0.isMatch })
    }
}
