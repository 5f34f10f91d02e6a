import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

/// What users of screening tools ask for; every party is invented.
struct UserRequestTests {
    /// A list of a few hundred invented companies and persons, and some more.
    private static func screener(_ more: [Entity]) throws -> Screener {
        var generator = SplitMix64(seed: 5)
        return try InventedParties.screener(InventedParties.random(300, using: &generator) + more)
    }

    private static func first(_ name: String, _ schema: Schema, among more: [Entity]) throws -> Candidate? {
        try screener(more).screen(ScreeningQuery(id: "q", schema: schema, names: [name])).first
    }

    @Test(arguments: [
        "GUANGZHOU QUONVEX COMM GRP", "QUONVEX GUANGZHOU", "Guangzhou Quonvex Communications Gr",
        "guangzhouquonvex communications",
    ])
    func abbreviatedCutAndTurnedNamesAreFound(query: String) throws {
        let listed = InventedParties.company("a", ["Guangzhou Quonvex Communications Group Co., Ltd."])
        let found = try #require(try Self.first(query, .company, among: [listed]))
        #expect(found.entity == "a")
        #expect(found.isMatch)
    }

    @Test(arguments: ["CORP", "Trading Company", "Co., Ltd.", "International Group"])
    func genericWordsAloneMatchNothing(query: String) throws {
        let listed = [
            InventedParties.company("a", ["Quonvex Trading Company"]), InventedParties.company("b", ["Halbrit Corp"]),
        ]
        #expect(try Self.first(query, .company, among: listed)?.isMatch != true)
    }

    @Test(arguments: [
        ("United Turbine Corporation", "UNITED TURBINE CORPORATION"),
        ("Bank of Northern Valley", "Bank of Northern Valley"),
        ("Special Glass Center LLC", "Special Glass Center"),
        ("Capital Bank", "CAPITAL BANK"),
    ])
    func aNameOfGenericWordsAloneIsFoundAsItStands(listed: String, query: String) throws {
        let more = [InventedParties.company("a", [listed]), InventedParties.company("b", ["United Glass Corporation"])]
        let found = try #require(try Self.first(query, .company, among: more))
        #expect(found.entity == "a")
        #expect(found.isMatch)
    }

    @Test(arguments: ["Gorshenin, Sergey", "Sergey Gorshenin", "SERGEY IVANOVICH GORSHENIN", "Горшенин Сергей"])
    func aPersonIsFoundWithoutThePatronymic(query: String) throws {
        let listed = InventedParties.person("a", "GORSHENIN, Sergey Ivanovich")
        let found = try #require(try Self.first(query, .person, among: [listed]))
        #expect(found.entity == "a")
        #expect(found.isMatch)
    }

    @Test func aPatronymicOmittedIsNotOneContradicted() throws {
        let listed = InventedParties.person("a", "GORSHENIN, Sergey Ivanovich")
        let omitted = try #require(try Self.first("Sergey Gorshenin", .person, among: [listed]))
        let contradicted = try #require(try Self.first("Sergey Petrovich Gorshenin", .person, among: [listed]))
        #expect(omitted.score > contradicted.score)
    }

    @Test func shortNamesThatDifferAreDifferentPersons() throws {
        #expect(try Self.first("Li Wu", .person, among: [InventedParties.person("a", "Lu Wu")])?.isMatch != true)
    }

    @Test func scoresKeepAnOrder() throws {
        let listed = [
            InventedParties.company("same", ["Quonvex Halbrit Mining Ltd"]),
            InventedParties.company("near", ["Quonvex Halbrit Mining and Trading Ltd"]),
            InventedParties.company("far", ["Quonvex Halbrid Foods Ltd"]),
        ]
        let found = try Self.screener(listed).screen(
            ScreeningQuery(id: "q", schema: .company, names: ["Quonvex Halbrit Mining Ltd"]))
        #expect(found.prefix(3).map(\.entity) == ["same", "near", "far"])
        #expect(Set(found.prefix(3).map(\.score)).count == 3)
    }

    @Test func anEntityWithFortyAliasesIsNotRankedBelowOneWithTwo() throws {
        let aliases = (0..<40).map { "Halbrit Number\($0)word Foods Ltd" }
        let listed = [
            InventedParties.company("many", ["Quonvex Mining Ltd"], aliases: aliases),
            InventedParties.company("few", ["Quonvexa Mining Ltd"], aliases: ["Quonvexe Foods Ltd"]),
        ]
        #expect(try Self.first("Quonvex Mining Ltd", .company, among: listed)?.entity == "many")
    }

    @Test func aDateOfBirthThatIsAYearOffAnEstimateCountsLessThanOneThatIsFarOff() throws {
        let listed = InventedParties.person("a", "GORSHENIN, Sergey Ivanovich", born: "1951")
        func score(_ born: String) throws -> Double {
            let query = ScreeningQuery(
                id: "q", schema: .person, names: ["Sergey Ivanovich Gorshenin"], birthDates: [born])
            return try #require(try Self.screener([listed]).screen(query).first).score
        }
        #expect(try score("1951") >= score("1952-03-04"))
        #expect(try score("1952-03-04") > score("1961"))
    }

    @Test func namesThatDisagreeBesideAnIdentifierNeverRaiseTheScore() throws {
        let listed = InventedParties.company(
            "a", ["Halbrit Foods Ltd"], country: "co", identifiers: [.taxNumber: ["AF1339551"]])
        let identifiers = [PartyIdentifier(kind: .taxNumber, value: "AF1339551")]
        func score(_ names: [String], _ countries: [String]) throws -> Double {
            let query = ScreeningQuery(id: "q", names: names, countries: countries, identifiers: identifiers)
            return try #require(try Self.screener([listed]).screen(query).first).score
        }
        let alone = try score([], [])
        #expect(try score(["Quonvex Werkzeug GmbH"], []) <= alone)
        #expect(try score(["Quonvex Werkzeug GmbH"], ["de"]) <= score(["Quonvex Werkzeug GmbH"], []))
        #expect(try score(["Halbrit Foods Ltd"], ["co"]) >= alone)
    }
}
