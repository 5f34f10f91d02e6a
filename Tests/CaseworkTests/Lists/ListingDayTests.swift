import ClewModel
import Foundation
import ListImport
import Screening
import StatementStore
import TestSupport
import Testing

import World
@testable import Casework

/// Which parties count on a day, by the days that published lists give.
struct ListingDayTests {
    private let folder: TemporaryDirectory
    private let archive: Archive

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        for (key, file) in [("un-sc", "un-sc.xml"), ("us-csl", "us-csl-old.csv")] {
            let importer = try PublishedLists.catalog().importer(for: key)
            _ = try ArchiveImport(importer, metadata: nil, archive: archive).run(
                [RepositoryFiles.fixtures.appending(path: "lists/\(file)")],
                options: ArchiveImportOptions(recorded: try #require(Day("2026-11-03"))))
        }
    }

    /// The names of the parties that stand on a list on a day; an index of them holds as many.
    private func names(_ key: String, _ day: String) throws -> [String] {
        let day = try #require(Day(day))
        let world = try World(try Examples.knowledge.get(), archive: archive)
        let dataset = DatasetName(key.replacing("-", with: "_"))
        var standing: [Entity] = []
        try world.forEachListedParty(on: [dataset], standingOn: day) { standing.append($0) }
        #expect(try ScreeningBase.lists(world, keys: [key], asOf: day).partyCount == standing.count)
        return standing.map(\.caption).sorted()
    }

    private func exported(_ list: DatasetName, _ day: String) throws -> [String] {
        let day = try #require(Day(day))
        return try archive.snapshot(validAt: day, knownAt: .distantFuture, datasets: [list]).entities()
            .filter(\.schema.isMatchable).map(\.caption).sorted()
    }

    @Test(arguments: [
        ("un-sc", "2008-12-09", []), ("un-sc", "2014-06-29", ["PERSON EXAMPLE THIRD FOURTH"]),
        ("un-sc", "2014-06-30", ["EXAMPLE FRONT COMPANY", "PERSON EXAMPLE THIRD FOURTH"]),
        ("us-csl", "2021-06-23", ["EXAMPLE STAR", "EXAMPLE, Person"]),
        ("us-csl", "2018-01-01", ["EXAMPLE DENIED", "EXAMPLE STAR", "EXAMPLE, Person"]),
        ("us-csl", "2021-06-24", ["EXAMPLE STAR", "EXAMPLE, Person", "Example Technology Co., Ltd."]),
    ])
    func aPartyCountsFromTheFirstDayOfItsListingToTheLast(key: String, day: String, expected: [String]) throws {
        #expect(try names(key, day) == expected)
        #expect(try exported(DatasetName(key.replacing("-", with: "_")), day) == expected)
    }

    @Test func aListingOfAnotherDayIsKnownWithItsDays() throws {
        let world = try World(try Examples.knowledge.get(), archive: archive)
        let entries = world.designations(of: "un-6900002")
        #expect(entries.map(\.from) == [PartialDate("2014-06-30")])
        #expect(!world.isListed("un-6900002", on: try #require(Day("2010-01-01"))))
    }

    @Test func aPartyIsListedOnTheDaysOnWhichAnEntryStands() throws {
        let world = try World(try Examples.knowledge.get(), archive: archive)
        for (day, isListed) in [("2014-06-29", false), ("2014-06-30", true)] {
            let day = try #require(Day(day))
            #expect(world.isListed("un-6900002", on: day) == isListed)
            var found: [EntityID] = []
            try world.forEachListedParty(on: ["un_sc"], standingOn: day) { found.append($0.id) }
            #expect(found.contains("un-6900002") == isListed)
        }
    }

    private func party(_ topics: String = "sanction") -> Statement {
        Statement(entity: "x", schema: .company, property: .topics, value: topics, dataset: "one")
    }

    private func listing(_ id: EntityID, _ values: [PropertyName: String], in list: DatasetName = "one") -> [Statement]
    {
        values.merging([.entity: "x"]) { first, _ in first }.sorted { $0.key < $1.key }.map {
            Statement(entity: id, schema: .sanction, property: $0.key, value: $0.value, dataset: list)
        }
    }

    private func stands(_ statements: [Statement], on day: String) throws -> Bool {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        for list in Set(statements.map(\.dataset)).sorted() {
            let request = ListImportRequest(
                dataset: list, recorded: try #require(Day("2026-01-01")), reader: "test",
                rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
            _ = try archive.importList(request) { draft in try draft.add(statements.filter { $0.dataset == list }) }
        }
        let world = try World(try Examples.knowledge.get(), archive: archive)
        return world.isListed("x", on: try #require(Day(day)))
    }

    @Test func anUndatedListingBesideOneThatHasEndedStillCounts() throws {
        let ended = listing("l-1", [.startDate: "2010", .endDate: "2015"])
        #expect(try stands([party()] + ended, on: "2012-01-01"))
        #expect(try !stands([party()] + ended, on: "2020-01-01"))
        #expect(try stands([party()] + ended + listing("l-2", [:]), on: "2020-01-01"))
    }

    @Test func anUndatedListingOnAnotherBasisStillCounts() throws {
        let later = listing("l-1", [.startDate: "2025", .program: "One Programme"])
        let twin = listing("l-2", [.program: "One Programme"])
        #expect(try !stands([party()] + later + twin, on: "2020-01-01"))
        #expect(try stands([party()] + later + listing("l-2", [.program: "Other Programme"]), on: "2020-01-01"))
    }

    @Test func aPartyThatAnotherListNamesWithoutADayCounts() throws {
        let other = Statement(entity: "x", schema: .company, property: .name, value: "Invented", dataset: "two")
        let later = listing("l-1", [.startDate: "2025"])
        #expect(try !stands([party()] + later, on: "2020-01-01"))
        #expect(try stands([party(), other] + later, on: "2020-01-01"))
        #expect(try !stands([party("role.rca")] + later, on: "2020-01-01"))
    }
}
